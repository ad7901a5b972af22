"""What there is where what was asked is not: counts of a place that is named, of the region around, of claims."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.http import QueryDict

from notices.claim_kinds import CLAIM_KINDS
from notices.models import Measure
from search import indexing
from search.asking.forms import SearchForm
from search.asking.request import SearchRequest
from search.page.switches import Switch
from search.query import search, total
from search.results import instead
from tests.factories import make_measure, make_notice, make_place, make_problem
from tests.pages_text import html, text
from tests.search.claims.collection import make_claims

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _collection() -> None:
    make_claims()
    problem = make_problem(
        make_notice("haifang-2022", place=make_place("江海省", "海防市", "堤北区")), "桥梁老化"
    )
    make_measure(problem, "计划明年加固。")
    problem.measures.update(status=Measure.Status.PLANNED)
    indexing.rebuild()


def named(switches: list[Switch] | tuple[Switch, ...]) -> dict[str, int | None]:
    return {switch.label: switch.count for switch in switches}


def asked(query: str) -> SearchRequest:
    return SearchRequest(query)


def holdings(query: str) -> dict[str, dict[str, int | None]]:
    return {place.place: named(place.counts) for place in instead.holdings(search(asked(query)))}


def test_a_place_that_has_nothing_of_it_says_what_it_has() -> None:
    assert holdings("堤北区 学位") == {
        "堤北区": {
            "问题": 1,
            "已完成": 0,
            "推进中": 0,
            "计划中": 1,
            "数字": 0,
            "承诺": 0,
            "制度文件": 0,
            "追责": 0,
        }
    }
    assert holdings("堤北区 已完成") == holdings("堤北区 学位")


def test_a_place_that_has_some_of_it_says_no_more() -> None:
    assert holdings("甲区 学位") == {}
    assert holdings("学位") == {}


def test_each_count_is_what_its_link_finds() -> None:
    [place] = instead.holdings(search(asked("甲区 桥梁")))
    on_search = [switch for switch in place.counts if switch.url.startswith("?")]
    for switch in on_search:
        form = SearchForm(QueryDict(urlsplit(switch.url).query))
        assert form.is_valid()
        assert total(form.request()) == switch.count
    assert named(place.counts)["数字"] == 5


def test_the_links_to_claims_list_as_many(client) -> None:
    [place] = instead.holdings(search(asked("甲区 桥梁")))
    figures = next(switch for switch in place.counts if switch.label == "数字")
    file = client.get(figures.url.replace("/figures/", "/figures/export/plain-csv/"))
    assert file["X-Total-Rows"] == str(figures.count) == "5"


def test_every_kind_of_claim_is_called_something() -> None:
    assert [kind.name for kind in CLAIM_KINDS if not kind.called] == []


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("学位 承诺", {"承诺": 2}),
        ("甲区承诺", {"承诺": 1}),
        ("堤北区 承诺", {"承诺": 0}),
        ("乙区 问责", {"追责": 1}),
        ("promises", {"承诺": 2}),
        ("学位", {}),
        ("“学位” 承诺", {}),
    ],
)
def test_a_word_that_names_a_kind_of_claim_leads_to_these(query: str, offered: dict[str, int]) -> None:
    assert named(instead.claims(asked(query), search(asked(query)))) == offered


def test_a_state_is_understood_in_english() -> None:
    assert [(meant.kind, meant.label) for meant in search(asked("planned")).reading.meant] == [
        ("status", "计划中")
    ]


def test_beside_a_place_without_notices_the_region_around_is_offered() -> None:
    make_problem(make_notice("shen-2022", place=make_place("广东省", "深圳市", "龙华区")), "学位不足")
    indexing.rebuild()
    assert named(instead.regions(asked("福田 学位"), search(asked("福田 学位")))) == {"深圳市": 1}
    assert instead.regions(asked("海淀 学位"), search(asked("海淀 学位"))) == []


def test_the_page_says_so(client) -> None:
    page = text(html(client, "/search/?q=堤北区 承诺"))
    assert "没有找到。" in page
    assert "堤北区 收录的： 问题 1 已完成 0 推进中 0 计划中 1 数字 0 承诺 0 制度文件 0 追责 0" in page
    assert "通报里写明的： 承诺 0" in page
    assert "“海淀区”不在收录之列，以下是其他地区的。" in text(html(client, "/search/?q=海淀 学位"))
    assert "“海淀区”不在收录之列。" in text(html(client, "/search/?q=海淀 桥桩"))


def test_a_large_place_that_a_text_only_names_is_not_in_the_collection(client) -> None:
    make_measure(make_problem(make_notice("other"), "关于学位缺口的问题"), "赴云南省考察学位。")
    indexing.rebuild()
    page = text(html(client, "/search/?q=云南 学位"))
    assert "“云南省”不在收录之列，以下是其他地区的。" in page


def test_a_word_of_a_text_that_is_also_a_small_place_is_a_word(client) -> None:
    make_measure(make_problem(make_notice("other"), "关于接待不规范的问题"), "来宾接待从简。")
    indexing.rebuild()
    assert "不在收录之列" not in text(html(client, "/search/?q=来宾 接待"))
