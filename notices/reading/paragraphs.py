"""Lines of printed pages, put together again into paragraphs; what stands on every page goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from notices.reading.columns import PlacedLine, PrintedColumn, placed
from notices.reading.spaces import joined, squeezed
from notices.reading.tabular import Cell, flattened


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
_LONGEST_WORD = 80  # characters that are looked at
_LAST_WORD = re.compile(rf"[!-~]{{1,{_LONGEST_WORD}}}$")
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
    r"|[一二三四五六七八九十]是|第[一二三四五六七八九十]+(?:方面|部分)|【|(?:整改|存在|反馈)?(?:问题|措施|成效|情况|进展)[:：]|责任(?:单位|领导|部门)[:：]|完成时限[:：]"
)


def paragraphs(pages: Sequence[Sequence[PlacedLine]]) -> list[str]:
    """The paragraphs of a document, also those that run over a page's end."""
    merged: list[str] = []
    before: tuple[PlacedLine, PrintedColumn] | None = None
    lines = list(placed(_with_whole_tables(list(_without_edges(pages)))))
    setting = _setting(lines)
    in_head = True  # titles and imprints have no comma, and end where they like
    for row, column in lines:
        if row.table:
            merged.extend(flattened(row.table))
            before = None
            continue
        in_head = in_head and not (merged and (_COMMA.search(merged[-1]) or _BEGINS.match(merged[-1])))
        is_text = before and (not in_head or _is_set_as_text(*before, setting))
        if before and is_text and _goes_on(*before, row, column, setting):
            merged[-1] += seam(merged[-1], row.text) + row.text
        else:
            merged.append(row.text)
        before = row, column
    return merged


def seam(upper: str, lower: str) -> str:
    """A blank between two words; figures and addresses are cut anywhere."""
    first, second = _LAST_WORD.search(upper[-_LONGEST_WORD:]), _UNBROKEN.match(lower)
    words = (first[0], second[0]) if first and second else ("", "")
    is_text = bool(_LATIN.match(words[0][-1:]) and _LATIN.match(words[1][:1]))
    return " " if is_text and not any(sign in word for word in words for sign in "@/") else ""


def _with_whole_tables(pages: Sequence[Sequence[PlacedLine]]) -> list[list[PlacedLine]]:
    """A table that goes on over a page's end is one; others than lists of problems stay what is written in them."""
    joined_pages: list[list[PlacedLine]] = []
    last: PlacedLine | None = None
    for rows in pages:
        page_rows: list[PlacedLine] = []
        for row in rows:
            if not row.table:
                page_rows.append(row)
                last = None
            elif last and len(row.table[0]) == len(last.table[0]):
                grown = replace(last, table=_continued(last.table, row.table))
                page = next(page for page in (page_rows, *reversed(joined_pages)) if last in page)
                page[page.index(last)] = last = grown
            else:
                page_rows.append(row)
                last = row
        joined_pages.append(page_rows)
    return joined_pages


def _continued(
    table: tuple[tuple[Cell, ...], ...], more: tuple[tuple[Cell, ...], ...]
) -> tuple[tuple[Cell, ...], ...]:
    """A table and its next page: a row without a number is the rest of the one above."""
    more = more[1:] if more[0] == table[0] else more
    if more and not more[0][0] and len(table) > 1:
        rest = tuple(_rest(upper, lower) for upper, lower in zip(table[-1], more[0], strict=True))
        return (*table[:-1], rest, *more[1:])
    return (*table, *more)


def _rest(upper: Cell, lower: Cell) -> Cell:
    if not (upper and lower) or is_closed(upper[-1]):
        return (*upper, *lower)
    return (*upper[:-1], joined(upper[-1], lower[0]), *lower[1:])


def _without_edges(pages: Sequence[Sequence[PlacedLine]]) -> Iterator[list[PlacedLine]]:
    """The pages without page numbers, running heads and feet."""
    seen = Counter(key for rows in pages for key in {_key(row) for row in _edges(rows)})
    often = max(2, _LEAST_SHARE * len(pages))
    for rows in pages:
        edges = {id(row) for row in _edges(rows) if seen[_key(row)] >= often or _is_page_number(row)}
        yield [row for row in rows if id(row) not in edges]


def _edges(rows: Sequence[PlacedLine]) -> list[PlacedLine]:
    """pdfium may give a page's foot before its text, so that the place on the page decides; a table is no edge."""
    by_height = sorted((row for row in rows if not row.table), key=lambda row: row.bottom)
    return [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _key(row: PlacedLine) -> tuple[str, int]:
    """What makes a line the same on two pages: its words, whatever the page's number, and its height."""
    return re.sub(r"[0-9]+", "0", squeezed(row.text)), round(row.bottom / 3)


def _is_page_number(row: PlacedLine) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(row.text))


def _indent(row: PlacedLine, column: PrintedColumn) -> float:
    return (row.left - column.left) / column.size


def _is_set_as_text(row: PlacedLine, column: PrintedColumn, setting: Setting) -> bool:
    """No title: cut by counting, or indented."""
    return len(row.text) == setting.letters or _is_indented(row, column, setting)


def _is_indented(row: PlacedLine, column: PrintedColumn, setting: Setting) -> bool:
    """Whether a line begins a paragraph as the others do and is full: a title stands in the middle."""
    is_full = (column.right - row.right) / column.size < 1.2
    return is_full and setting.indent > 0 and abs(_indent(row, column) - setting.indent) < 0.3


def _setting(lines: Sequence[tuple[PlacedLine, PrintedColumn]]) -> Setting:
    lines = [line for line in lines if not line[0].table]
    rows = [row for row, _ in lines]
    gaps = sorted(gap for upper, lower in pairwise(rows) if (gap := upper.bottom - lower.bottom) > 0)
    leading = gaps[len(gaps) // 3] if gaps else 0.0
    enough = max(2, len(rows) * 0.05)
    indents = sorted(indent for line in lines if 0.3 <= (indent := _indent(*line)) <= 3)
    lengths = Counter(len(row.text) for row in rows)
    longest, count = max(lengths.items(), default=(0, 0))
    return Setting(
        indent=indents[len(indents) // 2] if len(indents) >= enough else 0.0,
        leading=leading,
        spaced=sum(gap > _SPACED * leading for gap in gaps) >= enough,
        letters=longest if count > max(3, len(rows) * 0.2) else 0,
    )


def _goes_on(
    before: PlacedLine, upper: PrintedColumn, row: PlacedLine, column: PrintedColumn, setting: Setting
) -> bool:
    """Whether a line belongs to the paragraph of the line before it."""
    if abs(_indent(row, column)) > (setting.indent / 2 or 1) or abs(row.size - before.size) > 0.25 * row.size:
        return False
    gap = before.bottom - row.bottom  # negative where a page ends between them
    if setting.spaced and gap > _SPACED * setting.leading:
        return False
    room = (upper.right - before.right) / upper.size - _word(row.text)
    if setting.indent or (setting.spaced and gap > 0):  # a short line at the margin is a heading or a cell
        widest = (upper.right - upper.left) / upper.size
        return room < max(4.0, 0.3 * widest) and not _is_centred(before, upper)
    return _runs_on(before, upper, row, setting, room)


def _runs_on(
    before: PlacedLine, upper: PrintedColumn, row: PlacedLine, setting: Setting, room: float
) -> bool:
    """The same where neither indents nor space mark paragraphs: by how full the line is, and how the next begins."""
    closed = _closes(before.text, row.text)
    begins = begins_paragraph(row.text)
    if setting.letters:
        missing = setting.letters - len(before.text) - 2 * round(max(_indent(before, upper), 0))
        return missing <= (0 if closed else 1) and not (closed and begins)
    if begins and (closed or room > 0.8):
        return False
    return room < (1.1 if closed else 2.6)


def _closes(upper: str, lower: str) -> bool:
    """A line that ends as sentences do, or one numbered paragraph before another."""
    return is_closed(upper) or bool(_BEGINS.match(upper) and _LABEL.match(lower))


def _word(text: str) -> float:
    """The width of the figures or Latin letters a line begins with, which may have found no room above."""
    word = _UNBROKEN.match(text)
    return 0.6 * len(word[0]) if word else 0.0


def is_closed(text: str) -> bool:
    """Whether a line ends as sentences do."""
    return bool(_CLOSED.search(text))


def begins_paragraph(text: str) -> bool:
    """Whether a line begins as the numbered and named paragraphs of a notice do."""
    return bool(_BEGINS.match(text))


def _is_centred(row: PlacedLine, column: PrintedColumn) -> bool:
    """A title's first line, or a heading in the middle: as far from the left as from the right."""
    left, right = row.left - column.left, column.right - row.right
    return left > 3.5 * column.size and abs(left - right) < 3 * column.size
