"""What each line begins with: its printed label, or the label of a line that is a heading without one."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from notices.parsing.fields import Field
from notices.parsing.headings import names_finding
from notices.parsing.lines import Line
from notices.parsing.outline.labels import Form, Label, label_at, unprinted
from notices.parsing.outline.lost_numbers import (
    numbered_findings,
    with_lost_numbers,
    with_numbers_printed_otherwise,
)
from notices.parsing.outline.tables import Table
from notices.parsing.outline.unnumbered import RUN_IN, above_measures, as_those_around, heading_label
from notices.parsing.shapes import ParseError

_MOST_LABELS = 5_000  # the longest notice known has 600


def line_labels(
    folded: str, lines: Sequence[Line], fields: Sequence[Field | None], tables: Sequence[Table]
) -> list[Label | None]:
    """What each line begins with; ParseError where there are more labels than any notice has."""
    labels = [
        None if field else label_at(folded, line.start, line.end)
        for line, field in zip(lines, fields, strict=True)
    ]
    if len(labels) - labels.count(None) > _MOST_LABELS:
        raise ParseError(f"带编号的地方多于 {_MOST_LABELS} 处，不像一份通报")
    labels = with_numbers_printed_otherwise(folded, _merged(labels), lines)
    labels = _with_unprinted(folded, labels, lines, fields, tables)
    labels = _run_in_findings(folded, as_those_around(labels, lines), lines)
    return with_lost_numbers(folded, labels, lines, fields)


def _with_unprinted(
    folded: str,
    labels: Sequence[Label | None],
    lines: Sequence[Line],
    fields: Sequence[Field | None],
    tables: Sequence[Table],
) -> list[Label | None]:
    """Headings without a number or mark have a label of their own kind."""
    labels = list(labels)
    above = above_measures(folded, lines, fields)
    cells = {index for table in tables for index in range(table.first, table.after)}
    begun = False
    for index, line in enumerate(lines):
        if labels[index] is None and not fields[index]:
            words = folded[line.start : line.end]
            labels[index] = heading_label(words, line, above[index], begun and index not in cells)
        begun = begun or labels[index] is not None
    return labels


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


def _run_in_findings(folded: str, labels: list[Label | None], lines: Sequence[Line]) -> list[Label | None]:
    """关于轮椅闲置的问题，收回97件。 is one of the findings that are 对“台账不全”的问题，…, where none has a number."""
    heads = [(index, label) for index, label in enumerate(labels) if label]
    is_quoted = any(label.form.system == "~quoted" for _, label in heads)
    if not is_quoted or numbered_findings(folded, heads, lines, 0, names_finding):
        return labels
    return [
        unprinted("quoted", line)
        if (label is None or label.form.system == "~defect") and RUN_IN.match(folded, line.start, line.end)
        else label
        for label, line in zip(labels, lines, strict=True)
    ]
