"""How else a page on claims can be asked, as links and small forms, each with what it keeps of the question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from notices.columns import plain
from notices.public_ids import UNIT_NAMES
from search.asking.addresses import Pairs, pairs, query_string, with_only, without
from search.asking.facets import Facet, span
from search.asking.forms import address_of
from search.claims.forms import CalendarPeriod, ClaimForm
from search.claims.labels import ACROSS, BOUNDS, ORDERS, OUTCOMES, ROLES, SENSES, Labels
from search.claims.listing import Listing
from search.page.filters import Chip, FacetFilter, filters
from search.page.switches import Switch

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that can be asked otherwise, with its choices."""

    name: str
    label: str
    switches: tuple[Switch, ...]


def ways(listing: Listing) -> Iterator[Way]:
    """Where claims are looked for, which, and in which order; how they are drawn is `across`."""
    form, query = listing.form, listing.form.address()
    yield Way("unit", _("看哪里的"), _switches(UNIT_NAMES, form, "unit", query))
    if listing.terms:
        yield Way("near", _("句子"), _switches(_near(), form, "near", query))
    for name, label, labels in _own():
        if name in form.base_fields:
            choices: dict[str, StrOrPromise] = {"": _("不限"), **labels}
            yield Way(name, label, _switches(choices, form, name, query))
    yield from _orders(listing, query)


def _near() -> Labels:
    return {"1": _("与所查词语同句"), "0": _("全部句子")}


def _own() -> tuple[tuple[str, str, Labels], ...]:
    return (
        ("sense", _("含义"), SENSES),
        ("bound", _("界限"), BOUNDS),
        ("role", _("角色"), ROLES),
        ("outcome", _("期限与落实"), OUTCOMES),
    )


def _orders(listing: Listing, query: str) -> Iterator[Way]:
    if not (listing.kind.slug == "documents" and not listing.of_titles):
        yield Way(
            "order",
            _("次序"),
            tuple(
                Switch(str(ORDERS[order]), with_only(query, "order", order), order == listing.form.sorting)
                for order in listing.kind.orders
            ),
        )


def across(listing: Listing) -> Way | None:
    if "across" not in listing.form.base_fields or not listing.summary.picture:
        return None
    query = listing.form.address()
    return Way("across", _("分行"), _switches(ACROSS, listing.form, "across", query))


def _switches(
    choices: Mapping[Any, StrOrPromise], form: ClaimForm, name: str, query: str
) -> tuple[Switch, ...]:
    usual = form.base_fields[name].initial or ""
    return tuple(
        Switch(
            capfirst(str(label)),
            without(query, name) if value == usual else with_only(query, name, value),
            form.cleaned_data[name] == value,
        )
        for value, label in choices.items()
    )


def tab(listing: Listing, slug: str) -> str:
    """The query string that asks another kind of claims of the same search."""
    parameters = [("near", "0")] if not listing.form.is_near else []
    if slug == listing.kind.slug:
        return listing.form.address()
    return query_string([*pairs(address_of(listing.request)), *parameters])


# What is typed


@dataclass(frozen=True, slots=True)
class Typed:
    """A small form of one or two fields (name, what is asked, what stands in it), and what it hands on."""

    label: str
    hint: str
    fields: tuple[tuple[str, str, str], ...]
    handed_on: Pairs


def typed(listing: Listing) -> Iterator[Typed]:
    form, query = listing.form, listing.form.address()
    for label, hint, fields in (
        (_("期限"), _("写 2024、2024-06 或 2024-06-30"), (("due_from", _("从")), ("due_to", _("到")))),
        (_("数值"), "", (("value_from", _("最小")), ("value_to", _("最大")))),
        (_("名称"), "", (("title", _("名称里的词")),)),
        (_("通报年份"), _("写 2021，或一段：2020-2024"), (("year", _("年份")),)),
    ):
        names = [name for name, _asked in fields]
        if names[0] in form.base_fields:
            inputs = tuple((name, question, _shown(form, name)) for name, question in fields)
            yield Typed(label, hint, inputs, pairs(without(query, *names)))


def _shown(form: ClaimForm, name: str) -> str:
    value = form.cleaned_data[name]
    if isinstance(value, CalendarPeriod):
        return value.text
    if isinstance(value, tuple):  # years
        return span(value)
    return plain(value) if isinstance(value, float) else value or ""


def typed_chips(form: ClaimForm) -> tuple[Chip, ...]:
    """What was typed or chosen of one kind of claims, to be taken off again."""
    query = form.address()
    names = {
        "due_from": _("期限从"),
        "due_to": _("期限到"),
        "value_from": _("数值从"),
        "value_to": _("数值到"),
        "title": _("名称含"),
        "document": _("名称是"),
    }
    return tuple(
        Chip(label, _shown(form, name), without(query, name))
        for name, label in names.items()
        if name in form.base_fields and _shown(form, name)
    )


def narrowing_names(listing: Listing) -> Iterator[str]:
    """The parameters that the chips of a page stand for."""
    yield from ("notice", "within", "without", *listing.request.facets)
    yield from (f"not_{name}" for name in listing.request.excluded)
    yield from (facet.name for facet in listing.summary.facets)
    yield from (name for typing in typed(listing) for name, _label, _value in typing.fields)
    yield "document"


def own_filters(facets: Iterable[Facet], query: str) -> tuple[FacetFilter, ...]:
    """Values of the claims, to choose several of; none is taken out."""
    return tuple(
        replace(
            filter_,
            choices=tuple(replace(choice, bar="") for choice in filter_.choices),
            folded=tuple(replace(choice, bar="") for choice in filter_.folded),
        )
        for filter_ in filters(facets, query)
    )
