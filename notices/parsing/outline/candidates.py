"""The outlines a sheet may have: which form is which level, and where the body ends."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from notices.parsing.outline.build import Builder, Outline
from notices.parsing.outline.labels import Form
from notices.parsing.outline.levels import Levels, chosen
from notices.parsing.outline.roles import closing_line
from notices.parsing.outline.sheet import Head, Sheet

_MOST_FORMS = 8
_MOST_PARTS = 9
_MOST_LEVELS = 20
_FEW_HEADS = 16  # in a notice so short that a level may have one heading
_ASIDE, _HOLDING = (1, 3), (2, 4, 5, 6)  # in `likelihood.LEVELS`


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """An outline of a sheet, the levels it comes from and the headings it has."""

    sheet: Sheet
    levels: Levels
    heads: tuple[Head, ...]
    outline: Outline


def candidates(sheet: Sheet, likelihoods: NDArray[np.float64]) -> Iterator[Candidate]:
    """Every different outline that the likeliest levels give."""
    seen = set()
    rows = dict(zip(sheet.head_at, likelihoods.tolist(), strict=True))
    for levels in likely_levels(sheet, likelihoods):
        for heads, stop in _choices(sheet, levels):
            last = sheet.lines[stop - 1].end if stop else 0
            heads_inside = [head for head in heads if head.start < last]
            starts = [
                *(head.start for head in heads_inside),
                *(table.header[0].start for table in sheet.tables),
                last,
            ]
            outline = Builder(sheet, levels, heads_inside, stop, rows).outline(starts[0])
            if outline.problems and (key := (outline.parts, outline.aspects, outline.problems)) not in seen:
                seen.add(key)
                yield Candidate(sheet, levels, tuple(heads_inside), outline)


def _choices(sheet: Sheet, levels: Levels) -> Iterator[tuple[list[Head], int]]:
    """The headings that these levels may have, and where the body may end."""
    choices = [chosen(sheet, levels)]
    if levels.item is not None and any(sheet.opens):
        deeper = chosen(sheet, levels, below_fields=True)
        choices += [deeper] if len(deeper) != len(choices[0]) else []
    for heads in choices:
        if heads or sheet.tables:
            yield from ((heads, stop) for stop in _stops(sheet, heads))


def _stops(sheet: Sheet, heads: Sequence[Head]) -> list[int]:
    """Where the body may end: below its last heading, or before a list that only goes on counting below the page."""
    begun = heads[-1].start if heads else sheet.tables[0].header[0].start
    stops = [closing_line(sheet.folded, sheet.lines, begun, bool(sheet.tables))]
    if len(heads) > 3:
        stops.append(
            closing_line(sheet.folded, sheet.lines, heads[len(heads) // 2].start, bool(sheet.tables))
        )
    return list(dict.fromkeys(stops))


def likely_levels(sheet: Sheet, likelihoods: NDArray[np.float64]) -> list[Levels]:
    """The ways to give levels to the forms, the likeliest first, and the likeliest of each form of problems."""
    likely = _Likelihoods(sheet, likelihoods)
    nestings = list(dict.fromkeys(_all_levels(sheet, _likely_forms(sheet))))
    nestings.sort(key=likely.of, reverse=True)
    first = {levels.problem: levels for levels in reversed(nestings)}
    return list(dict.fromkeys((*nestings[:_MOST_LEVELS], *first.values())))


class _Likelihoods:
    """How likely forms are levels: the sums over their headings, by what `Levels` may make of a form."""

    def __init__(self, sheet: Sheet, likelihoods: NDArray[np.float64]) -> None:
        columns = _columns(np.maximum(likelihoods, -5)) if len(likelihoods) else np.zeros((0, 7))
        of_form: dict[Form, list[int]] = {form: [] for form in sheet.forms}
        aside = False  # below a part that is likely not about rectification
        for row, head in enumerate(sheet.head_at.values()):
            likeliest = int(likelihoods[row].argmax())
            aside = likeliest in _ASIDE or (aside and likeliest not in _HOLDING)
            if not aside or likeliest in _ASIDE:
                of_form[head.form].append(row)
        sums = {form: columns[rows].sum(0) for form, rows in of_form.items()}
        self._of = {form: list(summed - summed[0]) for form, summed in sums.items()}

    def of(self, levels: Levels) -> float:
        part, aspect, problem, item = levels
        total = 0.0
        if part is not None:
            total += self._of[part][2 if part == aspect else 3 if part == problem else 1]
        if aspect is not None and aspect != part:
            total += self._of[aspect][4]
        if problem is not None and problem != part:
            total += self._of[problem][5]
        return total + (self._of[item][6] if item is not None else 0.0)


def _columns(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """By heading: nothing, part, part that is an aspect, part or problem, aspect, problem, item."""
    parts = rows[:, 1:4].max(1)
    whole_part, mixed = np.maximum(parts, rows[:, 4]), np.maximum(parts, rows[:, 6])
    return np.column_stack([rows[:, 0], parts, whole_part, mixed, rows[:, 5], rows[:, 6], rows[:, 7]])


def _likely_forms(sheet: Sheet) -> list[Form]:
    def worth(form: Form) -> float:
        heads = sheet.forms[form]
        counted = [head.label.number for head in heads] == list(range(1, len(heads) + 1))
        once = form.counts and 1 < len(heads) <= _MOST_PARTS and counted
        says = sum(head.is_finding for head in heads)
        return (2 * says + min(len(heads), 12)) * (1 if form.is_printed or says else 0.4) + 12 * once

    few = sum(map(len, sheet.forms.values())) <= _FEW_HEADS
    forms = [
        form
        for form, heads in sheet.forms.items()
        if len(heads) > 1 or (form.is_printed and (few or heads[0].names_finding or form.system == "一"))
    ]
    return sorted(forms, key=worth, reverse=True)[:_MOST_FORMS]


def _all_levels(sheet: Sheet, forms: Sequence[Form]) -> Iterator[Levels]:
    nesting = _Nesting(sheet)
    if sheet.tables:
        yield from _levels_of_tables(sheet, forms, nesting)
    for problem in forms:
        inner = [
            form for form in forms if nesting.may_hold(problem, form) and nesting.may_detail(problem, form)
        ]
        outer = [form for form in forms if nesting.may_hold(form, problem)]
        for item in [None, *inner]:
            for aspect in [None, *(form for form in outer if form != item)]:
                yield from _levels_with_parts(sheet, forms, Levels(None, aspect, problem, item), nesting)
            if len(sheet.forms[problem]) > 1:
                yield Levels(problem, None, problem, item)


def _levels_with_parts(
    sheet: Sheet, forms: Sequence[Form], levels: Levels, nesting: _Nesting
) -> Iterator[Levels]:
    """Without parts, and with each form that parts may have; without aspects the parts may be these too."""
    yield levels
    for part in _parts(sheet, forms, levels.aspect or levels.problem, levels.item, nesting):
        if part not in (levels.aspect, levels.problem):
            yield levels._replace(part=part)
            if levels.aspect is None:
                yield levels._replace(part=part, aspect=part)


def _levels_of_tables(sheet: Sheet, forms: Sequence[Form], nesting: _Nesting) -> Iterator[Levels]:
    for part in [None, *(form for form in forms if 1 < len(sheet.forms[form]) <= _MOST_PARTS)]:
        for aspect in [None, *forms]:
            if aspect is None or part is None or (part != aspect and nesting.may_hold(part, aspect)):
                yield Levels(part, aspect)


def _parts(
    sheet: Sheet, forms: Sequence[Form], below: Form | None, item: Form | None, nesting: _Nesting
) -> list[Form]:
    """The forms that parts may have; a single heading that names a field is an aspect."""
    return [
        form
        for form in forms
        if form != item
        and len(heads := sheet.forms[form]) <= _MOST_PARTS
        and not (len(heads) == 1 and heads[0].is_aspect)
        and (below is None or nesting.may_hold(form, below))
    ]


class _Nesting:
    """Which form may stand above which: one that is met first, or begins its count less often."""

    def __init__(self, sheet: Sheet) -> None:
        self.end = len(sheet.folded)
        self.starts = {form: [head.start for head in heads] for form, heads in sheet.forms.items()}
        self.first = {form: heads[0].start for form, heads in sheet.forms.items()}
        self.last = {form: heads[-1].start for form, heads in sheet.forms.items()}
        self.stating = {form for form, heads in sheet.forms.items() if any(head.is_finding for head in heads)}
        self.naming = {
            form for form, heads in sheet.forms.items() if 2 * sum(map(_names, heads)) > len(heads)
        }
        self.begins = {
            form: [head.start for head in heads if head.label.number == 1]
            for form, heads in sheet.forms.items()
        }

    def may_hold(self, upper: Form, lower: Form) -> bool:
        if upper == lower or self.last[lower] < self.first[upper]:
            return False
        if lower.system == "~named" and upper in self.naming:
            return False  # 问题：… below 关于台账不全的问题 tells that finding at length
        if self.first[upper] < self.first[lower] or len(self.begins[upper]) < len(self.begins[lower]):
            return True
        in_most = not upper.counts and self._share(upper, lower) > 0.5
        return lower.counts and (in_most or self._begins_below(upper, lower))

    def may_detail(self, problem: Form, item: Form) -> bool:
        """Not 关于台账不全的问题 below 逐条整改, nor below a line without a number: those are the problems."""
        states = problem in self.stating and problem.system not in ("~defect", "~short")
        return item not in self.naming or states

    def _begins_below(self, upper: Form, lower: Form) -> bool:
        """Do most of the lower form's counts, once there are upper headings, begin right below one of them?"""
        begun = [
            self._last(upper, start) > self._last(lower, start)
            for start in self.begins[lower]
            if start > self.first[upper]
        ]
        return 2 * sum(begun) > len(begun)

    def _last(self, form: Form, before: int) -> int:
        """Where the last heading of a form before a place starts, -1 for none."""
        index = bisect_left(self.starts[form], before)
        return self.starts[form][index - 1] if index else -1

    def _share(self, upper: Form, lower: Form) -> float:
        """Of how many of the upper headings does a lower one stand below?"""
        uppers, lowers = self.starts[upper], self.starts[lower]
        counts = [bisect(lowers, start) for start in (*uppers, self.end)]
        return sum(before < after for before, after in pairwise(counts)) / len(uppers)


def _names(head: Head) -> bool:
    """Does a heading name its finding, and no field of several?"""
    return head.names_finding and not (head.is_aspect or head.is_field_of_problems)
