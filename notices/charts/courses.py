"""What became of notices along the days: inspection, feedback, publication, and the days that were promised."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from notices.charts.drawing import Tick, cut, width

WIDTH = 720.0
STEP = 26.0  # from line to line
TOP = 28.0  # above the lines, for the years
GAP = 12.0
LONGEST_NAME = 180.0
LEAST_STRETCH = 6.0  # an inspection is seen, however short it was
KEYS = 30.0  # for the legend below
_MARKS = {  # around the origin; told apart by shape as well as by colour
    "inspection": "M-7 0h14",
    "feedback": "M5 0a5 5 0 1 0-10 0a5 5 0 1 0 10 0z",
    "publication": "M5 0a5 5 0 1 0-10 0a5 5 0 1 0 10 0z",
    "past": "M-4-4l8 8m0-8l-8 8",
    "coming": "M0-5l5 5l-5 5l-5-5z",
}


@dataclass(frozen=True, slots=True)
class Stage:
    """A day, or the days from one to another, on the way of a notice; `kind` is one of `_MARKS`."""

    kind: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Journey:
    """A notice by name, and its stages."""

    name: str
    stages: Sequence[Stage]


@dataclass(frozen=True, slots=True)
class CourseMark:
    kind: str
    x: float
    shape: str
    full: str


@dataclass(frozen=True, slots=True)
class Course:
    """A line: `path` is drawn from its first mark to its last."""

    name: str
    full: str
    y: float
    path: str
    marks: tuple[CourseMark, ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    kind: str
    x: float
    shape: str
    label: str


@dataclass(frozen=True, slots=True)
class CourseChart:
    title: str
    description: str
    courses: tuple[Course, ...]
    ticks: tuple[Tick, ...]
    today: Tick | None
    keys: tuple[LegendEntry, ...]
    width: float
    height: float
    template: str = "charts/courses.svg"

    @property
    def ground(self) -> float:
        return self.height - KEYS

    @property
    def legend(self) -> float:
        return self.height - KEYS / 2


def course_chart(
    title: str, description: str, journeys: Iterable[Journey], today: tuple[date, str], names: dict[str, str]
) -> CourseChart:
    """`names` are what the legend calls each kind of mark; those that are not in the chart are left out."""
    journeys = tuple(journeys)
    left = max((width(cut(journey.name, LONGEST_NAME)) for journey in journeys), default=0.0) + 2 * GAP
    days = [day for journey in journeys for stage in journey.stages for day in (stage.first, stage.last)]
    first, last = (min(days), max(days)) if days else (today[0], today[0])
    scale = _scale(first, last, left)
    return CourseChart(
        title,
        description,
        tuple(
            _course(journey, TOP + STEP * (number + 0.5), scale, names)
            for number, journey in enumerate(journeys)
        ),
        _ticks(first, last, scale),
        Tick(scale(today[0]), today[1]) if first <= today[0] <= last and days else None,
        _keys(journeys, names),
        WIDTH,
        TOP + STEP * len(journeys) + KEYS,
    )


def _scale(first: date, last: date, left: float) -> Callable[[date], float]:
    room, days = WIDTH - left - GAP, (last - first).days or 1
    return lambda day: round(left + room * (day - first).days / days, 1)


def _course(journey: Journey, y: float, scale: Callable[[date], float], names: dict[str, str]) -> Course:
    marks = tuple(_mark(stage, scale, names) for stage in journey.stages)
    ends = [scale(day) for stage in journey.stages for day in (stage.first, stage.last)]
    path = f"M{min(ends):g} {y:g}H{max(ends):g}" if ends else ""
    return Course(cut(journey.name, LONGEST_NAME), journey.name, y, path, marks)


def _mark(stage: Stage, scale: Callable[[date], float], names: dict[str, str]) -> CourseMark:
    x = scale(stage.first)
    is_long = stage.kind == "inspection"
    shape = f"M0 0h{max(LEAST_STRETCH, scale(stage.last) - x):g}" if is_long else _MARKS[stage.kind]
    days = stage.first.isoformat() + (f" – {stage.last.isoformat()}" if stage.last != stage.first else "")
    return CourseMark(stage.kind, x, shape, f"{names[stage.kind]} {days}")


def _ticks(first: date, last: date, scale: Callable[[date], float]) -> tuple[Tick, ...]:
    """The first days of years, as many as have room for their names."""
    years = range(first.year + (first > date(first.year, 1, 1)), last.year + 1)
    if not years:
        return (Tick(scale(first), str(first.year)),)
    step = scale(first + timedelta(366)) - scale(first)
    every = max(1, ceil((width("2000") + GAP) / step)) if step else 1
    return tuple(Tick(scale(date(year, 1, 1)), str(year)) for year in years[::every])


def _keys(journeys: Iterable[Journey], names: dict[str, str]) -> tuple[LegendEntry, ...]:
    kinds = {stage.kind for journey in journeys for stage in journey.stages}
    keys, x = [], GAP
    for kind, label in names.items():
        if kind in kinds:
            keys.append(LegendEntry(kind, x, _MARKS[kind], label))
            x = round(x + 2 * GAP + width(label) + GAP, 1)
    return tuple(keys)
