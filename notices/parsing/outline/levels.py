"""Which labels of a sheet are headings, once its forms have levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from notices.parsing.outline.labels import Form
from notices.parsing.outline.sheet import Head, Sheet

Level = Literal["part", "aspect", "problem", "item"]
_LONGEST_GAP = (
    3  # numbers that a notice may skip: (三) after (一) is a slip, (九) after (一) is something else
)


class Levels(NamedTuple):
    """The form of each level; a form may be two (一、在…方面: part and aspect; 一、关于…问题: part and problem)."""

    part: Form | None = None
    aspect: Form | None = None
    problem: Form | None = None
    item: Form | None = None

    def level(self, form: Form) -> Level | None:
        for name, own in zip(("part", "aspect", "problem", "item"), self, strict=True):
            if own == form:
                return name  # type: ignore[return-value]
        return None

    def rank(self, form: Form) -> int:
        """0 for parts to 3 for items, 4 for what numbers steps or nothing."""
        return self.index(form) if form in self else 4

    def __str__(self) -> str:
        return " ".join(f"{name}={form}" for name, form in zip(self._fields, self, strict=True) if form)


def chosen(sheet: Sheet, levels: Levels, below_fields: bool = False) -> list[Head]:
    """The heads that are headings: not in a list below 整改措施：, not an inner count, in sequence.

    `below_fields`: items may stand in such a list.
    """
    hides = _outside_fields(sheet, levels, below_fields)
    heads = [head for head in hides if head.form in levels]
    heads = list(_in_sequence(_without_inner_counts(heads, levels), levels))
    return _without_lists_of_findings(heads)


def _outside_fields(sheet: Sheet, levels: Levels, below_fields: bool) -> Iterator[Head]:
    """What stands in the list below a heading's 整改措施： is no heading; what ends it is a label of its level."""
    under: Head | None = None
    last: Head | None = None
    step = 0
    for index, head in enumerate(sheet.heads):
        is_item = below_fields and head is not None and head.form == levels.item
        opens = sheet.opens[index : index + 2]
        if head and (under is None or is_item or _ends_list(under, step, head, levels, opens)):
            if head.form in levels:
                last, under, step = head, under if is_item else None, 0
                yield head
        elif head and under and head.form == under.form:
            step = head.label.number
        if opens[0]:
            under = last or under


def _ends_list(under: Head, step: int, head: Head, levels: Levels, opens: Sequence[bool]) -> bool:
    """Is a label the next heading beside the one a list is under? A list may be numbered in that heading's form."""
    if head.form != under.form:
        return head.form in levels and levels.rank(head.form) <= levels.rank(under.form)
    if head.label.number != step + 1 or not head.form.counts or head.form.word or head.form.unit:
        return True
    return head.names_finding or (
        head.label.number == under.label.number + 1 and (any(opens) or head.is_finding)
    )


def _without_inner_counts(heads: Sequence[Head], levels: Levels) -> Iterator[Head]:
    """5. then 1. 2. 3. then 6.: what counts from 1 in between are the steps below 5., numbered in its own form."""
    counts: dict[Form, int] = {}
    after = 0
    for index, head in enumerate(heads):
        if index < after:
            continue
        if head.label.number == 1 and head.form in counts and head.form.counts:
            after = _end_of_inner_count(heads, index, counts[head.form], levels)
            if after:
                continue
        rank = levels.rank(head.form)
        counts = {form: number for form, number in counts.items() if levels.rank(form) < rank}
        counts[head.form] = head.label.number
        yield head


def _end_of_inner_count(heads: Sequence[Head], start: int, outer: int, levels: Levels) -> int:
    """Where the outer count goes on behind two or more labels that count up from 1; 0 where it does not."""
    form, number = heads[start].form, 1
    for index in range(start, len(heads)):
        head = heads[index]
        if head.form != form:
            if levels.rank(head.form) < levels.rank(form):
                return 0
            continue
        if index > start and head.label.number != number + 1:
            return index if number > 1 and head.label.number == outer + 1 else 0
        number = head.label.number + head.listed
    return 0


def _in_sequence(heads: Iterable[Head], levels: Levels) -> Iterator[Head]:
    """Labels that begin a count or go on with one; a year or a sum at the start of a line does neither.

    Right below a heading of a higher level a count may begin that has lost its first number.
    """
    last: dict[Form, int] = {}
    rank_before = -1  # the rank of the heading before
    for head in heads:
        before, number, rank = last.get(head.form, 0), head.label.number, levels.rank(head.form)
        begins = number == 1 or (rank_before < rank and number <= _LONGEST_GAP)
        if begins or before <= number <= before + _LONGEST_GAP:
            last[head.form], rank_before = number, rank
            yield head


def _without_lists_of_findings(heads: Sequence[Head]) -> list[Head]:
    """Where headings of a form begin with 问题：, those of that form that do not are measures in a list.

    One whose number alone is wanting between two that do has lost the word.
    """
    places = [place for place, head in enumerate(heads) if head.starts_finding]
    counts = Counter(heads[place].form for place in places)
    wordless = {place for pair in pairwise(places) for place in _wordless(heads, *pair)}
    return [
        head
        for place, head in enumerate(heads)
        if counts[head.form] < 2 or head.starts_finding or place in wordless
    ]


def _wordless(heads: Sequence[Head], first: int, last: int) -> Iterator[int]:
    above, number = heads[first], heads[first].label.number
    if (heads[last].form, heads[last].label.number) == (above.form, number + 2):
        for place in range(first + 1, last):
            head = heads[place]
            if (head.form, head.label.number) == (above.form, number + 1) and head.is_finding:
                yield place
