"""Headings whose number is printed otherwise than its neighbours', or not at all: told by the one that is wanting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from notices.parsing.fields import Field
from notices.parsing.headings import announces, begins_act, is_finding, names_finding
from notices.parsing.lines import Line
from notices.parsing.outline.labels import Form, Label, unprinted
from notices.parsing.outline.unnumbered import SHORT

_LEAST = 6  # characters of a heading that nothing but the list below it shows
_MOST_KINDS = 4  # of numbered findings that one without a number may be one of


def with_numbers_printed_otherwise(
    folded: str, labels: list[Label | None], lines: Sequence[Line]
) -> list[Label | None]:
    """2、 between （一） and （三） is （二）; （3）关于… between 2.关于… and 4.关于… is 3."""
    numbered = [
        _Numbered(index, label, _first_sentence(folded, label, lines[index]))
        for index, label in enumerate(labels)
        if label and label.form.counts
    ]
    places: dict[Form, list[int]] = {}
    for place, row in enumerate(numbered):
        places.setdefault(row.label.form, []).append(place)
    for form, own_places in places.items():
        announcing = sum(announces(numbered[place].words) for place in own_places) > len(own_places) / 2
        for start, stop in pairwise(own_places):
            wanting = numbered[start].label.number + 1
            if numbered[stop].label.number != wanting + 1:
                continue
            between = numbered[start + 1 : stop]
            is_inside = all(places[row.label.form][0] > own_places[0] for row in between)
            bearing = _bearing(between, wanting, announcing) if is_inside else None
            if bearing:
                labels[bearing.line] = replace(bearing.label, form=form)
    return labels


class _Numbered(NamedTuple):
    """A line with a number, and its first sentence."""

    line: int
    label: Label
    words: str


def _bearing(between: Sequence[_Numbered], wanting: int, announcing: bool) -> _Numbered | None:
    """The one line that bears the number which is wanting, and is none of a list that counts there.

    `announcing`: most of those beside begin with 关于 or 针对, which tells it from a list where this does not.
    """
    bearing = [row for row in between if row.label.number == wanting]
    is_one = len(bearing) == 1 and is_finding(bearing[0].words)
    return bearing[0] if is_one and not _is_listed(bearing[0], between, announcing) else None


def _is_listed(row: _Numbered, between: Sequence[_Numbered], announcing: bool) -> bool:
    """Does a list of its form count on behind it, or up to it, where 关于 does not tell it from these?"""
    listed = [other for other in between if other.label.form == row.label.form and other is not row]
    numbers = {other.label.number for other in listed}
    stands_out = (
        announcing and announces(row.words) and row.words[:2] not in {other.words[:2] for other in listed}
    )
    return row.label.number + 1 in numbers or (row.label.number - 1 in numbers and not stands_out)


def with_lost_numbers(
    folded: str, labels: list[Label | None], lines: Sequence[Line], fields: Sequence[Field | None]
) -> list[Label | None]:
    """关于…的问题 among many with a number has lost its own: it is one of those that skip one there, if any do.

    Where there is none, so has a line that states a defect, or has a list below it, where a number is skipped.
    """
    bare = _above_lists(folded, labels, lines, fields)
    guessed = [
        unprinted("short", lines[index]) if index in bare else label for index, label in enumerate(labels)
    ]
    counted = _counted(_gaps(folded, guessed, lines), guessed, lines)
    return [
        label if own is guess else own for label, guess, own in zip(labels, guessed, counted, strict=True)
    ]


def _above_lists(
    folded: str, labels: Sequence[Label | None], lines: Sequence[Line], fields: Sequence[Field | None]
) -> set[int]:
    """Short sentences without a label right above a list of steps: a heading, where a number is wanting there."""
    return {
        index
        for index, (label, following) in enumerate(pairwise(labels))
        if label is None
        and not fields[index]
        and _begins_steps(following)
        and _may_head(folded, lines[index])
    }


def _begins_steps(label: Label | None) -> bool:
    return label is not None and label.form.unit == "是" and label.number == 1


def _may_head(folded: str, line: Line) -> bool:
    words = folded[line.start : line.end]
    return _LEAST <= len(words) <= SHORT and "。" not in words[:-1] and not begins_act(words)


class _Gaps(NamedTuple):
    """Where numbers may have been lost: at each line the next number of each form that numbers findings."""

    forms: list[Form]
    next_numbers: dict[int, dict[Form, int]]
    are_announced: bool  # 关于…的问题: one of the first form, where none skips a number

    def label_at(self, index: int, last: Mapping[Form, int], start: int) -> Label | None:
        if index not in self.next_numbers:
            return None
        next_numbers = self.next_numbers[index]
        skipping = [form for form in self.forms if next_numbers.get(form, 0) == last.get(form, 0) + 2]
        return _next_of(skipping or (self.forms if self.are_announced else []), last, start)


def _gaps(folded: str, labels: Sequence[Label | None], lines: Sequence[Line]) -> _Gaps:
    heads = [(index, label) for index, label in enumerate(labels) if label]
    below = {index: label for (index, _), (_, label) in pairwise(heads)}
    announced = {index for index, label in heads if label.form.system == "~finding"}
    lost = announced or {index for index, label in heads if _may_have_lost(label, below.get(index))}
    states = names_finding if announced else _states_finding
    forms = numbered_findings(folded, heads, lines, len(announced), states)
    lost = {index for index in lost if not _begins_list(below.get(index), forms)}
    return _Gaps(forms, _numbers_below(labels, lost, forms) if forms else {}, bool(announced))


def _counted(gaps: _Gaps, labels: Sequence[Label | None], lines: Sequence[Line]) -> list[Label | None]:
    last: dict[Form, int] = {}
    counted = list(labels)
    for index, label in enumerate(labels):
        if label:
            own = counted[index] = gaps.label_at(index, last, lines[index].start) or label
            last[own.form] = own.number
    return counted


def _next_of(forms: Sequence[Form], last: Mapping[Form, int], start: int) -> Label | None:
    """The label, not printed, that comes next in the first of these forms; None where there is none."""
    return Label(forms[0], last.get(forms[0], 0) + 1, start, start, start) if forms else None


def _may_have_lost(label: Label, following: Label | None) -> bool:
    opens_list = following is not None and following.form.counts and following.number == 1
    return label.form.system == "~defect" or (label.form.system == "~short" and opens_list)


def numbered_findings(
    folded: str,
    heads: Iterable[tuple[int, Label]],
    lines: Sequence[Line],
    least: int,
    states: Callable[[str], bool],
) -> list[Form]:
    """The forms that number findings, by what these state, more often than `least`, the most frequent first."""
    counted = Counter(
        label.form
        for index, label in heads
        if label.form.counts and states(_first_sentence(folded, label, lines[index]))
    )
    return [form for form, count in counted.most_common(_MOST_KINDS) if count > least]


def _states_finding(words: str) -> bool:
    return is_finding(words) if len(words) <= SHORT else names_finding(words)


def _first_sentence(folded: str, label: Label, line: Line) -> str:
    return folded[label.body : line.end].partition("。")[0]


def _begins_list(label: Label | None, forms: Sequence[Form]) -> bool:
    """Does a count of one of these forms begin with it, so that what is above it is none of that form?"""
    return label is not None and label.form in forms and label.number == 1


def _numbers_below(
    labels: Sequence[Label | None], indexes: Container[int], forms: Sequence[Form]
) -> dict[int, dict[Form, int]]:
    """At each of these lines the next number of each of these forms."""
    next_numbers: dict[int, dict[Form, int]] = {}
    numbers: dict[Form, int] = {}
    for index in range(len(labels) - 1, -1, -1):
        label = labels[index]
        if index in indexes:
            next_numbers[index] = dict(numbers)
        elif label and label.form in forms:
            numbers[label.form] = label.number
    return next_numbers
