"""Sets of notices with their gold, and what was measured of them written down beside the page that shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple
from datetime import date
from pathlib import Path
from typing import Any

from notices.about import measured
from notices.about.measured import COUNTS, SIZES, AreaRun, Figures, MeasuredRun, MeasuredSet, Unseen
from notices.parsing import PARSER_VERSION
from notices.reading import READER_VERSION
from tools.quality.gold import Case, cases
from tools.quality.measurement import COMPARED, Measurement
from tools.quality.scoring import Score, bands, counts, pooled

ROOT = Path(__file__).resolve().parents[2]
_NUMBERS = re.compile(r"\[[\s\d,.]*\]")  # lists of them


def is_at_hand(measured_set: MeasuredSet) -> bool:
    return bool(measured_set.gold) and (ROOT / measured_set.gold).is_dir()


def cases_of(measured_set: MeasuredSet) -> list[Case]:
    folders = (measured_set.notices, measured_set.evidence)
    notices, evidence = (ROOT / folder if folder else None for folder in folders)
    return list(cases(ROOT / measured_set.gold, notices, evidence))


def marked_notices() -> dict[str, list[Case]]:
    """Every set that is at hand, by name, with its notices."""
    return {entry.name: cases_of(entry) for entry in measured.sets() if is_at_hand(entry)}


def run_of(measurement: Measurement, day: date) -> MeasuredRun:
    sizes = {name: getattr(measurement, name) for name in SIZES}
    figures = {name: measurement.figures[name] for name in COMPARED if name in measurement.figures}
    return MeasuredRun(day, READER_VERSION, PARSER_VERSION, sizes, figures)


def unseen_of(scores: Sequence[Score], day: date) -> Unseen:
    return Unseen(day, READER_VERSION, PARSER_VERSION, counts(scores), pooled(scores), tuple(bands(scores)))


def write(runs: Mapping[str, MeasuredRun], path: Path | None = None) -> None:
    """A line a figure: a change is to be seen in a diff."""
    _write({name: _entry(run) for name, run in runs.items()}, path or measured.MEASURED)


def write_unseen(entries: Mapping[str, Unseen], path: Path | None = None) -> None:
    _write({name: _unseen_entry(entry) for name, entry in entries.items()}, path or measured.UNSEEN)


def write_areas(run: AreaRun, path: Path | None = None) -> None:
    entry = {
        "measured": run.measured.isoformat(),
        "classifier_version": run.classifier_version,
        "headings": run.headings,
        "figures": _counted(run.figures),
        "confusions": [asdict(confusion) for confusion in run.confusions],
    }
    _write(entry, path or measured.AREAS)


def _write(entries: Mapping[str, Any], path: Path) -> None:
    text = json.dumps(entries, ensure_ascii=False, indent=1)
    path.write_text(_NUMBERS.sub(lambda match: _line(match[0]), text) + "\n", "utf-8")


def _line(numbers: str) -> str:
    return " ".join(numbers.split()).replace("[ ", "[").replace(" ]", "]")


def _entry(run: MeasuredRun) -> dict[str, Any]:
    return {**_versions(run), **run.sizes, "figures": _counted(run.figures)}


def _unseen_entry(entry: Unseen) -> dict[str, Any]:
    return {
        **_versions(entry),
        **{name: entry.counts[name] for name in COUNTS},
        "figures": _counted(entry.figures),
        "bands": [[round(number, 4) for number in astuple(band)] for band in entry.bands],
    }


def _versions(entry: MeasuredRun | Unseen) -> dict[str, str]:
    return {
        "measured": entry.measured.isoformat(),
        "reader_version": entry.reader_version,
        "parser_version": entry.parser_version,
    }


def _counted(figures: Mapping[str, Figures]) -> dict[str, list[int]]:
    return {name: [figure.given, figure.predicted, figure.agreed] for name, figure in figures.items()}
