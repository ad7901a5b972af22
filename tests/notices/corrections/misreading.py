"""Marked notices read as they are, but for lines that are taken for something else by a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from notices.corrections.assembling import assembled
from notices.corrections.rows import rows_of
from notices.corrections.shapes import Kind
from notices.parsing.outline.build import Outline
from tests.notices.parsing.test_properties import MARKED

# What each line was taken for instead of what it is.
BREAKS: Mapping[str, Mapping[Kind, Kind]] = {
    "items as problems": {"item": "problem"},
    "problems as aspects, items as problems": {"problem": "aspect", "item": "problem"},
    "aspects as problems, problems as items, items as text": {
        "aspect": "problem",
        "problem": "item",
        "item": "text",
    },
}
# Those with items, which every rule above breaks. But for tables and cards: a finding whose words stand in several
# cells, or on a line below its number and beside the name of a field, has its title from the parser alone.
_NESTED = [
    path
    for path in MARKED
    if not {"table", "cells", "cards"} & set(path.stem.split("-")) and "⟦item " in path.read_text("utf-8")
]
NOTICES = sorted(_NESTED, key=lambda path: path.stat().st_size)[::5][:10]


def misread(text: str, outline: Outline, how: Mapping[Kind, Kind]) -> Outline:
    broken = [
        replace(row, kind=how.get(row.kind, row.kind), corrected=row.kind in how)
        for row in rows_of(text, outline)
    ]
    return assembled(text, outline, broken)


def wrong_lines(kinds: Sequence[str], right: Sequence[str]) -> list[int]:
    return [line for line, (kind, wanted) in enumerate(zip(kinds, right, strict=True)) if kind != wanted]
