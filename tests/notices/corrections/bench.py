"""An invented notice as rows, and corrections of it by the words of their rows."""

from __future__ import annotations

from collections.abc import Sequence

from notices.corrections.anchors import Words, bare
from notices.corrections.assembling import assembled
from notices.corrections.replaying import replay
from notices.corrections.rows import Row, rows_of
from notices.corrections.shapes import Act, Correction, Fate
from notices.parsing.outline import read
from notices.parsing.outline.build import Outline


def rows_in(text: str) -> tuple[Row, ...]:
    return rows_of(text, read(text).outline)


def correction(text: str, rows: Sequence[Row], words: str, act: Act, value: str = "") -> Correction:
    """Of the first row that begins with these words."""
    known = Words(text)
    index = next(index for index, row in enumerate(rows) if known.of(row).startswith(bare(words)))
    return Correction(act, known.anchor(rows, index), value)


def corrected(text: str, *wanted: tuple[str, Act] | tuple[str, Act, str]) -> tuple[Outline, tuple[Fate, ...]]:
    """The outline after these corrections, each made on the rows as those before it left them."""
    outline = read(text).outline
    rows, corrections = rows_of(text, outline), list[Correction]()
    for words, act, *value in wanted:
        current, _ = replay(text, rows, corrections)
        corrections.append(correction(text, current, words, act, *value))
    replayed, fates = replay(text, rows, corrections)
    return assembled(text, outline, replayed), fates


def tree(text: str, outline: Outline) -> list[str]:
    """Problems, items and measures, a line each, indented."""
    lines = []
    for problem in outline.problems:
        lines.append(f"{problem.label}{problem.title}")
        lines += [f"  - {text[m.start : m.end]}" for m in problem.measures]
        for item in problem.items:
            lines.append(f"  {item.label}{item.title}")
            lines += [f"    - {text[m.start : m.end]}" for m in item.measures]
    return lines
