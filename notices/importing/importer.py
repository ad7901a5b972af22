"""From a file to rows: one transaction a file, the same file twice changes nothing, a curator's word stays.

Numbers in public identifiers stay with what they name, and corrections with what they were made on
(`notices.importing.outline_history`, `Notice.curated_facts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils import timezone

from notices.importing.likeness import bands
from notices.importing.naming import first_free, made_name, stem_name
from notices.importing.outline_history import before
from notices.importing.outline_rows import replace_outline
from notices.importing.place_rows import place_row
from notices.importing.sources import Draft, Source, drafted, from_path
from notices.models import Doubt, Notice, Original, TextBand
from notices.parsing import PARSER_VERSION, ParseError
from notices.parsing.shapes import Masthead
from notices.reading import READER_VERSION, ReadError
from notices.versioning.changes import recorded

Status = Literal["created", "updated", "unchanged", "duplicate", "skipped", "failed"]

# Facts of a notice that a curator may correct, and a later import then leaves alone.
FACTS = (
    "title", "issuer", "kind", "tier", "team", "round", "inspection_start", "inspection_end", "feedback_date",
    "published", "signed", "source",
)  # fmt: skip
CORRECTABLE = (*FACTS, "place", "url")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `name` is the notice's public name, `reason` why it failed or was left."""

    file: str
    status: Status
    name: str = ""
    reason: str = ""
    notice: Notice | None = field(default=None, compare=False)
    doubts: int = field(default=0, compare=False)


def import_path(path: Path, *, is_sample: bool = False, dry_run: bool = False) -> Iterator[Outcome]:
    """A file, or each file in a zip; a bad one is an outcome with its reason, not an exception."""
    try:
        for source in from_path(path):
            yield import_source(source, is_sample=is_sample, dry_run=dry_run)
    except ReadError as error:
        yield Outcome(str(path), "failed", reason=str(error))


def import_file(path: Path, *, is_sample: bool = False, dry_run: bool = False) -> Outcome:
    """One file that is no archive into the collection."""
    return next(import_path(path, is_sample=is_sample, dry_run=dry_run))


def import_source(source: Source, *, is_sample: bool = False, dry_run: bool = False) -> Outcome:
    try:
        draft = drafted(source)
    except (ReadError, ParseError) as error:
        return Outcome(source.label or source.name, "failed", reason=str(error))
    return import_draft(draft, is_sample=is_sample, dry_run=dry_run)


def import_draft(
    draft: Draft,
    *,
    onto: Notice | None = None,
    as_new: bool = False,
    corrections: Mapping[str, Any] | None = None,
    is_sample: bool | None = None,
    dry_run: bool = False,
    again: bool = False,
) -> Outcome:
    """A file that was read, into the notice `onto`, a new one, or the one it plainly is; `corrections` are curated.

    `again` writes also what is there already.
    """
    with transaction.atomic():
        notice = onto or (None if as_new else same_notice(draft))
        outcome = _Import(draft, notice, corrections or {}, is_sample, dry_run).run(again=again)
        if dry_run:
            transaction.set_rollback(True)
    return outcome


def same_notice(draft: Draft) -> Notice | None:
    """The notice read from these very bytes, else the one of this name that is plainly the same."""
    same_bytes = Notice.objects.filter(originals__sha256=draft.sha256).first()
    named = Notice.objects.filter(name=stem_name(draft.source.name) or "").first()
    return same_bytes or (named if named and agrees(named, draft.facts) else None)


def agrees(notice: Notice, facts: Masthead) -> bool:
    """A page that was read again, not another page whose file happens to bear the name."""
    return notice.title == facts.title or (notice.issuer, notice.kind, notice.feedback_date) == (
        facts.issuer,
        facts.kind or "",
        facts.feedback_date,
    )


class _Import:
    """One file on its way into the database."""

    def __init__(
        self,
        draft: Draft,
        notice: Notice | None,
        corrections: Mapping[str, Any],
        is_sample: bool | None,
        dry_run: bool,
    ) -> None:
        self.draft, self.notice, self.corrections, self.dry_run = draft, notice, corrections, dry_run
        self.facts = draft.facts
        self.is_sample = is_sample if is_sample is not None else bool(notice and notice.is_sample)

    def run(self, *, again: bool) -> Outcome:
        status: Status = "updated" if self.notice else "created"
        if self.notice and not self.corrections and not again and self._is_current(self.notice):
            status = "unchanged"
        else:
            self.notice = self._write(self.notice or Notice(name=self._new_name()))
        source, doubts = self.draft.source, len(self.draft.dissection.outline.doubts)
        return Outcome(
            source.label or source.name, status, self.notice.name, notice=self.notice, doubts=doubts
        )

    def _is_current(self, notice: Notice) -> bool:
        return (
            notice.original.sha256 == self.draft.sha256
            and (notice.reader_version, notice.parser_version) == (READER_VERSION, PARSER_VERSION)
            and notice.is_sample == self.is_sample
        )

    def _new_name(self) -> str:
        def taken(name: str) -> bool:
            return Notice.objects.filter(name=name).exists()

        stem = stem_name(self.draft.source.name)
        if stem and not taken(stem):
            return stem
        facts = self.facts
        dated = facts.published or facts.signed or facts.feedback_date
        place = facts.district or facts.city or facts.province or facts.issuer
        return first_free(made_name(place, facts.kind or "", dated.year if dated else None), taken)

    # Writing

    def _write(self, notice: Notice) -> Notice:
        earlier = before(notice)
        self._write_facts(notice)
        self._correct(notice)
        notice.save()
        self._keep_original(notice)
        self._write_doubts(notice)
        self._write_bands(notice)
        replace_outline(notice, self.draft.dissection, earlier)
        recorded(notice)
        return notice

    def _write_facts(self, notice: Notice) -> None:
        read = {name: _fitting(name, getattr(self.facts, name)) for name in FACTS}
        if "place" not in {*notice.curated_facts, *self.corrections}:
            read["place"] = place_row(self.facts)
        if self.draft.source.url:
            read["url"] = self.draft.source.url
            notice.fetched = self.draft.source.fetched
        for name, value in read.items():
            if name not in notice.curated_facts:
                setattr(notice, name, value)
        contact = self.facts.contact
        notice.contact = {
            "phone": list(contact.phone),
            "email": list(contact.email),
            "address": contact.address,
            "postcode": contact.postcode,
        }
        notice.text = self.draft.reading.text
        notice.reader_version, notice.parser_version = READER_VERSION, PARSER_VERSION
        notice.is_sample = self.is_sample

    def _correct(self, notice: Notice) -> None:
        for name, value in self.corrections.items():
            setattr(notice, name, _fitting(name, value))
        notice.curated_facts = sorted({*notice.curated_facts, *self.corrections})
        start, end = notice.inspection_start, notice.inspection_end
        if start and end and end < start:  # misread, or one of them corrected: what a person said stands
            name = "inspection_start" if "inspection_end" in notice.curated_facts else "inspection_end"
            setattr(notice, name, None)

    def _keep_original(self, notice: Notice) -> None:
        draft = self.draft
        if self.dry_run:
            return
        if known := notice.originals.filter(sha256=draft.sha256).first():
            if known != notice.original:  # older bytes were handed in again: the text is theirs now
                notice.originals.filter(pk=known.pk).update(imported=timezone.now())
            return
        original = Original(
            notice=notice,
            name=draft.source.name[-255:],
            media_type=draft.reading.media_type,
            sha256=draft.sha256,
            size=len(draft.source.data),
        )
        original.content.save(draft.sha256, ContentFile(draft.source.data), save=False)
        original.save()

    def _write_doubts(self, notice: Notice) -> None:
        closed = set(notice.doubts.filter(closed=True).values_list("reason", "words"))
        notice.doubts.all().delete()
        text = self.draft.reading.text
        Doubt.objects.bulk_create(
            Doubt(
                notice=notice,
                reason=doubt.reason,
                words=text[doubt.start : doubt.end],
                start=doubt.start,
                end=doubt.end,
                closed=(doubt.reason, text[doubt.start : doubt.end]) in closed,
            )
            for doubt in self.draft.dissection.outline.doubts
        )

    def _write_bands(self, notice: Notice) -> None:
        notice.bands.all().delete()
        TextBand.objects.bulk_create(
            TextBand(notice=notice, value=value) for value in bands(self.draft.reading.text)
        )


def _fitting(name: str, value: Any) -> Any:
    """A fact as its column takes it: no None in text, nothing longer than the column."""
    column = Notice._meta.get_field(name)
    if isinstance(column, models.CharField):
        return (value or "")[: column.max_length]
    return value
