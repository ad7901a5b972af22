"""Plain text whose lines were cut at a fixed width, as mail, old sites and copying do: paragraphs again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

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
_BLANK = re.compile(r"(?<!\s)\s*+$")
_COMMA = re.compile("[，,。]")
_INDENT = re.compile(r"[\u3000\xa0]| {2}|\t")
_OPEN = re.compile(r"[，,、（(“《]$")


def unwrapped(text: str) -> tuple[str, int]:
    """The text with its paragraphs on one line each, and the width it was cut at; 0 where it was not cut.

    Blank lines stay.
    """
    lines = text.splitlines()
    printed = [line.rstrip() for line in lines if line.strip()]
    lengths = [([measure(line) for line in printed], measure) for measure in (_columns, len)]
    widths = [(*_width(measured, printed), measure) for measured, measure in lengths]
    full, width, measure = max(widths, key=lambda candidate: candidate[0])
    if not full:
        widths = [(*_hung(measured, printed), measure) for measured, measure in lengths]
        full, width, measure = max(widths, key=lambda candidate: candidate[0])
    if not full:
        return text, 0
    return "\n".join(_paragraphs(lines, width, measure)) + "\n", width


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


def _paragraphs(lines: Sequence[str], width: int, measure: Callable[[str], int]) -> list[str]:
    are_parted = _share(lines, _BLANK) >= _LEAST_BLANK
    are_indented = _share(lines, _INDENT) >= _LEAST_INDENTED
    are_marked = are_parted or are_indented
    paragraphs: list[str] = []
    upper = ""
    in_head = True  # titles and imprints have no comma, and end where they like
    for line in lines:
        words = line.strip()
        is_cut = words and 0 <= width + _HANGING - measure(upper) <= _RAGGED + _HANGING
        is_cut = is_cut or (are_indented and _breaks_off(upper, words, _LEAST_BROKEN * width, measure))
        is_cut = is_cut and (are_parted or not in_head) and not _INDENT.match(line)
        if is_cut and (are_marked or _goes_on(upper, words)):
            paragraphs[-1] += seam(paragraphs[-1], words) + words
        else:
            paragraphs.append(line.rstrip())
        upper = line.rstrip()
        in_head = in_head and not _COMMA.search(upper)
    return paragraphs


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
