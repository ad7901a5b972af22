"""Where the public may answer: the paragraph between the text and the signature."""

from __future__ import annotations

import re

from notices.parsing.facts.page import Page, is_footer
from notices.parsing.lines import Line
from notices.parsing.shapes import Contact
from notices.words import compiled, pattern

_WORDS = "parsing/facts/contact"
_CUE, _LOCAL, _FAX = (compiled(_WORDS, table) for table in ("cues", "local", "fax"))
_EMAIL = re.compile(  # office @linxi.example, the space is a guard against robots
    r"(?<![A-Za-z0-9._])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63} {0,3}"
    r"(?:@|\(at\)|#(?=[A-Za-z0-9.]{2,40}\.[a-z])) {0,3}[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,20}){1,4}"
)
_PHONE = re.compile(
    r"(?<![\d.@-])(?:\(0\d{2,3}\) ?-? ?\d{7,8}|0\d{2,3} ?[-—–―－ ] ?\d{3,4}[- ]?\d{4}|0\d{9,11}"
    r"|400-?\d{3}-?\d{4}|1[3-9]\d{9}|(?P<local>[2-9]\d{6,7}))(?:[-转]\d{1,5})?(?![\d@])"
)
_ADDRESS = re.compile(  # 邮政信箱:云泽市临溪区石桥路1号,邮编…
    rf"{pattern(_WORDS, 'addresses')}"
    r"(?:\([^()]{0,12}\))?\s?[:为是]?\s*+(?P<address>[^;。\n\s][^;。\n]{2,120})"
)
_ADDRESS_END = compiled(_WORDS, "address_ends")
_POSTCODE = re.compile(rf"{pattern(_WORDS, 'postcodes')}\s?[:为是]?\s*+(?P<code>\d{{6}})(?!\d)")
_MOST_LINES = 14
_LONG = 400


def read_contact(page: Page, end: int) -> Contact:
    """The contact above `end`, where the signature stands; nothing of a site's footer."""
    part = _paragraphs(page, end)
    if part is None:
        return Contact()
    words = page.words(part)
    return Contact(
        tuple(dict.fromkeys(_phones(words))),
        tuple(dict.fromkeys(_emails(words))),
        _address(page, part),
        _postcode(words),
    )


def _paragraphs(page: Page, end: int) -> Line | None:
    """From the first to the last of the neighbouring lines that speak of contact."""
    lines = _above_footer(page, [line for line in page.body[1:] if line.start < end][-_MOST_LINES:])
    cued = [number for number, line in enumerate(lines) if _CUE.search(page.words(line))]
    while len(cued) > 1 and any(page.is_prose(line) for line in lines[cued[0] + 1 : cued[1]]):
        cued.pop(0)
    return Line(_cue_start(page, lines[cued[0]]), lines[-1].end) if cued else None


def _above_footer(page: Page, lines: list[Line]) -> list[Line]:
    footers = (number for number, line in enumerate(lines) if is_footer(page.words(line)))
    return lines[: next(footers, len(lines))]


def _cue_start(page: Page, line: Line) -> int:
    """A line of contact is read whole; of a long paragraph that ends in one, only the end."""
    match = _CUE.search(page.words(line))
    return line.start + (match.start() if match and line.end - line.start > _LONG else 0)


def _phones(words: str) -> list[str]:
    return [
        re.sub(r"[—–―－]", "-", match[0].replace(" ", ""))
        for match in _PHONE.finditer(words)
        if not _FAX.search(words[: match.start()][-12:])
        and (not match["local"] or _LOCAL.search(words[: match.start()][-12:]))
    ]


def _emails(words: str) -> list[str]:
    return [re.sub(r"\(at\)|#", "@", match[0].replace(" ", "")) for match in _EMAIL.finditer(words)]


def _address(page: Page, part: Line) -> str | None:
    """The address as printed, up to the postcode or the next label."""
    for match in _ADDRESS.finditer(page.folded, part.start, part.end):
        start, stop = match.span("address")
        if cut := _ADDRESS_END.search(page.folded, start, stop):
            stop = cut.start()
        printed = page.text[start:stop].strip(" \u3000\xa0,，、.:：")
        if len(printed) > 2 and "@" not in printed:
            return printed
    return None


def _postcode(words: str) -> str | None:
    match = _POSTCODE.search(words)
    return match["code"] if match else None
