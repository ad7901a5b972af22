"""Lines of printed pages, put together again into paragraphs; what stands on every page goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from notices.reading.spaces import squeezed


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line: its text, and where it stands on its page, in points from the left and the bottom."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Column:
    """Where a page's lines begin and end, as most of them do."""

    left: float
    right: float
    size: float


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document tells its paragraphs apart."""

    indent: float  # by first lines that stand so many letters to the right; 0: they do not
    leading: float  # from line to line
    spaced: bool  # by more than that between two paragraphs
    letters: int  # in each full line, where a program cut them by counting; else 0


# — 3 —, 第3页, 第 3 页 共 12 页, 3 / 12, Page 3 of 12, 2024/7/18 09:20 (which browsers print). A bare 3 may be a
# table's cell: it goes only if there is one at the same height on other pages.
_PAGE_NUMBER = re.compile(
    r"[-—–－·]+\s*\d{1,4}\s*[-—–－·]+|第\s*\d{1,4}\s*页.{0,3}(?:共\s*\d{1,4}\s*页)?|(?:page\s*)?\d{1,4}\s*(?:/|／|of)\s*\d{1,4}"
    r"|https?://\S+(?:\s+\d+/\d+)?|20\d\d/\d{1,2}/\d{1,2}\s+\d{1,2}:\d\d\s*\S*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|[^，。；]{2,7}[:：]"
)  # 整改情况：
_LAST_WORD = re.compile(r"[!-~]{1,80}$")
_LATIN = re.compile("[A-Za-z]")
_UNBROKEN = re.compile(r"[!-~]+")
_SPACED = 1.25  # times the usual leading: the least that is seen as space between paragraphs
_EDGE = 3  # lines at a page's top and bottom that may be its header and footer
_COMMA = re.compile("[，,。；;]")
_LEAST_SHARE = 0.4  # of the pages that a header stands on: left and right ones may have their own
_CLOSED = re.compile(r"[。！？；：!?;:][”’）)」』]*$")
# How a paragraph of a notice begins: 一、 （一） 1. （1） ① 一是 第一， 整改措施：
_BEGINS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,3}[.．、](?![0-9])|[①-⑳]"
    r"|[一二三四五六七八九十]是|第[一二三四五六七八九十]+方面|(?:整改|存在|反馈)?(?:问题|措施|成效|情况|进展)[:：]|责任(?:单位|领导|部门)[:：]|完成时限[:：]"
)


def paragraphs(pages: Sequence[Sequence[Row]]) -> list[str]:
    """The paragraphs of a document, also those that run over a page's end."""
    found: list[str] = []
    before: tuple[Row, Column] | None = None
    placed = list(_placed(list(_without_edges(pages))))
    setting = _setting(placed)
    in_head = True  # titles and imprints have no comma, and end where they like
    for row, column in placed:
        in_head = in_head and not (found and _COMMA.search(found[-1]))
        is_cut = before is not None and len(before[0].text) == setting.letters
        if before and (is_cut or not in_head) and _goes_on(*before, row, column, setting):
            found[-1] += _seam(found[-1], row.text) + row.text
        else:
            found.append(row.text)
        before = row, column
    return found


def _seam(above: str, below: str) -> str:
    """A blank between two words; figures and addresses are cut anywhere."""
    first, second = _LAST_WORD.search(above), _UNBROKEN.match(below)
    words = (first[0], second[0]) if first and second else ("", "")
    is_text = bool(_LATIN.match(words[0][-1:]) and _LATIN.match(words[1][:1]))
    return " " if is_text and not any(sign in word for word in words for sign in "@/") else ""


def _placed(pages: Sequence[Sequence[Row]]) -> Iterator[tuple[Row, Column]]:
    """Each line with its column: left and right pages may have margins of their own."""
    whole = _column([row for rows in pages for row in rows])
    sides = [[row for rows in pages[side::2] for row in rows] for side in (0, 1)]
    columns = [_column(rows) if len(rows) > 40 else whole for rows in sides]
    for number, rows in enumerate(pages):
        for row in rows:
            yield row, columns[number % 2]


def _without_edges(pages: Sequence[Sequence[Row]]) -> Iterator[list[Row]]:
    """The pages without page numbers, running heads and feet."""
    seen = Counter(key for rows in pages for key in {_key(row) for row in _edges(rows)})
    often = max(2, _LEAST_SHARE * len(pages))
    for rows in pages:
        edges = {id(row) for row in _edges(rows) if seen[_key(row)] >= often or _is_page_number(row)}
        yield [row for row in rows if id(row) not in edges]


def _edges(rows: Sequence[Row]) -> list[Row]:
    """pdfium may give a page's foot before its text, so that the place on the page decides."""
    by_height = sorted(rows, key=lambda row: row.bottom)
    return [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _key(row: Row) -> tuple[str, int]:
    """What makes a line the same on two pages: its words, whatever the page's number, and its height."""
    return re.sub(r"[0-9]+", "0", squeezed(row.text)), round(row.bottom / 3)


def _is_page_number(row: Row) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(row.text))


def _column(rows: Sequence[Row]) -> Column:
    """The edges that lines keep to: the outermost that several share, so that one line sticking out moves nothing."""
    if not rows:
        return Column(0, 0, 1)
    size = sorted(row.size for row in rows)[len(rows) // 2]
    enough = max(2, len(rows) // 20) if len(rows) > 12 else 1
    left = _shared(sorted(row.left for row in rows), size * 0.3, enough)
    right = -_shared(sorted(-row.right for row in rows), size * 2.2, enough)
    return Column(left, right, size)


def _shared(edges: Sequence[float], near: float, enough: int) -> float:
    """The first edge that enough others lie behind and close to; the first of all where no edge has company."""
    for place, edge in enumerate(edges[: -enough or None]):
        if edges[place + enough - 1] - edge <= near:
            return edge
    return edges[0]


def _indent(row: Row, column: Column) -> float:
    return (row.left - column.left) / column.size


def _setting(placed: Sequence[tuple[Row, Column]]) -> Setting:
    rows = [row for row, _ in placed]
    gaps = sorted(gap for above, below in pairwise(rows) if (gap := above.bottom - below.bottom) > 0)
    leading = gaps[len(gaps) // 3] if gaps else 0.0
    enough = max(2, len(rows) * 0.05)
    indents = sorted(indent for place in placed if 0.3 <= (indent := _indent(*place)) <= 3)
    lengths = Counter(len(row.text) for row in rows)
    longest, count = max(lengths.items(), default=(0, 0))
    return Setting(
        indent=indents[len(indents) // 2] if len(indents) >= enough else 0.0,
        leading=leading,
        spaced=sum(gap > _SPACED * leading for gap in gaps) >= enough,
        letters=longest if count > max(3, len(rows) * 0.2) else 0,
    )


def _goes_on(before: Row, above: Column, row: Row, column: Column, setting: Setting) -> bool:
    """Whether a line belongs to the paragraph of the line before it."""
    if abs(_indent(row, column)) > (setting.indent / 2 or 1) or abs(row.size - before.size) > 0.25 * row.size:
        return False
    gap = before.bottom - row.bottom  # negative where a page ends between them
    if setting.spaced and gap > _SPACED * setting.leading:
        return False
    widest = (above.right - above.left) / above.size
    room = (above.right - before.right) / above.size - _word(row.text)
    if setting.indent or (setting.spaced and gap > 0):  # a short line at the margin is a heading or a cell
        return room < max(4.0, 0.3 * widest) and not _is_centred(before, above)
    closed = bool(_CLOSED.search(before.text) or (_BEGINS.match(before.text) and _LABEL.match(row.text)))
    if setting.letters:
        missing = setting.letters - len(before.text) - 2 * round(max(_indent(before, above), 0))
        return missing <= (0 if closed else 1) and not (closed and _BEGINS.match(row.text))
    if _BEGINS.match(row.text) and (closed or room > 0.8):
        return False
    return room < (1.1 if closed else 2.6)


def _word(text: str) -> float:
    """The width of the figures or Latin letters a line begins with, which may have found no room above."""
    word = _UNBROKEN.match(text)
    return 0.6 * len(word[0]) if word else 0.0


def _is_centred(row: Row, column: Column) -> bool:
    """A title's first line, or a heading in the middle: as far from the left as from the right."""
    left, right = row.left - column.left, column.right - row.right
    return left > 3.5 * column.size and abs(left - right) < 3 * column.size
