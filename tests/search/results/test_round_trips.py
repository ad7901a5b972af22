"""Pages of results on a cluster take three round trips at most, whatever is asked, and nothing known beforehand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.management import call_command

from search.asking import vocabulary
from search.engines.connection import engine
from search.engines.opensearch import asking, cluster
from tests.conftest import index_in

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
MOST = 3
KINDS = {
    "everything": {"q": ""},
    "hits": {"q": "学位 督促"},
    "the second page": {"q": "整改", "page": "2", "unit": "measure"},
    "none hold all": {"q": "区块链 学位 违法建筑 河道"},
    "none hold all, with words inside of words": {"q": "形式主义 官僚主义 学位 排水管网"},
    "hitless": {"q": "龘龘龘"},
    "hitless, by characters": {"q": "没有这个词甲乙丙丁", "characters": "1"},
    "hitless, in one scope": {"q": "学位 龘龘", "scope": "sentence", "all": "1"},
    "an everyday word": {"q": "孩子没地方上学怎么办"},
    "misspelt": {"q": "形试主义"},
    "misspelt, and none hold all": {"q": "形试主义 官撩主义 学为"},
    "pinyin": {"q": "xuewei"},
    "a place": {"q": "临溪区 学位"},
    "a place that has none of it": {"q": "临溪 区块链"},
    "a place without notices": {"q": "三明市 学位 区块链"},
    "a place, a year, an area": {"q": "临溪 2021年 教育"},
    "a place and its promises": {"q": "临溪 承诺"},
    "a state": {"q": "已完成 学位 龘龘"},
    "long": {"q": "在推进小区物业管理过程中没有按规定召开业主大会导致业主投诉不断的街道应当怎样整改"},
    "many words": {"q": "党员干部 廉洁自律 中央八项规定精神 四风问题 公款吃喝 违规发放津贴补贴 公车私用"},
    "filters": {"q": "学位", "year": "2021", "category": "education", "not_status": "done"},
    "filters that leave nothing": {"q": "学位 区块链", "year": "2014", "category": "culture"},
    "a word of two, the telling one nowhere": {"q": "宠物医院"},
    "such a word beside another": {"q": "学位 宠物督促 离婚登记"},
    "a phrase": {"q": "“整改落实”"},
    "a phrase that stands nowhere": {"q": "“整改落实龘” 学位 区块链"},
    "exactly": {"q": "学位龘", "exact": "1"},
    "a scope": {"q": "学位 督促", "scope": "measure", "unit": "measure"},
    "a field": {"q": "学位 督促", "field": "measure"},
    "in measures, either, not": {"q": "措施:督促 学位 OR 床位 NOT 龘"},
    "groups": {"q": "学位 区块链", "unit": "measure", "group": "1"},
    "notices": {"q": "学位 区块链", "unit": "notice"},
}


@pytest.fixture(name="trips_of")
def _trips_of(
    settings, tmp_path: Path, monkeypatch, client
) -> Iterator[Callable[[str, dict[str, str]], list[Any]]]:
    """A page asked for, when the words of the collection are there and nothing else is known: its requests."""
    requests: list[Any] = []
    original = cluster.msearch

    def noted(nodes: Any, searches: Any) -> list[Any]:
        requests.append(searches)
        return original(nodes, searches)

    def trips_of(address: str, query: dict[str, str]) -> list[Any]:
        backend: Any = engine()
        backend.recent.forget()
        vocabulary.generation()
        requests.clear()
        assert client.get(f"{address}?{urlencode(query)}").status_code == 200, query
        return list(requests)

    with index_in(settings, tmp_path / "index", "opensearch"):
        call_command("import_notices", SAMPLES, verbosity=0)
        vocabulary.words()
        client.get("/search/?q=学位")
        monkeypatch.setattr(asking, "msearch", noted)
        yield trips_of


@pytest.mark.skipif(
    "OPENSEARCH_URLS" not in os.environ, reason="no cluster: tests/with_opensearch starts one"
)
@pytest.mark.django_db(transaction=True)
def test_a_page_of_results_takes_three_round_trips_at_most_whatever_is_asked(trips_of):
    pages = {kind: len(trips_of("/search/", query)) for kind, query in KINDS.items()}
    assert {kind: trips for kind, trips in pages.items() if not 0 < trips <= MOST} == {}
    asked_of_machines = {kind: len(trips_of("/api/v1/search", query)) for kind, query in KINDS.items()}
    assert {kind: trips for kind, trips in asked_of_machines.items() if not 0 < trips <= MOST} == {}
