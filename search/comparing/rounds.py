"""Two rounds of one place: which areas came back, which are new, which are gone. Rows, in a few SQL queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.models import Count
from django.utils.translation import gettext as _

from notices.charts.heat import HeatChart, Value, heat_chart
from notices.models import Category, Labelling, Notice, Place, Problem
from notices.templatetags.naming import named
from search.asking.addresses import query_string

State = Literal["back", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Round:
    """What one notice has in an area, and the query string of the search that finds it."""

    problems: tuple[Problem, ...]
    url: str


@dataclass(frozen=True, slots=True)
class AreaOfRounds:
    category: Category
    state: State
    earlier: Round
    later: Round


@dataclass(frozen=True, slots=True)
class Rounds:
    earlier: Notice
    later: Notice
    areas: tuple[AreaOfRounds, ...]

    def of(self, state: State) -> list[AreaOfRounds]:
        return [area for area in self.areas if area.state == state]

    @property
    def address(self) -> str:
        """The query string that asks for these two."""
        pair = [("earlier", self.earlier.name), ("later", self.later.name)]
        return query_string([("district", self.later.place.code if self.later.place else ""), *pair])

    @property
    def back(self) -> list[AreaOfRounds]:
        return self.of("back")

    @property
    def new(self) -> list[AreaOfRounds]:
        return self.of("new")

    @property
    def gone(self) -> list[AreaOfRounds]:
        return self.of("gone")


def places_with_rounds() -> list[Place]:
    """Places with more than one notice of their own."""
    places = Place.objects.annotate(rounds=Count("notices")).filter(rounds__gt=1)
    return list(places.select_related("parent__parent").order_by("code"))


def notices_of(code: str) -> list[Notice]:
    """A place's own notices, the earliest first, those without a date last."""
    notices = Notice.objects.filter(place__code=code).select_related("place__parent__parent").defer("text")
    return sorted(notices, key=lambda notice: (not notice.dated, str(notice.dated), notice.name))


def rounds(earlier: Notice, later: Notice) -> Rounds:
    """The areas in the order of the taxonomy; what is filed under several areas counts in each."""
    by_notice = _filed([earlier, later])
    areas = {category for filed in by_notice.values() for category in filed}
    return Rounds(
        earlier,
        later,
        tuple(
            AreaOfRounds(
                category,
                _state(category in by_notice[earlier.pk], category in by_notice[later.pk]),
                _round(earlier, category, by_notice[earlier.pk]),
                _round(later, category, by_notice[later.pk]),
            )
            for category in sorted(areas, key=lambda category: category.position)
        ),
    )


def _filed(notices: Sequence[Notice]) -> dict[int, dict[Category, list[Problem]]]:
    by_notice: dict[int, dict[Category, list[Problem]]] = {notice.pk: {} for notice in notices}
    labellings = Labelling.objects.filter(problem__items=None, problem__notice__in=notices)
    labellings = labellings.select_related("category__group", "problem__notice", "problem__parent__notice")
    for labelling in labellings.order_by("problem__heading_start", "problem_id"):
        by_notice[labelling.problem.notice_id].setdefault(labelling.category, []).append(labelling.problem)
    return by_notice


def _state(before: bool, after: bool) -> State:
    return "back" if before and after else "new" if after else "gone"


def _round(notice: Notice, category: Category, problems: dict[Category, list[Problem]]) -> Round:
    url = query_string([("notice", notice.name), ("category", category.slug)])
    return Round(tuple(problems.get(category, ())), url)


def chart(compared: Rounds) -> HeatChart:
    """Areas down, the two notices across, problems in the cells."""

    def value(filed: Round) -> Value:
        return float(len(filed.problems)), str(len(filed.problems))

    return heat_chart(
        _("%(place)s两轮对照：各领域的问题数") % {"place": compared.later.place},
        _("颜色按分位数分五级，各级的格数大致相等。"),
        [named(area.category) for area in compared.areas],
        [str(notice.dated or notice.name) for notice in (compared.earlier, compared.later)],
        [[value(area.earlier), value(area.later)] for area in compared.areas],
        nothing=_("未提及"),
    )
