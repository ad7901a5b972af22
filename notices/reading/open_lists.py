"""The numbers that LibreOffice writes before the paragraphs of lists and before headings of an OpenDocument text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from notices.reading.listing import written

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE = f"{{{_SPACE}text:1.0}}", f"{{{_SPACE}style:1.0}}"
_NEWER = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LIST, _ITEM, _HEADING = f"{_TEXT}list", f"{_TEXT}list-item", f"{_TEXT}h"
_PARAGRAPHS = (f"{_TEXT}p", _HEADING)
_PLACE = re.compile("%([1-9][0-9]?)%")
_LONGEST = 40  # characters of a label's pattern
_DEEPEST = 10  # levels, as the format has it

# By the sign that a format begins with: 一, 二, 三, ...
_STYLES = {
    "1": "decimal", "0": "decimal-leading-zero", "１": "decimalfullwidth", "①": "decimalenclosedcircle",
    "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
    "一": "cjk-ideographic", "壹": "simp-chinese-formal", "甲": "ideographtraditional",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenLevel:
    """How one level of a list is numbered; `pattern` holds %1% where the number of the first level stands."""

    style: str
    pattern: str
    start: int


Levels = Mapping[int, OpenLevel]
Counts = dict[int, int]  # by level


@dataclass(slots=True)
class OpenLists:
    """The lists of a document by the names of their styles, and how far each has counted."""

    styles: dict[str, Levels]
    outline: Levels
    by_id: dict[str | None, Counts] = field(default_factory=dict)
    last: dict[str, Counts] = field(default_factory=dict)
    labels: dict[etree._Element, str] = field(default_factory=dict)
    unknown: bool = False  # a list whose style stands nowhere

    def number(self, body: etree._Element) -> None:
        """Fills `labels`: what stands before each paragraph that is numbered."""
        headings: Counts = {}
        for element in body.iter(_LIST, _HEADING):
            if any(True for _ in element.iterancestors(_LIST)):
                continue
            if element.tag == _LIST:
                self._number_list(element, 1, "", {})
            else:
                self._number_heading(element, headings)

    def _number_list(self, element: etree._Element, depth: int, style: str, counts: Counts) -> None:
        style = element.get(f"{_TEXT}style-name", style)
        goes_on = element.get(f"{_TEXT}continue-numbering") == "true"
        if depth == 1:
            counts = self._begun(element.get(f"{_TEXT}continue-list"), style if goes_on else None)
            self.by_id[element.get(_ID)] = self.last[style] = counts
        elif not goes_on:
            counts.pop(depth, None)
        levels = self.styles.get(style, {})
        self.unknown = self.unknown or not levels
        for item in element:
            paragraph = next(item.iterchildren(*_PARAGRAPHS), None)
            if item.tag == _ITEM and paragraph is not None and depth in levels:
                _count(counts, depth, levels[depth].start, item.get(f"{_TEXT}start-value"))
                self.labels[paragraph] = _printed(depth, levels, counts)
            for deeper in item.iterchildren(_LIST):
                self._number_list(deeper, depth + 1, style, counts)

    def _begun(self, continued: str | None, style: str | None) -> Counts:
        """How far the list has counted that another names, or the last one of its style; lists that go on are one."""
        counts = self.by_id.get(continued) if continued else None
        return counts if counts is not None else self.last.get(style, {}) if style else {}

    def _number_heading(self, heading: etree._Element, counts: Counts) -> None:
        depth = _integer(heading.get(f"{_TEXT}outline-level"), 0)
        is_numbered = depth in self.outline and heading.get(f"{_TEXT}is-list-header") != "true"
        if is_numbered and "".join(heading.itertext()).strip():
            _count(counts, depth, self.outline[depth].start, heading.get(f"{_TEXT}start-value"))
            self.labels[heading] = _printed(depth, self.outline, counts)


def read_lists(parts: Iterable[etree._Element]) -> OpenLists:
    """The styles of lists that content.xml and styles.xml hold."""
    lists = OpenLists({}, {})
    for part in parts:
        for style in part.iter(f"{_TEXT}list-style"):
            lists.styles.setdefault(style.get(f"{_STYLE}name", ""), dict(_levels(style)))
        for style in part.iter(f"{_TEXT}outline-style"):
            lists.outline = lists.outline or dict(_levels(style))
    return lists


def _levels(style: etree._Element) -> Iterator[tuple[int, OpenLevel]]:
    """Its levels; one that has a sign for its items, or no format, numbers nothing."""
    for level in style:
        depth = min(_integer(level.get(f"{_TEXT}level"), 0), _DEEPEST)
        numbers = level.get(f"{_STYLE}num-format", "")
        counting = _STYLES.get(numbers[:1], "decimal") if numbers else "none"
        depths = min(_integer(level.get(f"{_TEXT}display-levels"), 1), max(depth, 1))
        places = ".".join(f"%{place}%" for place in range(depth - depths + 1, depth + 1))
        around = (level.get(f"{_STYLE}num-prefix", ""), level.get(f"{_STYLE}num-suffix", ""))
        pattern = level.get(f"{_NEWER}num-list-format") or places.join(around)
        start = _integer(level.get(f"{_TEXT}start-value"), 1)
        yield depth, OpenLevel(counting, pattern[:_LONGEST], start)


def _count(counts: Counts, depth: int, start: int, stated: str | None) -> None:
    """Counts on, or from where a paragraph says; deeper levels begin anew below it."""
    counts[depth] = _integer(stated, counts.get(depth, start - 1) + 1)
    for deeper in [level for level in counts if level > depth]:
        del counts[deeper]


def _printed(depth: int, levels: Levels, counts: Counts) -> str:
    def number(match: re.Match[str]) -> str:
        place = int(match[1])
        level = levels.get(place)
        return written(counts.get(place, level.start), level.style) if level else ""

    if levels[depth].style == "none":
        return ""
    label = _PLACE.sub(number, levels[depth].pattern)
    return f"{label} " if label[-1:].isalnum() else label


def _integer(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"[0-9]{1,6}", value) else otherwise
