"""`parse_notice FILE [--json | --candidates]`: one file taken apart, on standard output; nothing is kept."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from notices.importing.confined import dissected
from notices.outline_format import as_json, as_tree
from notices.parsing import ParseError, outline
from notices.parsing.shapes import nodes_of
from notices.reading import ReadError, read

_MOST_FEATURES = 12  # that are shown of a candidate


class Command(BaseCommand):
    help = "Take one notice apart and print its outline; nothing is stored."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        output = parser.add_mutually_exclusive_group()
        output.add_argument("--json", action="store_true", help="one JSON object in the gold format")
        output.add_argument(
            "--candidates", action="store_true", help="the best three readings, and what speaks for each"
        )

    def handle(self, *, file: Path, **options: Any) -> str:
        try:
            if options["candidates"]:
                return "\n".join(_candidates(read(file.name, file.read_bytes()).text))
            dissection = dissected(file.name, file.read_bytes())
        except (ReadError, ParseError, OSError) as error:
            raise CommandError(f"{file}: {error}") from error
        if options["json"]:
            return json.dumps(as_json(dissection), ensure_ascii=False)
        return as_tree(dissection)


def _candidates(text: str) -> Iterator[str]:
    reading = outline.read(text)
    yield f"confidence {reading.confidence:.2f}"
    for number, choice in enumerate(reading.choices, 1):
        problems = choice.candidate.outline.problems
        items = sum(len(problem.items) for problem in problems)
        measures = sum(len(node.measures) for node in nodes_of(problems))
        yield f"\n{number}. {choice.levels}"
        yield f"   score {choice.score:.2f}, {len(problems)} problems, {items} items, {measures} measures"
        for name, added in islice(choice.parts(outline.DEFAULT).items(), _MOST_FEATURES):
            yield f"   {added:+7.2f}  {name}"
