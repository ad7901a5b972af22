import pytest

from notices.models import Notice
from search import indexing
from search.asking.request import SearchRequest
from search.concordance import reading
from search.concordance.reading import concordance
from tests.factories import make_measure, make_notice, make_problem
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def collection() -> None:
    make_linxi()
    problem = make_problem(
        make_notice("bai-2022"), "1.关于学位不足的问题", ["新增学位8个。"], lead_ins=["学位已补足。"]
    )
    make_problem(None, "（1）学位分配", ["摇号分配学位。"], parent=problem)
    indexing.rebuild()


def lines(asked: SearchRequest, *terms: str) -> list[tuple[str, str]]:
    held = concordance(asked, terms, 3, "order").lines
    return [(line.source.public_id, f"{line.left}[{line.term}]{line.right}") for line in held]


def test_a_problem_is_read_with_all_that_stands_under_it_each_text_once():
    asked = SearchRequest(notice="bai-2022", sort="oldest")
    assert sorted(lines(asked, "学位")) == [
        ("bai-2022/p1", ".关于[学位]不足的"),
        ("bai-2022/p1/i1", "（1）[学位]分配"),
        ("bai-2022/p1/i1/m1", "号分配[学位]。"),
    ]


def test_measures_are_read_alone():
    assert lines(SearchRequest(unit="measure", notice="linxi-2021"), "学位") == [
        ("linxi-2021/p1/m1", "，新增[学位]216")
    ]


def test_a_notice_is_read_without_what_tells_how_to_reach_a_person():
    assert lines(SearchRequest(unit="notice", notice="linxi-2021"), "电话") == []


def test_several_terms_are_looked_for_in_all_that_is_found():
    held = concordance(SearchRequest(unit="measure", notice="linxi-2021"), ("学位", "教育用地"), 1, "order")
    assert [line.term for line in held.lines] == ["学位", "教育用地"]
    assert (held.total, held.looked_through, held.units) == (4, 4, 2)


def test_what_is_not_read_is_counted(monkeypatch):
    monkeypatch.setitem(reading.MOST, "measure", 1)
    held = concordance(SearchRequest(unit="measure"), ("学位",), 5, "order")
    assert (held.total, held.looked_through, held.units, len(held.lines)) == (3, 1, 1, 1)


def test_the_lines_of_a_term_are_as_many_as_a_plain_scan_counts():
    texts = [text for notice in Notice.objects.all() for text in notice.pieces()]
    held = concordance(SearchRequest(unit="notice"), ("的",), 5, "order")
    assert len(held.lines) == sum(text.count("的") for text in texts) > 3


def test_the_number_of_queries_does_not_grow_with_the_units(django_assert_num_queries):
    for _ in range(2):
        with django_assert_num_queries(5):
            concordance(SearchRequest(), ("学位",), 5, "order")
        problem = make_problem(Notice.objects.get(name="bai-2022"), "学位", ["学位"])
        for _ in range(5):
            make_measure(problem, "学位")
        indexing.rebuild()
