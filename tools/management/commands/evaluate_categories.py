"""`evaluate_categories GOLD NOTICES`: how well problem areas are told; `--low-confidence`: where to look."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from notices.models import Problem
from tools.quality.category_agreement import Evaluation, align, evaluate, headings
from tools.quality.gold import GoldError, cases
from tools.quality.measurement import as_read

LOW = 0.3
_CONFUSIONS = 20


class Command(BaseCommand):
    help = (
        "Compare problem areas with hand-given ones: figures by category, confusions. GOLD holds NAME.json files, "
        "NOTICES the files of the same names. With --low-confidence: the stored problems whose area is least certain."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold", nargs="?", type=Path)
        parser.add_argument("notices", nargs="?", type=Path)
        parser.add_argument("--low-confidence", nargs="?", type=float, const=LOW, metavar="MOST")

    def handle(self, *, gold: Path | None, notices: Path | None, **options: Any) -> None:
        if gold and notices:
            self._evaluate(gold, notices)
        elif options["low_confidence"] is None:
            raise CommandError("请给出两个文件夹（人工标注、通报），或者用 --low-confidence")
        if options["low_confidence"] is not None:
            for line in low_confidence(options["low_confidence"]):
                self.stdout.write(line)

    def _evaluate(self, gold: Path, notices: Path) -> None:
        try:
            aligned = [
                align(headings(case.structure), headings(as_read(case))) for case in cases(gold, notices)
            ]
        except (GoldError, KeyError, TypeError) as error:
            raise CommandError(str(error)) from error
        report = evaluate(
            [slugs for notice in aligned for slugs in notice.gold],
            [slugs for notice in aligned for slugs in notice.predicted],
        )
        for line in _lines(report):
            self.stdout.write(line)
        missed = [title for notice in aligned for title in notice.missed]
        self.stdout.write(f"没有对上的标题 {len(missed)} 个，不计入以上各数")


def _lines(report: Evaluation) -> Iterator[str]:
    yield f"标题 {report.headings}，主要领域正确 {report.primary:.3f}，全部领域 F1 {report.labels.f1:.3f}"
    yield ""
    yield f"{'category':28}{'given':>6}{'found':>6}{'P':>7}{'R':>7}{'F1':>7}"
    for slug, figures in report.categories.items():
        scores = f"{figures.precision:7.2f}{figures.recall:7.2f}{figures.f1:7.2f}"
        yield f"{slug:28}{figures.given:6}{figures.predicted:6}{scores}"
    yield ""
    for confusion in report.confusions[:_CONFUSIONS]:
        yield f"{confusion.count:4} × {confusion.area} → {confusion.taken_for}"


def low_confidence(most: float) -> Iterator[str]:
    """The least certain first; what a curator has settled is left out."""
    rows = Problem.objects.units().filter(curated=False, confidence__lte=most).order_by("confidence", "pk")
    rows = rows.select_related("notice", "parent__notice").prefetch_related("labellings__category")
    for row in rows.iterator(chunk_size=500):
        labels = "；".join(
            f"{label.category.slug}（{'、'.join(label.cues)}）" for label in row.labellings.all()
        )
        yield f"{row.confidence:.2f}  {row.public_id}  {row}  {labels}"
