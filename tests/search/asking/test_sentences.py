import pytest
from django.utils import translation

from search.asking.request import SearchRequest
from search.asking.sentences import names, said, sentence
from tests.factories import make_category, make_notice, make_place

NAMES = {
    ("district", "44"): "广东省",
    ("district", "43"): "湖南省",
    ("category", "environment"): "生态环境",
    ("category", "education"): "教育",
    ("notice", "linxi-2021"): "中共临溪区委的通报",
    ("status", "planned"): "计划中",
    ("status", "done"): "已完成",
}
ALL = SearchRequest()


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (ALL, "全部问题"),
        (SearchRequest(unit="measure"), "全部措施"),
        (
            SearchRequest(
                "黑臭水体", facets={"year": ("2021",), "district": ("44",), "category": ("environment",)}
            ),
            "2021 年、广东省、生态环境类问题，含‘黑臭水体’",
        ),
        (SearchRequest("学位 缺口"), "全部问题，含‘学位’、‘缺口’中的词"),
        (SearchRequest("学位 缺口", all_words=True), "全部问题，含‘学位’和‘缺口’"),
        (SearchRequest("学位 缺口", exact=True), "全部问题，逐字含‘学位’和‘缺口’"),
        (SearchRequest("“举一反三”"), "全部问题，逐字含‘举一反三’"),
        (SearchRequest("养老 或 残疾人"), "全部问题，逐字含‘养老’或‘残疾人’"),
        (SearchRequest("养老 与 残疾人"), "全部问题，逐字含‘养老’和‘残疾人’"),
        (SearchRequest("巡察 -巡视"), "全部问题，含‘巡察’，不含‘巡视’"),
        (SearchRequest("标题:学位"), "全部问题，标题含‘学位’"),
        (SearchRequest("学位", field="title"), "全部问题，含‘学位’，都在标题中"),
        (SearchRequest("学位 缺口", scope="sentence"), "全部问题，含‘学位’、‘缺口’中的词，各词同句"),
        (SearchRequest("学位", synonyms=False), "全部问题，含‘学位’，不用同义词"),
        (
            SearchRequest(facets={"year": ("2021", "2019", "2020", "2017"), "district": ("44", "43")}),
            "2017 年或2019—2021 年、广东省或湖南省的问题",
        ),
        (SearchRequest(facets={"year": ("none",), "district": ("none",)}), "未注明年份、未注明地区的问题"),
        (
            SearchRequest(within=("学校",), without=("新建", "扩建")),
            "全部问题，结果中逐字含‘学校’，结果中去除‘新建’或‘扩建’",
        ),
        (
            SearchRequest(excluded={"district": ("44",), "year": ("2019",), "category": ("education",)}),
            "全部问题，排除广东省，排除2019 年，不含教育类",
        ),
        (
            SearchRequest(unit="measure", facets={"district": ("44",), "status": ("planned", "none")}),
            "广东省、计划中或未判定的措施",
        ),
        (
            SearchRequest(facets={"status": ("planned",)}, excluded={"status": ("done",)}),
            "措施计划中的问题，排除已完成",
        ),
        (SearchRequest(unit="measure", notice="linxi-2021"), "《中共临溪区委的通报》的措施"),
    ],
)
def test_a_search_says_what_it_asks(request_, expected):
    assert said(request_, NAMES) == expected


def test_a_sentence_stays_one_that_can_be_read():
    request = SearchRequest("字" * 2000, facets={"district": tuple(map(str, range(50)))})
    assert len(said(request, {})) < 120


def test_a_query_that_is_too_long_says_the_rest():
    assert said(SearchRequest("字" * 2001, unit="notice"), {}) == "全部通报"


def test_the_order_of_hits_and_their_grouping_say_nothing():
    assert said(SearchRequest("学位", sort="oldest", grouped=True), {}) == said(SearchRequest("学位"), {})


def test_the_same_in_english():
    request = SearchRequest(
        "黑臭水体 -排口", facets={"year": ("2020", "2021"), "category": ("environment", "education")}
    )
    with translation.override("en"):
        assert said(
            request, {("category", "environment"): "Ecology", ("category", "education"): "Education"}
        ) == ("2020—2021, problems on Ecology or Education, with “黑臭水体”, without “排口”")


@pytest.mark.django_db
def test_values_are_called_as_the_reader_calls_them(django_assert_max_num_queries):
    place = make_place("广东省")
    make_category("waters", "水体", "outdoors", "户外")
    make_notice("linxi-2021", title="通报")
    request = SearchRequest(
        facets={"district": (place.code,), "category": ("waters",)},
        excluded={"category": ("outdoors",)},
        notice="linxi-2021",
    )
    with django_assert_max_num_queries(4):
        assert sentence(request) == "《通报》、广东省、水体类问题，不含户外类"
    with translation.override("en"):
        assert names(request)["category", "waters"] == "waters"
