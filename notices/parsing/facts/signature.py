"""The issuer and the date below the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from notices.parsing.facts.headline import is_organisation
from notices.parsing.facts.page import Page
from notices.parsing.lines import Line
from notices.parsing.numerals import mentions

_LONGEST = 90
_AFTER_DATE = re.compile(r"[\s)\]。.]*")
_BRACKETED = re.compile(r"\(.{1,20}\)")  # (此件公开发布)
_SEAT = re.compile(r"\w[省市区县旗州镇乡]|街道|公司|学院|大学")  # 临溪区水利局党组, but not 机关党委


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed and when, either of which may be missing, and where."""

    issuer: str = ""
    signed: date | None = None
    span: Line | None = None


def read_signature(page: Page) -> Signature:
    """The last signature below the opening: issuer and date, else a date alone, else an issuer alone."""
    return max(
        _signatures(page),
        key=lambda signature: (bool(signature.issuer and signature.signed), bool(signature.signed)),
        default=Signature(),
    )


def _signatures(page: Page) -> Iterator[Signature]:
    """Every line below the text that may be one, the last first."""
    lines = page.closing
    for number in range(len(lines) - 1, -1, -1):
        words = page.words(lines[number])
        if len(words) <= _LONGEST and "。" not in words[:-1]:
            two_before = lines[max(number - 2, 0) : number]
            if (signature := _signature(page, lines[number], two_before)) is not None:
                yield signature


def _signature(page: Page, line: Line, two_before: tuple[Line, ...]) -> Signature | None:
    mention = next(mentions(page.folded, line.start, line.end), None)
    if mention is None:
        return _unsigned(page, line)
    if not (day := mention.on(None)) or not _AFTER_DATE.fullmatch(page.folded, mention.end, line.end):
        return None
    before = page.folded[line.start : mention.start].strip(" (:")
    if before:  # 中共临溪区委 2023年3月5日
        return Signature(_printed(page, line.start, mention.start), day, line) if _is_issuer(before) else None
    start, issuer = _issuer_before(page, two_before)
    dashed = "年" not in page.folded[mention.start : mention.end]
    return None if dashed and not issuer else Signature(issuer, day, Line(start or line.start, line.end))


def _unsigned(page: Page, line: Line) -> Signature | None:
    """An issuer without a date: one that calls itself 中共, or that closes the page with the name of a place."""
    words = page.words(line)
    sure = words.startswith(("中共", "中国共产党")) or (line == page.body[-1] and _SEAT.search(words[:-2]))
    return Signature(_printed(page, line.start, line.end), None, line) if sure and _is_issuer(words) else None


def _issuer_before(page: Page, two_before: tuple[Line, ...]) -> tuple[int | None, str]:
    """The issuer on the line before the date, or on the two before it."""
    for lines in (two_before[-1:], two_before[-2:]):
        if lines and _is_issuer("".join(page.words(line) for line in lines)):
            return lines[0].start, _printed(page, lines[0].start, lines[-1].end)
    return None, ""


def _is_issuer(words: str) -> bool:
    return is_organisation("".join(words.split()))


def _printed(page: Page, start: int, end: int) -> str:
    return page.joined(Line(start, end)).strip("(（:：")
