"""The facets: one table for index, form, query, page and command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q

from notices.models import Category, CategoryGroup, Measure, Place
from search.asking.years import years_named

NONE = "none"  # the value of a row without place, date, category or measures read for their status


@dataclass(frozen=True, slots=True)
class Branch:
    """A value a facet can have; `parent` is the value it stands under."""

    value: str
    label: str
    parent: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class FacetValue:
    """`parent` is the value it stands under; `depth` is 0 for the outermost; `excluded`: what has it was taken out."""

    value: str
    label: str
    parent: str | None
    count: int
    selected: bool
    depth: int
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet that have hits, or are chosen or excluded, in tree order."""

    name: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A facet: its name (in index, URL and command), its label, and its values in order, given those that occur."""

    name: str
    label: str
    tree: Callable[[Mapping[str, int]], list[Branch]]


def _districts(_counts: Mapping[str, int]) -> list[Branch]:
    """Province → city → district, by code; one SQL query."""
    children: dict[int | None, list[tuple[int, str, str]]] = {}
    for key, parent, code, name in Place.objects.order_by("code").values_list(
        "pk", "parent_id", "code", "name"
    ):
        children.setdefault(parent, []).append((key, code, name))
    return [*_below(children, None, None, 0), Branch(NONE, "未注明地区")]


def _below(
    children: Mapping[int | None, list[tuple[int, str, str]]],
    above: int | None,
    parent: str | None,
    depth: int,
) -> Iterator[Branch]:
    for key, code, name in children.get(above, ()):
        yield Branch(code, name, parent, depth)
        yield from _below(children, key, code, depth + 1)


def _years(counts: Mapping[str, int]) -> list[Branch]:
    years = sorted((value for value in counts if years_named(value) == (value,)), reverse=True)
    return [*(Branch(year, f"{year} 年") for year in years), Branch(NONE, "未注明年份")]


def _categories(_counts: Mapping[str, int]) -> list[Branch]:
    """Group → category, in the taxonomy's order; two SQL queries."""
    branches = []
    for group in CategoryGroup.objects.prefetch_related("categories"):
        branches.append(Branch(group.slug, group.name))
        branches += [Branch(each.slug, each.name, group.slug, 1) for each in group.categories.all()]
    return [*branches, Branch(NONE, "未归类")]


def _statuses(_counts: Mapping[str, int]) -> list[Branch]:
    return [*(Branch(value, label) for value, label in Measure.Status.choices), Branch(NONE, "未判定")]


FACETS = (
    Kind("district", "地区", _districts),
    Kind("year", "年份", _years),
    Kind("category", "问题领域", _categories),
    Kind("status", "措施进度", _statuses),
)


def facet(
    kind: Kind, counts: Mapping[str, int], chosen: tuple[str, ...], excluded: tuple[str, ...] = ()
) -> Facet:
    tree = kind.tree({**dict.fromkeys((*chosen, *excluded), 0), **counts})
    return Facet(kind.name, kind.label, visible(tree, counts, chosen, excluded))


def visible(
    tree: list[Branch], counts: Mapping[str, int], chosen: tuple[str, ...], excluded: tuple[str, ...] = ()
) -> tuple[FacetValue, ...]:
    """The branches with hits, the chosen and excluded ones also without, and whatever these stand under."""
    shown: set[str] = set()
    parents = {branch.value: branch.parent for branch in tree}
    for branch in tree:
        if counts.get(branch.value) or branch.value in chosen or branch.value in excluded:
            value: str | None = branch.value
            while value is not None:
                shown.add(value)
                value = parents[value]
    return tuple(
        FacetValue(
            value,
            each.label,
            each.parent,
            counts.get(value, 0),
            value in chosen,
            each.depth,
            value in excluded,
        )
        for each in tree
        if (value := each.value) in shown
    )


def places_named(name: str) -> tuple[str, ...]:
    """The codes of the places of this name or code; a name may leave out its last word: 龙华 is 龙华区."""
    asked = Q(name=name) | Q(code=name)
    if name and not Place.objects.filter(asked).exists():
        asked = Q(name__startswith=name)
    return tuple(Place.objects.filter(asked).order_by("code").values_list("code", flat=True))


def categories_named(name: str) -> tuple[str, ...]:
    """The slugs of the groups and categories of this name or slug, else with this in their name: 教育, education."""
    whole = _slugs(Q(slug=name.lower()) | Q(name=name))
    return whole if whole or not name else _slugs(Q(name__contains=name))


def _slugs(asked: Q) -> tuple[str, ...]:
    groups = CategoryGroup.objects.filter(asked).values_list("slug", flat=True)
    return (*groups, *Category.objects.filter(asked).values_list("slug", flat=True))


def statuses_named(name: str) -> tuple[str, ...]:
    """`planned` and 计划中 are the same."""
    return tuple(value for value, label in Measure.Status.choices if name in (value, label))
