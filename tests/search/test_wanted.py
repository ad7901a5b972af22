"""What the report on search wanted of its 23 queries on the real notices. Skipped without these."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from search import indexing
from search.asking.request import SearchRequest
from search.query import Results, search
from search.results.alternatives import ways_out
from tests.pages_text import html, text
from tools.quality.judged import mean, passages_found, score

SHARED = Path(__file__).resolve().parents[3] / "shared"
CASES = SHARED / "cases" / "search.json"


def results(query: str) -> Results:
    return search(SearchRequest(query), 0, 60)


def grades(query: str) -> list[int]:
    judged = cases()[query]["judged"]
    return [judged.get(passage, 0) for passage in passages_found(query)]


def cases() -> dict[str, dict[str, Any]]:
    return {case["q"]: case for case in json.loads(CASES.read_text("utf-8"))}


def meant(query: str) -> list[tuple[str, str]]:
    return [(meaning.kind, meaning.label) for meaning in results(query).reading.meant]


def page(query: str) -> str:
    return text(html(Client(), f"/search/?q={query}"))


def is_nowhere(query: str) -> bool:
    """No hit, a plain sentence, no correction, and no way out that an accident would bring."""
    answered = results(query)
    offered = {way.label for way in ways_out(SearchRequest(query), answered.facets)}
    return (
        answered.total == 0
        and not answered.reading.meant
        and "没有找到。" in page(query)
        and offered <= {"改查含其中多数字的"}
    )


def below_the_line(query: str) -> list[Any]:
    answered = results(query)
    return list(answered.hits[answered.holding_all :])


def _is_of_the_area(hit: Any) -> bool:
    return any("形式主义" in category.name for category in hit.obj.labels())


WANTED: dict[str, Callable[[str], bool]] = {
    "中学": lambda query: grades(query)[0] == 2 and 0 not in grades(query)[:3],
    "大学": lambda query: grades(query) == sorted(grades(query), reverse=True) and len(grades(query)) >= 4,
    "形式主义": lambda query: all(
        _is_of_the_area(hit) or "形式" in hit.snippet.replace("形式主义", "") for hit in below_the_line(query)
    ),
    "两个责任": lambda query: 0 not in grades(query)[:5],
    "发展中": lambda query: not any("<mark>中</mark>" in hit.snippet for hit in results(query).hits),
    "房价": lambda query: "没有一处写作： 房价" in page(query) and meant(query) == [],
    "市政": lambda query: "没有一处含： 市政" in page(query) and "整个领域： 交通与市政设施" in page(query),
    "区块链": is_nowhere,
    "市区别": is_nowhere,
    "拍马屁": is_nowhere,
    "１０８１张": lambda query: grades(query) == [2],
    "huangpi": lambda query: meant(query) == [("district", "黄陂区")] and results(query).total == 52,
    "education": lambda query: meant(query) == [("category", "教育")],
    "形势主义": lambda query: meant(query) == [("spelling", "形式主义")] and grades(query)[:3] == [2, 2, 2],
    "黄陂 教育": lambda query: grades(query) == [2, 2],
    "海淀 学位": lambda query: "“海淀区”不在收录之列" in page(query) and "您是不是要找" not in page(query),
    "2024年 党建": lambda query: {hit.notice for hit in results(query).hits} == {"huangpi-2024"},
    "堵车": lambda query: grades(query) == [2],
    "开发商 黑名单": lambda query: grades(query) == [2],
    "黑臭水体": lambda query: grades(query)[:2] == [2, 2],
    "送礼": lambda query: 0 not in grades(query)[:4],
    "基层 减负 会议": lambda query: all(hit.lacking for hit in below_the_line(query)),
    "怎么解决停车难": lambda query: 0 not in grades(query),
}


@pytest.mark.shared
@pytest.mark.django_db
@pytest.mark.skipif(not CASES.is_file(), reason="there is no ../shared/cases")
def test_every_case_of_the_report_is_answered_as_it_wanted() -> None:
    call_command("import_notices", str(SHARED / "notices"), verbosity=0)
    indexing.rebuild()
    assert set(WANTED) == set(cases())
    assert [query for query, is_so in WANTED.items() if not is_so(query)] == []
    rows = [score(case, passages_found(query)) for query, case in cases().items()]
    assert mean(rows, "ndcg") >= 0.92
