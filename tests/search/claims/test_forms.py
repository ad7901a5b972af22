from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from django.http import QueryDict

from search.claims.accountability import AccountabilityForm
from search.claims.forms import ClaimForm, DocumentForm, FigureForm, PromiseForm
from tests.search.claims.collection import make_claims

pytestmark = pytest.mark.django_db


def asked(form: type[Any], query: str) -> Any:
    checked = form(QueryDict(query))
    assert checked.is_valid(), checked.errors
    return checked


def refused(form: type[Any], query: str) -> dict[str, list[str]]:
    return dict(form(QueryDict(query)).errors)


@pytest.mark.parametrize(
    ("typed", "text", "first", "last"),
    [
        ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-2", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (" 2024-06-30 ", "2024-06-30", date(2024, 6, 30), date(2024, 6, 30)),
    ],
)
def test_a_period_is_a_year_a_month_or_a_day(typed, text, first, last):
    period = asked(PromiseForm, f"due_to={typed}").cleaned_data["due_to"]
    assert (period.text, period.first, period.last) == (text, first, last)


@pytest.mark.parametrize("typed", ["soon", "2024-13", "2024-02-30", "24", "2024-06-30-01", "0000"])
def test_what_is_no_period_is_refused_with_how_one_is_written(typed):
    assert refused(PromiseForm, f"due_from={typed}") == {
        "due_from": [f"“{typed}”不是日期，请写作 2024、2024-06 或 2024-06-30。"]
    }


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("5,000", 5000.0),
        ("２０", 20.0),
        ("-1.5", -1.5),
        ("", None),
    ],
)
def test_a_number_is_read_in_any_width(typed, value):
    assert asked(FigureForm, f"value_from={typed}").cleaned_data["value_from"] == value


@pytest.mark.parametrize("typed", ["many", "nan", "1e999"])
def test_what_is_no_number_is_refused_with_how_one_is_written(typed):
    assert refused(FigureForm, f"value_from={typed}") == {
        "value_from": [f"“{typed}”不是数，请写作 5000 或 0.5。"]
    }


def test_units_are_those_that_figures_have():
    make_claims()
    form = asked(FigureForm, "unit_name=所&unit_name=个&unit_name=none&unit_name=个")
    assert form.cleaned_data["unit_name"] == ("所", "个", "none")
    assert form.units == ("所", "个", "")
    assert refused(FigureForm, "unit_name=所&unit_name=没有") == {"unit_name": ["没有“没有”这个值。"]}


def test_a_kind_that_there_is_not_is_refused_with_those_there_are():
    assert refused(AccountabilityForm, "who=none&who=wrong") == {
        "who": ["没有“wrong”这个值，可用的是：officials、bodies、firms、residents、none。"]
    }


def test_one_unit_is_sorted_by_size_by_itself_several_by_date():
    make_claims()
    assert asked(FigureForm, "unit_name=个").sorting == "largest"
    assert asked(FigureForm, "unit_name=个&unit_name=所").sorting == "newest"
    assert asked(FigureForm, "unit_name=个&order=district").sorting == "district"
    assert asked(FigureForm, "").sorting == "newest"


@pytest.mark.parametrize(
    ("form", "query"),
    [
        (FigureForm, "?q=学位&unit=measure&year=2021&near=0&unit_name=个&sense=change&bound=above&across=year"),
        (FigureForm, "?value_from=5000&value_to=0.5&order=largest"),
        (PromiseForm, "?due_from=2024&due_to=2024-06&order=latest"),
        (DocumentForm, "?q=学位&title=办法&role=made&document=办法&order=title"),
        (AccountabilityForm, "?kind=talk&kind=money&who=officials&who=none&order=most&across=district"),
    ],
)  # fmt: skip
def test_an_address_says_what_was_asked_and_no_more(form, query):
    make_claims()
    noise = "&page=3&unknown=1"
    held: ClaimForm = asked(form, query.removeprefix("?"))
    assert unquote(held.address()) == query
    assert unquote(asked(form, query.removeprefix("?") + noise).address()) == query


def test_a_title_that_is_too_long_is_refused():
    assert not DocumentForm(QueryDict("title=" + "长" * 101)).is_valid()
