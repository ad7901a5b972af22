"""The question in an address, cleaned: what is unknown is dropped, what is too long is refused."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from notices.models import Notice
from notices.versioning.version import is_written_so
from search.asking import naming, terms
from search.asking.addresses import query_string
from search.asking.facets import FACETS, NONE, Kind
from search.asking.syntax import LONGEST
from search.asking.years import years_named
from search.query import FIELDS, SCOPES, SORTS, UNITS, SearchRequest

TOO_LONG = _("检索词太长：最多 %(limit_value)d 个字，现有 %(show_value)d 个。")


class OneOf(forms.ChoiceField):
    """A value that is no choice falls back to the initial one."""

    def __init__(self, values: Collection[str], initial: str = "") -> None:
        super().__init__(choices=[(value, value) for value in values], initial=initial)
        self.values = tuple(values)

    def clean(self, value: Any) -> str:
        return str(value if self.valid_value(value) else self.initial)


class SomeOf(forms.MultipleChoiceField):
    """Values out of many, or their names; unknown ones are dropped, repeated ones kept once."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(required=False)
        self.known: Callable[[Collection[str]], Collection[str]] = partial(_known, kind)
        self.named = partial(naming.values_named, kind.name)

    def clean(self, value: Any) -> tuple[str, ...]:
        given = dict.fromkeys(value or ())
        known = self.known(given) if given else ()
        named = (self.named(one) if one not in known else (one,) for one in given)
        return tuple(dict.fromkeys(one for some in named for one in some))


class Terms(forms.MultipleChoiceField):
    """Terms that filter as they stand, separated by blanks unless quoted; too many or too long are refused."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> tuple[str, ...]:
        given = [str(one) for one in value or ()]
        length = sum(map(len, given))
        if length > LONGEST:
            raise forms.ValidationError(TOO_LONG, params={"limit_value": LONGEST, "show_value": length})
        return terms.split(given)


def _known(kind: Kind, given: Collection[str]) -> set[str]:
    # A year is known by its look: one without notices is asked for all the same, and its answer is 0.
    if kind.name == "year":
        return {one for one in given if one == NONE or years_named(one) == (one,)}
    return {branch.value for branch in kind.tree(dict.fromkeys(given, 0))}


class SearchForm(forms.Form):
    q = forms.CharField(required=False, max_length=LONGEST, error_messages={"max_length": TOO_LONG})
    unit = OneOf(UNITS, "problem")
    # Not a checkbox to Django: `exact=0` is what the other side of the switch says.
    exact = forms.BooleanField(required=False, widget=forms.TextInput)
    all = forms.BooleanField(required=False, widget=forms.TextInput)
    synonyms = OneOf(("1", "0"), "1")
    field = OneOf(FIELDS)
    scope = OneOf(SCOPES)
    within = Terms()
    without = Terms()
    notice = forms.CharField(required=False)
    group = forms.BooleanField(required=False, widget=forms.TextInput)
    sort = OneOf(SORTS)
    page = forms.IntegerField(required=False, min_value=1, max_value=1_000_000)
    version = forms.CharField(required=False)

    @property
    def page_number(self) -> int:
        return self.cleaned_data["page"] or 1

    def clean_version(self) -> str:
        """Of the collection, as a link or a citation says it; what does not look like one says nothing."""
        version: str = self.cleaned_data["version"]
        return version if is_written_so(version) else ""

    def clean_notice(self) -> str:
        name = self.cleaned_data["notice"]
        return name if name and Notice.objects.filter(name=name).exists() else ""

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
            synonyms=cleaned["synonyms"] == "1",
            field=cleaned["field"],
            scope=cleaned["scope"],
            within=cleaned["within"],
            without=cleaned["without"],
            excluded={
                kind.name: cleaned[f"not_{kind.name}"] for kind in FACETS if cleaned[f"not_{kind.name}"]
            },
            grouped=cleaned["group"],
            notice=cleaned["notice"],
        )


# The facets' table says which there are; a form's fields can be told so only after its class is made.
SearchForm.base_fields.update({kind.name: SomeOf(kind) for kind in FACETS})
SearchForm.base_fields.update({f"not_{kind.name}": SomeOf(kind) for kind in FACETS})


def address_of(request: SearchRequest) -> str:
    """The shortest query string that asks this: what stands as it would by itself is left out."""
    usual_sort = "relevance" if request.text else "newest"
    choices = [
        ("q", request.text, ""),
        ("unit", request.unit, "problem"),
        ("exact", "1" if request.exact else "", ""),
        ("all", "1" if request.all_words else "", ""),
        ("synonyms", "" if request.synonyms else "0", ""),
        ("field", request.field, ""),
        ("scope", request.scope, ""),
        ("notice", request.notice, ""),
        ("group", "1" if request.grouped else "", ""),
    ]
    return query_string(
        [
            *((name, value) for name, value, usual in choices if value != usual),
            *(("within", term) for term in request.within),
            *(("without", term) for term in request.without),
            *((name, value) for name, values in request.facets.items() for value in values),
            *((f"not_{name}", value) for name, values in request.excluded.items() for value in values),
            *([("sort", request.sort)] if request.sort != usual_sort else []),
        ]
    )


def sentence(form: forms.Form) -> str:
    """Why a form was refused."""
    return " ".join(str(message) for messages in form.errors.values() for message in messages)
