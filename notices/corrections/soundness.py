"""Whether rows make a notice: why not, in sentences, and what they come to. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notices.corrections.rows import PARTS, Row
from notices.parsing.outline.build import Outline
from notices.parsing.outline.totals import Totals
from notices.parsing.shapes import nodes_of

_SHOWN = 30  # characters of a row


def faults(text: str, rows: Sequence[Row]) -> Iterator[str]:
    """What has to be put right before these rows can be kept."""
    if not any(row.kind == "problem" for row in rows):
        yield "没有一行是问题：一份通报至少有一个问题"
    is_open = False
    for row in rows:
        if row.kind in PARTS or row.kind == "aspect":
            is_open = False
        elif row.kind == "problem":
            is_open = True
        elif row.kind in ("item", "measure") and not is_open:
            what = "分项" if row.kind == "item" else "措施"
            yield f"“{_words(text, row)}”是{what}，但它上面没有所属的问题"


def _words(text: str, row: Row) -> str:
    words = " ".join(text[row.start : row.end].split())
    return f"{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}"


@dataclass(frozen=True, slots=True)
class Counts:
    """What an outline comes to, and the totals that its notice states."""

    parts: int
    aspects: int
    problems: int
    items: int
    measures: int
    empty: int  # problems and items without a measure, where none stands below them
    stated_aspects: tuple[int, ...]
    stated_problems: tuple[int, ...]

    @property
    def agrees(self) -> bool:
        """Whether one of the totals that the notice states is that of its problems, or of what they are parted into."""
        counted = {self.problems, self.items, self.items + self.problems}
        return not self.stated_problems or bool(counted & {*self.stated_problems})


def counts(outline: Outline, totals: Totals) -> Counts:
    nodes = list(nodes_of(outline.problems))
    parted = {problem.heading for problem in outline.problems if problem.items}
    return Counts(
        len(outline.parts),
        len(outline.aspects),
        len(outline.problems),
        sum(len(problem.items) for problem in outline.problems),
        sum(len(node.measures) for node in nodes),
        sum(not node.measures and node.heading not in parted for node in nodes),
        tuple(dict.fromkeys(total.number for total in totals.aspects)),
        tuple(dict.fromkeys(total.number for total in totals.problems)),
    )
