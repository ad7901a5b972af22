"""What was measured, kept in the repository: `sets.toml` says what each set is, `measured.json` what came out.

The first is written by hand, the second by `measure_quality`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from notices.parsing import PARSER_VERSION
from notices.quality.figures import Figures
from notices.quality.gold import Case, cases
from notices.quality.measurement import COMPARED, Measurement
from notices.reading import READER_VERSION

SETS = Path(__file__).with_name("sets.toml")
MEASURED = Path(__file__).with_name("measured.json")
_COUNTS = re.compile(r"\[[\s\d,]*\]")
ROOT = Path(__file__).resolve().parent.parent.parent

Tuned = Literal["no", "since", "yes"]
_SIZES = ("notices", "problems", "items", "measures", "claimed")


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

    @property
    def is_here(self) -> bool:
        return bool(self.gold) and (ROOT / self.gold).is_dir()

    def cases(self) -> list[Case]:
        notices, evidence = ((ROOT / folder if folder else None) for folder in (self.notices, self.evidence))
        return list(cases(ROOT / self.gold, notices, evidence))


@dataclass(frozen=True, slots=True)
class Run:
    """A set as it was measured on a day, by these versions."""

    measured: date
    reader_version: str
    parser_version: str
    sizes: Mapping[str, int]
    figures: Mapping[str, Figures]  # by the names of `measurement.COMPARED`, in that order


def sets() -> tuple[MeasuredSet, ...]:
    found = tuple(MeasuredSet(**each) for each in tomllib.loads(SETS.read_text("utf-8"))["set"])
    if unknown := {each.tuned for each in found} - {*get_args(Tuned)}:
        raise ValueError(f"{SETS.name}: tuned is one of {', '.join(get_args(Tuned))}, not {unknown.pop()}")
    return found


def run_of(measurement: Measurement, day: date) -> Run:
    sizes = {name: getattr(measurement, name) for name in _SIZES}
    return Run(day, READER_VERSION, PARSER_VERSION, sizes, _ordered(measurement.figures))


def runs(path: Path | None = None) -> dict[str, Run]:
    """By the names of their sets."""
    path = path or MEASURED
    read = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return {name: _run(said) for name, said in read.items()}


def write(found: Mapping[str, Run], path: Path | None = None) -> None:
    """A line a figure: a change is to be seen in a diff."""
    said = {name: _said(run) for name, run in found.items()}
    text = json.dumps(said, ensure_ascii=False, indent=1)
    (path or MEASURED).write_text(_COUNTS.sub(lambda found: _line(found[0]), text) + "\n", "utf-8")


def _line(counts: str) -> str:
    return " ".join(counts.split()).replace("[ ", "[").replace(" ]", "]")


def _said(run: Run) -> dict[str, Any]:
    return {
        "measured": run.measured.isoformat(),
        "reader_version": run.reader_version,
        "parser_version": run.parser_version,
        **run.sizes,
        "figures": {name: [f.given, f.predicted, f.agreed] for name, f in run.figures.items()},
    }


def _run(said: Mapping[str, Any]) -> Run:
    return Run(
        date.fromisoformat(said["measured"]),
        said["reader_version"],
        said["parser_version"],
        {name: said[name] for name in _SIZES},
        _ordered({name: Figures(*counts) for name, counts in said["figures"].items()}),
    )


def _ordered(figures: Mapping[str, Figures]) -> dict[str, Figures]:
    return {name: figures[name] for name in COMPARED if name in figures}
