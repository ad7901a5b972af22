"""What each problem area is, what belongs there and what does not, with examples; kept in `area_boundaries.toml`.

Pure; for those who read, not for the classifier.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

BOUNDARIES_PATH = Path(__file__).with_name("area_boundaries.toml")
EXAMPLES = 3
_TEXTS = ("definition", "belongs", "elsewhere")
_FIELDS = frozenset(
    {"slug", *(f"{name}_{language}" for name in (*_TEXTS, "examples") for language in ("zh", "en"))}
)

Language = Literal["zh", "en"]


class BoundaryError(ValueError):
    """The file does not describe areas; the message says which row, which field and what is allowed."""


@dataclass(frozen=True, slots=True)
class Example:
    """A heading that belongs to an area, and what it says in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Boundary:
    """An area in one language."""

    definition: str
    belongs: str
    elsewhere: str
    examples: tuple[Example, ...]


@cache
def boundaries(language: Language, path: Path = BOUNDARIES_PATH) -> Mapping[str, Boundary]:
    """By the slugs of their areas. Raises BoundaryError."""
    rows = tomllib.loads(path.read_text("utf-8"))["area"]
    return {row.get("slug", ""): _boundary(path, row, language) for row in rows}


def _boundary(path: Path, row: Mapping[str, Any], language: Language) -> Boundary:
    row_name = f"{path.name}: area {row.get('slug', '?')}"
    for name in sorted(row.keys() ^ _FIELDS):
        what = "is unknown" if name in row else "is missing"
        raise BoundaryError(f"{row_name}: {name} {what}; the fields are {', '.join(sorted(_FIELDS))}")
    examples = tuple(map(Example, row["examples_zh"], row["examples_en"]))
    if not len(row["examples_zh"]) == len(row["examples_en"]) == EXAMPLES:
        raise BoundaryError(f"{row_name}: there are {EXAMPLES} examples in each language")
    texts = {name: row[f"{name}_{language}"] for name in _TEXTS}
    return Boundary(**texts, examples=examples)
