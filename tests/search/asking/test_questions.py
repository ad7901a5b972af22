import pytest

from search import indexing
from search.asking.request import FIELDS, SCOPES, UNITS, SearchRequest
from search.query import search
from tests.factories import make_lead_in, make_notice, make_problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rows")]


@pytest.fixture(name="rows")
def _rows() -> None:
    """学位 and 缺口: in one sentence, in one measure, in one problem, in one notice, in two."""
    sentence = make_notice("sentence", "通报\n学位有缺口。")
    make_problem(sentence, "甲", measures=["学位有缺口。"])
    measure = make_notice("measure", "通报\n新建学位。填补缺口。")
    make_problem(measure, "乙", measures=["新建学位。填补缺口。"])
    problem = make_notice("problem", "通报\n关于学位的问题\n填补缺口。")
    make_lead_in(make_problem(problem, "关于学位的问题", measures=["填补缺口。"]), "区委重视移送。")
    notice = make_notice("notice", "通报\n学位\n缺口")
    make_problem(notice, "丙", measures=["学位"])
    make_problem(notice, "丁", measures=["缺口"])
    make_problem(make_notice("apart", "通报\n学位"), "戊", measures=["学位"])
    indexing.rebuild()


def names(text: str, **request) -> set[str]:
    return {hit.notice for hit in search(SearchRequest(text, **request), 0, 50).hits}


@pytest.mark.parametrize("text", ["学位 缺口", "“学位” “缺口”", "学位缺口"])
@pytest.mark.parametrize("unit", UNITS)
def test_a_scope_is_where_the_words_stand_together(text, unit):
    assert names(text, unit=unit, scope="sentence") == {"sentence"}
    assert names(text, unit=unit, scope="measure") == {"sentence", "measure"}
    assert names(text, unit=unit, scope="problem") >= {"sentence", "measure"}


def test_a_wider_scope_holds_what_stands_in_several_units():
    assert names("学位 缺口", scope="problem") == {"sentence", "measure", "problem"}
    assert names("学位 缺口", scope="notice") == {"sentence", "measure", "problem", "notice"}
    assert names("学位 缺口", unit="measure", scope="problem") == {"sentence", "measure", "problem"}
    assert names("学位 缺口", unit="notice", scope="problem") == {"sentence", "measure", "problem"}


def test_one_word_stands_together_with_itself():
    assert names("学位", scope="sentence") == names("学位")


def test_either_of_two_phrases_is_one_term():
    assert names("(“缺口” 或 “新建”) “学位”", scope="sentence") == {"sentence", "measure"}


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("", {"sentence", "measure", "problem", "notice", "apart"}),
        ("title", {"problem"}),
        ("problem", {"problem"}),
        ("measure", {"sentence", "measure", "notice", "apart"}),
    ],
)
@pytest.mark.parametrize("text", ["学位", "“学位”"])
def test_a_field_is_where_every_word_and_phrase_stands(text, field, found):
    assert names(text, field=field) == found


def test_a_finding_is_heading_and_lead_in_without_measures():
    assert names("移送", field="problem") == {"problem"} == names("问题:移送")
    assert names("移送", field="measure") == set()
    assert names("“移送”", unit="notice", field="problem") == {"problem"}


def test_terms_within_and_without_filter_exactly():
    assert names("学位", within=("新建",)) == {"measure"}
    assert names("学位", without=("新建", "有缺口")) == {"problem", "notice", "apart"}


def test_hits_are_grouped_under_their_notices():
    results = search(SearchRequest("学位 或 缺口", grouped=True), 0, 2)
    assert (results.total, results.notices, len(results.groups)) == (6, 5, 2)
    groups = search(SearchRequest("学位 或 缺口", grouped=True), 0, 10).groups
    assert {group.notice.name: group.count for group in groups}["notice"] == 2
    assert sum(group.count for group in groups) == 6


def test_every_choice_can_be_asked_of_every_unit():
    for unit in UNITS:
        for scope in SCOPES:
            for field in FIELDS:
                search(SearchRequest("学位 缺口 -移送", unit=unit, scope=scope, field=field, grouped=True))
