"""The question in an address, cleaned: what would change its answer and is not understood is refused, never dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches
from functools import partial
from itertools import chain
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from notices.models import Notice
from notices.versioning.version import is_written_so
from search.asking.addresses import query_string
from search.asking.facets import FACETS, NONE, Kind, values_named, years_named
from search.asking.lexing import split_terms
from search.asking.request import FIELDS, SCOPES, SORTS, UNITS, SearchRequest

LONGEST = settings.BOUNDS["question"]
LONGEST_VALUE = settings.BOUNDS["value"]
LONGEST_NAME = 20  # of a parameter; a longer one is none of ours
UNKNOWN = _("没有“%(value)s”这个值。")
NOT_AMONG = _("没有“%(value)s”这个值，可用的是：%(allowed)s。")
NO_PARAMETER = _("没有“%(name)s”这个参数，是不是“%(meant)s”？")
LONG_VALUE = _("“%(value)s…”太长：一个值最多 %(most)d 个字。")
TOO_MANY_VALUES = _("一项筛选最多选 %(most)d 个值，现有 %(number)d 个。")
TOO_MANY_TERMS = _("结果中须有或不得有的词最多各 %(most)d 个，现有 %(number)d 个。")
TOO_LONG = _("检索词太长：最多 %(limit_value)d 个字，现有 %(show_value)d 个。")


_FLAGS = {"1": True, "on": True, "true": True, "0": False, "off": False, "false": False}


class OneOf(forms.ChoiceField):
    """Without a value the initial one; what is no choice is refused, for it asks something else."""

    def __init__(self, values: Collection[str], initial: str = "") -> None:
        super().__init__(choices=[(value, value) for value in values], initial=initial)
        self.values = tuple(values)

    def clean(self, value: Any) -> str:
        if not value:
            return str(self.initial)
        check_among(value, self.values)
        return str(value)


class Flag(forms.BooleanField):
    """`1` or `0`: not a checkbox to Django, for `0` is what the other side of a switch says."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.TextInput)

    def clean(self, value: Any) -> bool:
        typed = str(value or "0").lower()
        if typed not in _FLAGS:
            check_among(typed, ("1", "0"))
        return _FLAGS[typed]


def check_among(value: str, allowed: Collection[str]) -> None:
    if value not in allowed:
        params = {"value": value[:LONGEST_VALUE], "allowed": "、".join(filter(None, allowed))}
        raise forms.ValidationError(NOT_AMONG, params=params)


class NoticeName(forms.CharField):
    """The public name of a notice there is."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> str:
        name = str(super().clean(value))
        if name and not Notice.objects.filter(name=name).exists():
            raise forms.ValidationError(UNKNOWN, params={"value": name[:LONGEST_VALUE]})
        return name


class SomeOf(forms.MultipleChoiceField):
    """Values out of many, or their names, each once; unknown ones are refused."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(required=False)
        self.known: Callable[[Collection[str]], Collection[str]] = partial(_known, kind)
        self.named = partial(values_named, kind.name)

    def clean(self, value: Any) -> tuple[str, ...]:
        typed = dict.fromkeys(value or ())
        check_number(typed, "values", TOO_MANY_VALUES)
        if too_long := next((name for name in typed if len(name) > LONGEST_VALUE), ""):
            params = {"value": too_long[:LONGEST_VALUE], "most": LONGEST_VALUE}
            raise forms.ValidationError(LONG_VALUE, params=params)
        return tuple(dict.fromkeys(self._values(typed)))

    def _values(self, typed: Collection[str]) -> Iterator[str]:
        existing = self.known(typed) if typed else ()
        for name in filter(str.strip, typed):
            values = (name,) if name in existing else self.named(name)
            if not values:
                raise forms.ValidationError(UNKNOWN, params={"value": name})
            yield from values


class Terms(forms.MultipleChoiceField):
    """Terms that filter as they stand, separated by blanks unless quoted; too many or too long are refused."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> tuple[str, ...]:
        typed = [str(name) for name in value or ()]
        length = sum(map(len, typed))
        if length > LONGEST:
            raise forms.ValidationError(TOO_LONG, params={"limit_value": LONGEST, "show_value": length})
        terms = split_terms(typed)
        check_number(terms, "terms", TOO_MANY_TERMS)
        return terms


def check_number(typed: Collection[str], bound: str, sentence: Any) -> None:
    if len(typed) > (most := settings.BOUNDS[bound]):
        raise forms.ValidationError(sentence, params={"most": most, "number": len(typed)})


def _known(kind: Kind, typed: Collection[str]) -> set[str]:
    # A year is known by its look: one without notices is asked for all the same, and its answer is 0.
    if kind.name == "year":
        return {year for year in typed if year == NONE or years_named(year) == (year,)}
    return {branch.value for branch in kind.tree(dict.fromkeys(typed, 0))}


class SearchForm(forms.Form):
    q = forms.CharField(required=False, max_length=LONGEST, error_messages={"max_length": TOO_LONG})
    unit = OneOf(UNITS, "problem")
    exact = Flag()
    all = Flag()
    synonyms = OneOf(("1", "0"), "1")
    plain = Flag()
    characters = Flag()
    field = OneOf(FIELDS)
    scope = OneOf(SCOPES)
    within = Terms()
    without = Terms()
    notice = NoticeName()
    group = Flag()
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

    def clean(self) -> dict[str, Any]:
        """A parameter that there is not is ignored, unless it looks like one that would change the answer."""
        for name in self.data:
            if name not in self.fields and (meant := parameter_meant(name, self.fields)):
                raise forms.ValidationError(
                    NO_PARAMETER, params={"name": name[:LONGEST_VALUE], "meant": meant}
                )
        return super().clean() or self.cleaned_data

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
            plain=cleaned["plain"],
            characters=cleaned["characters"],
        )


# The facets' table says which there are; a form's fields can be told so only after its class is made.
SearchForm.base_fields.update({kind.name: SomeOf(kind) for kind in FACETS})
SearchForm.base_fields.update({f"not_{kind.name}": SomeOf(kind) for kind in FACETS})


# Parameters of one value, in the order of an address, and what they ask.
_SINGLE = {
    "q": "text",
    "unit": "unit",
    "exact": "exact",
    "all": "all_words",
    "synonyms": "synonyms",
    "plain": "plain",
    "characters": "characters",
    "field": "field",
    "scope": "scope",
    "notice": "notice",
    "group": "grouped",
}
_USUAL = {name: getattr(SearchRequest(), asked_for) for name, asked_for in _SINGLE.items()}


def address_of(request: SearchRequest) -> str:
    """The shortest query string that asks this: what stands as it would by itself is left out."""
    usual_sort = "relevance" if request.text else "newest"
    values = {name: getattr(request, asked_for) for name, asked_for in _SINGLE.items()}
    return query_string(
        [
            *((name, _typed(value)) for name, value in values.items() if value != _USUAL[name]),
            *(("within", term) for term in request.within),
            *(("without", term) for term in request.without),
            *_pairs(request.facets),
            *((f"not_{name}", value) for name, value in _pairs(request.excluded)),
            *([("sort", request.sort)] if request.sort != usual_sort else []),
        ]
    )


def _typed(value: str | bool) -> str:
    return value if isinstance(value, str) else str(int(value))


def _pairs(facets: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, values in facets.items() for value in values)


def sentence(form: forms.Form) -> str:
    """Why a form was refused."""
    return " ".join(str(message) for messages in form.errors.values() for message in messages)


# What other sites call what stands here under another name. What only looks alike is told by its letters.
_ELSEWHERE = {
    "q": ("query", "keyword", "keywords", "word", "words", "search", "text", "检索词", "关键词"),
    "district": ("place", "region", "province", "city", "county", "地区", "区"),
    "year": ("date", "period", "from", "to", "since", "until", "年份", "年"),
    "category": ("area", "topic", "subject", "领域", "问题领域"),
    "status": ("state", "progress", "进度", "措施进度"),
    "checked": ("verified", "reviewed", "校对"),
    "sort": ("order", "orderby", "sortby", "排序"),
    "unit": ("type", "单位"),
    "notice": ("name", "通报"),
}
_ALIKE = 0.8


def parameter_meant(name: str, parameters: Collection[str]) -> str:
    """The parameter that an unknown one may have been meant to be: `districts`, `not-year`, `province`; or nothing."""
    plain = {_letters(parameter): parameter for parameter in parameters if parameter != "page"}
    typed = _letters(name[:LONGEST_NAME])
    elsewhere = (meant for meant, names in _ELSEWHERE.items() if meant in parameters and typed in names)
    alike = (plain[letters] for letters in get_close_matches(typed, plain, 1, _ALIKE))
    return next(chain(elsewhere, alike), "")


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())
