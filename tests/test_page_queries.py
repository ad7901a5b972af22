"""Every kind of page asks the database as often for many rows as for few."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from notices.claims import CLAIMS
from notices.models import Doubt, Measure, Notice
from search import indexing
from tests.factories import make_category, make_claim, make_measure, make_notice, make_place, make_problem
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db

PAGES = {
    "home": "/",
    "results": "/search/?q=学位",
    "results, without words": "/search/?unit=measure",
    "results, notices": "/search/?unit=notice",
    "results, in scopes": "/search/?q=学位 缺口",
    "results, grouped": "/search/?q=学位&group=1",
    "results, filtered": "/search/?q=学位&category=education&not_year=2010",
    "feed": "/search/feed/?q=学位",
    "concordance": "/concordance/?q=学位",
    "similar": "/similar/linxi-2021/p1/",
    "suggestions": "/suggest/?q=学",
    "notice": "/notices/linxi-2021/",
    "notice, with evidence": "/notices/linxi-2021/?evidence=1",
    "notice, narrowed": "/notices/linxi-2021/?state=done&area=education",
    "notice, with hits": "/notices/linxi-2021/?q=学位",
    "problem": "/notices/linxi-2021/p2/",
    "problem, with evidence": "/notices/linxi-2021/p2/?evidence=1",
    "item": "/notices/linxi-2021/p2/i2/",
    "measure": "/notices/linxi-2021/p1/m1/",
    "categories": "/categories/",
    "category": "/categories/education/",
    "coverage": "/coverage/",
    "comparison": "/compare/?notice=linxi-2021&notice=linxi-2019&category=education",
    "matrix": "/matrix/",
    "matrix, areas": "/matrix/?table=district-category&show=share",
    "trends": "/trends/",
    "rounds": "/rounds/?earlier=linxi-2019&later=linxi-2021",
    "about the data": "/about/data/",
    "about the method": "/about/method/",
    "corrections": "/about/corrections/?id=linxi-2021/p1/m1",
    "figures": "/figures/",
    "figures, of one unit": "/figures/?q=学位&unit_name=个",
    "promises": "/promises/?near=0&q=学位",
    "documents": "/documents/?year=2010-2021",
    "documents, of one title": "/documents/?document=办法",
    "accountability": "/accountability/?unit=measure&across=district",
    "interface": "/api/",
    "API search": "/api/v1/search?q=学位",
    "API notices": "/api/v1/notices",
    "API notice": "/api/v1/notices/linxi-2021",
    "API problem": "/api/v1/notices/linxi-2021/p2",
    "API measure": "/api/v1/notices/linxi-2021/p1/m1",
}


@pytest.fixture(autouse=True)
def uncounted() -> None:
    cache.clear()


def few() -> None:
    make_linxi()
    make_linxi("linxi-2019")
    for number in (0, 1):
        baiqiao(number)
    claim()


def many() -> None:
    """More of everything that a page lists, also beneath what was there."""
    for notice in list(Notice.objects.all()):
        for problem in notice.problems.filter(parent=None):
            for _ in range(4):
                make_measure(problem, "新增学位，补上缺口。")
                item = make_problem(
                    None, "1.学位缺口", parent=problem, categories=[make_category("education")]
                )
                make_measure(item, "新增学位")
    for number in range(2, 10):
        make_linxi(f"linxi-x{number}")
        baiqiao(number)
    claim()


def claim() -> None:
    """Every measure is done, and makes a claim of each kind."""
    Measure.objects.update(status="done")
    for measure in Measure.objects.select_related("problem__notice"):
        for kind in CLAIMS:
            make_claim(kind, measure, measure.text[:2])


def baiqiao(number: int) -> None:
    """A notice of a district of its own, with a doubt and a problem in each of three areas."""
    notice = make_notice(
        f"bai-{number}",
        text=f"柏桥区的通报{number}\n学位",
        place=make_place("甲省", f"{number}市", "柏桥区"),
        published=date(2010 + number, 5, 1),
    )
    Doubt.objects.create(notice=notice, reason="日期没有年份", start=0, end=1)
    for slug in ("education", "culture", "health"):
        make_problem(
            notice,
            "关于公办学位缺口较大的问题",
            title="公办学位缺口较大",
            categories=[make_category(slug)],
            measures=["启用学校，新增学位。"],
        )


def queries(client: Client, address: str) -> int:
    indexing.rebuild()
    client.get(address)  # once before counting: the index opens
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_a_page_asks_as_often_for_many_rows_as_for_few(client: Client, address: str) -> None:
    few()
    before = queries(client, address)
    many()
    assert queries(client, address) <= before
