"""What the collection holds: its size, and one problem area across all districts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, F, Max, Min, Q, QuerySet

from notices.models import (
    FILED,
    FILED_YEAR,
    Category,
    CategoryGroup,
    Measure,
    Notice,
    Place,
    Problem,
    lies_in,
)
from notices.models.notice import CONFIDENCE_BANDS

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Findings(TypedDict):
        findings: int

    Counted = WithAnnotations[Category, Findings]


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is; `problems` counts what a search counts: items, and problems without items."""

    notices: int
    samples: int
    problems: int
    measures: int
    first_year: int | None
    last_year: int | None


def size() -> Size:
    notices = Notice.objects.aggregate(
        all=Count("pk"),
        samples=Count("pk", filter=Q(is_sample=True)),
        first=Min("published"),
        last=Max("published"),
    )
    return Size(
        notices["all"],
        notices["samples"],
        Problem.objects.units().count(),
        Measure.objects.count(),
        notices["first"] and notices["first"].year,
        notices["last"] and notices["last"].year,
    )


def filed(
    districts: Collection[str],
    years: Collection[str],
    kind: str,
    none: str,
    confidence: str = "",
    checked: Collection[str] = (),
) -> QuerySet[Notice]:
    """Notices in or below any of these places, of any of these years and of this kind, the newest first.

    `confidence` is a name of `CONFIDENCE_BANDS`: how sure the reading of their outline is.

    What is empty leaves all in; `none` among the values stands for notices without a place or date.
    """
    notices = Notice.objects.select_related("place__parent__parent").annotate(
        filed=FILED, filed_year=FILED_YEAR
    )
    if districts:
        inside = lies_in(districts)
        notices = notices.filter(inside | Q(place=None) if none in districts else inside)
    if years:
        within = Q(filed_year__in=[int(year) for year in years if year != none])
        notices = notices.filter(within | Q(filed=None) if none in years else within)
    if kind:
        notices = notices.filter(kind=kind)
    if len(checked) == 1:
        notices = notices.filter(checked__isnull=none in checked)
    if confidence:
        least, most = CONFIDENCE_BANDS[confidence]
        notices = notices.filter(confidence__gte=least, confidence__lt=most)
    return notices.order_by(F("filed").desc(nulls_last=True), "name")


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """A group, and its categories with `findings`: the number of units filed under each."""

    group: CategoryGroup
    categories: tuple[Counted, ...]


def areas() -> tuple[GroupCounts, ...]:
    of_units = Q(labellings__problem__items=None)
    categories = (
        Category.objects.select_related("group")
        .annotate(findings=Count("labellings", filter=of_units, distinct=True))
        .order_by("group__position", "position")
    )
    return tuple(
        GroupCounts(group, tuple(rows)) for group, rows in groupby(categories, key=lambda row: row.group)
    )


_BY_PLACE = ("notice__place__code", "-notice__published", "notice__name", "heading_start")


def findings(category: Category) -> QuerySet[Problem]:
    """The units filed under a category, in the order of places, then notices, then the text."""
    return Problem.objects.units().filter(labellings__category=category).order_by(*_BY_PLACE)


def with_notices(problems: Iterable[Problem]) -> QuerySet[Problem]:
    """A page of findings with what is shown of them: to sort all of them with their notices' texts takes seconds."""
    rows = Problem.objects.filter(pk__in=[row.pk for row in problems])
    rows = rows.select_related("notice__place__parent__parent", "parent__notice")
    return rows.annotate(measure_count=Count("measures")).order_by(*_BY_PLACE)


@dataclass(frozen=True, slots=True)
class Answers:
    """One notice's findings in a category."""

    notice: Notice
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class District:
    """One district's notices in a category; place is None where a notice has none."""

    place: Place | None
    answers: tuple[Answers, ...]


def by_district(problems: Iterable[Problem]) -> tuple[District, ...]:
    """Findings in the order of `findings`, taken together by district and by notice."""
    return tuple(
        District(
            district,
            tuple(
                Answers(notice, tuple(rows))
                for notice, rows in groupby(of_district, key=lambda problem: problem.notice)
            ),
        )
        for district, of_district in groupby(problems, key=lambda problem: problem.notice.place)
    )
