"""The question in an address, cleaned: what is unknown is dropped, what is too long is refused."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from search.addresses import query_string
from search.facets import FACETS, NONE, Kind, years_named
from search.query import SORTS, UNITS, SearchRequest
from search.syntax import LONGEST


class OneOf(forms.ChoiceField):
    """A value that is no choice falls back to the initial one."""

    def clean(self, value: Any) -> str:
        return str(value if self.valid_value(value) else self.initial)


class SomeOf(forms.MultipleChoiceField):
    """Values out of many: only those given are looked up, unknown ones dropped, repeated ones kept once."""

    def __init__(self, known: Callable[[Collection[str]], Collection[str]]) -> None:
        super().__init__(required=False)
        self.known = known

    def clean(self, value: Any) -> tuple[str, ...]:
        given = dict.fromkeys(value or ())
        known = self.known(given) if given else ()
        return tuple(one for one in given if one in known)


def _known(kind: Kind, given: Collection[str]) -> set[str]:
    # A year is known by its look: one without notices is asked for all the same, and its answer is 0.
    if kind.name == "year":
        return {one for one in given if one == NONE or years_named(one) == (one,)}
    return {branch.value for branch in kind.tree(dict.fromkeys(given, 0))}


class SearchForm(forms.Form):
    q = forms.CharField(
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": _("检索词太长：最多 %(limit_value)d 个字，现有 %(show_value)d 个。")},
    )
    unit = OneOf(choices=[(unit, unit) for unit in UNITS], initial="problem")
    # Not a checkbox to Django: `exact=0` is what the other side of the switch says.
    exact = forms.BooleanField(required=False, widget=forms.TextInput)
    all = forms.BooleanField(required=False, widget=forms.TextInput)
    sort = OneOf(choices=[(sort, sort) for sort in SORTS], initial="")
    page = forms.IntegerField(required=False, min_value=1, max_value=1_000_000)

    @property
    def page_number(self) -> int:
        return self.cleaned_data["page"] or 1

    def clean_sort(self) -> str:
        """Without words nothing is more relevant than the rest: the newest stand first."""
        by_relevance = self.cleaned_data["sort"] in ("", "relevance")
        if by_relevance:
            return "relevance" if self.cleaned_data.get("q") else "newest"
        return str(self.cleaned_data["sort"])

    def request(self) -> SearchRequest:
        cleaned = self.cleaned_data
        return SearchRequest(
            text=cleaned["q"],
            unit=cleaned["unit"],
            exact=cleaned["exact"],
            all_words=cleaned["all"],
            facets={kind.name: cleaned[kind.name] for kind in FACETS if cleaned[kind.name]},
            sort=cleaned["sort"],
        )


# The facets' table says which there are; a form's fields can be told so only after its class is made.
SearchForm.base_fields.update({kind.name: SomeOf(partial(_known, kind)) for kind in FACETS})


def address_of(request: SearchRequest) -> str:
    """The shortest query string that asks this: what stands as it would by itself is left out."""
    switches = {"exact": request.exact, "all": request.all_words}
    usual_sort = "relevance" if request.text else "newest"
    return query_string(
        [
            *([("q", request.text)] if request.text else []),
            *([("unit", request.unit)] if request.unit != "problem" else []),
            *((name, "1") for name, on in switches.items() if on),
            *((name, value) for name, values in request.facets.items() for value in values),
            *([("sort", request.sort)] if request.sort != usual_sort else []),
        ]
    )
