"""`import_notices PATH…`: files, folders, zip files and addresses into the collection, then into the index."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from heapq import nlargest
from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from notices.importing.confined import from_web
from notices.importing.importer import Outcome, Status, import_path, import_source
from notices.importing.sources import files_in
from notices.importing.within_batch import FilesOfRun
from notices.models import ImportBatch
from notices.reading import ReadError
from notices.versioning.changes import run_of_changes

LONG_RUN, SLOWEST = 100, 10  # a run of so many files names so many of them
STATUS_LABELS: dict[Status, str] = {
    "held": "待审阅",
    "created": "新增",
    "updated": "更新",
    "unchanged": "未变",
    "duplicate": "重复",
    "skipped": "不导入",
    "failed": "失败",
}


class Command(BaseCommand):
    help = (
        "Import notices from files, folders, zip files and https://… addresses, and bring the index up to date. "
        "Exit code 1 if any file failed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
        parser.add_argument(
            "--duplicates",
            choices=[
                value for value in ImportBatch.Duplicates.values if value != ImportBatch.Duplicates.LIST
            ],
            default=ImportBatch.Duplicates.HOLD,
            help="what to do with a file whose text is a notice's that is there: hold it back (as is), update, or new",
        )
        parser.add_argument("--sample", action="store_true", help="mark the notices as invented samples")

    def handle(self, *, paths: list[str], dry_run: bool, sample: bool, duplicates: str, **_: Any) -> None:
        urls = [path for path in paths if path.startswith(("http://", "https://"))]
        files = [Path(path) for path in paths if path not in urls]
        missing = [str(path) for path in files if not path.exists()]
        if missing:
            raise CommandError(f"没有这样的文件或文件夹：{'、'.join(missing)}")
        sources: list[Path | str] = [*files_in(files), *urls]
        options = {"is_sample": sample, "dry_run": dry_run, "take": FilesOfRun(duplicates).take}
        outcomes: list[Outcome] = []
        seconds: list[tuple[float, str]] = []  # by file
        with run_of_changes():
            for path in tqdm(sources, unit="份", disable=not sys.stderr.isatty()):
                start = perf_counter()
                outcomes += _imported(path, options)
                seconds.append((perf_counter() - start, str(path)))
        self._report(outcomes, dry_run=dry_run)
        if len(seconds) >= LONG_RUN:
            slowest = "，".join(f"{path} {took:.1f} 秒" for took, path in nlargest(SLOWEST, seconds))
            self.stdout.write(f"最慢的：{slowest}")
        if any(outcome.status == "failed" for outcome in outcomes):
            sys.exit(1)

    def _report(self, outcomes: list[Outcome], *, dry_run: bool) -> None:
        for outcome in outcomes:
            if outcome.reason:
                self.stderr.write(f"{STATUS_LABELS[outcome.status]} {outcome.file}: {outcome.reason}")
            elif dry_run:
                self.stdout.write(f"{outcome.status:10}{outcome.name}  ← {outcome.file}")
        counts = Counter(outcome.status for outcome in outcomes)
        labels = {
            status: label
            for status, label in STATUS_LABELS.items()
            if status not in ("held", "duplicate", "skipped") or counts[status]
        }
        words = "，".join(f"{label} {counts[status]}" for status, label in labels.items())
        self.stdout.write(f"{'试运行，未写入：' if dry_run else ''}{len(outcomes)} 份文件：{words}")


def _imported(path: Path | str, options: dict[str, Any]) -> Iterator[Outcome]:
    if isinstance(path, Path):
        yield from import_path(path, **options)
        return
    try:
        source = from_web(path, allow_private=settings.FETCH_PRIVATE)
    except ReadError as error:
        yield Outcome(path, "failed", reason=str(error))
    else:
        yield import_source(source, **options)
