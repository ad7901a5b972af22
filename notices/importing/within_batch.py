"""Files of one batch that are the same notice: each is told of the earliest that says the same, before any is in.

A notice in four formats is one file that is new and three that are it again, by the likeness that holds for the
collection. What a list of a batch says when all its files have been read, a trial of the command line says as it goes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from notices.importing.duplicates import Kind, held_back, in_words, taken_in
from notices.importing.identity import NEAR, agrees
from notices.importing.importer import Outcome, import_draft
from notices.importing.likeness import bands, fingerprint, likeness
from notices.importing.sources import Draft
from notices.models import ImportBatch, ImportFile, ListedText, Notice


@dataclass(frozen=True, slots=True)
class Compared:
    """What a file is compared by; `file` is whatever its batch knows it by."""

    file: Any
    sha256: str
    text: str
    fingerprint: str
    title: str
    issuer: str
    kind: str
    feedback_date: date | None
    bands: Sequence[int]


@dataclass(frozen=True, slots=True)
class SameFile:
    """The earliest file of the batch that says the same, how that is seen, and how alike they are."""

    first: Any
    kind: Kind
    percent: int


class FirstFiles:
    """The files of a batch that none before them says the same as; to be gone through in the order of the batch."""

    def __init__(self) -> None:
        self._by_band: dict[int, list[int]] = defaultdict(list)
        self._files: list[Compared] = []

    def add(self, seen: Compared) -> None:
        for value in seen.bands:
            self._by_band[value].append(len(self._files))
        self._files.append(seen)

    def same(self, seen: Compared) -> SameFile | None:
        numbers = sorted({number for value in seen.bands for number in self._by_band.get(value, ())})
        return next(filter(None, (_same(self._files[number], seen) for number in numbers)), None)


def _same(first: Compared, seen: Compared) -> SameFile | None:
    if first.sha256 == seen.sha256:
        return SameFile(first.file, "bytes", 100)
    if first.fingerprint == seen.fingerprint:
        return SameFile(first.file, "text", 100)
    if agrees(first, seen) and (alike := likeness(first.text, seen.text)) >= NEAR:
        return SameFile(first.file, "near", int(100 * alike))
    return None


def compared(draft: Draft, file: Any) -> Compared:
    facts = draft.facts
    return Compared(
        file,
        draft.sha256,
        draft.text,
        fingerprint(draft.text),
        facts.title,
        facts.issuer,
        facts.kind or "",
        facts.feedback_date,
        bands(draft.text),
    )


# A batch that is listed first


def keep(file: ImportFile, draft: Draft, outcome: Outcome) -> None:
    """What it says, and what is said of it alone, until it is decided."""
    facts = draft.facts
    ListedText.objects.update_or_create(
        file=file,
        defaults={
            "text": draft.text,
            "title": facts.title,
            "issuer": facts.issuer,
            "kind": facts.kind or "",
            "feedback_date": facts.feedback_date,
            "bands": bands(draft.text),
            "suggestion": outcome.suggestion,
            "reason": outcome.reason,
        },
    )


def compare(batch: ImportBatch) -> None:
    """Each file that waits for a decision learns which earlier one it is again; one whose first is settled keeps it.

    Where the first came to nothing, the next of them is the first, and what was said of it alone is said again.
    """
    firsts, files = FirstFiles(), []
    rows = ListedText.objects.filter(file__batch=batch, file__status=ImportFile.Status.HELD)
    for row in rows.select_related("file__same_as").order_by("file__number").iterator(chunk_size=100):
        file = row.file
        if file.first and file.first.status != ImportFile.Status.HELD:
            continue
        seen = _as_kept(row)
        same = firsts.same(seen)
        if same is None:
            firsts.add(seen)
            if file.same_as is None or not row.suggestion:
                continue
            file.same_as, file.suggestion, file.reason = None, row.suggestion, row.reason
        else:
            file.same_as, file.suggestion = same.first, ImportFile.Suggestion.SKIP
            if not file.notice_id:
                file.reason = in_words(f"本批的 {same.first.name} ", same.kind, same.percent)
        files.append(file)
    ImportFile.objects.bulk_update(files, ["same_as", "suggestion", "reason"], batch_size=100)


def _as_kept(row: ListedText) -> Compared:
    return Compared(
        row.file,
        row.file.sha256,
        row.text,
        fingerprint(row.text),
        row.title,
        row.issuer,
        row.kind,
        row.feedback_date,
        row.bands,
    )


# The command line


class FilesOfRun:
    """The files that a command is given at once, as they are taken in one after the other."""

    def __init__(self, choice: str) -> None:
        self.choice = choice
        self._labels: dict[str, str] = {}  # of the file that is a notice, by the notice's name
        self._tried = FirstFiles()  # of a trial, which leaves nothing in the collection to compare with

    def take(self, draft: Draft, *, dry_run: bool = False, **options: Any) -> Outcome:
        label = draft.source.label or draft.source.name
        seen = compared(draft, label) if dry_run else None
        outcome = self._tried_before(draft, seen, options) if seen else None
        if outcome is None:
            outcome = taken_in(draft, self.choice, self._came_along, dry_run=dry_run, **options)
            if seen and outcome.status in ("created", "updated"):
                self._tried.add(replace(seen, file=outcome.name))
        if outcome.status == "duplicate" and outcome.name in self._labels:
            return replace(outcome, reason=f"{outcome.reason}；即本批的 {self._labels[outcome.name]}")
        if outcome.status in ImportFile.TAKEN_IN:
            self._labels.setdefault(outcome.name, label)
        return outcome

    def _came_along(self, notice: Notice) -> bool:
        return notice.name in self._labels

    def _tried_before(self, draft: Draft, seen: Compared, options: dict[str, Any]) -> Outcome | None:
        same, label = self._tried.same(seen), seen.file
        if same is None:
            return None
        if same.kind == "bytes":
            return Outcome(label, "unchanged", same.first)
        if self.choice == ImportBatch.Duplicates.NEW:
            return import_draft(draft, as_new=True, dry_run=True, **options)
        if self.choice == ImportBatch.Duplicates.UPDATE:
            return Outcome(label, "updated", same.first)
        return Outcome(label, "duplicate", same.first, held_back(same.first, same.kind, same.percent))
