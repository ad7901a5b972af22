"""Every kind of page asks the database as often for many rows as for few."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from notices.models import CLAIMS, CollectedPage, Doubt, Measure, Notice, Reprint, Sentence, SourceSite
from search import indexing
from tests.factories import (
    make_category,
    make_claim,
    make_measure,
    make_notice,
    make_place,
    make_problem,
    place_code,
)
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
    "shared sentences": "/reuse/",
    "shared sentence": "/reuse/0000000000000001/",
    "shared sentences of a notice": "/notices/linxi-2021/reuse/",
    "places": "/places/",
    "place": f"/places/{place_code('青岚省', '云泽市', '临溪区')}/",
    "province": f"/places/{place_code('甲省')}/",
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
    """Every measure is done, makes a claim of each kind, and says what all others say too."""
    Measure.objects.update(status="done")
    for measure in Measure.objects.select_related("problem__notice"):
        notice = measure.problem.notice
        Sentence.objects.create(notice=notice, measure=measure, key=1, start=0, end=len(measure.text))
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
    site = SourceSite.objects.create(
        name=f"{number}", address=f"https://a.example/{number}/", place=notice.place
    )
    CollectedPage.objects.create(site=site, address=f"https://a.example/{number}", kind="2-article")
    Reprint.objects.create(notice=notice, url=f"https://b.example/{number}", sha256="a")
    for slug in ("education", "culture", "health"):
        make_problem(
            notice,
            "关于公办学位缺口较大的问题",
            title="公办学位缺口较大",
            categories=[make_category(slug)],
            measures=["启用学校，新增学位。"],
        )


def queries(client: Client) -> dict[str, int]:
    """How often each page asks."""
    indexing.rebuild()
    return {name: _queries(client, address) for name, address in PAGES.items()}


def _queries(client: Client, address: str) -> int:
    cache.clear()
    client.get(address)  # once before counting: the index opens
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_every_page_asks_as_often_for_many_rows_as_for_few(client: Client) -> None:
    few()
    for_few = queries(client)
    many()
    for_many = queries(client)
    assert {name: count for name, count in for_many.items() if count > for_few[name]} == {}
