"""How each problem area is told, as the page on the method shows it: figures by area, and what is taken for what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from notices.about.measured import AreaRun, Figures
from notices.classification.model import NONE
from notices.facts import is_english
from notices.taxonomy import load_taxonomy


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area, or a group of areas, with its counts."""

    slug: str
    name: str
    is_group: bool
    figures: Figures


@dataclass(frozen=True, slots=True)
class ConfusionRow:
    """An area by its name, what it was taken for, and how often."""

    area: str
    taken_for: str
    count: int


def area_rows(run: AreaRun) -> list[AreaRow]:
    """Each group before its areas; last what fits none. What stood in no notice has no row."""
    return [
        AreaRow(slug, _name(slug), is_group, run.figures[slug])
        for slug, is_group in _slugs()
        if slug in run.figures
    ]


def confusion_rows(run: AreaRun) -> list[ConfusionRow]:
    return [ConfusionRow(_name(row.area), _name(row.taken_for), row.count) for row in run.confusions]


def _slugs() -> Iterator[tuple[str, bool]]:
    """Each with whether it is a group's."""
    for group in load_taxonomy().groups:
        yield group.slug, True
        yield from ((category.slug, False) for category in group.categories)
    yield NONE, False


def _name(slug: str) -> str:
    """In the reader's language."""
    if slug == NONE:
        return _("无法归类")
    taxonomy = load_taxonomy()
    row = taxonomy.category(slug) if slug in taxonomy else taxonomy.group(slug)
    return row.name_en if is_english() else row.name
