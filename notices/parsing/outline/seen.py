"""What is counted of one candidate outline once, for the features to judge by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from notices.parsing.headings import is_aspect, is_field_of_problems, is_finding, is_noun, names_finding
from notices.parsing.outline.candidates import Candidate
from notices.parsing.outline.sheet import Sheet
from notices.parsing.outline.totals import Totals
from notices.parsing.shapes import Item, Measure, Part, Problem, nodes_of

_NAMED = re.compile(r"(?:关于|针对)[^。;\n]{2,70}问题")
_PART_COLUMN = {"organisation": 1, "rectification": 2, "outlook": 3}  # of `likelihood.LEVELS`


@dataclass(frozen=True)
class Basis:
    """What all candidates of one sheet share; `likelihoods` by heading and level."""

    sheet: Sheet
    totals: Totals
    likelihoods: NDArray[np.float64]

    @cached_property
    def named(self) -> list[int]:
        """Where 关于…问题 stands in the text."""
        return [match.start() for match in _NAMED.finditer(self.sheet.folded)]

    @cached_property
    def labels(self) -> list[int]:
        """Where lines begin with a printed label."""
        heads = (head for head in self.sheet.heads if head is not None and head.form.is_printed)
        return [head.start for head in heads if head.start < head.label.end]

    @cached_property
    def row_of(self) -> dict[int, int]:
        heads = (head for head in self.sheet.heads if head is not None)
        return {head.start: row for row, head in enumerate(heads)}


@lru_cache(maxsize=4096)
def says(words: str) -> tuple[bool, bool, bool]:
    """Does a heading state a finding, announce one, name a field of problems?"""
    if is_field_of_problems(words):
        return False, False, True
    return is_finding(words), names_finding(words), is_aspect(words) or is_noun(words)


class Seen:
    """One candidate, counted for all features."""

    def __init__(self, basis: Basis, candidate: Candidate) -> None:
        self.basis, self.candidate, self.outline = basis, candidate, candidate.outline
        self.text, self.folded, self.totals = basis.sheet.text, basis.sheet.folded, basis.totals
        self.problems: tuple[Problem, ...] = self.outline.problems
        self.items: list[Item] = [item for problem in self.problems for item in problem.items]
        self.nodes = list(nodes_of(self.problems))
        self.leaves = [node for problem in self.problems for node in (problem.items or (problem,))]
        self.measures: list[Measure] = [measure for node in self.nodes for measure in node.measures]
        self.roles = [part.role for part in self.outline.parts]
        self.first = self.problems[0].heading[0]
        self.last = max([self.problems[-1].heading[1], *(measure.end for measure in self.measures[-1:])])

    # Headings

    def words(self, node: Problem | Item) -> str:
        """A heading's words without its label."""
        start, end = node.heading
        return self.folded[start + len(node.label) : end].lstrip(" ,:、.")

    @cached_property
    def said(self) -> list[tuple[bool, bool, bool]]:
        """By problem; 问题1 and a table's number say by themselves that a finding follows."""
        claims = []
        for problem in self.problems:
            finding, named, field = says(self.words(problem))
            by_label = "问题" in problem.label or problem.label.isdigit()
            claims.append((finding or by_label, named or by_label, field))
        return claims

    @cached_property
    def said_by_items(self) -> list[tuple[bool, bool, bool]]:
        return [says(self.words(item)) for item in self.items]

    @cached_property
    def said_by_aspects(self) -> list[tuple[bool, bool, bool]]:
        """By aspect; 在“部署偏慢”方面 names a field, though its title alone would state a finding."""
        claims = []
        for aspect in self.outline.aspects:
            head = self.basis.sheet.head_at.get(aspect.start)
            finding, named, field = says(head.text if head else aspect.title)
            claims.append((finding, named, field or aspect.title.endswith("方面")))
        return claims

    @cached_property
    def starts(self) -> set[int]:
        """Where headings of any level begin."""
        nodes = (node.heading[0] for node in self.nodes)
        return {
            *nodes,
            *(part.start for part in self.outline.parts),
            *self.aspect_starts,
        }

    @cached_property
    def aspect_starts(self) -> set[int]:
        return {aspect.start for aspect in self.outline.aspects}

    @cached_property
    def levels(self) -> list[int]:
        """By heading of the sheet, the column of its level in the likelihoods."""
        level = {part.start: _PART_COLUMN[part.role] for part in self.outline.parts}
        for aspect in self.outline.aspects:
            level[aspect.start] = 4 if aspect.start in level else 5
        level |= {problem.heading[0]: 6 for problem in self.problems}
        level |= {item.heading[0]: 7 for item in self.items}
        return [level.get(start, 0) for start in self.basis.row_of]

    @cached_property
    def regrets(self) -> NDArray[np.float64]:
        """By heading of the sheet, how much less likely its level is than the likeliest: 0, or below."""
        rows = self.basis.likelihoods
        return rows[np.arange(len(rows)), self.levels] - rows.max(1) if len(rows) else np.zeros(1)

    @property
    def counts(self) -> set[int]:
        """Of problems, of items, of both, of what has nothing below it: what a stated total may mean."""
        problems, items = len(self.problems), len(self.items)
        return {problems, items, problems + items, len(self.leaves)}

    @cached_property
    def problem_starts(self) -> list[int]:
        return [problem.heading[0] for problem in self.problems]

    def share_of_most(self) -> float:
        """How many of the problems have the form that most have."""
        starts = {*self.problem_starts}
        forms = Counter(head.form for head in self.candidate.heads if head.start in starts)
        return max(forms.values()) / sum(forms.values()) if forms else 1.0

    def form_elsewhere(self) -> float:
        """How often the problems' form stands between them and is no heading, by problem."""
        form = self.candidate.levels.problem
        if form is None or not form.is_printed:
            return 0.0
        inner = [h for h in self.basis.sheet.forms[form] if self.first <= h.start <= self.last]
        return min(1.0, sum(head.start not in self.starts for head in inner) / len(self.problems))

    def counts_broken(self) -> float:
        last: dict[object, int] = {}
        broken = counted = 0
        for head in self.candidate.heads:
            if head.form.counts and head.label.start < head.label.end:
                counted += 1
                broken += head.label.number not in (1, last.get(head.form, 0) + 1)
                last[head.form] = head.label.number
        return broken / max(1, counted)

    def times_begun(self) -> int:
        """How often the problems count from 1."""
        starts = {*self.problem_starts}
        heads = (head for head in self.candidate.heads if head.start in starts and head.form.counts)
        return sum(head.label.number == 1 for head in heads)

    # Places of the text

    @cached_property
    def spans(self) -> list[tuple[int, int, int]]:
        """Headings (0) and measures (1) in reading order."""
        heads = [(*node.heading, 0) for node in self.nodes]
        return sorted([*heads, *((measure.start, measure.end, 1) for measure in self.measures)])

    def holder(self, offset: int) -> int:
        """What a place of the text is in: 0 a heading, 1 a measure, 2 neither."""
        index = bisect_right(self.spans, (offset, len(self.text), 2)) - 1
        return self.spans[index][2] if index >= 0 and offset < self.spans[index][1] else 2

    @cached_property
    def inner_labels(self) -> list[int]:
        return [start for start in self.basis.labels if self.first <= start <= self.last]

    @cached_property
    def named_in(self) -> list[int]:
        """Of each 关于…问题 in the text what it is in."""
        return [self.holder(offset + 1) for offset in self.basis.named]

    def named(self, holder: int) -> float:
        return self.named_in.count(holder) / max(1, len(self.named_in))

    def labels_unread(self) -> float:
        """How many labels between first and last heading begin neither a heading nor a measure."""
        offsets = sorted({*self.starts, *(measure.start for measure in self.measures)})
        count = 0
        for start in self.inner_labels:
            index = bisect_right(offsets, start + 8)
            count += index > 0 and offsets[index - 1] >= start
        return 1 - count / len(self.inner_labels) if self.inner_labels else 0.0

    # Measures and parts

    @cached_property
    def lengths(self) -> list[int]:
        return [measure.end - measure.start for measure in self.measures]

    def leads(self) -> Iterable[str]:
        """The first words of measures."""
        return (self.folded[m.start : min(m.end, m.start + 60)].split("。", 1)[0] for m in self.measures)

    def measures_above_measures(self) -> float:
        """Short labelled measures above ones without a label, as headings stand above their text."""
        pairs = [pair for node in self.nodes for pair in zip(node.measures, node.measures[1:], strict=False)]
        headlike = sum(bool(m.label) and not after.label and m.end - m.start < 60 for m, after in pairs)
        return headlike / max(1, len(self.measures))

    def holds(self, part: Part) -> bool:
        return any(part.start <= start < part.end for start in self.problem_starts)

    @cached_property
    def aspects_used(self) -> Counter[int]:
        return Counter(problem.aspect for problem in self.problems if problem.aspect)
