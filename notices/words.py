"""What is known of wording, in tables beside the code that uses it: rows of patterns, each with an example it catches.

A file is named by its path within `notices/` without its ending: `evidence/status`, `parsing/facts/imprint`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
FIELDS = frozenset({"example", "words", "means"})


class WordsError(ValueError):
    """A table cannot be read; the message says which row and what is allowed."""


@dataclass(frozen=True, slots=True)
class PatternRow:
    """Patterns of one kind, an example of theirs, and what they mean where a table's rows differ in that."""

    words: tuple[str, ...]
    example: str
    means: str = ""

    @property
    def pattern(self) -> str:
        return f"(?:{'|'.join(self.words)})"


Tables = Mapping[str, tuple[PatternRow, ...]]


@cache
def tables(file: str) -> Tables:
    """The tables of a file by name. Raises WordsError."""
    data = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
    return {name: tuple(_row(f"{file}.toml: {name}", row) for row in rows) for name, rows in data.items()}


def _row(where: str, row: Mapping[str, object]) -> PatternRow:
    words, example = row.get("words"), row.get("example")
    if row.keys() | {"means"} != FIELDS or not isinstance(words, list) or not isinstance(example, str):
        raise WordsError(f"{where}: a row has words (a list), an example and, if rows differ, what it means")
    return PatternRow(tuple(map(str, words)), example, str(row.get("means", "")))


def pattern(file: str, table: str) -> str:
    """All rows of a table as one pattern; of two that fit, the earlier."""
    return f"(?:{'|'.join(row.pattern for row in tables(file)[table])})"


def compiled(file: str, table: str) -> re.Pattern[str]:
    return re.compile(pattern(file, table))
