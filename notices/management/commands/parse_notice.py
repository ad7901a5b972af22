"""`parse_notice FILE [--json]`: one file taken apart, on standard output; nothing is kept."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from notices.dissection import dissect
from notices.outline_format import as_json, as_tree
from notices.parsing import ParseError
from notices.reading import ReadError, read


class Command(BaseCommand):
    help = "Take one notice apart and print its outline; nothing is stored."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="one JSON object in the gold format")

    def handle(self, *, file: Path, **options: Any) -> str:
        try:
            dissection = dissect(read(file.name, file.read_bytes()).text)
        except (ReadError, ParseError, OSError) as error:
            raise CommandError(f"{file}: {error}") from error
        if options["json"]:
            return json.dumps(as_json(dissection), ensure_ascii=False)
        return as_tree(dissection)
