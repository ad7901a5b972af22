"""A notice as the program reads it, and the corrections on the bench kept in force."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from notices.corrections.shapes import Correction, CorrectionError, as_json, from_json
from notices.decisions import checking
from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject
from notices.importing.batches import source_of
from notices.importing.confined import drafted
from notices.importing.outline_corrections import corrections_of, keep
from notices.importing.reparsing import reparse
from notices.importing.sources import Source
from notices.models import ImportFile, Notice
from notices.outline_bench.desk import written
from notices.parsing import PARSER_VERSION, ParsedNotice
from notices.reading import READER_VERSION

_KEPT = 1800  # seconds: while a person works at a notice, it is read once
_CHANGED = gettext_noop(
    "这一页打开之后，原件或别人的订正有了改动，所以没有保存。请核对：再次保存，即以页上所列为准。"
)


def as_read(notice: Notice, sha256: str = "") -> ParsedNotice:
    """Without any correction, from the newest of its originals, or from the one with this hash.

    Raises ReadError, ParseError, or that there is no such original.
    """
    original = notice.originals.get(sha256=sha256) if sha256 else notice.original

    def source() -> Source:
        with original.content.open() as file:
            return Source(original.name, file.read(), notice.url, notice.fetched)

    return _read_once(original.sha256, source)


def file_as_read(file: ImportFile) -> ParsedNotice:
    return _read_once(file.sha256, partial(source_of, file))


def _read_once(sha256: str, source: Callable[[], Source]) -> ParsedNotice:
    key = f"bench2:{sha256}:{READER_VERSION}:{PARSER_VERSION}"
    outline: ParsedNotice | None = cache.get(key)
    if outline is None:
        outline = drafted(source()).dissection.outline
        cache.set(key, outline, _KEPT)
    return outline


def state_of(notice: Notice) -> str:
    """What the page was opened with: the bytes, and what is in force."""
    return json.dumps([notice.original.sha256, written(corrections_of(notice))], ensure_ascii=False)


def save(
    notice: Notice, corrections: Sequence[Correction], opened: str, act: Act, checked: date | None = None
) -> None:
    """All or nothing; `checked` where the person says that the whole is right now.

    Raises CorrectionError where somebody else was quicker, or the original cannot be read.
    """
    with transaction.atomic():
        with recorded([notice.pk], act, Subject.OUTLINE, *(() if checked else (Subject.CHECKED,))):
            _keep(notice, corrections, opened)
        if checked:
            checking.check(notice, act, checked)


def save_before_import(
    file: ImportFile, corrections: Sequence[Correction], opened: str, _button: str
) -> None:
    """At the file, until it is decided on. Raises CorrectionError where somebody else was quicker."""
    with transaction.atomic():
        row = ImportFile.objects.select_for_update().get(pk=file.pk)
        if not row.is_open_to_decision or written([from_json(value) for value in row.corrections]) != opened:
            raise CorrectionError(_(_CHANGED))
        row.corrections = [as_json(correction) for correction in corrections]
        row.save(update_fields=["corrections"])


def _keep(notice: Notice, corrections: Sequence[Correction], opened: str) -> None:
    if state_of(notice) != opened:
        raise CorrectionError(_(_CHANGED))
    keep(notice, corrections)
    if failed := reparse(notice).reason:
        raise CorrectionError(failed)
