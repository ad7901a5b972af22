"""Notices that a file may be again: the same bytes, the same text from another site, nearly the same text.

Every way in asks here, the page and the command line alike: one notice is one notice whatever its format.
What files of one batch are to each other before any of them is in stands in `within_batch`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from notices.importing.identity import NEAR, CameAlong, agrees, note_reprint, nothing_came_along, same_notice
from notices.importing.importer import Outcome, import_draft
from notices.importing.likeness import bands, letters, likeness
from notices.importing.sources import Draft
from notices.models import ImportBatch, ImportFile, Notice

MOST_SHOWN = 5

NOT_IN = "没有导入"
REPRINT = "记为另一处来源"

Kind = Literal["bytes", "name", "text", "near"]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A notice in the collection, why it may be the same one, and how alike the texts are."""

    notice: Notice
    kind: Kind
    likeness: float
    agrees: bool  # whether title, or issuer and dates, say that it is the same; nearly the same text may be a template

    @property
    def is_certain(self) -> bool:
        return self.kind in ("bytes", "name")

    @property
    def is_plain(self) -> bool:
        """Whether a batch takes it for the same notice: on likeness alone none is dropped."""
        return self.kind == "text" or self.agrees

    @property
    def is_the_same(self) -> bool:
        """Whether anybody would call it the same notice; a template that many fill in makes none of them the same."""
        return self.is_certain or self.is_plain

    @property
    def percent(self) -> int:
        return int(100 * self.likeness)


def find(draft: Draft, came_along: CameAlong = nothing_came_along) -> tuple[Duplicate, ...]:
    """The likeliest first; what an import would update by itself stands in front."""
    duplicates = [_compared(notice, draft) for notice in _candidates(draft)]
    duplicates = [duplicate for duplicate in duplicates if duplicate.likeness >= NEAR]
    duplicates.sort(key=lambda duplicate: (-duplicate.likeness, duplicate.notice.name))
    if certain := same_notice(draft, came_along):
        duplicates = [
            _certain(certain, draft),
            *(duplicate for duplicate in duplicates if duplicate.notice != certain),
        ]
    return tuple(duplicates[:MOST_SHOWN])


def suggested(duplicates: Sequence[Duplicate]) -> ImportFile.Suggestion:
    """What becomes of a file where nobody says otherwise."""
    if any(duplicate.is_certain for duplicate in duplicates):
        return ImportFile.Suggestion.UPDATE
    is_there = any(duplicate.is_plain for duplicate in duplicates)
    return ImportFile.Suggestion.SKIP if is_there else ImportFile.Suggestion.NEW


def taken_in(
    draft: Draft, choice: str, came_along: CameAlong = nothing_came_along, **options: Any
) -> Outcome:
    """A draft into the collection; `choice` (ImportBatch.Duplicates) is for what looks like a notice that is there.

    `options` are those of `import_draft`.
    """
    again = next((duplicate for duplicate in find(draft, came_along) if duplicate.is_the_same), None)
    if again is None:  # a namesake that came along is another notice
        return import_draft(draft, as_new=same_notice(draft) is not None, **options)
    if again.is_certain:
        return import_draft(_at_its_address(draft, again.notice, options), **options)
    if choice == ImportBatch.Duplicates.HOLD:
        is_reprint = again.kind == "text" and not options.get("dry_run") and note_reprint(again.notice, draft)
        return _held(draft, again, REPRINT if is_reprint else NOT_IN)
    if choice == ImportBatch.Duplicates.UPDATE:
        return import_draft(draft, onto=again.notice, **options)
    return import_draft(draft, as_new=True, **options)


def listed(draft: Draft, came_along: CameAlong = nothing_came_along) -> Outcome:
    """What a file is, for a person to decide; nothing is imported."""
    alike = find(draft, came_along)
    outcome = Outcome(
        draft.source.label or draft.source.name,
        "held",
        reason="新的",
        doubts=len(draft.dissection.outline.doubts),
        suggestion=suggested(alike),
    )
    if again := next((duplicate for duplicate in alike if duplicate.is_the_same), None):
        name = again.notice.name
        words = in_words(f" {name} ", again.kind, again.percent)
        return replace(outcome, name=name, reason=words, notice=again.notice)
    if alike:
        words = f"新的；与 {alike[0].notice.name} 正文有 {alike[0].percent}% 相同，标题、单位和日期不同"
        return replace(outcome, reason=words)
    return outcome


def in_words(other_name: str, kind: Kind, percent: int) -> str:
    """`other_name` with its blanks, where it is in other letters."""
    match kind:
        case "bytes":
            return f"与{other_name}是同一文件"
        case "text":
            return f"与{other_name}正文相同"
        case "name":
            return f"{other_name.lstrip()}的另一版本，正文有 {percent}% 相同"
    return f"与{other_name}正文有 {percent}% 相同，可能是它的另一版本"


def _at_its_address(draft: Draft, notice: Notice, options: Mapping[str, Any]) -> Draft:
    """The same file from another site is a reprint: the notice stays where it was first read."""
    if not notice.url or options.get("dry_run") or not note_reprint(notice, draft):
        return draft
    return replace(draft, source=replace(draft.source, url=notice.url, fetched=notice.fetched))


def _held(draft: Draft, again: Duplicate, consequence: str) -> Outcome:
    return Outcome(
        draft.source.label or draft.source.name,
        "duplicate",
        again.notice.name,
        held_back(again.notice.name, again.kind, again.percent, consequence),
        again.notice,
        len(draft.dissection.outline.doubts),
        ImportFile.Suggestion.SKIP,
    )


def held_back(name: str, kind: Kind, percent: int, consequence: str = NOT_IN) -> str:
    words = "正文相同" if kind == "text" else f"正文有 {percent}% 相同"
    return f"与 {name} {words}，{consequence}"


def _candidates(draft: Draft) -> list[Notice]:
    values = bands(draft.text)
    return list(Notice.objects.filter(bands__value__in=values).select_related("place").distinct())


def _compared(notice: Notice, draft: Draft) -> Duplicate:
    same = letters(notice.text) == letters(draft.text)
    alike = 1.0 if same else likeness(notice.text, draft.text)
    return Duplicate(notice, "text" if same else "near", alike, agrees(notice, draft.facts))


def _certain(notice: Notice, draft: Draft) -> Duplicate:
    bytes_ = notice.originals.filter(sha256=draft.sha256).exists()
    alike = likeness(notice.text, draft.text)
    return Duplicate(notice, "bytes" if bytes_ else "name", alike, agrees=True)
