"""What stands below a heading: measures, and the text that is none.

A measure runs from after its label to just before the next one, or to the paragraph's end. Text between a heading and
the first label is a lead-in. A paragraph below a heading that has no labels at all is one measure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from notices.parsing.fields import (
    DONE,
    STATE_ALONE,
    STATE_BEHIND,
    TOLD_AFTER,
    Field,
    Segment,
    field_of,
    segments,
    starts_finding,
)
from notices.parsing.lines import Line, outside_quotes, strip
from notices.parsing.outline.labels import Form, Label, label_at, labels_in
from notices.parsing.shapes import Fragment, FragmentKind, Measure

_POINTS_OUT = re.compile(r"(?:反馈|巡[视察]组?)(?:意见)?指出")  # 反馈指出，学习以念文件为主
_LONGEST_LEAD = 50  # characters before the first step below 整改进展：
_PUNCTUATION = frozenset("。;,:、.!? ")


@dataclass(frozen=True, slots=True)
class Body:
    """The measures of one heading in reading order, and the fragments around them."""

    measures: tuple[Measure, ...]
    fragments: tuple[Fragment, ...]


_EMPTY = Body((), ())


@dataclass(slots=True)
class _Group:
    """The text under one field word, which holds until the next that is about the text."""

    field: Field | None
    lines: list[Line]


def read_body(text: str, folded: str, lines: Sequence[Line]) -> Body:
    """The measures and fragments of the paragraphs below one heading."""
    if not lines:
        return _EMPTY
    fragments: list[Fragment] = []
    groups = _groups(folded, lines, fragments)
    filled = {group.field for group in groups if group.lines}
    measures: list[Measure] = []
    for group in groups:
        for part in _read_group(text, folded, group, _enumerates(group.field, filled)):
            if isinstance(part, Measure):
                measures.append(part)
            else:
                fragments.append(part)
    return Body(tuple(measures), tuple(fragments))


def lead_in(line: Line) -> Fragment:
    return Fragment("lead-in", line.start, line.end)


def _groups(folded: str, lines: Sequence[Line], fragments: list[Fragment]) -> list[_Group]:
    """The text by field words; the words themselves, and what only keeps the record, go to `fragments`."""
    groups = [_Group(None, [])]
    waiting = None  # 责任单位： whose value stands on the next line
    for segment, following in _with_following(folded, lines):
        value = segment.line
        if segment.marker and segment.field is Field.RECORD:
            waiting = segment.marker[0] if value.start == value.end else None
            fragments.append(Fragment("field", segment.marker[0], max(value.end, segment.marker[1])))
        elif segment.marker and STATE_ALONE.fullmatch(folded, value.start, value.end):
            waiting = None
            fragments.append(Fragment("field", segment.marker[0], value.end))
        elif segment.marker:
            waiting = None
            fragments.append(Fragment("marker", *segment.marker))
            groups.append(_Group(segment.field, _filled(segment)))
        elif STATE_BEHIND.fullmatch(folded, value.start, value.end):
            fragments.append(Fragment("field", value.start, value.end))
        elif waiting is not None:
            fragments[-1], waiting = Fragment("field", waiting, value.end), None
        elif _tells_finding(folded, value, len(lines) > 1) or (
            following in DONE and groups == [_Group(None, [])] and not enumeration(folded, [value])
        ):
            fragments.append(lead_in(value))  # 存在问题：…, what the heading found told at length
        else:
            groups[-1].lines.extend(_filled(segment))
    return groups


def _with_following(folded: str, lines: Sequence[Line]) -> Iterator[tuple[Segment, Field | None]]:
    """The segments of the lines, each with the field of the next on its own line: 台账不全。整改情况：…"""
    for line in lines:
        cut = list(segments(folded, line))
        yield from zip_longest(cut, [segment.field for segment in cut[1:]])


def _tells_finding(folded: str, line: Line, has_others: bool) -> bool:
    words = folded[line.start : line.end]
    if has_others and _POINTS_OUT.match(words):
        return True
    return starts_finding(words) or field_of(words) is Field.FINDING


def _filled(segment: Segment) -> list[Line]:
    return [segment.line] if segment.line.start < segment.line.end else []


def _enumerates(field: Field | None, filled: Set[Field | None]) -> bool:
    """May steps be told under a field? Under 整改进展：, 整改成效： only where no field before these holds text."""
    return field not in TOLD_AFTER[1:] or not filled & {None, *TOLD_AFTER[: TOLD_AFTER.index(field)]}


def _read_group(text: str, folded: str, group: _Group, may_enumerate: bool) -> Iterator[Measure | Fragment]:
    labels = enumeration(folded, group.lines) if may_enumerate else []
    if group.field in (Field.PROGRESS, Field.RESULT) and not (
        labels and _leads(folded, group.lines[0], labels[0])
    ):
        yield from (Measure("", line.start, line.end) for line in group.lines)
    else:
        yield from _enumerated(text, folded, group.lines, labels)


def _leads(folded: str, line: Line, first: Label) -> bool:
    """Does a line begin with the first step, or with a few words without figures before it: 高度重视。一是…"""
    words = folded[line.start : first.start]
    return (
        first.start < line.end and len(words) <= _LONGEST_LEAD and not any(char.isdigit() for char in words)
    )


def _enumerated(
    text: str, folded: str, lines: Sequence[Line], labels: Sequence[Label]
) -> Iterator[Measure | Fragment]:
    """Paragraphs cut at the labels of the enumeration that runs through them."""
    starts = [label.start for label in labels]
    for line in lines:
        first, last = bisect_left(starts, line.start), bisect_left(starts, line.end)
        if first < last:
            yield from _labelled(text, folded, line, labels[first:last])
        elif (labels and not first) or _is_punctuation(folded, line):
            yield lead_in(line)
        else:
            yield Measure("", line.start, line.end)


def _is_punctuation(folded: str, line: Line) -> bool:
    return line.end - line.start < 4 and _PUNCTUATION.issuperset(folded[line.start : line.end])


def _labelled(text: str, folded: str, line: Line, labels: Sequence[Label]) -> Iterator[Measure | Fragment]:
    yield from _fragment(folded, "lead-in", line.start, labels[0].start)
    ends = [label.start for label in labels[1:]] + [line.end]
    for label, end in zip(labels, ends, strict=True):
        yield from _fragment(folded, "marker", label.end, min(label.body, end))
        step = strip(folded, min(label.body, end), end)
        if step.start < step.end:
            yield Measure(text[label.start : label.end], step.start, step.end)
        else:
            yield lead_in(Line(label.start, label.end))


def _fragment(folded: str, kind: FragmentKind, start: int, end: int) -> Iterator[Fragment]:
    line = strip(folded, start, end)
    if line.start < line.end:
        yield Fragment(kind, line.start, line.end)


def enumeration(folded: str, lines: Sequence[Line]) -> list[Label]:
    """The labels of the enumeration that begins first; [] where nothing is enumerated."""
    starts = {line.start for line in lines}
    by_form: dict[Form, list[Label]] = {}
    for line in lines:
        for label in step_labels(folded, line.start, line.end):
            by_form.setdefault(label.form, []).append(label)
    runs = [run for labels in by_form.values() if (run := _run(labels, starts))]
    return min(runs, key=lambda run: run[0].start, default=[])


def _run(labels: Sequence[Label], starts: set[int]) -> list[Label]:
    """Labels of one form that count up; a paragraph may begin anew, the first with any number, or with a bullet."""
    form = labels[0].form
    if not form.counts:
        return list(labels) if len(labels) > 1 or labels[0].start in starts else []
    run: list[Label] = []
    for label in labels:
        if _continues(run, label) or _begins(run, label, starts):
            run.append(label)
    return run if len(run) > 1 or any(_stands_alone(label, starts) for label in run) else []


def _begins(run: Sequence[Label], label: Label, starts: set[int]) -> bool:
    """At a paragraph's start: a new count, or the first of one that runs on through the notice: （4）, （5）."""
    return label.start in starts and (label.number == 1 or (not run and label.start == min(starts)))


def _stands_alone(label: Label, starts: set[int]) -> bool:
    """Is a label that no other follows one of a step's: 一是, 措施1, （1）?"""
    unit, word = label.form.unit, label.form.word
    return label.start in starts and (
        unit == "是" or word.endswith(("措施", "举措")) or label.form.opening != ""
    )


def _continues(run: Sequence[Label], label: Label) -> bool:
    """Does a label go on with a count? 一是 may leap over a number, 最后 over several."""
    if not run:
        return label.number == 1
    last = run[-1].number
    if label.form.system == "首先":
        return label.number >= last
    return label.number == last + 1 or (label.form.unit == "是" and label.number == last + 2)


@lru_cache(maxsize=4096)
def step_labels(folded: str, start: int, end: int) -> tuple[Label, ...]:
    """Where a line's steps may begin: at its start and behind marks, not within quotes."""
    first = label_at(folded, start, end)
    labels = [*([first] if first else []), *labels_in(folded, start, end)]
    if not labels:
        return ()
    free = set(outside_quotes(folded, start, end))
    return tuple(
        label
        for label in labels
        if label.start in free or label.form.system in _BRACKETED or label.form.opening
    )


_BRACKETED = "①❶⑴⒈㈠"
