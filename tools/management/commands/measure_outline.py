"""`measure_outline`: how well outlines are read that no weight has seen: sets left out, layouts held out, mutations."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from notices.about.measured import Unseen, unseen
from tools.quality import honest
from tools.quality.gold import Case
from tools.quality.honest import Fit, Reader
from tools.quality.record import marked_notices, unseen_of, write_unseen
from tools.quality.scoring import SHOWN, Score, discrimination

_KINDS = ("sets", "layouts", "mutations")
_FIT = "tools.quality.honest:as_product"


class Command(BaseCommand):
    help = (
        "Read notices that no weight has seen, and say how many were read whole, how many were lost, and whether the "
        "reading knew: every marked set with weights fitted to others, generated notices in layouts held out from "
        "tuning, and six notices printed in other ways. Takes minutes."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fit", default=_FIT, metavar="MODULE:FUNCTION", help="what makes a reading")
        parser.add_argument("--only", choices=_KINDS, help="one of the three")
        parser.add_argument(
            "--generated", type=int, default=2000, metavar="N", help="notices in layouts held out"
        )
        parser.add_argument("--processes", type=int, default=2)
        parser.add_argument("--details", action="store_true", help="each notice that was not read whole")
        parser.add_argument("--record", action="store_true", help="write the figures down for /about/method/")

    def handle(self, **options: Any) -> None:
        self.fit, self.sets, self.processes = _fit(options["fit"]), marked_notices(), options["processes"]
        if self.fit is honest.as_product:
            self.stdout.write("as shipped: the rules and weights of this reading have seen every set")
        self.stdout.write(_HEAD)
        for kind in (options["only"],) if options["only"] else _KINDS:
            scores = self._of_sets() if kind == "sets" else self._of_layouts(kind, options["generated"])
            entry = unseen_of(scores, timezone.localdate())
            for line in _lines(kind, entry, scores, details=options["details"]):
                self.stdout.write(line)
            if options["record"]:
                write_unseen(unseen() | {kind: entry})

    @cached_property
    def reader(self) -> Reader:
        return self.fit([case for cases in self.sets.values() for case in cases])

    def _of_sets(self) -> list[Score]:
        pooled: list[Score] = []
        for name, reader, cases in honest.left_out(self.sets, self.fit):
            scores = self._scores(reader, cases, len(cases))
            self.stdout.write(_row(f"  {name}", unseen_of(scores, timezone.localdate())))
            pooled += scores
        return pooled

    def _of_layouts(self, kind: str, count: int) -> list[Score]:
        """Layouts are what these have not seen; the words of their findings they may have."""
        reader = self.reader
        if kind == "layouts":
            return self._scores(reader, honest.in_layouts_held_out(self.sets, count), count)
        cases = list(honest.in_mutations())
        return self._scores(reader, cases, len(cases))

    def _scores(self, reader: Reader, cases: Iterable[Case], count: int) -> list[Score]:
        scores = honest.scores(reader, cases, self.processes)
        return list(tqdm(scores, total=count, leave=False, disable=None))


_HEAD = f"{'':20}{'n':>5} {'whole':>6} {'lost':>6} " + " ".join(f"{name:>8}" for name in SHOWN)


def _lines(name: str, entry: Unseen, scores: Sequence[Score], *, details: bool) -> Iterator[str]:
    counts = entry.counts
    yield _row(name, entry)
    yield f"    lost {counts['lost']}, of these with confidence below .5: {counts['lost_unsure']}"
    pointed = f"with a doubt at the fault or confidence below .5: {counts['faulty_pointed']}"
    yield f"    not whole {counts['faulty']}, of these {pointed}"
    yield f"    whole {counts['whole']}, of these with confidence below .5: {counts['false_alarms']}"
    for band in entry.bands:
        reach = f"{band.least:.2f}–{band.most:.2f}"
        yield f"    confidence {reach}: {band.notices:5}, mean {band.confidence:.3f}, whole {band.share_whole:.3f}"
    if (area := discrimination(scores)) is not None:
        yield f"    whole against not whole by confidence: AUC {area:.3f}"
    if details:
        yield from (f"    {_detail(score)}" for score in scores if not score.is_whole)


def _row(name: str, entry: Unseen) -> str:
    counts = entry.counts
    shares = [counts[count] / max(counts["notices"], 1) for count in ("whole", "lost")]
    figures = " ".join(f"{entry.figures[figure].f1:8.3f}" for figure in SHOWN)
    return f"{name:20}{counts['notices']:5} {shares[0]:6.3f} {shares[1]:6.3f} {figures}"


def _detail(score: Score) -> str:
    figures = " ".join(f"{figure} {score.figures[figure].f1:.2f}" for figure in SHOWN)
    sure = "" if score.confidence is None else f", confidence {score.confidence:.2f}"
    return f"{score.name}: {'lost, ' if score.is_lost else ''}{figures}{sure}"


def _fit(path: str) -> Fit:
    module, _, function = path.partition(":")
    try:
        fit: Fit = getattr(import_module(module), function)
    except (ImportError, AttributeError, ValueError) as error:
        raise CommandError(f"{path} 不是 MODULE:FUNCTION") from error
    return fit
