"""When and by whom a page was published: the line of small print below its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from notices.parsing.facts.page import Page, is_headline, is_navigation
from notices.parsing.lines import Line
from notices.parsing.numerals import mentions
from notices.words import compiled, pattern, tables

_WORDS = "parsing/facts/imprint"
# What a label dates, the surest first; "" is a date without a label.
_RANKS = ("page", "likely", "", "sent", "document")


def _spaced(words: str) -> str:
    """来源 as a pattern that 来 源 fits as well; classes of characters stay as they are."""
    return re.sub(r"(\[[^\]]*\])|(?<=[一-鿿])(?=[一-鿿])", lambda match: match[1] or " {0,4}", words)


_DATES = {
    rank: _spaced("|".join(row.pattern for row in tables(_WORDS)["dates"] if row.means == rank))
    for rank in filter(None, _RANKS)
}
_SOURCE = _spaced(pattern(_WORDS, "sources"))
_NOISE = _spaced(pattern(_WORDS, "labels"))
_LABEL = rf"(?:{'|'.join(_DATES.values())}|{_SOURCE}|{_NOISE})"
_IMPRINT = re.compile(
    rf"\W{{0,3}}{_LABEL}(?:\s*+(?:[:|\]】]|$)|\s)"  # 来源: 本站, 索引号
    r"|\W{0,2}20\d\d(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月)\d{1,2}.{0,80}$"  # 2024-07-18 09:20
    r"|(?=\W*+[大中小A])[\W大中小A]*+$"  # 大 中 小
)
_DATED = {rank: re.compile(rf"(?:{labels})[\s:\]】|]{{0,12}}(?=[\d二]\S)") for rank, labels in _DATES.items()}
_OTHER_DATE = compiled(_WORDS, "other_dates")
_SOURCED = re.compile(rf"{_SOURCE} {{0,4}}[:|丨]|(?:转载?自|摘自|来源于)(?=[^\s:])")
_BEGINS_WITH_SOURCE = re.compile(rf"\W{{0,3}}{_SOURCE} {{0,4}}[:|丨]")
_SOURCE_ALONE = re.compile(rf"\W?{_SOURCE}\W?")
# Where a source ends: two spaces, a label known or not, a date, a bracket. 云泽发布 is a source, 发布时间: a label.
_NEXT = re.compile(
    rf"\s{{2,}}|[|【】\[\]]|{_LABEL} {{0,4}}:|\s(?:{_NOISE}|大 |[Aa][-+])|\s[^\W\d_]{{2,8}} ?:"
    r"|\s?20\d\d(?:[-/.]\d{1,2}[-/.]\d|年\d{1,2}月)"
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """The page's date and source; `rival` is a second, equally good date, `weak` the date of the document alone."""

    published: date | None = None
    source: str | None = None
    where: Line | None = None
    rival: date | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Dated:
    rank: int
    span: Line
    day: date


def is_imprint(words: str) -> bool:
    """Whether a line of the head is small print: a label, a date, 字体: 大 中 小."""
    return bool(_IMPRINT.match(words))


def read_imprint(page: Page, title: Line) -> Imprint:
    """Date and source of the head; of a line below the text where the head is silent."""
    dates = sorted(_dates(page), key=lambda dated: (dated.rank, dated.span.start)) or list(_dates_below(page))
    small_print = tuple(line for line in page.closing if _BEGINS_WITH_SOURCE.match(page.words(line)))
    source = _source(page, page.head, title) or _source(page, small_print, title)
    if not dates:
        return Imprint(source=source)
    best = dates[0]
    equals = (dated.day for dated in dates if dated.rank == best.rank)
    rival = next((day for day in equals if day != best.day), None)
    return Imprint(best.day, source, best.span, rival, weak=_RANKS[best.rank] == "document")


def _dates(page: Page) -> Iterator[_Dated]:
    """The whole dates of the head, each with the rank of the label before it."""
    end = page.head[-1].end if page.head else 0
    ranks: dict[int, int] = {}
    for label, words in _DATED.items():
        for match in words.finditer(page.folded, 0, end):
            ranks.setdefault(match.end(), _RANKS.index(label))
    for line in page.head:
        if not is_navigation(page.words(line)):
            yield from _dates_of(page, line, ranks)


def _dates_of(page: Page, line: Line, ranks: dict[int, int]) -> Iterator[_Dated]:
    for mention in mentions(page.folded, line.start, line.end):
        day = mention.on(None)
        before = page.folded[max(line.start, mention.start - 8) : mention.start]
        if day and not _OTHER_DATE.search(before):
            rank = ranks.get(mention.start, _RANKS.index(""))
            yield _Dated(rank, Line(mention.start, mention.end), day)


def _dates_below(page: Page) -> Iterator[_Dated]:
    """发布时间: below the signature, on sites that print it there."""
    for line in page.closing[-12:]:
        match = _DATED["page"].search(page.words(line))
        if match and ":" in match[0]:
            yield from _dates_of(page, Line(line.start + match.start(), line.end), {})


def _source(page: Page, lines: tuple[Line, ...], title: Line) -> str | None:
    """The first source named: on its line, or on the next one of an index card."""
    for line, following in zip_longest(lines, lines[1:]):
        words = page.words(line)
        if is_navigation(words):
            continue
        if match := _SOURCED.search(words):
            if source := _value(page, Line(line.start + match.end(), line.end)):
                return source
        elif not _SOURCE_ALONE.fullmatch(words):
            continue
        if words.rstrip().endswith((":", "源", "位")) and following and _is_value(page, following, title):
            return _value(page, following)
    return None


def _is_value(page: Page, line: Line, title: Line) -> bool:
    """Whether a line may be the value of the label above it: no label itself, and no title."""
    words = page.words(line)
    return not is_imprint(words) and not is_headline(words) and not title.start <= line.start < title.end


def _value(page: Page, line: Line) -> str | None:
    """A source as printed, up to whatever stands beside it."""
    words = page.words(line)
    start = line.start + len(words) - len(words.lstrip())
    stop = _NEXT.search(page.folded, start, line.end)
    end = stop.start() if stop else line.end
    opened = sum((sign == "(") - (sign == ")") for sign in page.folded[start:end])
    if opened > 0 and page.folded.startswith(")", end):
        end += 1
    printed = _up_to_lone_bracket(page.text[start:end])
    return printed.strip(" \u3000\xa0\t;,；，") or None


def _up_to_lone_bracket(printed: str) -> str:
    """(来源:临溪日报) closes a bracket that the source did not open; 示例数据(虚构) keeps its own."""
    depth = 0
    for offset, sign in enumerate(printed):
        depth += (sign in "(（") - (sign in ")）")
        if depth < 0:
            return printed[:offset]
    return printed
