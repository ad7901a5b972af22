from datetime import date

import pytest

from notices.claims import Accountability, Document, Figure, Promise
from notices.models import Notice
from notices.notice_page.claim_counts import Act, ClaimCounts, claim_counts
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


def test_claims_are_counted_documents_by_title_and_rejected_ones_not(
    notice, django_assert_num_queries
) -> None:
    with django_assert_num_queries(4):
        found = claim_counts(notice, date(2023, 6, 1))
    assert found == ClaimCounts(
        promises=3,
        next_due=date(2024, 12, 31),
        last_due=date(2026, 12, 31),
        figures=1,
        made=1,
        cited=2,
        acts=(Act("discipline", "问责处分", 1), Act("talk", "约谈提醒", 1)),
    )


def test_a_promise_that_falls_due_today_is_the_next_and_after_the_last_there_is_none(notice) -> None:
    assert claim_counts(notice, date(2026, 12, 31)).next_due == date(2026, 12, 31)
    assert claim_counts(notice, date(2027, 1, 1)).next_due is None


def test_a_notice_that_claims_nothing_counts_nothing() -> None:
    assert claim_counts(make_notice(), date(2023, 6, 1)) == ClaimCounts(0, None, None, 0, 0, 0, ())
