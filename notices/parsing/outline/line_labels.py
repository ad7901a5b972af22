"""What each line begins with: its printed label, or the label of a line that is a heading without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from notices.parsing.fields import Field
from notices.parsing.headings import begins_act, is_finding, names_finding
from notices.parsing.lines import Line
from notices.parsing.outline.labels import Form, Label, label_at, unprinted
from notices.parsing.outline.tables import Table
from notices.parsing.outline.unnumbered import RUN_IN, above_measures, as_those_around, heading_label

_LEAST, _LONGEST = 6, 45  # characters of a heading that nothing but the list below it shows
_MOST_KINDS = 4  # of numbered findings that one without a number may be one of


def line_labels(
    folded: str, lines: Sequence[Line], fields: Sequence[Field | None], tables: Sequence[Table]
) -> list[Label | None]:
    labels = [
        None if field else label_at(folded, line.start, line.end)
        for line, field in zip(lines, fields, strict=True)
    ]
    labels = _where_a_number_is_wanting(folded, _merged(labels), lines)
    above = above_measures(folded, lines, fields)
    cells = {index for table in tables for index in range(table.first, table.after)}
    begun = False
    for index, line in enumerate(lines):
        if labels[index] is None and not fields[index]:
            words = folded[line.start : line.end]
            labels[index] = heading_label(words, line, above[index], begun and index not in cells)
        begun = begun or labels[index] is not None
    labels = _run_in_findings(folded, as_those_around(labels, lines), lines)
    bare = _above_lists(folded, labels, lines, fields)
    guessed = [
        unprinted("short", lines[index]) if index in bare else label for index, label in enumerate(labels)
    ]
    labels = _as_their_kind(folded, guessed, lines)
    return [
        None if index in bare and label and label.form.system == "~short" else label
        for index, label in enumerate(labels)
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


def _merged(labels: Sequence[Label | None]) -> list[Label | None]:
    """⑴ is (1), and 2、 goes on with what 1. began: forms that look alike and count together are one."""
    numbers: dict[Form, list[int]] = {}
    for label in labels:
        if label and label.form.counts:
            numbers.setdefault(label.form, []).append(label.number)
    to: dict[Form, Form] = {}
    for form in sorted(numbers, key=lambda form: len(numbers[form])):
        if (other := _same_form(form, numbers, to, labels)) is not None:
            to = {lesser: other if greater == form else greater for lesser, greater in to.items()}
            to[form] = other
    return [replace(label, form=to[label.form]) if label and label.form in to else label for label in labels]


def _same_form(
    form: Form, numbers: dict[Form, list[int]], to: Container[Form], labels: Sequence[Label | None]
) -> Form | None:
    """The form that this one is printed for, which is not in `to` itself; None where it is one of its own."""
    alike = (
        candidate
        for candidate in reversed(numbers)
        if candidate not in to and _are_alike(form, candidate, numbers)
    )
    for candidate in alike:
        if not _counts_inside(labels, form, candidate):
            return candidate
    is_lone = form.opening in _PLAIN_BRACKETS and _plain(form) not in numbers
    return _plain(form) if is_lone else None


_LOOKS = {
    "⑴": Form("(", "", "1", "", ")"),
    "⒈": Form("", "", "1", "", "."),
    "㈠": Form("(", "", "一", "", ")"),
}
_PLAIN_BRACKETS = ("〔", "[")


def _plain(form: Form) -> Form:
    """〔一〕 and ㈠ are （一） printed otherwise."""
    if form.opening in _PLAIN_BRACKETS:
        return form._replace(opening="(", closing=")")
    return _LOOKS.get(form.system, form)


def _are_alike(form: Form, candidate: Form, numbers: Mapping[Form, Sequence[int]]) -> bool:
    own, theirs = numbers[form], numbers[candidate]
    if candidate == form or len(theirs) < len(own):
        return False
    begins = own[0] == 1 and 1 in theirs and len(own) > 1
    return (
        candidate in (_plain(form), form)
        or form == _plain(candidate)
        or (_differ_by_marks(form, candidate) and not begins)
    )


def _differ_by_marks(first: Form, second: Form) -> bool:
    """1. and 1、, （一） and 【一】, but not 1. and 1)"""
    same = (first.word, first.system, first.unit) == (second.word, second.system, second.unit)
    return (
        same
        and bool(first.opening) == bool(second.opening)
        and (first.closing == ")") == (second.closing == ")")
    )


def _where_a_number_is_wanting(
    folded: str, labels: list[Label | None], lines: Sequence[Line]
) -> list[Label | None]:
    """2、 between （一） and （三） is （二）; （3）关于… between 2.关于… and 4.关于… is 3.: printed otherwise."""
    numbered = [(index, label) for index, label in enumerate(labels) if label and label.form.counts]
    first: dict[Form, int] = {}
    by_form: dict[Form, list[int]] = {}
    for index, label in numbered:
        first.setdefault(label.form, index)
        by_form.setdefault(label.form, []).append(index)
    words = {index: folded[label.body : lines[index].end].split("。")[0] for index, label in numbered}
    for form, indexes in by_form.items():
        announce = sum(words[index].startswith(_ANNOUNCES) for index in indexes)
        for start, stop in pairwise(indexes):
            between = [(index, label) for index, label in numbered if start < index < stop]
            wanting = labels[start].number + 1  # type: ignore[union-attr]  # those of `by_form` have labels
            is_inside = all(first[label.form] > first[form] for _, label in between)
            if labels[stop].number == wanting + 1 and is_inside:  # type: ignore[union-attr]
                bearing = _printed_otherwise(between, words, wanting, announce > len(indexes) / 2)
                if bearing is not None:
                    labels[bearing] = replace(dict(numbered)[bearing], form=form)
    return labels


_ANNOUNCES = ("关于", "针对")


def _printed_otherwise(
    between: Sequence[tuple[int, Label]], words: Mapping[int, str], wanting: int, announce: bool
) -> int | None:
    """The one line between two numbers that bears the number between, and is none of a list that counts there."""
    bearing = [(index, label) for index, label in between if label.number == wanting]
    if len(bearing) != 1 or not is_finding(words[bearing[0][0]]):
        return None
    index, label = bearing[0]
    listed = [(other, row) for other, row in between if row.form == label.form and other != index]
    goes_on = any(row.number == wanting + 1 for _, row in listed)
    leads = announce and words[index].startswith(_ANNOUNCES)
    is_alone = not any(row.number == wanting - 1 for _, row in listed)
    stands_out = leads and not any(words[other].startswith(words[index][:2]) for other, _ in listed)
    return index if not goes_on and (is_alone or stands_out) else None


def _counts_inside(labels: Sequence[Label | None], first: Form, second: Form) -> bool:
    """Does a count of one form begin between two neighbouring numbers of the other?"""
    last: dict[Form, int] = {}
    begun: Form | None = None
    for label in labels:
        if label is None or label.form not in (first, second):
            continue
        if label.number == 1 and last.get(second if label.form == first else first):
            begun = label.form
        elif begun is not None and label.form != begun and label.number == last.get(label.form, 0) + 1 > 1:
            return True
        last[label.form] = label.number
    return False


def _as_their_kind(folded: str, labels: list[Label | None], lines: Sequence[Line]) -> list[Label | None]:
    """关于…的问题 among many with a number has lost its own: it is one of those that skip one there, if any do.

    Where there is none, so has a line that states a defect, or has a list below it, where a number is skipped.
    """
    heads = [(index, label) for index, label in enumerate(labels) if label]
    below = {index: label for (index, _), (_, label) in pairwise(heads)}
    findings = {index for index, label in heads if label.form.system == "~finding"}
    lost = findings or {index for index, label in heads if _may_have_lost(label, below.get(index))}
    states = names_finding if findings else _states_finding
    likely = _numbered_findings(folded, heads, lines, len(findings), states)
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


def _run_in_findings(folded: str, labels: list[Label | None], lines: Sequence[Line]) -> list[Label | None]:
    """关于轮椅闲置的问题，收回97件。 is one of the findings that are 对“台账不全”的问题，…, where none has a number."""
    heads = [(index, label) for index, label in enumerate(labels) if label]
    is_quoted = any(label.form.system == "~quoted" for _, label in heads)
    if not is_quoted or _numbered_findings(folded, heads, lines, 0, names_finding):
        return labels
    return [
        unprinted("quoted", line)
        if (label is None or label.form.system == "~defect") and RUN_IN.match(folded, line.start, line.end)
        else label
        for label, line in zip(labels, lines, strict=True)
    ]


def _may_have_lost(label: Label, following: Label | None) -> bool:
    opens_list = following is not None and following.form.counts and following.number == 1
    return label.form.system == "~defect" or (label.form.system == "~short" and opens_list)


def _numbered_findings(
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
