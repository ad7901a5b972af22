"""A row known again by its words and its neighbours', whatever stands around it now. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from notices.corrections.rows import Row
from notices.corrections.shapes import Anchor
from notices.parsing.lines import fold

_LONGEST, _LONGEST_BESIDE = 80, 40  # characters
_SAME = 0.7  # of the words: a corrected character or two
_BLANKS = re.compile(r"\s+")


def bare(words: str) -> str:
    """Words without blanks, in one width and script."""
    return _BLANKS.sub("", fold(words))


class Words:
    """The words of rows, worked out once each."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[tuple[int, int], str] = {}

    def of(self, row: Row) -> str:
        key = row.start, row.end
        if key not in self._known:
            self._known[key] = bare(self.text[row.start : row.end])
        return self._known[key]

    def anchor(self, rows: Sequence[Row], index: int) -> Anchor:
        before = self.of(rows[index - 1])[-_LONGEST_BESIDE:] if index else ""
        after = self.of(rows[index + 1])[:_LONGEST_BESIDE] if index + 1 < len(rows) else ""
        return Anchor(self.of(rows[index])[:_LONGEST], before, after)

    def find(self, rows: Sequence[Row], anchor: Anchor) -> int | None:
        """The one row that has these words; of several the one that stands best between its neighbours.

        Words that changed a little are known again beside a neighbour that did not.
        """
        alike = [index for index in range(len(rows)) if self.of(rows[index])[:_LONGEST] == anchor.words]
        if not alike:
            alike = [index for index in range(len(rows)) if self._is_nearly(rows, index, anchor)]
        scores = [self._beside(rows, index, anchor) for index in alike]
        if not alike or scores.count(max(scores)) > 1:
            return None
        return alike[scores.index(max(scores))]

    def _is_nearly(self, rows: Sequence[Row], index: int, anchor: Anchor) -> bool:
        if not self._beside(rows, index, anchor):
            return False
        matcher = SequenceMatcher(None, self.of(rows[index])[:_LONGEST], anchor.words, autojunk=False)
        return matcher.real_quick_ratio() >= _SAME and matcher.ratio() >= _SAME

    def _beside(self, rows: Sequence[Row], index: int, anchor: Anchor) -> int:
        neighbours = self.anchor(rows, index)
        return (neighbours.above == anchor.above) + (neighbours.below == anchor.below)
