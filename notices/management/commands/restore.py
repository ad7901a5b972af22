"""`restore SOURCE`: a backup in place of what the site holds, proven to be equal."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from notices.backups import BackupError, restore
from notices.versioning.version import current


class Command(BaseCommand):
    help = (
        "Put the rows, originals and secret key of a backup into an empty site, of SQLite or PostgreSQL whatever it "
        "came from, bring tables and index up to date, and compare every notice with the digest it had."
    )
    requires_system_checks = ()  # an index is made when the rows are there

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path, metavar="SOURCE")
        parser.add_argument(
            "--overwrite", action="store_true", help="in place of all that the site holds now"
        )

    def handle(self, *, source: Path, overwrite: bool, **_options: Any) -> None:
        try:
            manifest, kept_out = restore(source, overwrite)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        rows = sum(manifest.rows.values())
        self.stdout.write(
            f"已恢复 {rows} 行，{manifest.files} 个文件，各份通报与备份时相同；数据版本 {current()}"
        )
        if kept_out:
            self.stdout.write(
                f"备份之后下架的 {len(kept_out)} 份通报仍为下架，没有随备份恢复：{'、'.join(kept_out)}"
            )
