"""`export_package TARGET`: the whole collection as a Frictionless data package."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from notices.exporting.package import into_folder, pieces, zipped


class Command(BaseCommand):
    help = (
        "Write the whole collection as a Frictionless data package into a folder, or into TARGET.zip: tables with "
        "contacts masked, hashes, code book, datapackage.json."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "target", type=Path, metavar="TARGET", help="a folder, or a name that ends in .zip"
        )

    def handle(self, *, target: Path, **_options: Any) -> None:
        with tqdm(unit="行", disable=not sys.stderr.isatty()) as bar:
            count = pieces(bar.update)
            if target.suffix == ".zip":
                with target.open("wb") as file:
                    file.writelines(zipped(count))
            else:
                into_folder(count, target)
        self.stdout.write(f"已写入 {target}")
