"""`import_corrections FILE`: corrections of outlines that another installation has exported."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from notices.importing.corrections_file import take_over
from notices.versioning.changes import run_of_changes


class Command(BaseCommand):
    help = (
        "Take over corrections of outlines from a corrections.jsonl, as data packages have it: for notices that are "
        "here, known by their bytes or their name. Those made here stay. Exit code 1 if a line could not be taken."
    )
    requires_system_checks = ()  # the index follows the rows

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="a corrections.jsonl")

    def handle(self, *, file: Path, **_options: Any) -> None:
        try:
            lines = file.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"读不了 {file}：{error}") from error
        with run_of_changes():
            outcomes = list(take_over(lines, f"取自 {file.name}"))
        for outcome in outcomes:
            if outcome.reason:
                self.stderr.write(f"第 {outcome.line} 行没有采用：{outcome.reason}")
            else:
                self.stdout.write(f"{outcome.name}：新增 {outcome.added} 条，找不到原文的 {outcome.lost} 条")
        if any(outcome.reason for outcome in outcomes):
            sys.exit(1)
