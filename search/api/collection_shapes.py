"""What answers about the collection as a whole look like: its places, its areas, how much there is."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema

from search.api import shapes


class PlaceRow(shapes.PlaceName):
    """`notices` counts its own, without those of the places below it."""

    parent: str | None
    notices: int


class PlacePage(shapes.Page):
    results: list[PlaceRow]


class CategoryRow(Schema):
    """`findings` counts the problems filed under it: items, and problems without items."""

    slug: str
    name: str
    name_en: str
    scope: str
    findings: int


class CategoryGroupRow(Schema):
    slug: str
    name: str
    name_en: str
    categories: list[CategoryRow]


class Taxonomy(Schema):
    groups: list[CategoryGroupRow]


class Collection(Schema):
    """How much there is; `problems` counts items, and problems without items. `version` changes with any of it."""

    notices: int
    samples: int
    problems: int
    measures: int
    first_year: int | None
    last_year: int | None
    updated: datetime | None
    version: str
