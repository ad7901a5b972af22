"""Headings whose number is printed otherwise than its neighbours', or not at all: told by the one that is wanting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from notices.parsing.fields import Field
from notices.parsing.headings import begins_act, is_finding, names_finding
from notices.parsing.lines import Line
from notices.parsing.outline.labels import Form, Label, unprinted

_LEAST, _LONGEST = 6, 45  # characters of a heading that nothing but the list below it shows
_MOST_KINDS = 4  # of numbered findings that one without a number may be one of


def with_numbers_printed_otherwise(
    folded: str, labels: list[Label | None], lines: Sequence[Line]
) -> list[Label | None]:
    """2、 between （一） and （三） is （二）; （3）关于… between 2.关于… and 4.关于… is 3."""
    numbered = [
        _Numbered(index, label, folded[label.body : lines[index].end].split("。")[0])
        for index, label in enumerate(labels)
        if label and label.form.counts
    ]
    places: dict[Form, list[int]] = {}
    for place, row in enumerate(numbered):
        places.setdefault(row.label.form, []).append(place)
    for form, own_places in places.items():
        announcing = sum(numbered[place].announces for place in own_places) > len(own_places) / 2
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

    @property
    def announces(self) -> bool:
        return self.words.startswith(("关于", "针对"))


def _bearing(between: Sequence[_Numbered], wanting: int, announcing: bool) -> _Numbered | None:
    """The one line that bears the number which is wanting, and is none of a list that counts there.

    `announcing`: most of those beside begin with 关于 or 针对, which tells it from a list where this does not.
    """
    bearing = [row for row in between if row.label.number == wanting]
    if len(bearing) != 1 or not is_finding(bearing[0].words):
        return None
    row = bearing[0]
    listed = [each for each in between if each.label.form == row.label.form and each is not row]
    numbers = {each.label.number for each in listed}
    stands_out = announcing and row.announces and not any(each.words[:2] == row.words[:2] for each in listed)
    return row if wanting + 1 not in numbers and (wanting - 1 not in numbers or stands_out) else None


def with_lost_numbers(
    folded: str, labels: list[Label | None], lines: Sequence[Line], fields: Sequence[Field | None]
) -> list[Label | None]:
    bare = _above_lists(folded, labels, lines, fields)
    guessed = [
        unprinted("short", lines[index]) if index in bare else label for index, label in enumerate(labels)
    ]
    return [
        None if index in bare and label and label.form.system == "~short" else label
        for index, label in enumerate(_as_their_kind(folded, guessed, lines))
    ]


def _above_lists(
    folded: str, labels: Sequence[Label | None], lines: Sequence[Line], fields: Sequence[Field | None]
) -> set[int]:
    """Short sentences without a label right above a list of steps: a heading, where a number is wanting there."""
    indexes = set()
    for index, (label, following) in enumerate(pairwise(labels)):
        words = folded[lines[index].start : lines[index].end]
        opens_list = following is not None and following.form.unit == "是" and following.number == 1
        if opens_list and label is None and not fields[index] and _LEAST <= len(words) <= _LONGEST:
            indexes |= {index} if "。" not in words[:-1] and not begins_act(words) else set()
    return indexes


def _as_their_kind(folded: str, labels: list[Label | None], lines: Sequence[Line]) -> list[Label | None]:
    """关于…的问题 among many with a number has lost its own: it is one of those that skip one there, if any do.

    Where there is none, so has a line that states a defect, or has a list below it, where a number is skipped.
    """
    heads = [(index, label) for index, label in enumerate(labels) if label]
    below = {index: label for (index, _), (_, label) in pairwise(heads)}
    findings = {index for index, label in heads if label.form.system == "~finding"}
    lost = findings or {index for index, label in heads if _may_have_lost(label, below.get(index))}
    states = names_finding if findings else _states_finding
    likely = numbered_findings(folded, heads, lines, len(findings), states)
    next_numbers = _numbers_below(labels, lost, likely) if likely else {}
    last: dict[Form, int] = {}
    for index, label in heads:
        counted = label
        if index in next_numbers and not _begins_list(below.get(index), likely):
            skipping = [form for form in likely if next_numbers[index].get(form, 0) == last.get(form, 0) + 2]
            counted = _next_of(skipping or (likely if findings else []), last, lines[index].start) or label
        labels[index] = counted
        last[counted.form] = counted.number
    return labels


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
        if label.form.counts and states(folded[label.body : lines[index].end].split("。")[0])
    )
    return [form for form, count in counted.most_common(_MOST_KINDS) if count > least]


def _states_finding(words: str) -> bool:
    return names_finding(words) or (len(words) <= _LONGEST and is_finding(words))


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
