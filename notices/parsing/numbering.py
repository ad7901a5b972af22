"""The numbered headings of a notice: which line-start labels count, and where each heading ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from notices.parsing.bodies import enumeration
from notices.parsing.fields import Field, field_of, first_marker, segments, starts_field, starts_finding
from notices.parsing.headings import (
    is_aspect,
    is_field_of_problems,
    is_finding,
    is_noun,
    is_terse,
    names_finding,
)
from notices.parsing.labels import (
    Label,
    Style,
    at_line_start,
    begins_with_step,
    inline,
    quoted_finding_end,
)
from notices.parsing.lines import Line, outside_quotes, strip
from notices.parsing.unnumbered import with_unnumbered

_LONGEST_GAP = (
    3  # numbers that a notice may skip: (三) after (一) is a slip, (九) after (一) is something else
)
_LONGEST_HALF = 80  # characters on each line of a heading that is broken in two
_MOST_BREAKS = 2  # ends of lines between them
_OF_LISTS = {Style.SECTION, Style.PAREN, Style.POINT, Style.BRACKET, Style.CIRCLE}
_STOPS = "。!?"
_COLON = re.compile(r"(?:问题|情况|整改|方面) ?$")
_OPEN_END = re.compile(
    r"(?:关于|针对|对(?!照)|就)(?!.*(?:问题|方面)[^,]{0,12}$)[^。;:!?]*[^。;:!?]$"
)  # 关于履约监管
_CLOSED_END = re.compile(r"[^,。;:!?]{0,40}(?:问题|方面)[^,。;:!?]{0,12}[。:]?$")  # 流于形式的问题


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: its label, its span, and what is left of its line behind it."""

    label: Label
    line: Line
    end: int
    text: str  # folded, without the label and the comma behind it
    enumerated: bool  # does 一是 … 二是 … follow on its own line?
    listed: bool = False  # does the next number of its style follow at once: ①走访农户。②公开账目。

    @property
    def style(self) -> Style:
        return self.label.style

    @property
    def start(self) -> int:
        return self.label.start

    @property
    def is_finding(self) -> bool:
        """Does it state what was found? 问题1：… does by its label."""
        return self.style is Style.QUESTION or is_finding(self.text)

    @property
    def names_finding(self) -> bool:
        return self.style is Style.QUESTION or names_finding(self.text)

    @property
    def is_aspect(self) -> bool:
        return is_aspect(self.text)

    @property
    def is_noun(self) -> bool:
        return is_noun(self.text)

    @property
    def is_field_of_problems(self) -> bool:
        return is_field_of_problems(self.text)


def numbered(folded: str, lines: Sequence[Line]) -> list[Heading]:
    """The headings among these lines, in reading order."""
    labels = [None if starts_field(folded, line) else at_line_start(folded, line) for line in lines]
    labels = with_unnumbered(folded, labels, lines)
    found = [(label, line) for label, line in _outside_fields(folded, labels, lines) if label]
    headings = [
        heading(folded, label, line) for label, line in _in_sequence(_without_inner_counts(folded, found))
    ]
    return _without_lists_of_findings(headings)


def unbroken(folded: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, a heading that the page broke over two of them put together: （一）关于履约监管 / 流于形式的问题."""
    whole: list[Line] = []
    for line in lines:
        if whole and _completes(folded, whole[-1], line):
            whole[-1] = Line(whole[-1].start, line.end)
        else:
            whole.append(line)
    return whole


def _completes(folded: str, upper: Line, lower: Line) -> bool:
    if max(upper.end - upper.start, lower.end - lower.start) > _LONGEST_HALF:
        return False
    if folded.count("\n", upper.end, lower.start) > _MOST_BREAKS:
        return False
    if _is_number_alone(folded, upper, lower):
        return True
    label = at_line_start(folded, upper) if _CLOSED_END.match(folded, lower.start, lower.end) else None
    if label is None or label.style is Style.BARE or at_line_start(folded, lower):
        return False
    return bool(_OPEN_END.match(folded, label.body, upper.end))


def _is_number_alone(folded: str, upper: Line, lower: Line) -> bool:
    """问题1, and what was found on the next line."""
    label = at_line_start(folded, upper)
    if label is None or label.style is not Style.QUESTION or label.end < upper.end:
        return False
    return at_line_start(folded, lower) is None and field_of(folded[lower.start : lower.end]) is None


def heading(folded: str, label: Label, line: Line) -> Heading:
    end = max(strip(folded, label.end, _heading_end(folded, label, line)).end, label.end)
    rest = strip(folded, end, line.end)
    text = folded[label.body : end].strip()
    following = next(inline(folded, rest), None) if rest.start < rest.end else None
    return Heading(
        label,
        line,
        end,
        text,
        enumerated=following is not None and bool(enumeration(folded, [rest])),
        listed=following is not None and _continues(label, following, rest),
    )


def _continues(label: Label, following: Label, rest: Line) -> bool:
    count = (label.style, label.number + 1)
    return following.start == rest.start and (following.style, following.number) == count


def _heading_end(folded: str, label: Label, line: Line) -> int:
    body = Line(label.body, line.end)
    if quoted := quoted_finding_end(folded, body):
        return quoted
    marker = first_marker(folded, body)
    limit = marker if marker and marker > label.body else line.end
    if starts_finding(folded[label.body : label.body + _LONGEST_HALF]):
        return limit
    if begins_with_step(folded, body):
        return label.end  # (12)一是 …: a label with no heading of its own
    run = enumeration(folded, [Line(label.body, limit)])
    return _sentence_end(folded, label.body, run[0].start if run else limit)


def _sentence_end(folded: str, start: int, limit: int) -> int:
    for place in outside_quotes(folded, start, limit):
        char = folded[place]
        if char in _STOPS:
            return place + 1
        if char == ":" and _is_closing_colon(folded, start, place):
            return place + 1
    return limit


def _is_closing_colon(folded: str, start: int, place: int) -> bool:
    """The colon of 关于…问题： and of a phrase that names an action: 重修培养方案：压减课程46门."""
    if _COLON.search(folded, max(start, place - 4), place):
        return True
    words = folded[start:place] if place - start < 16 else ""
    return is_terse(words) and not is_finding(words)


def _outside_fields(
    folded: str, labels: Sequence[Label | None], lines: Sequence[Line]
) -> Iterator[tuple[Label | None, Line]]:
    """The labels that do not stand in the list below a heading's 整改措施：; what ends that is a label of its level."""
    last: Label | None = None
    under: Label | None = None
    step = 0
    opened = [_opens_measures(folded, line) for line in lines]
    for place, (label, line) in enumerate(zip(labels, lines, strict=True)):
        if (
            label
            and under
            and not _ends_list(folded, under, step, label, line, any(opened[place : place + 2]))
        ):
            step = label.number if label.style is under.style else step
        elif label:
            last, under, step = label, None, 0
        if under is None:
            yield label, line
        if opened[place]:
            under = last


def _ends_list(folded: str, under: Label, step: int, label: Label, line: Line, opens: bool) -> bool:
    """Is a label the next heading beside the one a list is under? A list may be numbered in that heading's style."""
    if label.style is not under.style:
        return label.style < under.style
    if label.number != step + 1 or label.style not in _OF_LISTS:
        return True
    text = folded[label.body : line.end]
    return names_finding(text) or (label.number == under.number + 1 and (opens or is_finding(text)))


def _opens_measures(folded: str, line: Line) -> bool:
    opening = (Field.MEASURES, Field.PROGRESS, Field.RESULT)
    return any(segment.field in opening for segment in segments(folded, line))


def _without_inner_counts(folded: str, labels: Sequence[tuple[Label, Line]]) -> Iterator[tuple[Label, Line]]:
    """5. then 1. 2. 3. then 6.: what counts from 1 in between are the steps below 5., numbered in its own style."""
    counts: dict[Style, int] = {}
    after = 0
    for place, (label, line) in enumerate(labels):
        if place < after:
            continue
        if label.number == 1 and label.style in counts:
            after = _end_of_inner_count(folded, labels, place, counts[label.style])
            if after:
                continue
        counts = {style: number for style, number in counts.items() if style < label.style}
        counts[label.style] = label.number
        yield label, line


def _end_of_inner_count(folded: str, labels: Sequence[tuple[Label, Line]], start: int, outer: int) -> int:
    """Where the outer count goes on behind two or more labels that count up from 1; 0 where it does not."""
    style = labels[start][0].style
    number = 1
    for place in range(start, len(labels)):
        label, line = labels[place]
        if label.style < style:
            return 0
        if label.style is style:
            if place > start and label.number != number + 1:
                return place if number > 1 and label.number == outer + 1 else 0
            number = _last_run_on(folded, label, line)
    return 0


def _last_run_on(folded: str, label: Label, line: Line) -> int:
    """The number that a count has reached at the end of its line: 1．重新招标。2．每周询价。"""
    number = label.number
    for one in inline(folded, line):
        if (one.style, one.number) == (label.style, number + 1):
            number += 1
    return number


def _in_sequence(labels: Iterable[tuple[Label, Line]]) -> list[tuple[Label, Line]]:
    """Labels that begin a count or go on with one; a year or a sum at the start of a line does neither."""
    last: dict[Style, int] = {}
    kept = []
    for label, line in labels:
        before = last.get(label.style, 0)
        if label.number == 1 or before <= label.number <= before + _LONGEST_GAP:
            kept.append((label, line))
            last[label.style] = label.number
    return kept


def _without_lists_of_findings(headings: Sequence[Heading]) -> list[Heading]:
    """Where headings of a style begin with 问题：, those of that style that do not are measures in a list."""
    labelled = Counter(heading.style for heading in headings if starts_finding(heading.text))
    return [h for h in headings if labelled[h.style] < 2 or starts_finding(h.text)]
