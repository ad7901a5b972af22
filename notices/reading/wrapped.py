"""Text whose lines were cut at a fixed width, as mail, old sites and copying do: paragraphs again.

Lines that their writer laid out as paragraphs or cells are joined only where no doubt is left that they were cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, repeat

from notices.reading.paragraphs import begins_paragraph, is_closed, seam

_NARROWEST, _WIDEST = 15, 80  # characters in a full line
_MOST_LONGER = 0.06  # of the lines: titles and addresses that were not cut
_LEAST_FULL = 4  # lines that make a width
_LEAST_HUNG = 2  # lines that follow a full one, where every other line is indented
_LEAST_TIMES = 0.9  # as many lines are full as are a little shorter: cells and headings are of any length
_MOST_CLOSED = (
    0.4  # of the full lines that end a sentence, or that a label follows: more are paragraphs of their own
)
_RAGGED = 2  # characters that a full line may be short of, so that no comma begins the next
_NEAR = 5  # characters that are a little shorter than that
_HANGING = 2  # characters that brackets and commas may stand out
_LEAST_INDENTED = 0.2  # of the lines, where paragraphs begin with blanks
_LEAST_BROKEN = (
    0.6  # of the width, where a line that ends within a sentence is followed by one without indent
)
_LEAST_BLANK = 0.2  # of the lines that are blank where blank lines part the paragraphs
# What paragraphs that were cut without doubt have below their title.
_SURE_LINES = 8
_SURE_WIDTH = 25
_SURE_FULL = 4  # lines as long as the longest, or a letter less
_SURE_SEAMS = 2  # places where a number, a word or a bracket was cut, or a stop stands in the next line
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("(", ")"))
_UNBROKEN = re.compile(r"[0-9A-Za-z]\n[0-9A-Za-z]|[，、（“《]\n|\n[，。、；：！？）”》%％]")
_BLANK = re.compile(r"(?<!\s)\s*+$")
_COMMA = re.compile("[，,。]")
_BLANKS = " \r\u3000\xa0"
_INDENT = re.compile(r"[\u3000\xa0]| {2}|\t")
_OPEN = re.compile(r"[，,、（(“《]$")


def unwrapped(text: str) -> tuple[str, int]:
    """The text with its paragraphs on one line each, and the width it was cut at; 0 where it was not cut.

    Blank lines stay.
    """
    lines = text.splitlines()
    width, measure = _cut(lines)
    return ("\n".join(_paragraphs(lines, width, measure)) + "\n", width) if width else (text, 0)


def rejoined(lines: Sequence[str], goes_on: Sequence[bool] = ()) -> tuple[list[str], int]:
    """The same of lines of which each is a paragraph, but those that go on in the one above, after a break.

    These are joined as those of plain text are, paragraphs where they were cut without doubt.
    """
    width, measure = _cut(lines)
    if width and _are_cut_paragraphs(lines):
        return _paragraphs(lines, width, measure), width
    if width and any(goes_on):
        joined = _paragraphs(lines, width, measure, goes_on)
        return joined, width if len(joined) < len(lines) else 0
    return list(lines), 0


def remarks(width: int) -> tuple[str, ...]:
    """What a reader is told of lines that were joined."""
    return (f"每行约 {width} 字处断开的行已接成段落",) if width else ()


def _cut(lines: Sequence[str]) -> tuple[int, Callable[[str], int]]:
    """Where lines were cut, and how that was measured; 0 where they were not."""
    printed = [line.rstrip() for line in lines if line.strip()]
    lengths = [([measure(line) for line in printed], measure) for measure in (_columns, len)]
    widths = [(*_width(measured, printed), measure) for measured, measure in lengths]
    full, width, measure = max(widths, key=lambda candidate: candidate[0])
    if not full:
        widths = [(*_hung(measured, printed), measure) for measured, measure in lengths]
        full, width, measure = max(widths, key=lambda candidate: candidate[0])
    return width if full else 0, measure


def _are_cut_paragraphs(lines: Sequence[str]) -> bool:
    """Whether paragraphs are lines of one, by every sign: headings and cells may be as long as each other by chance.

    None is longer than those that are full, what goes on is no new paragraph and closes, and some words are cut.
    """
    head = next((index for index, line in enumerate(lines) if _COMMA.search(line)), len(lines))
    body = [line.strip() for line in lines[head:] if line.strip()]
    if len(body) < _SURE_LINES:
        return False
    return any(_are_cut_at(body, measure, room) for measure in (_columns, len) for room in (1, _RAGGED))


def _are_cut_at(body: Sequence[str], measure: Callable[[str], int], room: int) -> bool:
    width = max(map(measure, body))
    is_full = [width - measure(line) <= room for line in body]
    seams = [
        (upper, lower, full)
        for (upper, lower), full in zip(pairwise(body), is_full[1:], strict=True)
        if width - measure(upper) <= room and not is_closed(upper)
    ]
    return (
        _SURE_WIDTH <= width <= _WIDEST
        and len(seams) >= _SURE_FULL
        and len(seams) >= (1 - _MOST_CLOSED) * sum(is_full)
        and not any(begins_paragraph(lower) for _, lower, _ in seams)
        and all(full or is_closed(lower) for _, lower, full in seams)
        and sum(_is_sure(upper, lower) for upper, lower, _ in seams) >= _SURE_SEAMS
    )


def _is_sure(upper: str, lower: str) -> bool:
    """Does no paragraph end and none begin like this?"""
    return bool(_UNBROKEN.search(f"{upper[-1]}\n{lower[0]}")) or any(
        upper.count(first) - upper.count(last) == lower.count(last) - lower.count(first) == 1
        for first, last in _PAIRS
    )


def _columns(line: str) -> int:
    """How wide a line is in letters of full width; figures and Latin letters take half."""
    wide = sum(unicodedata.east_asian_width(letter) in "WFA" for letter in line)
    return wide + (len(line) - wide + 1) // 2


def _width(lengths: Sequence[int], lines: Sequence[str]) -> tuple[int, int]:
    """How many lines are full, and how long those are; 0 where lines end as their writer wanted."""
    if not lines:
        return 0, 0
    width = sorted(lengths)[-1 - int(_MOST_LONGER * len(lengths))]
    full = [index for index, length in enumerate(lengths) if 0 <= width - length <= _RAGGED]
    shorter = sum(_RAGGED < width - length <= _RAGGED + _NEAR for length in lengths)
    closed = sum(is_closed(lines[index]) for index in full)
    begun = sum(begins_paragraph(lines[index + 1].strip()) for index in full if index + 1 < len(lines))
    is_cut = (
        _NARROWEST <= width <= _WIDEST
        and len(full) >= max(_LEAST_FULL, _LEAST_TIMES * shorter)
        and max(closed, begun) <= _MOST_CLOSED * len(full)
    )
    return (len(full), width) if is_cut else (0, 0)


def _hung(lengths: Sequence[int], lines: Sequence[str]) -> tuple[int, int]:
    """As `_width`, where paragraphs are indented: lines without indent that each follow one that is full.

    Few lines tell it then: a short notice has no more that were cut.
    """
    first = next((index for index, line in enumerate(lines) if _INDENT.match(line)), len(lines))
    uppers = [lengths[i] for i in range(first, len(lines) - 1) if not _INDENT.match(lines[i + 1])]
    width = max(uppers, default=0)
    is_cut = (
        len(uppers) >= _LEAST_HUNG
        and _NARROWEST <= width <= _WIDEST
        and min(uppers) >= width - _RAGGED
        and max(lengths[first:], default=0) <= width + _HANGING
    )
    return (len(uppers), width) if is_cut else (0, 0)


def _paragraphs(
    lines: Sequence[str], width: int, measure: Callable[[str], int], goes_on: Iterable[bool] = repeat(True)
) -> list[str]:
    are_parted = _share(lines, _BLANK) >= _LEAST_BLANK
    are_indented = _share(lines, _INDENT) >= _LEAST_INDENTED
    paragraphs: list[str] = []
    upper = ""
    in_head = True  # titles and imprints have no comma, and end where they like
    for line, may_go_on in zip(lines, goes_on, strict=False):
        words, paragraph = line.strip(), paragraphs[-1] if paragraphs else ""
        is_indented = _INDENT.match(line) and not (
            _is_cell(line, paragraph) and _is_full(upper, width, measure)
        )
        is_text = (are_parted or not in_head) and not is_indented
        is_cut = is_text and may_go_on and _is_cut(upper, words, width, measure, are_indented)
        if is_cut and (are_parted or are_indented or _goes_on(upper, words)):
            paragraphs[-1] += seam(paragraph, words) + line.strip(_blanks(words, paragraph))
        else:
            paragraphs.append(line.rstrip(_blanks(words)))
        upper = line.rstrip()
        in_head = in_head and not _COMMA.search(upper)
    return paragraphs


def _is_cell(line: str, paragraph: str) -> bool:
    """Whether it begins with the edge of a cell, in the row of a table."""
    return line.startswith("\t") and "\t" in paragraph


def _blanks(*words: str) -> str | None:
    """What goes from the ends of a line: in the row of a table all but tabs, the edges of its cells; else all."""
    return _BLANKS if any("\t" in part for part in words) else None


def _is_cut(upper: str, lower: str, width: int, measure: Callable[[str], int], are_indented: bool) -> bool:
    """Whether a line is as long as lines were cut at, or stops within a sentence where paragraphs are indented."""
    if lower and _is_full(upper, width, measure):
        return True
    return are_indented and _breaks_off(upper, lower, _LEAST_BROKEN * width, measure)


def _is_full(line: str, width: int, measure: Callable[[str], int]) -> bool:
    return 0 <= width + _HANGING - measure(line) <= _RAGGED + _HANGING


def _breaks_off(upper: str, lower: str, least: float, measure: Callable[[str], int]) -> bool:
    """Does a line end within a sentence, short of the width because a long number or word would not fit?"""
    return measure(upper) >= least and bool(lower) and not (is_closed(upper) or begins_paragraph(lower))


def _share(lines: Sequence[str], sign: re.Pattern[str]) -> float:
    return sum(bool(sign.match(line)) for line in lines) / max(len(lines), 1)


def _goes_on(upper: str, lower: str) -> bool:
    """Without blank lines between paragraphs a label begins one, unless the line above stops at a comma."""
    return (
        not begins_paragraph(lower)
        or bool(_OPEN.search(upper))
        or (not is_closed(upper) and lower[0].isdigit())
    )
