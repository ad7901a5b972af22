"""From a file to rows: one transaction a file, the same file twice changes nothing, a curator's word stays.

Numbers in public identifiers stay with what they name, corrections with what they were made on (`outline_history`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from django.core.files.base import ContentFile
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from notices.corrections.corrected_notice import corrected
from notices.corrections.shapes import Correction
from notices.database import DATABASE_AWAY
from notices.decisions.checking import withdraw_where_changed
from notices.facts import READ
from notices.importing.confined import drafted
from notices.importing.identity import add_reprint, same_notice
from notices.importing.likeness import bands, fingerprint
from notices.importing.naming import first_free, made_name, stem_name
from notices.importing.outline_corrections import corrections_of, keep, note_fates
from notices.importing.outline_history import before
from notices.importing.outline_rows import replace_outline
from notices.importing.place_rows import place_row
from notices.importing.sources import Draft, Source, as_text, from_path
from notices.models import Doubt, Notice, Original, Takedown, TextBand
from notices.parsing import PARSER_VERSION, ParseError
from notices.privacy.masking import masked
from notices.reading import READER_VERSION, ReadError
from notices.storage import AwayError
from notices.versioning.changes import written

Status = Literal["held", "created", "updated", "unchanged", "duplicate", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `name` is the notice's public name, `reason` why it failed or was left."""

    file: str
    status: Status
    name: str = ""
    reason: str = ""
    notice: Notice | None = field(default=None, compare=False)
    doubts: int = field(default=0, compare=False)
    suggestion: str = field(default="", compare=False)  # where a person decides


Take = Callable[..., Outcome]  # what import_draft and the gate of duplicates are


def import_path(
    path: Path, *, is_sample: bool = False, dry_run: bool = False, take: Take | None = None
) -> Iterator[Outcome]:
    """A file, or each file in a zip; a bad one is an outcome with its reason, not an exception.

    `take` has a draft's place in the collection decided; without it `import_draft` looks only for the same file.
    """
    try:
        for source in from_path(path):
            yield import_source(source, is_sample=is_sample, dry_run=dry_run, take=take)
    except ReadError as error:
        yield Outcome(as_text(str(path)), "failed", reason=str(error))


def import_file(path: Path, *, is_sample: bool = False, dry_run: bool = False) -> Outcome:
    """One file that is no archive into the collection."""
    return next(import_path(path, is_sample=is_sample, dry_run=dry_run))


def import_source(
    source: Source, *, is_sample: bool = False, dry_run: bool = False, take: Take | None = None
) -> Outcome:
    try:
        draft = drafted(source)
    except (ReadError, ParseError, AwayError) as error:
        return Outcome(source.label or source.name, "failed", reason=str(error))
    try:
        return (take or import_draft)(draft, is_sample=is_sample, dry_run=dry_run)
    except DATABASE_AWAY:
        return Outcome(_file(draft), "failed", reason="数据库正忙或不能写入，没有导入；请再导入一次")
    except OSError as error:
        return Outcome(_file(draft), "failed", reason=f"原件没能存下（{error.strerror or error}），没有导入")


def import_draft(
    draft: Draft,
    *,
    onto: Notice | None = None,
    as_new: bool = False,
    corrections: Mapping[str, Any] | None = None,
    is_sample: bool | None = None,
    dry_run: bool = False,
    again: bool = False,
    outline: Sequence[Correction] = (),
) -> Outcome:
    """A file that was read, into the notice `onto`, a new one, or the one it plainly is; `corrections` are curated.

    `outline` corrects its lines. `again` writes also what is there already; what is written onto is read anew.
    """

    def once() -> Outcome:
        notice_before = onto or (None if as_new else same_notice(draft))
        notice = locked(notice_before) if notice_before else None
        if notice_before and not notice:
            return Outcome(_file(draft), "failed", reason=f"通报 {notice_before.name} 已被删除，没有导入")
        if takedown := taken_down(draft):
            return Outcome(_file(draft), "skipped", takedown.name, _held_back(takedown))
        outcome = _Import(draft, notice, corrections or {}, is_sample, dry_run, outline).run(again=again)
        if dry_run:
            transaction.set_rollback(True)
        return outcome

    try:
        with transaction.atomic():
            return once()
    except IntegrityError:  # another process has taken the name since it was found free: now it is seen
        with transaction.atomic():
            return once()


def as_read(draft: Draft) -> Notice:
    """The facts as the text has them, in a row that is not stored."""
    notice = Notice()
    _Import(draft, None, {}, None, dry_run=True).write_facts(notice)
    return notice


def locked(notice: Notice) -> Notice | None:
    """The notice as it now is, nobody else's to write until the transaction ends; None where it has gone."""
    return Notice.objects.select_for_update(of=("self",)).filter(pk=notice.pk).first()


def taken_down(draft: Draft) -> Takedown | None:
    """The takedown that holds back this file, or the same text in another; not where a notice that is in has it too."""
    takedown = Takedown.objects.holding_back(draft.sha256, fingerprint(draft.text))
    return None if takedown and Original.objects.filter(sha256=draft.sha256).exists() else takedown


def _held_back(takedown: Takedown) -> str:
    return f"这份通报（{takedown.name}）已于 {timezone.localdate(takedown.made)} 下架，没有导入：{takedown.reason}"


def _file(draft: Draft) -> str:
    return draft.source.label or draft.source.name


class _Import:
    """One file on its way into the database."""

    def __init__(
        self,
        draft: Draft,
        notice: Notice | None,
        corrections: Mapping[str, Any],
        is_sample: bool | None,
        dry_run: bool,
        outline: Sequence[Correction] = (),
    ) -> None:
        self.draft, self.notice, self.corrections, self.dry_run = draft, notice, corrections, dry_run
        self.facts, self.outline = draft.facts, outline
        self.is_sample = is_sample if is_sample is not None else bool(notice and notice.is_sample)

    def run(self, *, again: bool) -> Outcome:
        status: Status = "updated" if self.notice else "created"
        is_more = bool(self.corrections or self.outline or again)
        if self.notice and not is_more and self._is_current(self.notice):
            status = "unchanged"
        else:
            self.notice = self._write(self.notice or Notice(name=self._new_name()))
        doubts = len(self.draft.dissection.outline.doubts)
        return Outcome(_file(self.draft), status, self.notice.name, notice=self.notice, doubts=doubts)

    def _is_current(self, notice: Notice) -> bool:
        return (
            notice.original.sha256 == self.draft.sha256
            and (notice.reader_version, notice.parser_version) == (READER_VERSION, PARSER_VERSION)
            and notice.is_sample == self.is_sample
        )

    def _new_name(self) -> str:
        def taken(name: str) -> bool:
            return any(rows.filter(name=name).exists() for rows in (Notice.objects, Takedown.objects))

        stem = stem_name(self.draft.source.name)
        if stem and not taken(stem):
            return stem
        facts = self.facts
        dated = facts.published or facts.signed
        area = facts.district or facts.city or facts.province or facts.issuer
        return first_free(made_name(area, facts.kind or "", dated.year if dated else None), taken)

    def _write(self, notice: Notice) -> Notice:
        earlier, url, fetched = before(notice), notice.url, notice.fetched
        of_outline = [*corrections_of(notice), *self.outline]
        dissection, fates = corrected(self.draft.dissection, of_outline)
        self.draft = replace(self.draft, dissection=dissection)
        self.write_facts(notice)
        self._correct(notice)
        notice.save()
        if self.outline:
            keep(notice, of_outline)
        if url and url != notice.url and earlier.original:
            add_reprint(notice, url, earlier.original.sha256, fetched)
        self._keep_original(notice)
        self._write_doubts(notice)
        self._write_bands(notice)
        replace_outline(notice, self.draft.dissection, earlier)
        note_fates(notice, fates)
        withdraw_where_changed(notice)
        written(notice)
        return notice

    def write_facts(self, notice: Notice) -> None:
        outline = self.draft.dissection.outline
        values = {name: _fitting(name, of_outline(outline)) for name, of_outline in READ.items()}
        if "place" not in {*notice.curated_facts, *self.corrections}:
            values["place"] = place_row(self.facts)
        if self.draft.source.url:
            values["url"] = self.draft.source.url
            notice.fetched = self.draft.source.fetched
        for name, value in values.items():
            if name not in notice.curated_facts:
                setattr(notice, name, value)
        contact = self.facts.contact
        notice.contact = {
            "phone": list(contact.phone),
            "email": list(contact.email),
            "address": contact.address,
            "postcode": contact.postcode,
        }
        notice.text = self.draft.text
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
        if earlier := notice.originals.filter(sha256=draft.sha256).first():
            notice.originals.filter(pk=earlier.pk).update(**draft.recognised)
            if earlier != notice.original:  # older bytes were handed in again: the text is theirs now
                notice.originals.filter(pk=earlier.pk).update(imported=timezone.now())
            return
        original = Original(
            notice=notice,
            name=masked(draft.source.name)[-255:],
            media_type=draft.reading.media_type,
            sha256=draft.sha256,
            size=len(draft.source.data),
            **draft.recognised,
        )
        original.content.save(draft.sha256, ContentFile(draft.source.data), save=False)
        original.save()

    def _write_doubts(self, notice: Notice) -> None:
        closed = set(notice.doubts.filter(closed=True).values_list("reason", "words"))
        notice.doubts.all().delete()
        text = self.draft.text
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
        TextBand.objects.bulk_create(TextBand(notice=notice, value=value) for value in bands(self.draft.text))


def _fitting(name: str, value: Any) -> Any:
    """A fact as its column takes it: no None in text, nothing longer than the column."""
    column = Notice._meta.get_field(name)
    if isinstance(column, models.CharField):
        return (value or "")[: column.max_length]
    return value
