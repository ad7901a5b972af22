"""Every key of a search is in the order of its pages, and no row is read for it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import indexing
from search.asking.request import SearchRequest
from search.engines.answer import Keys
from search.query import keys, search
from tests.factories import make_category, make_notice, make_place, make_problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rows")]


@pytest.fixture(name="rows")
def _rows() -> None:
    """Seven notices, each with problems that rank differently, so that hits of a notice do not stand together."""
    for number in range(7):
        notice = make_notice(
            f"n-{number}",
            f"第{number}份通报",
            place=make_place("甲省", f"区{number % 3}"),
            published=date(2015 + number % 4, 1, 1 + number),
        )
        for times in range(4):
            make_problem(
                notice,
                f"{times + 1}.关于学位{'缺口' * ((times + number) % 3)}的问题",
                measures=["新建学校。" * (1 + (times * number) % 4), "移送纪委。"],
                categories=[make_category("education" if times % 2 else "supervision")],
            )
    indexing.rebuild()


def by_pages(request: SearchRequest, size: int = 5) -> list[int]:
    found: list[int] = []
    while hits := search(request, len(found), len(found) + size).hits:
        found += [hit.obj.pk for hit in hits]
    return found


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest("学位 缺口"),
        SearchRequest("学位 缺口", unit="measure", sort="oldest"),
        SearchRequest("", unit="measure", sort="newest"),
        SearchRequest("“学位” 或 移送", unit="notice"),
        SearchRequest("学位", facets={"category": ("education",), "year": ("2016", "2017")}),
        SearchRequest("学位", excluded={"category": ("education",)}, without=("缺口缺口",)),
        SearchRequest("", unit="problem", notice="n-3"),
        SearchRequest("没有的词"),
    ],
)
def test_keys_are_those_of_all_pages_one_after_the_other(request_):
    every = by_pages(request_)
    assert keys(request_) == Keys(every, len(every))
    assert keys(request_, 3) == Keys(every[:3], len(every))


def test_grouped_keys_follow_the_notices_as_their_pages_do():
    request = SearchRequest("学位 缺口", grouped=True)
    groups = [group for start in (0, 3, 6) for group in search(request, start, start + 3).groups]
    best = [hit.obj.pk for group in groups for hit in group.hits]
    found = keys(request).keys
    assert [key for key in found if key in set(best)] == best
    assert sorted(found) == sorted(keys(SearchRequest("学位 缺口")).keys)
    assert len(found) == sum(group.count for group in groups)


def test_no_row_is_read():
    with CaptureQueriesContext(connection) as asked:
        assert keys(SearchRequest("学位", unit="measure")).total > 20
    assert [query["sql"] for query in asked if "notices_measure" in query["sql"]] == []
