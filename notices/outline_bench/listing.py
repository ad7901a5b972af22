"""The bench as its page shows it: rows with their words and doubts, buttons with their keys, corrections in
words, and the outline that comes of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.utils.translation import gettext as _

from notices.corrections.rows import Row
from notices.corrections.shapes import Kind
from notices.decisions.line_words import act_words, kind_words
from notices.outline_bench.desk import Desk
from notices.parsing.shapes import Item, Problem

_DEPTHS: dict[Kind, int] = {"aspect": 1, "problem": 2, "item": 3, "text": 4, "measure": 4}
_SHOWN = 40  # characters of a line that a correction names
# Buttons by what they do, each with its key; with Shift all lines with its form of label, or that begin like it.
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("problem", "p"),
    ("item", "i"),
    ("aspect", "a"),
    ("part-aspect", "b"),
    ("text", "t"),
    ("measure", "m"),
    ("furniture", "x"),
    ("organisation", "o"),
    ("rectification", "r"),
    ("outlook", "l"),
)


@dataclass(frozen=True, slots=True)
class Button:
    press: str
    label: str
    key: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row: `index` among the rows, its words, what it is, and what the reading was unsure of there."""

    index: int
    text: str
    kind: Kind
    words: str
    depth: int
    corrected: bool
    doubts: tuple[str, ...]
    other: str = ""  # what the next best reading makes of it, in words


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """A correction in the list: where its row is now, its line, what was said of it, what became of it."""

    index: int
    line: str
    words: str
    fate: str


def lines(desk: Desk) -> list[Line]:
    return [
        Line(
            index,
            desk.notice.text[row.start : row.end],
            row.kind,
            kind_words(row.kind),
            _DEPTHS.get(row.kind, 0),
            row.corrected,
            tuple(dict.fromkeys(doubt.reason for doubt in desk.doubts_in(row))),
            _other(desk, row),
        )
        for index, row in enumerate(desk.rows)
    ]


def _other(desk: Desk, row: Row) -> str:
    places = dict(pair for doubt in desk.doubts_in(row) for pair in doubt.other)
    kinds = [kind_words(cast(Kind, kind)) for kind in places.values()]
    return kinds[0] if len(kinds) == 1 else _("%(number)s 行不同") % {"number": len(kinds)} if kinds else ""


def corrections_made(desk: Desk) -> list[CorrectionShown]:
    fates = {
        "applied": "",
        "agrees": _("程序已读作如此"),
        "lost": _("原文中已找不到这一行"),
    }
    return [
        CorrectionShown(index, row.anchor.words[:_SHOWN], act_words(row.act, row.value), fates[fate])
        for index, (row, fate) in enumerate(zip(desk.corrections, desk.fates, strict=True))
    ]


def buttons() -> dict[str, list[Button]]:
    return {
        "kinds": [Button(f"is:{kind}", kind_words(kind), key) for kind, key in _KINDS],
        "alike": [Button(f"alike:{kind}", kind_words(kind), key.upper()) for kind, key in _KINDS],
        "lines": [
            Button("raise", _("升一级"), "←"),
            Button("lower", _("降一级"), "→"),
            Button("other", _("取另一种读法"), "e"),
            Button("join", _("接上一行"), "j"),
            Button("begin", _("正文由此开始"), "["),
            Button("end", _("正文到此为止"), "]"),
        ],
        "history": [Button("undo", _("撤销"), "u"), Button("redo", _("重做"), "y")],
    }


@dataclass(frozen=True, slots=True)
class Branch:
    """A problem or item of the outline as it would be, with the row that its heading stands in."""

    row: int
    title: str
    measures: int
    branches: tuple[Branch, ...] = ()


def tree(desk: Desk) -> list[Branch]:
    starts = {row.start: index for index, row in enumerate(desk.rows)}
    return [
        _branch(desk, starts, problem, tuple(_branch(desk, starts, item) for item in problem.items))
        for problem in desk.outline.problems
    ]


def _branch(
    desk: Desk, starts: dict[int, int], node: Problem | Item, branches: tuple[Branch, ...] = ()
) -> Branch:
    title = f"{node.label}{node.title}" if node.title else desk.notice.text[slice(*node.heading)]
    return Branch(starts[node.heading[0]], title, len(node.measures), branches)
