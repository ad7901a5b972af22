"""Corrections carried out on rows, one after the other, each with what became of it. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from notices.corrections.anchors import Words, bare
from notices.corrections.rows import ASIDE, BODY, HEADINGS, PARTS, SILENT, Row
from notices.corrections.shapes import Correction, Fate, Kind
from notices.parsing.lines import fold, strip
from notices.parsing.outline.labels import Form, label_at


def replay(
    text: str, rows: Sequence[Row], corrections: Sequence[Correction]
) -> tuple[tuple[Row, ...], tuple[Fate, ...]]:
    """The rows as they then are, and for each correction: applied; read so already; its row is not there any more."""
    replayed = _Replay(text, rows)
    fates = tuple(replayed.apply(correction) for correction in corrections)
    return tuple(replayed.rows), fates


class _Replay:
    def __init__(self, text: str, rows: Sequence[Row]) -> None:
        self.text, self.folded, self.words, self.rows = text, fold(text), Words(text), list(rows)

    def apply(self, correction: Correction) -> Fate:
        index = self.words.find(self.rows, correction.anchor)
        if index is None:
            return "agrees" if self._is_joined(correction) else "lost"
        match correction.act:
            case "is":
                return self._set([index], _kind(correction))
            case "alike":
                return self._set(self._alike(index), _kind(correction))
            case "join":
                return self._join(index)
            case "split":
                return self._split(index, correction.value)
            case "begin":
                return self._outside(range(index))
            case "end":
                return self._outside(range(index, len(self.rows)))

    # Kinds

    def _set(self, indices: Sequence[int], kind: Kind) -> Fate:
        changed = [index for index in indices if self.rows[index].kind != kind]
        for index in changed:
            before = self.rows[index].kind
            self.rows[index] = replace(self.rows[index], kind=kind, corrected=True)
            if kind in SILENT:
                self._silence(index)
            elif kind in HEADINGS | PARTS and before not in HEADINGS:
                self._gather(index)
        return "applied" if changed else "agrees"

    def _silence(self, index: int) -> None:
        """What stands in a part on organisation, or on what is to come, is no problem."""
        for index_after in range(index + 1, len(self.rows)):
            if self.rows[index_after].kind in PARTS:
                return
            if self.rows[index_after].kind not in ASIDE:
                self.rows[index_after] = replace(self.rows[index_after], kind="outside")

    def _gather(self, index: int) -> None:
        """What was outside of all problems, and stands below a heading now, is its text."""
        for index_after in range(index + 1, len(self.rows)):
            if self.rows[index_after].kind != "outside":
                return
            self.rows[index_after] = replace(self.rows[index_after], kind="text")

    def _outside(self, indices: range) -> Fate:
        changed = [index for index in indices if self.rows[index].kind not in ASIDE]
        for index in changed:
            self.rows[index] = replace(self.rows[index], kind="outside", corrected=True)
        return "applied" if changed else "agrees"

    def _alike(self, index: int) -> list[int]:
        """The rows whose labels have the form of this one's; without one, those taken for the same that begin alike.

        Parts number their paragraphs alike: what a part on organisation, or on what is to come, numbers as problems
        are numbered elsewhere is none, and what is said of a line there is said of nothing elsewhere.
        """
        silent = list(self._silent())
        likeness = self._form(self.rows[index]), silent[index]
        return [at for at, row in enumerate(self.rows) if (self._form(row), silent[at]) == likeness]

    def _silent(self) -> Iterator[bool]:
        """Of each row, whether it stands below the heading of a part that holds no problems."""
        is_silent = False
        for row in self.rows:
            yield is_silent and row.kind not in PARTS
            if row.kind in PARTS:
                is_silent = row.kind in SILENT

    def _form(self, row: Row) -> Form | tuple[Kind, str]:
        label = label_at(self.folded, row.start, row.end)
        return label.form if label else (row.kind, self._opening(row))

    def _opening(self, row: Row) -> str:
        """A bracket, or the first two characters: 关于 of a heading and the next, 问： of a question and the next."""
        opening = self.folded[row.start : min(row.start + 2, row.end)]
        return opening[:1] if unicodedata.category(opening[:1]) == "Ps" else opening

    # Rows

    def _join(self, index: int) -> Fate:
        if not index:
            return "lost"
        row_before, row = self.rows[index - 1], self.rows[index]
        self.rows[index - 1 : index + 1] = [replace(row_before, end=row.end, corrected=True)]
        return "applied"

    def _is_joined(self, correction: Correction) -> bool:
        """Whether its row is no row of its own any more, but stands in the one it was to be joined to."""
        if correction.act != "join":
            return False
        words = correction.anchor.words
        return sum(words in self.words.of(row) for row in self.rows) == 1

    def _split(self, index: int, words: str) -> Fate:
        row = self.rows[index]
        offset = self._offset(row, bare(words))
        if offset is None:
            starts = [
                candidate for candidate in self.rows if self.words.of(candidate).startswith(bare(words))
            ]
            return "agrees" if len(starts) == 1 else "lost"
        first, second = strip(self.text, row.start, offset), strip(self.text, offset, row.end)
        kind: Kind = row.kind if row.kind in BODY | ASIDE else "text"
        self.rows[index : index + 1] = [
            Row(first.start, first.end, row.kind, corrected=True),
            Row(second.start, second.end, kind, corrected=True),
        ]
        return "applied"

    def _offset(self, row: Row, words: str) -> int | None:
        """Where these words begin within a row, behind its first character."""
        offsets = [offset for offset in range(row.start, row.end) if not self.folded[offset].isspace()]
        position = self.words.of(row).find(words, 1) if words else -1
        return offsets[position] if position > 0 else None


def _kind(correction: Correction) -> Kind:
    """`is` and `alike` have a kind for their value."""
    return cast(Kind, correction.value)
