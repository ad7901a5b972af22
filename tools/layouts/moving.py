"""A text changed by edits, and the spans of its gold moved along. Pure.

Gold is in the format of `tools.quality.marked_notices`; `label_span` and `title_span`, where a node has them, move too.
"""

from __future__ import annotations

import copy
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from tools.quality.marked_notices import Node

Edit = tuple[int, int, str]  # from, to, what takes the place; from == to puts something in
_PAIRS = ("heading", "label_span", "title_span")


def edited(text: str, gold: Node, edits: Iterable[Edit]) -> tuple[str, Node]:
    """Of edits that overlap the first is made. What is put in where a span begins or ends stays outside of it."""
    edits = list(_apart(edits))
    position = _Positions(edits)
    gold = copy.deepcopy(gold)
    for node in spanned(gold):
        for name in _PAIRS:
            if name in node:
                start, end = node[name]
                node[name] = [position.of_start(start), position.of_end(end)]
        if "start" in node:
            node["start"] = position.of_start(node["start"])
        if "end" in node:
            node["end"] = position.of_end(node["end"])
    return _changed(text, edits), gold


def spanned(gold: Node) -> Iterator[Node]:
    """Parts, aspects, problems, items and measures: whatever points into the text."""
    yield from gold["parts"]
    yield from gold["aspects"]
    for heading in headings(gold):
        yield heading
        yield from heading["measures"]


def headings(gold: Node) -> Iterator[Node]:
    """Problems and items in reading order."""
    for problem in gold["problems"]:
        yield problem
        yield from problem["items"]


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    last = 0
    for start, end, words in sorted(edits):
        if start >= last:
            yield start, end, words
            last = end


def _changed(text: str, edits: list[Edit]) -> str:
    stretches, last = [], 0
    for start, end, words in edits:
        stretches += [text[last:start], words]
        last = end
    return "".join((*stretches, text[last:]))


class _Positions:
    """Where a place of the old text is in the new one."""

    def __init__(self, edits: list[Edit]) -> None:
        self._edits = edits
        self._starts = [start for start, _, _ in edits]
        self._shifts = [0, *accumulate(len(words) - (end - start) for start, end, words in edits)]

    def of_start(self, offset: int) -> int:
        return self._moved(offset, bisect_right(self._starts, offset))

    def of_end(self, offset: int) -> int:
        count = bisect_right(self._starts, offset)
        while count and self._starts[count - 1] == offset:
            count -= 1
        return self._moved(offset, count)

    def _moved(self, offset: int, count: int) -> int:
        """`count` edits begin at or before the offset."""
        if not count:
            return offset
        start, end, words = self._edits[count - 1]
        if offset == start < end:
            return offset + self._shifts[count - 1]
        if offset < end:  # inside of what was replaced: behind it
            return start + self._shifts[count - 1] + len(words)
        return offset + self._shifts[count]
