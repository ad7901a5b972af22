import pytest

from search.asking.request import SearchRequest
from search.comparing.counting import narrowed, unchosen, whole


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("学位 缺口", ""),
        ("学位 区:龙华", "district:“龙华”"),
        ("-年:2021 领域:教育 “学位”", "-year:“2021”"),
        ("-学位", ""),
        ("区:甲 或 学位", ""),
    ],
)
def test_of_a_query_a_whole_keeps_what_says_which_notices(text, kept):
    assert whole(SearchRequest(text)).text == kept


def test_a_whole_is_all_there_is_in_the_same_notices():
    asked = SearchRequest(
        "学位",
        unit="measure",
        exact=True,
        facets={"district": ("甲",), "category": ("school",)},
        excluded={"year": ("2020",), "category": ("water",)},
        within=("缺口",),
        notice="jia-2021",
    )
    assert whole(asked) == SearchRequest(
        unit="measure", facets={"district": ("甲",)}, excluded={"year": ("2020",)}, notice="jia-2021"
    )


def test_a_request_loses_choices_and_is_given_one():
    asked = SearchRequest(facets={"district": ("甲", "乙"), "year": ("2020",)})
    assert unchosen(asked, "district").facets == {"year": ("2020",)}
    assert narrowed(asked, district="丙", category="water").facets == {
        "district": ("丙",),
        "year": ("2020",),
        "category": ("water",),
    }
