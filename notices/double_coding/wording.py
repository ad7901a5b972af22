"""What coders may answer, and what was answered, in the reader's words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from notices.agreement.line_roles import JOINED
from notices.area_choices import area_choices
from notices.corrections.shapes import KINDS
from notices.decisions.line_words import kind_words
from notices.double_coding.frames import BETWEEN_AREAS, NO_AREA
from notices.models import DoubleCoding, Measure, Place

Choices = list[
    tuple[str, Any]
]  # as a select has them: a value and its words, or a group's name and its choices


def areas_or_none() -> Choices:
    return [*area_choices(), (NO_AREA, _("无法归类"))]


def status_choices() -> Choices:
    return [(str(value), _(str(label))) for value, label in Measure.Status.choices]


def line_choices() -> Choices:
    return [*((kind, kind_words(kind)) for kind in KINDS), (JOINED, _("接在上一行之后"))]


def choices_of(variable: str) -> Choices:
    return {
        DoubleCoding.Variable.OUTLINE: line_choices,
        DoubleCoding.Variable.AREA: areas_or_none,
        DoubleCoding.Variable.STATUS: status_choices,
    }[DoubleCoding.Variable(variable)]()


def values_in_words(variable: str) -> dict[str, str]:
    """Of each value alone; those of several areas are put together by `in_words`."""
    words: dict[str, str] = {}
    for value, label in choices_of(variable):
        words |= dict(label) if isinstance(label, list) else {value: label}
    return words


def in_words(value: str | None, words: dict[str, str]) -> str:
    if value is None:
        return "—"
    return "、".join(words.get(part, part) for part in value.split(BETWEEN_AREAS))


def variable_words(names: list[str]) -> str:
    return _("、").join(_(str(DoubleCoding.Variable(name).label)) for name in names)


def drawn_words(drawn: dict[str, Any]) -> str:
    """How the notices were chosen, as a sentence."""
    if drawn.get("by") != "sample":
        return _("通报由设立者指定。")
    sentence = _(
        "从 %(of)s 份通报里抽取 %(size)s 份，种子 %(seed)s：各份按“种子:公开名称”的 SHA-256 排序，取前面的。"
    ) % {name: drawn[name] for name in ("of", "size", "seed")}
    narrowing = _("、").join(_filter_words(drawn.get("filter", {})))
    return f"{sentence}{_('范围：')}{narrowing}" if narrowing else sentence


def _filter_words(chosen: dict[str, Any]) -> list[str]:
    words = []
    if code := chosen.get("place"):
        place = Place.objects.filter(code=code).first()
        words.append(str(place) if place else str(code))
    words += [_(str(chosen[name])) for name in ("kind", "tier") if name in chosen]
    if "year_from" in chosen or "year_to" in chosen:
        words.append(f"{chosen.get('year_from', '')}–{chosen.get('year_to', '')}")
    return [*words, *([_("没有校对过的")] if chosen.get("unchecked") else [])]
