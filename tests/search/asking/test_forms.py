import pytest
from django.http import QueryDict

from search.asking.forms import SearchForm, address_of
from search.query import SearchRequest
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
    "query",
    [
        "unit=page",
        "sort=best",
        "year=next",
        "year=20211",
        "category=nothing",
        "district=1%27--",
        "exact=0",
        "all=",
        "x=1",
    ],
)
def test_what_is_not_known_is_dropped(query):
    assert asked(query) == SearchRequest(sort="newest")


def test_groups_none_and_years_without_notices_are_known():
    make_category("education", group="livelihood")
    facets = asked("category=livelihood&category=none&district=none&year=none&year=1999").facets
    assert facets == {"district": ("none",), "year": ("none", "1999"), "category": ("livelihood", "none")}


def test_a_value_given_twice_counts_once():
    assert asked("year=2021&year=2021").facets == {"year": ("2021",)}


def test_words_are_sorted_by_relevance():
    assert asked("q=学位").sort == "relevance"


def test_a_query_that_is_too_long_is_refused_with_a_sentence():
    form = SearchForm(QueryDict("q=" + "字" * 2001))
    assert not form.is_valid()
    assert form.errors["q"] == ["检索词太长：最多 2000 个字，现有 2001 个。"]


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
