"""From gathered headings and lines to problems, items and measures, with all the text that is none of these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from notices.parsing.fields import keeps_record
from notices.parsing.headings import action_title, finding_title, is_finding, is_wanting
from notices.parsing.lines import Line, as_printed, strip
from notices.parsing.outline.bodies import enumeration, lead_in
from notices.parsing.outline.sheet import Sheet
from notices.parsing.outline.unnumbered import LEADS_ALONE
from notices.parsing.shapes import Fragment, Item, Kind, Measure, Problem, Span

_LEAST_MEASURE = 12  # characters of what was done


@dataclass(slots=True)
class Node:
    """A problem or item while its text is gathered; `states_finding` where its label alone says so."""

    label: str
    heading: Span
    text: str  # folded, without the label
    aspect: int | None = None
    states_finding: bool = False
    lines: list[Line] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)

    @property
    def last(self) -> Node:
        """Where the next line belongs: the newest item, else the problem itself."""
        return self.items[-1] if self.items else self


@dataclass(frozen=True, slots=True)
class Problems:
    """Reads nodes into problems; the fragments between them are left in `other`."""

    sheet: Sheet
    other: list[Fragment]

    def read(self, nodes: Sequence[Node]) -> tuple[Problem, ...]:
        return tuple(self._problem(number, node) for number, node in enumerate(nodes, 1))

    def _problem(self, n: int, node: Node) -> Problem:
        measures = self._above_items(node) if node.items else self._measures(node)
        items = tuple(self._item(item) for item in node.items)
        return Problem(
            n, node.aspect, node.label, self._title(node, "problem"), node.heading, measures, items
        )

    def _item(self, node: Node) -> Item:
        has_text = any(not keeps_record(self.sheet.folded, line) for line in node.lines)
        if not (has_text or node.states_finding or is_finding(node.text)):
            self._untitle(node)
        kind: Kind = "problem" if node.states_finding or not node.text or is_wanting(node.text) else "action"
        measures = self._measures(node)
        return Item(node.label, kind, self._title(node, kind), node.heading, measures)

    def _above_items(self, node: Node) -> tuple[Measure, ...]:
        """Between a problem and its first item: measures where they are enumerated, else a lead-in."""
        if enumeration(self.sheet.folded, node.lines):
            return self._measures(node)
        self.other.extend(map(lead_in, node.lines))
        return ()

    def _measures(self, node: Node) -> tuple[Measure, ...]:
        if not node.lines:
            self._divide(node)
        body = self.sheet.body(node.lines)
        self.other.extend(body.fragments)
        return body.measures

    def _divide(self, node: Node) -> None:
        """A sentence that names its finding and says what was done, with nothing below it, is heading and measure."""
        start, end = node.heading
        match = LEADS_ALONE.match(self.sheet.folded, end - len(node.text), end)
        if match and end - match.end() >= _LEAST_MEASURE:
            node.heading, node.text = (start, match.end()), match[0]
            node.lines.append(Line(match.end(), end))

    def _untitle(self, node: Node) -> None:
        """(16)推行轮岗，交流教师156名。 with nothing below it: a label without a title, and the step itself."""
        start, end = node.heading
        behind, body = start + len(node.label), end - len(node.text)
        node.heading, node.text = (start, behind), ""
        node.lines.insert(0, Line(body, end))
        comma = strip(self.sheet.folded, behind, body)
        if comma.start < comma.end:
            self.other.append(Fragment("marker", comma.start, comma.end))

    def _title(self, node: Node, kind: Kind) -> str:
        rule = finding_title if kind == "problem" else action_title
        return as_printed(self.sheet.text, self.sheet.folded, rule(node.text), *node.heading)
