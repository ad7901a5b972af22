"""`measure_quality GOLD [NOTICES]`: how well notices are read; without folders: the sets that are published."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from notices.about import measured
from notices.about.measured import MeasuredRun
from notices.parsing import ParseError
from notices.reading import ReadError
from tools.quality import record
from tools.quality.corrected import corrected_cases
from tools.quality.gold import Case, GoldError, cases
from tools.quality.measurement import measure


class Command(BaseCommand):
    help = (
        "Compare how notices are read with gold made by hand: facts, structure, categories, evidence. GOLD holds "
        "NAME.json files and NOTICES the notices of these names, or GOLD holds NAME.marked files. Without folders the "
        "sets of notices/about/sets.toml are measured, and what comes out is written to measured.json beside it."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold", nargs="?", type=Path)
        parser.add_argument("notices", nargs="?", type=Path)
        parser.add_argument(
            "--evidence", type=Path, metavar="FOLDER", help="gold of what measures claim, NAME.json"
        )
        parser.add_argument(
            "--corrected",
            action="store_true",
            help="gold is what people checked and put right in this collection",
        )
        parser.add_argument("--record", metavar="SET", help="write the figures down as this set's, for good")

    def handle(self, *, gold: Path | None, notices: Path | None, **options: Any) -> None:
        by_name = {entry.name: entry for entry in measured.sets()}
        name = options["record"] or ""
        if name and name not in by_name:
            raise CommandError(f"{measured.SETS.name} 里没有 {name}，有：{'、'.join(by_name)}")
        if options["corrected"]:
            self._measure(name, _of_this_collection())
            return
        if gold:
            self._measure(name, _cases(gold, notices, options["evidence"]))
            return
        for entry in by_name.values():
            if record.is_at_hand(entry) and name in ("", entry.name):
                self._measure(entry.name, record.cases_of(entry))

    def _measure(self, name: str, cases: list[Case]) -> None:
        try:
            run = record.run_of(measure(cases), timezone.localdate())
        except (KeyError, TypeError, IndexError) as error:
            raise CommandError(f"标注的格式不对：{error!r}") from error
        if name:
            record.write(measured.runs() | {name: run})
        for line in _lines(name, run):
            self.stdout.write(line)


def _cases(gold: Path, notices: Path | None, evidence: Path | None) -> list[Case]:
    try:
        return list(cases(gold, notices, evidence))
    except (GoldError, OSError) as error:
        raise CommandError(str(error)) from error


def _of_this_collection() -> list[Case]:
    try:
        corrected = list(corrected_cases())
    except (ReadError, ParseError, OSError) as error:
        raise CommandError(str(error)) from error
    if not corrected:
        raise CommandError("库中没有校对过或订正过的通报")
    return corrected


def _lines(name: str, run: MeasuredRun) -> Iterator[str]:
    sizes = "，".join(f"{size} {count}" for size, count in run.sizes.items())
    yield f"{name or '—'}：{sizes}；读取器 {run.reader_version}，解析器 {run.parser_version}"
    yield f"{'figure':22}{'given':>7}{'found':>7}{'agree':>7}{'P':>7}{'R':>7}{'F1':>7}"
    for figure, counts in run.figures.items():
        scores = f"{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
        yield f"{figure:22}{counts.given:7}{counts.predicted:7}{counts.agreed:7}{scores}"
    yield ""
