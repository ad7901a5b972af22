from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from search.asking.forms import SearchForm, address_of
from search.asking.request import SearchRequest
from tests.factories import make_category, make_place

pytestmark = pytest.mark.django_db


def asked(query: str) -> SearchRequest:
    form = SearchForm(QueryDict(query))
    assert form.is_valid(), form.errors
    return form.request()


def test_nothing_asked_is_all_problems_newest_first():
    assert asked("") == SearchRequest(sort="newest")


def test_everything_asked_is_read():
    make_category("education")
    place = make_place("甲省")
    facets = f"district={place.code}&year=2021&year=2020&category=education"
    assert asked(f"q=+学位+&unit=measure&exact=1&all=1&sort=oldest&{facets}") == SearchRequest(
        "学位",
        "measure",
        exact=True,
        all_words=True,
        facets={"district": (place.code,), "year": ("2021", "2020"), "category": ("education",)},
        sort="oldest",
    )


@pytest.mark.parametrize(
    "query", ["exact=0", "exact=off", "all=", "sort=", "x=1", "utm_source=mail", "open=x"]
)
def test_what_changes_no_answer_is_ignored(query):
    assert asked(query) == SearchRequest(sort="newest")


@pytest.mark.parametrize("value", ["1", "on", "True"])
def test_a_switch_is_put_on_by_several_words(value):
    assert asked(f"exact={value}").exact


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("unit", "page", "notice、problem、measure"),
        ("scope", "zzz", "notice、problem、measure、sentence"),
        ("field", "zzz", "title、problem、measure"),
        ("sort", "best", "relevance、newest、oldest"),
        ("synonyms", "2", "1、0"),
        ("exact", "zzz", "1、0"),
        ("all", "zzz", "1、0"),
        ("group", "zz", "1、0"),
        ("plain", "zz", "1、0"),
        ("characters", "zz", "1、0"),
    ],
)
def test_a_value_that_is_none_of_a_few_is_refused_with_those(name, value, allowed):
    form = SearchForm(QueryDict(urlencode({name: value})))

    assert form.errors == {name: [f"没有“{value}”这个值，可用的是：{allowed}。"]}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("districts", "district"),
        ("not-year", "not_year"),
        ("Category", "category"),
        ("province", "district"),
        ("keyword", "q"),
        ("领域", "category"),
        ("witin", "within"),
    ],
)
def test_a_parameter_that_looks_like_one_that_filters_is_refused(typed, meant):
    form = SearchForm(QueryDict(urlencode({typed: "x"})))

    assert form.errors == {"__all__": [f"没有“{typed}”这个参数，是不是“{meant}”？"]}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("notice", "nope"),
        ("year", "next"),
        ("year", "20211"),
        ("category", "nothing"),
        ("district", "1'--"),
        ("not_district", "不存在区"),
        ("status", "zzz"),
    ],
)
def test_what_would_change_the_answer_and_is_not_known_is_refused(name, value):
    form = SearchForm(QueryDict(urlencode({name: value})))

    assert not form.is_valid()
    assert form.errors == {name: [f"没有“{value}”这个值。"]}


def test_groups_none_and_years_without_notices_are_known():
    make_category("education", group="livelihood")
    facets = asked("category=livelihood&category=none&district=none&year=none&year=1999").facets
    assert facets == {"district": ("none",), "year": ("none", "1999"), "category": ("livelihood", "none")}


def test_a_value_given_twice_counts_once():
    assert asked("year=2021&year=2021").facets == {"year": ("2021",)}


def test_words_are_sorted_by_relevance():
    assert asked("q=学位").sort == "relevance"


def test_a_query_that_is_too_long_is_refused_with_a_sentence():
    form = SearchForm(QueryDict("q=" + "字" * 501))
    assert not form.is_valid()
    assert form.errors["q"] == ["检索词太长：最多 500 个字，现有 501 个。"]


@pytest.mark.parametrize("page", ["0", "-1", "two", "99999999999999"])
def test_a_page_that_cannot_be_is_an_error(page):
    form = SearchForm(QueryDict(f"page={page}"))
    assert not form.is_valid()
    assert list(form.errors) == ["page"]


@pytest.mark.parametrize(
    ("query", "shortest"),
    [
        ("", "?"),
        ("q=&unit=problem&exact=0&sort=newest", "?"),
        ("q=a&sort=relevance", "?q=a"),
        ("q=a&sort=newest&exact=on&unit=notice", "?q=a&unit=notice&exact=1&sort=newest"),
        ("year=2021&all=1&page=3", "?all=1&year=2021"),
    ],
)
def test_an_address_says_only_what_is_not_usual(query, shortest):
    assert address_of(asked(query)) == shortest
