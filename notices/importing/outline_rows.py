"""The rows of an outline: parts, aspects, problems, measures, labellings and what stands between them.

They are written anew on every import; numbers, a curator's categories and statuses come from what was there before
(`notices.importing.outline_history`).
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Any

from notices.classification.classifier import Labels, classifier_version
from notices.dissection import Dissection
from notices.evidence import Status
from notices.importing.claim_rows import rejected, replace_claims
from notices.importing.outline_history import Before, restore_labels, restore_statuses, retire, units_of
from notices.importing.unit_numbers import NumberedUnit, moved, numbered
from notices.models import Aspect, Category, Fragment, Labelling, Measure, Notice, Part, Problem
from notices.parsing import shapes
from notices.reuse.sentences import replace_sentences


def replace_outline(notice: Notice, dissection: Dissection, before: Before) -> None:
    """The rows of this dissection instead of those the notice had."""
    units = numbered(units_of(dissection.outline), before.units, before.retired)
    claims_rejected = rejected(notice)
    for rows in (notice.fragments, notice.problems, notice.aspects, notice.parts):
        rows.all().delete()
    writer = _write_outline(notice, dissection, units)
    replace_claims(
        notice, dissection.outline, dissection.evidence, writer.measures, writer.owner, claims_rejected
    )
    replace_sentences(notice, writer.measures)
    targets = moved(before.units, units)
    restore_labels(notice, before, targets)
    restore_statuses(notice, before, targets)
    retire(notice, before, units, targets)


def _write_outline(notice: Notice, dissection: Dissection, units: tuple[NumberedUnit, ...]) -> _ProblemWriter:
    outline = dissection.outline
    Part.objects.bulk_create(
        Part(
            notice=notice, number=number, label=p.label, title=p.title, role=p.role, start=p.start, end=p.end
        )
        for number, p in enumerate(outline.parts, 1)
    )
    aspects = Aspect.objects.bulk_create(
        Aspect(notice=notice, number=number, label=a.label, title=a.title, start=a.start)
        for number, a in enumerate(outline.aspects, 1)
    )
    writer = _ProblemWriter(notice, dissection, units, aspects)
    writer.write()
    return writer


class _ProblemWriter:
    """Problems, items, measures, fragments and labellings of one notice, in five statements."""

    def __init__(
        self, notice: Notice, dissection: Dissection, units: tuple[NumberedUnit, ...], aspects: list[Aspect]
    ) -> None:
        self.notice, self.dissection, self.units, self.aspects = notice, dissection, units, aspects
        self.text = dissection.outline.text
        self.nodes: list[tuple[Problem, shapes.Problem | shapes.Item, Labels, NumberedUnit]] = []
        self.measures: list[Measure] = []

    def write(self) -> None:
        nodes = list(zip(self.dissection.outline.problems, self.dissection.labels, self.units, strict=True))
        rows = Problem.objects.bulk_create(
            self._row(node, unit.number, labels.own.confidence, aspect=self._aspect(node))
            for node, labels, unit in nodes
        )
        items = []
        for row, (node, labels, unit) in zip(rows, nodes, strict=True):
            self.nodes.append((row, node, labels.own, unit))
            for item, item_labels, item_unit in zip(node.items, labels.items, unit.under["i"], strict=True):
                item_row = self._row(
                    item,
                    item_unit.number,
                    item_labels.confidence,
                    parent=row,
                    kind=item.kind,
                    aspect=row.aspect,
                )
                items.append((item_row, item, item_labels, item_unit))
        Problem.objects.bulk_create(row for row, *_ in items)
        self.nodes += items
        self._write_measures()
        self._write_labellings()
        self._write_fragments()

    def _row(
        self, node: shapes.Problem | shapes.Item, number: int, confidence: float, **more: Any
    ) -> Problem:
        start, end = node.heading
        return Problem(
            notice=self.notice,
            number=number,
            label=node.label,
            title=node.title,
            heading=self.text[start:end],
            heading_start=start,
            heading_end=end,
            confidence=confidence,
            **more,
        )

    def _aspect(self, node: shapes.Problem) -> Aspect | None:
        return self.aspects[node.aspect - 1] if node.aspect else None

    def _write_measures(self) -> None:
        statuses = {(status.start, status.end): status for status in self.dissection.evidence.statuses}
        self.measures = Measure.objects.bulk_create(
            Measure(
                problem=row,
                number=measure_unit.number,
                label=m.label,
                text=self.text[m.start : m.end],
                start=m.start,
                end=m.end,
                **_state(statuses.get((m.start, m.end))),
            )
            for row, node, _, unit in self.nodes
            for m, measure_unit in zip(node.measures, unit.under["m"], strict=True)
        )

    def _write_labellings(self) -> None:
        categories = {category.slug: category for category in Category.objects.all()}
        Labelling.objects.bulk_create(
            Labelling(
                problem=row,
                category=categories[label.slug],
                rank=rank,
                score=label.score,
                cues=list(label.cues),
                classifier_version=classifier_version(),
            )
            for row, _, labels, _ in self.nodes
            for rank, label in enumerate(labels.labels, 1)
        )

    def _write_fragments(self) -> None:
        Fragment.objects.bulk_create(
            Fragment(
                notice=self.notice,
                problem=self.owner(fragment.start),
                kind=fragment.kind,
                text=self.text[fragment.start : fragment.end],
                start=fragment.start,
                end=fragment.end,
            )
            for fragment in self.dissection.outline.other
        )

    def owner(self, offset: int) -> Problem | None:
        """The problem or item whose heading begins last at or before a place, in the same aspect and part."""
        starts, owners = self._owners
        return owners[index - 1] if (index := bisect_right(starts, offset)) else None

    @cached_property
    def _owners(self) -> tuple[list[int], list[Problem | None]]:
        rows: list[tuple[int, Problem | None]] = [(node.heading[0], row) for row, node, *_ in self.nodes]
        outline = self.dissection.outline
        borders = [*(aspect.start for aspect in outline.aspects), *(part.start for part in outline.parts)]
        placed = sorted([*((start, None) for start in borders), *rows], key=lambda owner: owner[0])
        return [start for start, _ in placed], [row for _, row in placed]


def _state(status: Status | None) -> dict[str, Any]:
    """What a measure says of its own progress, and the words that decided."""
    if status is None:
        return {}
    start, end = status.span or (None, None)
    return {"status": status.status, "status_start": start, "status_end": end}
