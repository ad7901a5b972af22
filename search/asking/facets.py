"""The facets: one table for index, form, query, page and command; and years, as they are typed and written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from notices.models import Category, CategoryGroup, Measure, Notice, Place, lies_in
from search.asking.vocabulary import read_once

NONE = "none"  # the value of a row without place, date, category or measures read for their status
_DASH = re.compile("[—–~～至到]+")
MOST_YEARS = 200  # years after the first one; a longer span is cut there


def years_named(text: str) -> tuple[str, ...]:
    """`2021`, `2021年`, `2019-2021` or `2021-2019`, in half or full width; nothing else is a year."""
    ends = [part.strip(" 年") for part in _DASH.sub("-", unicodedata.normalize("NFKC", text)).split("-")]
    if not all(len(end) == 4 and end.isascii() and end.isdigit() for end in ends) or len(ends) > 2:
        return ()
    first, last = sorted((int(ends[0]), int(ends[-1])))
    return tuple(str(year) for year in range(first, min(last, first + MOST_YEARS) + 1))


def runs(values: Iterable[str]) -> list[list[str]]:
    """The years among these that follow each other, together; the oldest first."""
    spans: list[list[str]] = []
    for year in sorted({int(value) for value in values if value.isdigit()}):
        if spans and year == int(spans[-1][-1]) + 1:
            spans[-1].append(str(year))
        else:
            spans.append([str(year)])
    return spans


def written(run: list[str], dash: str = "-") -> str:
    """`2021`, `2019-2021`."""
    return run[0] if len(run) == 1 else f"{run[0]}{dash}{run[-1]}"


def span(values: Iterable[str]) -> str:
    """`2020-2024`; nothing where these are not all the years of one span."""
    listed = list(values)
    spans = runs(listed)
    return written(spans[0]) if len(spans) == 1 and len(spans[0]) == len(listed) else ""


@dataclass(frozen=True, slots=True)
class FacetBranch:
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
    tree: Callable[[Mapping[str, int]], Sequence[FacetBranch]]


def _districts(_counts: Mapping[str, int]) -> Sequence[FacetBranch]:
    return _all_places()


@read_once
def _all_places() -> tuple[FacetBranch, ...]:
    """Province → city → district, by code; one SQL query."""
    children: dict[int | None, list[tuple[int, str, str]]] = {}
    for key, parent, code, name in Place.objects.order_by("code").values_list(
        "pk", "parent_id", "code", "name"
    ):
        children.setdefault(parent, []).append((key, code, name))
    return (*_below(children, None, None, 0), FacetBranch(NONE, "未注明地区"))


def _below(
    children: Mapping[int | None, list[tuple[int, str, str]]],
    parent_key: int | None,
    parent: str | None,
    depth: int,
) -> Iterator[FacetBranch]:
    for key, code, name in children.get(parent_key, ()):
        yield FacetBranch(code, name, parent, depth)
        yield from _below(children, key, code, depth + 1)


def _years(counts: Mapping[str, int]) -> list[FacetBranch]:
    years = sorted((value for value in counts if years_named(value) == (value,)), reverse=True)
    return [*(FacetBranch(year, f"{year} 年") for year in years), FacetBranch(NONE, "未注明年份")]


def _categories(_counts: Mapping[str, int]) -> Sequence[FacetBranch]:
    return _all_areas()


@read_once
def _all_areas() -> tuple[FacetBranch, ...]:
    """Group → category, in the taxonomy's order; two SQL queries."""
    branches = []
    for group in CategoryGroup.objects.prefetch_related("categories"):
        branches.append(FacetBranch(group.slug, group.name))
        branches += [
            FacetBranch(category.slug, category.name, group.slug, 1) for category in group.categories.all()
        ]
    return (*branches, FacetBranch(NONE, "无法归类"))


def _statuses(_counts: Mapping[str, int]) -> list[FacetBranch]:
    return [
        *(FacetBranch(value, label) for value, label in Measure.Status.choices),
        FacetBranch(NONE, "未判定"),
    ]


CHECKED = "yes"
_CHECKED_NAMES = {CHECKED: ("已校对", "checked"), NONE: ("未校对", "unchecked")}


def _checked(_counts: Mapping[str, int]) -> list[FacetBranch]:
    return [FacetBranch(value, name) for value, (name, _) in _CHECKED_NAMES.items()]


FACETS = (
    Kind("district", "地区", _districts),
    Kind("year", "年份", _years),
    Kind("category", "问题领域", _categories),
    Kind("status", "措施进度", _statuses),
    Kind("checked", "校对", _checked),
)


def facet(
    kind: Kind, counts: Mapping[str, int], chosen: tuple[str, ...], excluded: tuple[str, ...] = ()
) -> Facet:
    tree = kind.tree({**dict.fromkeys((*chosen, *excluded), 0), **counts})
    return Facet(kind.name, kind.label, visible(tree, counts, chosen, excluded))


def visible(
    tree: Sequence[FacetBranch],
    counts: Mapping[str, int],
    chosen: tuple[str, ...],
    excluded: tuple[str, ...] = (),
) -> tuple[FacetValue, ...]:
    """The branches with hits, the chosen and excluded ones also without, and whatever these stand under."""
    visible_values: set[str] = set()
    parents = {branch.value: branch.parent for branch in tree}
    for branch in tree:
        if counts.get(branch.value) or branch.value in chosen or branch.value in excluded:
            value: str | None = branch.value
            while value is not None:
                visible_values.add(value)
                value = parents[value]
    return tuple(
        FacetValue(
            value,
            branch.label,
            branch.parent,
            counts.get(value, 0),
            value in chosen,
            branch.depth,
            value in excluded,
        )
        for branch in tree
        if (value := branch.value) in visible_values
    )


def places_named(name: str) -> tuple[str, ...]:
    """The codes of the places of this name or code; a name may leave out its last word: 龙华 is 龙华区."""
    named_so = Q(name=name) | Q(code=name)
    if name and not Place.objects.filter(named_so).exists():
        named_so = Q(name__startswith=name)
    return tuple(Place.objects.filter(named_so).order_by("code").values_list("code", flat=True))


def categories_named(name: str) -> tuple[str, ...]:
    """The slugs of the groups and categories of this name or slug, else with this in their name: 教育, education."""
    slugs = _slugs(Q(slug=name.lower()) | Q(name=name))
    return slugs if slugs or not name else _slugs(Q(name__contains=name))


def _slugs(condition: Q) -> tuple[str, ...]:
    groups = CategoryGroup.objects.filter(condition).values_list("slug", flat=True)
    return (*groups, *Category.objects.filter(condition).values_list("slug", flat=True))


def statuses_named(name: str) -> tuple[str, ...]:
    """`planned` and 计划中 are the same."""
    return tuple(value for value, label in Measure.Status.choices if name in (value, label))


def checked_named(name: str) -> tuple[str, ...]:
    """Whether a person has checked how the notice is read."""
    return tuple(value for value, names in _CHECKED_NAMES.items() if name.lower() in names)


# Values by what people call them: `district=龙华区`, `year=2019-2021`, `category=教育`

MOST_NAMED = 20  # a name that fits more than these says nothing


def values_named(facet: str, name: str) -> tuple[str, ...]:
    """The values a name stands for; of several places of one name those with notices go first."""
    name = name.strip()
    values = _NAMED[facet](name) if name else ()
    return values if len(values) <= MOST_NAMED or facet == "year" else ()


def places_with_notices(name: str) -> tuple[str, ...]:
    codes = places_named(name)
    with_notices = tuple(code for code in codes if _holds(code)) if 1 < len(codes) <= MOST_NAMED else ()
    return with_notices or codes


def _holds(code: str) -> bool:
    return Notice.objects.filter(lies_in([code])).exists()


_NAMED = {
    "district": places_with_notices,
    "year": years_named,
    "category": categories_named,
    "status": statuses_named,
    "checked": checked_named,
}
