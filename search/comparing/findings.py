"""What the columns found in some areas and did about it, and how much of it there is: rows in a few SQL queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Length

from notices.models import Fragment, Labelling, Measure, Problem
from search.comparing.axes import AxisHead
from search.comparing.columns import ComparedColumn, notices_within

MOST = 20  # findings of a column in one area; the search has them all
LONG = 240  # characters of measures that stand open; more are folded


@dataclass(frozen=True, slots=True)
class Finding:
    problem: Problem
    measures: tuple[Measure, ...]

    @property
    def characters(self) -> int:
        return sum(len(measure.text) for measure in self.measures)

    @property
    def is_long(self) -> bool:
        return self.characters > LONG

    @property
    def original(self) -> str:
        """The heading as printed, where it says more than the title."""
        return self.problem.heading if self.problem.title not in ("", self.problem.heading) else ""


@dataclass(frozen=True, slots=True)
class ColumnFindings:
    """What one column has in one area: the first findings, and how many there are."""

    column: ComparedColumn
    findings: tuple[Finding, ...]
    count: int
    url: str  # the query string of the search that finds them all

    @property
    def more(self) -> int:
        return self.count - len(self.findings)


@dataclass(frozen=True, slots=True)
class AreaFindings:
    area: AxisHead
    answers: tuple[ColumnFindings, ...]


@dataclass(frozen=True, slots=True)
class ColumnAmounts:
    """How much one column says: of all its problems those asked for, with their measures and their text."""

    column: ComparedColumn
    notices: int
    problems: int
    base: int
    measures: int
    characters: int
    url: str

    @property
    def share(self) -> float | None:
        return self.problems / self.base if self.base else None

    @property
    def measures_each(self) -> float | None:
        return self.measures / self.problems if self.problems else None

    @property
    def characters_each(self) -> float | None:
        return self.characters / self.problems if self.problems else None


def filed(columns: Iterable[ComparedColumn], areas: Iterable[AxisHead]) -> list[tuple[int, int, str]]:
    """The problems filed under the areas: each with its notice, once for each area."""
    rows = Labelling.objects.filter(
        problem__items=None,
        problem__notice__in=notices_within(columns),
        category__slug__in=[area.value for area in areas],
    ).order_by("problem__notice__name", "problem__heading_start", "problem_id")
    return list(rows.values_list("problem_id", "problem__notice_id", "category__slug"))


def rows(
    columns: Sequence[ComparedColumn],
    areas: Sequence[AxisHead],
    units: Sequence[tuple[int, int, str]],
    years: Sequence[str],
) -> list[AreaFindings]:
    """Each area with the findings of each column, those without any left out."""
    narrowing = [("year", year) for year in years]
    cells = {area: [_filed_in(area, column, units) for column in columns] for area in areas}
    findings = _findings({pk for keys in chain(*cells.values()) for pk in keys[:MOST]})
    return [
        AreaFindings(
            area,
            tuple(
                ColumnFindings(
                    column,
                    tuple(findings[pk] for pk in keys[:MOST]),
                    len(keys),
                    column.search(("category", area.value), *narrowing),
                )
                for column, keys in zip(columns, keys_of_columns, strict=True)
            ),
        )
        for area, keys_of_columns in cells.items()
        if any(keys_of_columns)
    ]


def _filed_in(area: AxisHead, column: ComparedColumn, units: Iterable[tuple[int, int, str]]) -> list[int]:
    return [pk for pk, notice, slug in units if slug == area.value and notice in column.keys]


def _findings(keys: Iterable[int]) -> dict[int, Finding]:
    problems = Problem.objects.filter(pk__in=list(keys)).select_related("notice", "parent__notice")
    problems = problems.prefetch_related("measures__problem__parent__notice", "measures__problem__notice")
    return {problem.pk: Finding(problem, tuple(problem.measures.all())) for problem in problems}


def differences(
    columns: Sequence[ComparedColumn],
    areas: Sequence[AxisHead],
    narrowing: Sequence[tuple[str, str]],
) -> list[ColumnAmounts]:
    """What is counted of each column in the areas, or without areas of all its problems.

    `narrowing` is what a search for the same is narrowed by besides the column.
    """
    units = Problem.objects.units().filter(notice__in=notices_within(columns))
    slugs = [area.value for area in areas]
    chosen = (units.filter(labellings__category__slug__in=slugs) if areas else units).values("pk")
    totals = _by_notice(units, "notice")
    problems = _by_notice(Problem.objects.filter(pk__in=chosen), "notice")
    measures = _by_notice(Measure.objects.filter(problem__in=chosen), "problem__notice")
    lengths = [
        _characters(Problem.objects.filter(pk__in=chosen), "notice", "heading"),
        _characters(Measure.objects.filter(problem__in=chosen), "problem__notice", "text"),
        _characters(Fragment.objects.filter(problem__in=chosen, kind="lead-in"), "notice", "text"),
    ]
    return [
        ColumnAmounts(
            column,
            len(column.notices),
            _summed(problems, column),
            _summed(totals, column),
            _summed(measures, column),
            sum(_summed(length, column) for length in lengths),
            column.search(*narrowing),
        )
        for column in columns
    ]


def _summed(by_notice: Mapping[int, int], column: ComparedColumn) -> int:
    return sum(by_notice.get(key, 0) for key in column.keys)


def _by_notice(units: QuerySet[Any], notice: str) -> dict[int, int]:
    return dict(units.order_by().values_list(notice).annotate(Count("pk")))


def _characters(
    units: QuerySet[Problem] | QuerySet[Measure] | QuerySet[Fragment], notice: str, text: str
) -> dict[int, int]:
    return dict(units.order_by().values_list(notice).annotate(length=Sum(Length(text))))
