"""What stands beside one another: a place with the notices in it, or one notice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from notices.models import NEWEST_FIRST, Notice, Place, lies_in
from search.asking.addresses import query_string, without_value
from search.asking.facets import NONE, Facet, FacetValue
from search.asking.request import SearchRequest

MOST = 6


@dataclass(frozen=True, slots=True)
class ComparedColumn:
    """`narrowing` is what narrows a search to it: a facet's or parameter's name, and its value."""

    narrowing: tuple[str, str]
    label: str
    within: str  # what it lies in: a place's province and city, a notice's place
    notices: tuple[Notice, ...]
    url: str  # the page without it

    @property
    def keys(self) -> frozenset[int]:
        return frozenset(notice.pk for notice in self.notices)

    def search(self, *more: tuple[str, str]) -> str:
        """The query string of a search in this column; a notice that is named stands whatever its year."""
        is_notice = self.narrowing[0] == "notice"
        return query_string(
            [self.narrowing, *(pair for pair in more if not (is_notice and pair[0] == "year"))]
        )


def columns(
    districts: Sequence[str], names: Sequence[str], years: Sequence[str], query: str
) -> list[ComparedColumn]:
    """In the order asked for, places first; two SQL queries."""
    rows = Place.objects.filter(code__in=districts).select_related("parent__parent")
    places = {row.code: row for row in rows}
    notices = list(_with_places(_notices(districts, names)))
    by_place = [
        _of_place(
            places[code],
            [notice for notice in notices if _lies_in(notice, code) and _of(notice, years)],
            query,
        )
        for code in districts
        if code in places
    ]
    by_name = {notice.name: notice for notice in notices}
    return [*by_place, *(_of_notice(by_name[name], query) for name in names if name in by_name)]


def notices_within(columns_beside: Iterable[ComparedColumn]) -> QuerySet[Notice]:
    """Of all years; as a condition it costs no query of its own, however many there are."""
    narrowing = [column.narrowing for column in columns_beside]
    codes, names = ([value for key, value in narrowing if key == name] for name in ("district", "notice"))
    return _notices(codes, names).order_by()


def _notices(districts: Iterable[str], names: Iterable[str]) -> QuerySet[Notice]:
    return Notice.objects.filter(lies_in(list(districts)) | Q(name__in=list(names)))


def _with_places(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    return notices.select_related("place__parent__parent").defer("text").order_by(*NEWEST_FIRST)


def _lies_in(notice: Notice, code: str) -> bool:
    return any(step.code == code for step in notice.place_path())


def _of(notice: Notice, years: Sequence[str]) -> bool:
    return not years or str(notice.year or "none") in years


def _of_place(place: Place, notices: Sequence[Notice], query: str) -> ComparedColumn:
    *ancestors, innermost = place.path()
    return ComparedColumn(
        ("district", place.code),
        innermost.name,
        "".join(ancestor.name for ancestor in ancestors),
        tuple(notices),
        without_value(query, "district", place.code),
    )


def _of_notice(notice: Notice, query: str) -> ComparedColumn:
    return ComparedColumn(
        ("notice", notice.name),
        notice.title,
        str(notice.place or ""),
        (notice,),
        without_value(query, "notice", notice.name),
    )


def beside(criteria: SearchRequest, facets: Iterable[Facet]) -> str:
    """The query string that sets the places chosen, or else those with most hits, side by side."""
    places = next((facet.values for facet in facets if facet.name == "district"), ())
    chosen = criteria.facets.get("district", ()) or _with_most(places)
    parameters = [(name, value) for name in ("category", "year") for value in criteria.facets.get(name, ())]
    return query_string([*parameters, *(("district", code) for code in chosen[:MOST])])


def _with_most(places: Iterable[FacetValue]) -> tuple[str, ...]:
    """Of places within one another only the innermost."""
    places = [value for value in places if value.count and value.value != NONE]
    around = {value.parent for value in places}
    inner = [value for value in places if value.value not in around]
    return tuple(value.value for value in sorted(inner, key=lambda value: -value.count))
