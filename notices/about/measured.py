"""What was measured, as it is kept beside the page that shows it: `sets.toml` says what each set of notices is,
`measured.json` what came out, `unseen.json` how notices and layouts are read that no weight has seen, `areas.json` how
each problem area is told by weights that have not seen the notice.

The first is written by hand, the others by the commands `measure_quality`, `measure_outline` and
`python -m tools.area_weights --left-out` (tools). Pure.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

SETS = Path(__file__).with_name("sets.toml")
MEASURED = Path(__file__).with_name("measured.json")
UNSEEN = Path(__file__).with_name("unseen.json")
AREAS = Path(__file__).with_name("areas.json")
SIZES = ("notices", "problems", "items", "measures", "claimed")

# Of notices not seen: read whole, lost, lost and unsure of it, not whole, of these with a doubt at the fault or
# unsure, and whole but unsure.
COUNTS = ("notices", "whole", "lost", "lost_unsure", "faulty", "faulty_pointed", "false_alarms")

Tuned = Literal["no", "since", "yes"]


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one thing: given by hand, predicted, and both."""

    given: int = 0
    predicted: int = 0
    agreed: int = 0

    def __add__(self, more: Figures) -> Figures:
        return Figures(self.given + more.given, self.predicted + more.predicted, self.agreed + more.agreed)

    @property
    def precision(self) -> float:
        return self.agreed / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return self.agreed / self.given if self.given else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.agreed / (self.given + self.predicted) if self.given + self.predicted else 1.0


@dataclass(frozen=True, slots=True)
class MeasuredSet:
    """Notices measured together. A set without `gold` was measured once, at a revision, and stays as it was."""

    name: str
    zh: str
    en: str
    about_zh: str
    about_en: str
    tuned: Tuned
    gold: str = ""  # folders, from the repository's root
    notices: str = ""
    evidence: str = ""
    revision: str = ""


@dataclass(frozen=True, slots=True)
class MeasuredRun:
    """A set as it was measured on a day, by these versions."""

    measured: date
    reader_version: str
    parser_version: str
    sizes: Mapping[str, int]  # by the names in SIZES
    figures: Mapping[str, Figures]  # by what is compared, in the order in which it is shown


@dataclass(frozen=True, slots=True)
class Band:
    """Notices with a confidence from `least` to below `most`: how many, how sure on average, which share is whole."""

    least: float
    most: float
    notices: int
    confidence: float
    share_whole: float


@dataclass(frozen=True, slots=True)
class Unseen:
    """Notices as a reading reads them that has not seen them, or not their layouts."""

    measured: date
    reader_version: str
    parser_version: str
    counts: Mapping[str, int]  # by the names in COUNTS
    figures: Mapping[str, Figures]
    bands: tuple[Band, ...]  # empty where the reading does not say how sure it is


@dataclass(frozen=True, slots=True)
class Confusion:
    """A primary area that was taken for another one, and how often."""

    area: str
    taken_for: str
    count: int


@dataclass(frozen=True, slots=True)
class AreaRun:
    """How areas are told of headings of notices that the weights have not seen."""

    measured: date
    classifier_version: str
    headings: int
    figures: Mapping[str, Figures]  # by the slugs of areas, of their groups, and "none"
    confusions: tuple[Confusion, ...]  # the commonest first


def sets() -> tuple[MeasuredSet, ...]:
    entries = tuple(MeasuredSet(**entry) for entry in tomllib.loads(SETS.read_text("utf-8"))["set"])
    if unknown := {entry.tuned for entry in entries} - {*get_args(Tuned)}:
        raise ValueError(f"{SETS.name}: tuned is one of {', '.join(get_args(Tuned))}, not {unknown.pop()}")
    return entries


def runs(path: Path | None = None) -> dict[str, MeasuredRun]:
    """By the names of their sets."""
    path = path or MEASURED
    entries = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return {name: _run(entry) for name, entry in entries.items()}


def _run(entry: Mapping[str, Any]) -> MeasuredRun:
    return MeasuredRun(
        date.fromisoformat(entry["measured"]),
        entry["reader_version"],
        entry["parser_version"],
        {name: entry[name] for name in SIZES},
        {name: Figures(*counts) for name, counts in entry["figures"].items()},
    )


def unseen(path: Path | None = None) -> dict[str, Unseen]:
    """By what was not seen: "sets", "layouts", "mutations"."""
    path = path or UNSEEN
    entries = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return {name: _unseen(entry) for name, entry in entries.items()}


def _unseen(entry: Mapping[str, Any]) -> Unseen:
    return Unseen(
        date.fromisoformat(entry["measured"]),
        entry["reader_version"],
        entry["parser_version"],
        {name: entry[name] for name in COUNTS},
        {name: Figures(*counts) for name, counts in entry["figures"].items()},
        tuple(Band(*band) for band in entry["bands"]),
    )


@cache
def area_run(path: Path | None = None) -> AreaRun:
    entry = json.loads((path or AREAS).read_text("utf-8"))
    return AreaRun(
        date.fromisoformat(entry["measured"]),
        entry["classifier_version"],
        entry["headings"],
        {slug: Figures(*counts) for slug, counts in entry["figures"].items()},
        tuple(Confusion(**row) for row in entry["confusions"]),
    )
