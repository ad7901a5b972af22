"""`backup TARGET`: all that the site would miss, in one file, while it goes on."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from notices.backups import backup


class Command(BaseCommand):
    help = (
        "Write the rows of all tables, the originals and the secret key into a ZIP file that only its owner can read, "
        "while the site goes on; what it is of is one moment."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "target", type=Path, metavar="TARGET", help="a file, or a folder in which it is named by the time"
        )

    def handle(self, *, target: Path, **_options: Any) -> None:
        if target.is_dir():
            target /= f"zhenggai-{timezone.localtime():%Y%m%d-%H%M%S}.zip"
        try:
            manifest = backup(target)
        except OSError as error:
            raise CommandError(f"备份没有写成：{error}") from error
        for name in manifest.missing:
            self.stderr.write(f"没有原件 {name}，备份中也没有。")
        rows = sum(manifest.rows.values())
        self.stdout.write(
            f"已写入 {target}：{rows} 行，{manifest.files} 个文件，数据版本 {manifest.collection}"
        )
