"""A notice's page in three: what stands above the text, what it opens with, and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from notices.parsing.lines import Line, fold, paragraphs, strip
from notices.words import compiled, pattern

_WORDS = "parsing/facts/page"
_NAVIGATION, _HEADING = compiled(_WORDS, "navigation"), compiled(_WORDS, "headings")
_FOOTER = re.compile(rf"[^\w©]{{0,3}}{pattern(_WORDS, 'footers')}")
_OPENING = re.compile(
    rf"(?=[^。]{{0,200}}巡)(?=[^。]{{0,200}}{pattern(_WORDS, 'inspecting')}){pattern(_WORDS, 'openings')}[^。]{{40}}"
)
# Where paragraphs begin in a line that lost its breaks: at blanks, around a title, at 一、 behind 。.
_RUN_ON_OPENING = re.compile(rf"{pattern(_WORDS, 'run_on_openings')}(?=[^。\n]{{0,200}}巡)")
_HEAD_SEAM = re.compile(r" ++|(?<=通报|公告|公示|报告|通告)(?![》”)\]_|-])|(?=中共|中国共产党)")
_SEAM = re.compile(rf" {{2,}}|(?<=[。;:]) ?(?={pattern(_WORDS, 'headings')})|(?<=。) ")
_SHORTEST_RUN_ON, _LONGEST_RUN_ON_HEAD = 120, 600
_OPENING_LENGTH = 3000
_SHORT = 60
_LONGEST_HEAD = 150  # paragraphs: an index card with a value a line takes forty


@dataclass(frozen=True, slots=True)
class Page:
    """The text, its folded twin, and its paragraphs: `head` above the opening, `body` from the opening on."""

    text: str
    folded: str
    head: tuple[Line, ...]
    body: tuple[Line, ...]

    def words(self, line: Line) -> str:
        """A paragraph's folded text."""
        return self.folded[line.start : line.end]

    def is_prose(self, line: Line) -> bool:
        """Whether a paragraph is running text or a heading, not a short line of small print."""
        words = self.words(line)
        return len(words) > _SHORT or self.is_heading(line)

    def is_heading(self, line: Line) -> bool:
        return bool(_HEADING.match(self.words(line)))

    def joined(self, line: Line) -> str:
        """The text of a span as printed, without its spaces and line breaks: a broken title is one line."""
        span = range(line.start, line.end)
        return "".join(self.text[offset] for offset in span if not self.folded[offset].isspace())

    @property
    def opening(self) -> Line:
        """The paragraphs before the first heading; the start of the text where a heading comes at once."""
        start = self.body[0].start if self.body else len(self.text)
        stop = next((line.start for line in self.body if self.is_heading(line)), len(self.text))
        return Line(start, min(max(stop, start), start + _OPENING_LENGTH))

    @property
    def beginning(self) -> Line:
        """The opening and what comes after it, for notices that tell the facts below a first heading."""
        start = self.opening.start
        return Line(start, min(len(self.text), start + _OPENING_LENGTH))

    @property
    def closing(self) -> tuple[Line, ...]:
        """The last paragraphs, the newest part of which may be a site's footer."""
        return self.body[1:][-60:]

    def below(self, title: Line) -> Page:
        """The page of a title that stands in the body: the sentences above it are none of the notice's."""
        short = [line for line in self.body if line.start < title.end and "。" not in self.words(line)]
        lines = [line for line in self.body if line.start >= title.end]
        cut = _opening_of(self.folded, lines)
        return replace(self, head=(*self.head, *short, *lines[:cut]), body=tuple(lines[cut:]))


def read_page(text: str) -> Page:
    """The page of a text, cut where its first paragraph of prose begins."""
    folded = fold(text)
    lines = [part for line in paragraphs(text) for part in _cut(text, folded, line)]
    cut = _opening_of(folded, lines)
    return Page(text, folded, tuple(lines[:cut]), tuple(lines[cut:]))


def _cut(text: str, folded: str, line: Line) -> Iterator[Line]:
    """The paragraphs of a line that lost its breaks: head, text and signature in one; any other line as it is."""
    opening = _RUN_ON_OPENING.search(folded, line.start, min(line.end, line.start + _LONGEST_RUN_ON_HEAD))
    before = folded[line.start : opening.start()] if opening else ""
    if not opening or line.end - line.start < _SHORTEST_RUN_ON or not before or re.search("[,。;]", before):
        yield line
        return
    last = folded.rfind("。", opening.start(), line.end) + 1
    ends = [
        *(seam.end() for seam in _HEAD_SEAM.finditer(folded, line.start, opening.start())),
        opening.start(),
        *(seam.end() for seam in _SEAM.finditer(folded, opening.start(), line.end)),
        *([last] if last else []),
    ]
    for start, end in pairwise(sorted({line.start, *ends, line.end})):
        if (part := strip(text, start, end)).start < part.end:
            yield part


def _opening_of(folded: str, lines: list[Line]) -> int:
    """Which paragraph is the first of the text; the one after the head's longest where none looks like it."""
    top = lines[:_LONGEST_HEAD]
    return next((count for count, line in enumerate(top) if _begins(folded[line.start : line.end])), len(top))


def _begins(words: str) -> bool:
    return not is_navigation(words) and bool(
        "。" in words or _HEADING.match(words) or (_OPENING.match(words) and not is_headline(words))
    )


def is_headline(words: str) -> bool:
    """Whether a paragraph closes as titles do, not as sentences do."""
    return bool(re.search(r"(?:通报|通告|公告|公示|报告|情况)\W*[\d/年月日-]*\W*$", words))


def is_navigation(words: str) -> bool:
    return bool(_NAVIGATION.match(words))


def is_footer(words: str) -> bool:
    return bool(_FOOTER.match(words))
