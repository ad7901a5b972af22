"""The 8 groups and 36 categories of problems, read once from `taxonomy.toml` and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

TAXONOMY_PATH = Path(__file__).with_name("taxonomy.toml")
FILE_FIELDS = ("group",)
GROUP_FIELDS = ("slug", "name", "name_en", "categories")
CATEGORY_FIELDS = ("slug", "name", "name_en", "scope")


class TaxonomyError(ValueError):
    """The file is not a taxonomy; the message says which file, which field and what is allowed."""


@dataclass(frozen=True, slots=True)
class Category:
    """A subject of problems; `slug` is its stable identifier, `group` the slug of its group."""

    slug: str
    name: str
    name_en: str
    scope: str
    group: str


@dataclass(frozen=True, slots=True)
class Group:
    slug: str
    name: str
    name_en: str
    categories: tuple[Category, ...]


@dataclass(frozen=True)
class Taxonomy:
    """Groups in their order; categories and groups are found by slug."""

    groups: tuple[Group, ...]
    _categories: dict[str, Category] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        categories = {category.slug: category for group in self.groups for category in group.categories}
        object.__setattr__(self, "_categories", categories)

    @property
    def categories(self) -> tuple[Category, ...]:
        return tuple(self._categories.values())

    def category(self, slug: str) -> Category:
        """The category of that slug; KeyError names it where there is none."""
        return self._categories[slug]

    def group(self, slug: str) -> Group:
        return {group.slug: group for group in self.groups}[slug]

    def __contains__(self, slug: object) -> bool:
        return slug in self._categories


@cache
def load_taxonomy(path: Path = TAXONOMY_PATH) -> Taxonomy:
    """The taxonomy of a file; each file is read once a process."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TaxonomyError(f"{path.name}: not TOML: {error}") from error
    _check_fields(path, "top level", table, FILE_FIELDS)
    groups = tuple(_group(path, n, row) for n, row in enumerate(_rows(path, "group", table["group"]), 1))
    _check_unique(path, "group", [group.slug for group in groups])
    _check_unique(path, "category", [category.slug for group in groups for category in group.categories])
    return Taxonomy(groups)


def _group(path: Path, n: int, row: Mapping[str, Any]) -> Group:
    row_name = f"group {n} ({row.get('slug', '?')})"
    _check_fields(path, row_name, row, GROUP_FIELDS)
    _check_texts(path, row_name, row, GROUP_FIELDS[:-1])
    rows = _rows(path, f"{row_name}: categories", row["categories"])
    categories = tuple(_category(path, row["slug"], m, item) for m, item in enumerate(rows, 1))
    return Group(row["slug"], row["name"], row["name_en"], categories)


def _category(path: Path, group: str, n: int, row: Mapping[str, Any]) -> Category:
    row_name = f"group {group}, category {n} ({row.get('slug', '?')})"
    _check_fields(path, row_name, row, CATEGORY_FIELDS)
    _check_texts(path, row_name, row, CATEGORY_FIELDS)
    return Category(**row, group=group)


def _rows(path: Path, row_name: str, value: object) -> Sequence[Mapping[str, Any]]:
    if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
        raise TaxonomyError(f"{path.name}: {row_name}: a list of at least one table is needed")
    return value


def _check_fields(path: Path, row_name: str, row: Mapping[str, Any], allowed: Sequence[str]) -> None:
    for name in row.keys() ^ set(allowed):
        what = "is unknown" if name in row else "is missing"
        raise TaxonomyError(f"{path.name}: {row_name}: {name} {what}; the fields are {', '.join(allowed)}")


def _check_texts(path: Path, row_name: str, row: Mapping[str, Any], names: Sequence[str]) -> None:
    for name in names:
        if not isinstance(row[name], str) or not row[name].strip():
            raise TaxonomyError(f"{path.name}: {row_name}: {name} must be a text that is not empty")


def _check_unique(path: Path, what: str, slugs: Sequence[str]) -> None:
    for slug in sorted({slug for slug in slugs if slugs.count(slug) > 1}):
        raise TaxonomyError(f"{path.name}: {what} slug {slug} stands there twice; each may stand once")
