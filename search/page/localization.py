"""Facets in the reader's language. The core speaks Chinese; places keep their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.translation import get_language, gettext, gettext_noop

from notices.models import Category, CategoryGroup
from search.asking.facets import NONE, Facet, FacetValue
from search.asking.vocabulary import read_once

# The core's own words, named here so that makemessages finds them.
WORDS = (
    gettext_noop("地区"),
    gettext_noop("年份"),
    gettext_noop("问题领域"),
    gettext_noop("未注明地区"),
    gettext_noop("未注明年份"),
    gettext_noop("无法归类"),
    gettext_noop("措施进度"),
    gettext_noop("已完成"),
    gettext_noop("推进中"),
    gettext_noop("计划中"),
    gettext_noop("未说明"),
    gettext_noop("未判定"),
    gettext_noop("校对"),
    gettext_noop("已校对"),
    gettext_noop("未校对"),
)


_FIELDS = {
    "district": gettext_noop("地区"),
    "year": gettext_noop("年份"),
    "category": gettext_noop("问题领域"),
    "heading": gettext_noop("标题"),
    "finding": gettext_noop("问题"),
    "measure": gettext_noop("措施"),
}


def field_named(condition: str) -> str:
    """`heading:学位` → `标题：学位`."""
    name, _, text = condition.partition(":")
    return f"{gettext(_FIELDS.get(name, name))}：{text}"


def localized(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    if not (get_language() or "").startswith("en"):
        return tuple(facets)
    names = _english_names()
    return tuple(
        Facet(
            facet.name,
            gettext(facet.label),
            tuple(_named(facet.name, value, names) for value in facet.values),
        )
        for facet in facets
    )


@read_once
def _english_names() -> Mapping[str, str]:
    return {row.slug: row.name_en for model in (Category, CategoryGroup) for row in model.objects.all()}


def _named(facet: str, value: FacetValue, names: Mapping[str, str]) -> FacetValue:
    if value.value == NONE or facet in ("status", "checked"):
        return replace(value, label=gettext(value.label))
    if facet == "year":
        return replace(value, label=value.value)  # 2021, not 2021 年
    return replace(value, label=names.get(value.value, value.label)) if facet == "category" else value
