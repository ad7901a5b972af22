"""The text that evidence is read from: the rectification parts, with what may not be read blanked out.

Every reader looks at a text of the same length as the notice, so that an offset in it is one in the notice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from notices.parsing import ParsedNotice
from notices.parsing.lines import fold
from notices.parsing.shapes import Span

BLANK = "\ufffc"  # stands for a character that no pattern may match

_LONGEST_TITLE = 300
_NEAR = 12  # characters between a measure and the start of its label
_MARKS = re.compile(r"[《》\n]")
# “七一” and “十四五” are dates.
_QUOTED = re.compile(r"“(?!(?:[五七八]一|十[三四五]五)”)[^“”\n]{0,400}”")
# A comma between thousands (1,250) ends no clause.
_CLAUSE_END = re.compile(r"[。;!?:\n]|,(?!(?<=\d,)\d{3}(?!\d))")
_COLUMN_OF_DUES = re.compile(
    r"\s*(?:整改|完成|办结|销号|计划|预计|目标){0,2}(?:时限|期限|完成时间|完成日期)(?:要求)?\s*"
)
_SENTENCE_END = re.compile(r"[。;!?\n]")


@dataclass(frozen=True)
class Passages:
    """A notice's text and the spans of it that are read for evidence."""

    text: str
    spans: tuple[Span, ...]
    labels: tuple[Span, ...] = ()
    due: tuple[Span, ...] = ()  # cells that may hold when a row is due: 2024年6月 below 整改时限

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """Every 《…》, brackets included, the outer one where they nest."""
        return tuple(_titles(self.folded))

    @cached_property
    def open(self) -> str:
        """The folded text of the spans, without labels and without what stands between 《 and 》."""
        inner = [(start + 1, end - 1) for start, end in self.titles]
        return _blanked(self.folded, [*self._outside(), *self.labels, *inner])

    @cached_property
    def unquoted(self) -> str:
        """`open` without what stands in quotes: there the notice speaks of words, it claims nothing."""
        quoted = [(match.start() + 1, match.end() - 1) for match in _QUOTED.finditer(self.open)]
        return _blanked(self.open, quoted)

    @cached_property
    def _clause_ends(self) -> list[int]:
        return [match.start() for match in _CLAUSE_END.finditer(self.open)]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [match.start() for match in _SENTENCE_END.finditer(self.open)]

    def clause(self, offset: int) -> Span:
        """The clause that holds an offset: from after a comma or full stop to before the next."""
        return _between(self._clause_ends, offset, len(self.text))

    def sentence(self, offset: int) -> Span:
        """The sentence that holds a place."""
        return _between(self._sentence_ends, offset, len(self.text))

    def clauses(self, start: int, end: int) -> Iterator[Span]:
        """The clauses of `text[start:end]`, the empty ones left out."""
        while start < end:
            stop = min(self.clause(start)[1], end)
            if stop > start:
                yield start, stop
            start = stop + 1

    def _outside(self) -> Iterator[Span]:
        offset = 0
        for start, end in self.spans:
            yield offset, start
            offset = end
        yield offset, len(self.text)


def passages_of(outline: ParsedNotice) -> Passages:
    """The rectification parts of a notice; where it has no parts, from its first heading to its last measure."""
    parts = [(part.start, part.end) for part in outline.parts if part.role == "rectification"]
    spans = parts or [_whole(outline)]
    return Passages(outline.text, tuple(sorted(spans)), tuple(_labels(outline)), tuple(_due_cells(outline)))


def _whole(outline: ParsedNotice) -> Span:
    spans = list(_spans(outline))
    return min((start for start, _ in spans), default=0), max((end for _, end in spans), default=0)


def _spans(outline: ParsedNotice) -> Iterator[Span]:
    yield from ((aspect.start, aspect.start) for aspect in outline.aspects)
    yield from ((fragment.start, fragment.end) for fragment in outline.other)
    for problem, item in outline.nodes():
        node = item or problem
        yield node.heading
        yield from ((measure.start, measure.end) for measure in node.measures)


def _labels(outline: ParsedNotice) -> Iterator[Span]:
    """Printed numbers of headings and measures: 1.2021年 must not be read as 1.2021."""
    for problem, item in outline.nodes():
        node = item or problem
        yield node.heading[0], node.heading[0] + len(node.label)
        for measure in node.measures:
            offset = outline.text.rfind(measure.label, max(0, measure.start - _NEAR), measure.start)
            if measure.label and offset >= 0:
                yield offset, offset + len(measure.label)


def _due_cells(outline: ParsedNotice) -> Iterator[Span]:
    """The fields below the name of a column of dues; which of them are its own their words must tell."""
    is_below = False
    for fragment in sorted(outline.other, key=lambda fragment: fragment.start):
        words = outline.text[fragment.start : fragment.end]
        is_below = is_below or (fragment.kind == "heading" and _COLUMN_OF_DUES.fullmatch(words) is not None)
        if is_below and fragment.kind == "field":
            yield fragment.start, fragment.end


def _titles(folded: str) -> Iterator[Span]:
    depth, opened = 0, 0
    for match in _MARKS.finditer(folded):
        mark, offset = match[0], match.start()
        if mark == "《":
            if depth and offset - opened > _LONGEST_TITLE:  # the one before was never closed
                depth = 0
            opened = opened if depth else offset
            depth += 1
        elif mark == "》" and depth:
            depth -= 1
            if not depth and offset - opened <= _LONGEST_TITLE:
                yield opened, offset + 1


def _blanked(text: str, spans: list[Span]) -> str:
    """Each span replaced by as many blanks; line ends stay, for they end sentences."""
    parts, offset = [], 0
    for start, end in sorted(spans):
        start = max(start, offset)
        if end > start:
            parts += [text[offset:start], _NOT_LINE_END.sub(BLANK, text[start:end])]
            offset = end
    return "".join([*parts, text[offset:]])


_NOT_LINE_END = re.compile(r"[^\n]")


def _between(ends: list[int], offset: int, length: int) -> Span:
    after = bisect_right(ends, offset - 1) if offset else 0
    start = ends[after - 1] + 1 if after else 0
    return start, ends[after] if after < len(ends) else length
