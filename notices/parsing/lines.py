"""A text as the parser looks at it: one width, one kind of space, paragraph by paragraph, the same offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from notices.script import simplified_characters

# Full-width ASCII (，：；（）) becomes ASCII, every odd space a plain one, every kind of quotes “”, traditional
# characters simplified: code point for code point, so that an offset in the folded text is one in the text as given.
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys(map(ord, "\u00a0\u3000\u2002\u2003\u2009\u200b\u200c\u200d\ufeff\t"), " ")
_QUOTES = str.maketrans("〝〞「」『』", "“”“”‘’")
_FOLD: dict[int, int | str] = {**simplified_characters(), **_WIDTH, **_SPACES, **_QUOTES, ord("﹒"): "."}

BULLETS = "•‣⁃※√·*" + "".join(  # arrows, blocks, shapes, dingbats; not the numerals among them
    chr(code)
    for first, last in ((0x2190, 0x21FF), (0x2580, 0x27BF), (0x2B00, 0x2BFF))
    for code in range(first, last + 1)
    if not 0x2776 <= code <= 0x2793
)

BRACKETS = dict(zip("([【〔〈〖{<", ")]】〕〉〗}>", strict=True))

_BREAKS = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_PARAGRAPH = re.compile(f"[^{_BREAKS}]+")
_STRAIGHT_QUOTES = re.compile(f'"([^"{_BREAKS}]*)"')  # they open and close by turns
_CLOSING = " 。.,;:!?、】—"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, outer white space off; a heading that the page broke in two is one paragraph."""

    start: int
    end: int


def fold(text: str) -> str:
    """The text with full-width ASCII, odd spaces, other quotes and traditional characters made plain; as long as it."""
    return _STRAIGHT_QUOTES.sub(r"“\1”", text.translate(_FOLD))


def as_printed(text: str, folded: str, words: str, start: int, end: int) -> str:
    """How words of the folded text between two offsets stand in the text itself, on one line."""
    offset = folded.find(words, start, end) if words else -1
    return "".join(text[offset : offset + len(words)].splitlines()) if offset >= 0 else words


def strip(text: str, start: int, end: int) -> Line:
    """`text[start:end]` without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Line(start, end)


def paragraphs(text: str) -> list[Line]:
    """The paragraphs that are not blank."""
    lines = (strip(text, match.start(), match.end()) for match in _PARAGRAPH.finditer(text))
    return [line for line in lines if line.start < line.end]


def without_closing(text: str) -> str:
    """A heading without its closing punctuation and the white space around it."""
    words = text.strip()
    return words if words.startswith("【") and words.endswith("】") else words.rstrip(_CLOSING)


_OPEN = {"“": "”", "‘": "’", "《": "》", "(": ")", "[": "]"}
_CLOSE = set(_OPEN.values())


def outside_quotes(text: str, start: int, end: int) -> list[int]:
    """The places in `text[start:end]` that stand in no quotes, brackets or 《》.

    An opening mark that nothing closes encloses nothing, so that one lost quote does not swallow the rest.
    """
    depth, straight, places, opened = 0, False, [], []
    for place in range(start, end):
        char = text[place]
        if char == '"':
            straight = not straight
        elif char in _OPEN:
            depth += 1
            opened.append(place)
        elif char in _CLOSE and depth:
            depth -= 1
        elif not depth and not straight:
            places.append(place)
    return places if not depth and not straight else _with_last_left_open(text, places, opened, end)


def _with_last_left_open(text: str, places: list[int], opened: list[int], end: int) -> list[int]:
    last = opened[-1] if opened else text.rfind('"', 0, end)
    return [*(place for place in places if place < last), *range(last + 1, end)]
