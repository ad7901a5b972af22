"""Word's automatic numbers: which one stands before a paragraph, told from numbering.xml and styles.xml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from notices.reading.listing import written

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_DEEPEST_STYLE = 12  # styles based on styles; a file may make them a circle


@dataclass(frozen=True, slots=True)
class Level:
    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    restart: int | None = None  # 0: never
    legal: bool = False  # all its numbers in figures
    blank: bool = True
    paragraph_style: str = ""


@dataclass(slots=True)
class Numbering:
    """Lists, their levels, and how far each has counted."""

    abstracts: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, etree._Element] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: etree._Element) -> str:
        """What Word prints before a paragraph: 一、 or （二） or 3. ; "" for one that is in no list."""
        membership = self._membership(paragraph)
        if not membership:
            return ""
        number, depth = membership
        levels = self.abstracts.get(self.lists.get(number, ""), {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._count(number, depth, levels)
        return _printed(level, counts, levels)

    def _membership(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and level a paragraph names itself, or its style does. List 0 means none."""
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        number, depth = _value(_child(properties, "numId")), _value(_child(properties, "ilvl"))
        inherited, inherited_depth = self._style_membership(style) if not number else ("", 0)
        number = number or inherited
        if not number or number == "0":
            return None
        return number, min(_integer(depth, inherited_depth), _LEVELS - 1)

    def _style_membership(self, style: str) -> tuple[str, int]:
        name = style
        for _ in range(_DEEPEST_STYLE):
            element = self.styles.get(name)
            if element is None:
                break
            properties = element.find(f"{W}pPr/{W}numPr")
            if number := _value(_child(properties, "numId")):
                return number, _integer(_value(_child(properties, "ilvl")), self._linked_level(number, style))
            name = _value(element.find(f"{W}basedOn"))
        return "", 0

    def _linked_level(self, number: str, style: str) -> int:
        levels = self.abstracts.get(self.lists.get(number, ""), {})
        return next((depth for depth, level in levels.items() if level.paragraph_style == style), 0)

    def _count(self, number: str, depth: int, levels: dict[int, Level]) -> dict[int, int]:
        """Counts on: lists made from one pattern share their counters, but for those told where to start anew."""
        counts = self.counters.setdefault(self.lists[number], {})
        override = self.overrides.get(number, {}).get(depth)
        if override is not None and (number, depth) not in self.begun:
            counts[depth] = override
        else:
            counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        self.begun.add((number, depth))
        for deeper in [level for level in counts if level > depth and _restarts(levels.get(level), depth)]:
            del counts[deeper]
        return counts


def read_numbering(numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The lists of a document; empty where it has none."""
    lists = Numbering()
    if styles is not None:
        lists.styles = {s.get(f"{W}styleId", ""): s for s in styles.iterchildren(f"{W}style")}
    if numbering is None:
        return lists
    for abstract in numbering.iterchildren(f"{W}abstractNum"):
        lists.abstracts[abstract.get(f"{W}abstractNumId", "")] = _levels(abstract)
    for list_ in numbering.iterchildren(f"{W}num"):
        _add_list(lists, list_)
    return lists


def _add_list(lists: Numbering, list_: etree._Element) -> None:
    number, abstract = list_.get(f"{W}numId", ""), _value(list_.find(f"{W}abstractNumId"))
    properties = {
        _integer(override.get(f"{W}ilvl"), 0): _level(level)
        for override in list_.iterchildren(f"{W}lvlOverride")
        if (level := override.find(f"{W}lvl")) is not None
    }
    if properties:  # levels of its own count for themselves
        lists.abstracts[f"num {number}"] = {**lists.abstracts.get(abstract, {}), **properties}
        abstract = f"num {number}"
    lists.lists[number] = abstract
    lists.overrides[number] = {
        _integer(override.get(f"{W}ilvl"), 0): _integer(start.get(f"{W}val"), 1)
        for override in list_.iterchildren(f"{W}lvlOverride")
        if (start := override.find(f"{W}startOverride")) is not None
    }


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {_integer(level.get(f"{W}ilvl"), 0): _level(level) for level in abstract.iterchildren(f"{W}lvl")}


def _level(level: etree._Element) -> Level:
    restart = _value(level.find(f"{W}lvlRestart"))
    return Level(
        start=_integer(_value(level.find(f"{W}start")), 1),
        style=_value(level.find(f"{W}numFmt")) or "decimal",
        pattern=_value(level.find(f"{W}lvlText"))[:40],
        restart=_integer(restart, 0) if restart else None,
        legal=level.find(f"{W}isLgl") is not None,
        blank=_value(level.find(f"{W}suff")) != "nothing",
        paragraph_style=_value(level.find(f"{W}pStyle")),
    )


def _restarts(level: Level | None, depth: int) -> bool:
    """Whether a level begins anew after a paragraph of a higher one."""
    return level is None or level.restart is None or depth < level.restart


def _printed(level: Level, counts: dict[int, int], levels: dict[int, Level]) -> str:
    def number(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        shown_level = levels.get(depth, Level())
        return written(counts.get(depth, shown_level.start), "decimal" if level.legal else shown_level.style)

    if level.style.lower() in ("bullet", "none"):
        return ""
    label = _PLACE.sub(number, level.pattern)
    return f"{label} " if label and level.blank and label[-1].isalnum() else label


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return None if element is None else element.find(f"{W}{name}")


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _integer(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"[0-9]{1,6}", value) else otherwise
