"""What is said of claims, whatever their kind."""

from datetime import date

import pytest

from notices.claim_kinds import CLAIM_KINDS, KIND_OF, Tally
from notices.models import CLAIMS, Accountability, Document, Figure, Notice, Promise
from tests.factories import make_claim, make_measure, make_notice, make_problem

pytestmark = pytest.mark.django_db

TEXT = "印发《甲办法》，落实《甲办法》《乙条例》，问责2人，约谈3人，明年完成。"


@pytest.fixture
def notice() -> Notice:
    notice = make_notice(text=TEXT)
    measure = make_measure(make_problem(notice), TEXT)
    for year in (2022, 2024, 2026):
        make_claim(Promise, measure, "明年完成", due=str(year), due_by=date(year, 12, 31))
    for words, role in (("《甲办法》", "made"), ("《甲办法》", "cited"), ("《乙条例》", "cited")):
        make_claim(Document, measure, words, title=words[1:-1], role=role)
    make_claim(Document, notice, "《甲办法》", title="甲办法", role="made")
    make_claim(Figure, measure, "2人")
    for words, kind in (("约谈3人", "talk"), ("问责2人", "discipline")):
        make_claim(Accountability, measure, words, kind=kind)
    make_claim(Figure, measure, "3人", rejected=True)
    make_claim(Accountability, measure, "约谈3人", kind="talk", rejected=True)
    return notice


def tallies(notice: Notice, today: date) -> dict[str, Tally]:
    return {
        kind.plural: kind.tally(kind.model.objects.standing().filter(notice=notice), today)
        for kind in CLAIM_KINDS
    }


def test_claims_are_counted_documents_by_title_and_rejected_ones_not(
    notice, django_assert_num_queries
) -> None:
    with django_assert_num_queries(4):
        counted = tallies(notice, date(2023, 6, 1))
    assert counted == {
        "promises": ((("3 项", ""),), "，下一个期限 2024年12月31日"),
        "figures": ((("1 处", ""),), ""),
        "documents": ([("制定 1 份", "&role=made"), ("提及 2 份", "&role=cited")], ""),
        "accountability": ([("问责处分 1", "&kind=discipline"), ("约谈提醒 1", "&kind=talk")], ""),
    }


def test_a_promise_that_falls_due_today_is_the_next_and_after_the_last_there_is_none(notice) -> None:
    last, after = date(2026, 12, 31), date(2027, 1, 1)
    assert tallies(notice, last)["promises"].remark == "，下一个期限 2026年12月31日"
    assert tallies(notice, after)["promises"].remark == "，最后的期限 2026年12月31日 已过"


def test_a_notice_that_claims_nothing_counts_nothing() -> None:
    assert not any(tally.counted for tally in tallies(make_notice(), date(2023, 6, 1)).values())


@pytest.mark.parametrize(
    ("claim", "phrases"),
    [
        (Promise(due="2022-12"), [("期限 2022-12", "")]),
        (
            Figure(value=2160.0, unit_name="个", bound="~", sense="change"),
            [("约 2,160", "个"), ("增减量", "")],
        ),
        (Figure(value=0.5, unit_name="", bound="=", sense="level"), [("0.5", ""), ("存量", "")]),
        (Document(title="办法", role="cited"), [("提及", "")]),
        (
            Accountability(kind="talk", count=3.0, unit_name="人", who="officials"),
            [("约谈提醒", ""), ("3", "人"), ("干部", "")],
        ),
        (Accountability(kind="case"), [("线索案件", "")]),
    ],
)
def test_a_claim_is_said_in_phrases(claim, phrases) -> None:
    assert list(KIND_OF[claim.type_name].phrases(claim)) == phrases


def test_the_columns_of_a_kind_are_those_that_no_other_has() -> None:
    assert {kind.name: kind.own_fields for kind in CLAIM_KINDS} == {
        "promise": ("due", "due_by"),
        "figure": ("value", "unit_name", "bound", "sense"),
        "document": ("title", "role"),
        "accountability": ("kind", "count", "unit_name", "who"),
    }


def test_every_model_of_a_claim_has_its_kind() -> None:
    assert [kind.model for kind in CLAIM_KINDS] == list(CLAIMS)
