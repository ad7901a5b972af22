"""Markdown, as pages are kept by tools that save the web: its marks off, its tables one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from notices.reading.shapes import ReadError, Reading, check_text
from notices.reading.tabular import flattened, is_list_of_problems
from notices.reading.text import EMPTY, decode
from notices.reading.wrapped import remarks, unwrapped

MEDIA_TYPE = "text/markdown"

_LEAST_HEADINGS = 2  # lines beginning with # that make a file of another name Markdown
_HEADING = re.compile(rb"^#{1,6} +\S", re.MULTILINE)

_RULE = re.compile(r"\s*(?:[-*_] *){3,}$|\s*(?:=+|```.*)$")  # ---, ***, ===
_BEFORE = re.compile(r"\s*(?:>\s*)*(?:#{1,6}\s+|[-*+]\s+(?:\[[ xX]\]\s+)?)?")  # > , ## , - , - [x]
_AFTER = re.compile(r"(?<=\s)#+\s*$|\\$")  # ## 一、… ##
# Lengths are bounded: a line of opening brackets must not be searched to its end from each of them.
_IMAGE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]]{0,300})\]\([^()]{0,2000}\)")  # [首页](/)
_STRONG = re.compile(r"(\*{1,3}|__|~~)(?=\S)(.{1,200}?)(?<=\S)\1")  # **整改措施：**
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # 1\.
_ROW = re.compile(r"\s*\|.*\|\s*$")
_CELLS = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"[-:| ]+$")
_BREAK = re.compile(r"<br ?/?>")


def is_markdown(data: bytes) -> bool:
    return len(_HEADING.findall(data)) >= _LEAST_HEADINGS


def read_markdown(data: bytes) -> Reading:
    decoded = decode(data)
    lines: list[str] = []
    has_table = False
    for is_row, group in groupby(decoded.text.splitlines(), lambda line: bool(_ROW.match(line))):
        block = list(group)
        lines.extend(_table(block) if is_row else _paragraphs(block))
        has_table = has_table or is_row
    if not lines:
        raise ReadError(EMPTY)
    text = check_text("\n".join(lines) + "\n")
    text, width = (text, 0) if has_table else unwrapped(text)
    return Reading(text, MEDIA_TYPE, (*decoded.remarks, *remarks(width)))


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    marked = (_BREAK.split(_BEFORE.sub("", line, count=1)) for line in lines if not _RULE.match(line))
    return (plain for parts in marked for part in parts if (plain := _plain(part)))


def _table(lines: Sequence[str]) -> Iterator[str]:
    rows = [
        [_cell(cell) for cell in _CELLS.split(line.strip()[1:-1])] for line in lines if not _is_ruled(line)
    ]
    if rows and is_list_of_problems(rows[0]):
        yield from flattened(rows)
    else:
        yield from (" ".join("".join(cell) for cell in row) for row in rows)


def _is_ruled(line: str) -> bool:
    """The dashes between a table's header and its rows."""
    return bool(_DASHES.match(line.strip()))


def _cell(words: str) -> tuple[str, ...]:
    return tuple(plain for part in _BREAK.split(words) if (plain := _plain(part)))


def _plain(words: str) -> str:
    words = _LINK.sub(r"\1", _IMAGE.sub("", _AFTER.sub("", words, count=1)))
    return _ESCAPED.sub(r"\1", _STRONG.sub(r"\2", _STRONG.sub(r"\2", words))).strip()
