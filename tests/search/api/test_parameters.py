"""The description of parameters is made from the forms that clean them."""

from __future__ import annotations

import pytest
from django import forms

from search.api.parameters import MEANINGS, NoticeFilter, Paging, SearchParameters, described
from search.asking.forms import SearchForm


def schemas(form: type[forms.Form]) -> dict[str, dict[str, object]]:
    return {each["name"]: each["schema"] for each in described(form)["parameters"]}


def test_a_search_has_the_parameters_of_the_page_and_its_size() -> None:
    assert set(schemas(SearchParameters)) == {*SearchForm.base_fields, "size"}


def test_every_parameter_is_explained_and_no_other() -> None:
    names = {name for form in (SearchParameters, NoticeFilter, Paging) for name in form.base_fields}
    assert set(MEANINGS) == names


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("unit", {"type": "string", "enum": ["notice", "problem", "measure"]}),
        ("exact", {"type": "string", "enum": ["0", "1"]}),
        ("district", {"type": "array", "items": {"type": "string"}}),
        ("within", {"type": "array", "items": {"type": "string"}}),
        ("q", {"type": "string", "maxLength": 500}),
        ("notice", {"type": "string"}),
        ("size", {"type": "integer", "minimum": 1, "maximum": 100}),
    ],
)
def test_a_field_says_what_it_takes(name: str, schema: dict[str, object]) -> None:
    assert schemas(SearchParameters)[name] == schema


def test_a_field_nobody_has_described_is_an_error() -> None:
    class Unknown(forms.Form):
        q = forms.DateField()

    with pytest.raises(TypeError, match="No schema is known"):
        described(Unknown)
