"""Scans on their way in: recognised once, by the worker, and kept; without recognition they say what to install."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from pypdfium2 import PdfDocument

from config.environment import storages
from notices.curation.takedowns import take_down
from notices.decisions.recording import Act
from notices.importing import batches, jobs, recognitions
from notices.importing.confined import drafted
from notices.importing.handing_in import batch_of
from notices.importing.importer import import_source
from notices.importing.sources import Source
from notices.models import ImportBatch, ImportFile, Notice
from notices.reading import ReadError
from notices.reading.recognition import PrintedLine, PrintedPage
from tests.notices.notices_text import TEXT
from tests.notices.reading.drawn_pages import PNG
from tools.disguised.documents import pdf_document

_CERTAINTY = 0.9


@pytest.fixture(autouse=True)
def recognised(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """The pages that were recognised, question by question; each says what the text of the tests says."""
    settings.MEDIA_ROOT = tmp_path / "originals"
    settings.STORAGES = storages("NOT_SET", tmp_path / "recognised")
    questions: list[tuple[int, ...]] = []

    def recognise(_: bytes, pages) -> dict[int, PrintedPage]:
        questions.append(tuple(pages))
        return {number: printed(TEXT) for number in pages}

    monkeypatch.setattr(recognitions, "recognise", recognise)
    monkeypatch.setattr(recognitions, "is_installed", lambda: True)
    return questions


def printed(text: str) -> PrintedPage:
    """Each paragraph a line of its own, wide enough for it."""
    lines = tuple(
        PrintedLine(
            words, _CERTAINTY, tuple((72 + x * 10.0 * len(words), 20.0 * row + y) for x, y in _CORNERS)
        )
        for row, words in enumerate(filter(None, map(str.strip, text.splitlines())))
    )
    return PrintedPage(10_000, 10_000, lines)


def with_an_empty_page(content: bytes) -> bytes:
    document, buffer = PdfDocument(content), io.BytesIO()
    document.new_page(595, 842)
    document.save(buffer)
    return buffer.getvalue()


_CORNERS = ((0, 0), (1, 0), (1, 10), (0, 10))


def test_a_scan_is_recognised_once_and_kept_where_nobody_else_reads(recognised, tmp_path) -> None:
    first, second = drafted(Source("a.png", PNG)), drafted(Source("b.png", PNG))

    assert recognised == [(0,)]
    assert first.text == second.text
    (kept,) = (tmp_path / "recognised").iterdir()
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_no_outline_is_surer_than_its_letters() -> None:
    draft, plain = drafted(Source("a.png", PNG)), drafted(Source("a.txt", TEXT.encode()))

    assert len(draft.dissection.outline.problems) == len(plain.dissection.outline.problems)
    assert draft.dissection.outline.confidence <= _CERTAINTY * 1.0


def test_without_recognition_a_sentence_says_what_to_install(monkeypatch) -> None:
    monkeypatch.setattr(recognitions, "is_installed", lambda: False)
    with pytest.raises(ReadError, match="装文字识别（pip install rapidocr"):
        drafted(Source("a.png", PNG))


def test_what_is_printed_is_read_where_the_scanned_page_beside_it_is_not(monkeypatch) -> None:
    def fails(*_: object) -> None:
        raise ReadError("文字识别时程序中断")

    monkeypatch.setattr(recognitions, "recognise", fails)
    draft = drafted(Source("a.pdf", with_an_empty_page(pdf_document(TEXT))))
    assert (len(draft.reading.scanned), draft.reading.recognised) == (1, ())
    assert len(draft.dissection.outline.problems) > 0


def test_what_was_recognised_elsewhere_is_read_without_recognition(recognised, monkeypatch) -> None:
    drafted(Source("a.png", PNG))
    monkeypatch.setattr(recognitions, "is_installed", lambda: False)

    assert drafted(Source("a.png", PNG)).reading.recognised == (0,)
    assert recognised == [(0,)]


@pytest.mark.django_db
def test_a_notice_says_that_its_original_was_recognised() -> None:
    import_source(Source("linxi-2023.png", PNG))

    original = Notice.objects.get().original
    assert original.recognised_pages == [0]
    assert original.certainty == pytest.approx(_CERTAINTY)
    reasons = Notice.objects.get().doubts.values_list("reason", flat=True)
    assert [reason for reason in reasons if reason.startswith("文字识别：1 页是扫描或拍照的")] != []


@pytest.mark.django_db
def test_a_scan_alone_is_left_to_the_worker_who_takes_the_time_it_needs(recognised) -> None:
    owner = User.objects.create(username="curator")
    batch = batch_of([Source("a.png", PNG)], owner, ImportBatch.Duplicates.HOLD)
    assert [file.status for file in batch.files.all()] == [ImportFile.Status.WAITING]
    assert recognised == []

    jobs.work_off("one")

    assert [file.status for file in batch.files.all()] == [ImportFile.Status.CREATED]


@pytest.mark.django_db
def test_a_worker_that_needs_long_keeps_its_file() -> None:
    batch = ImportBatch.objects.create(title="一批")
    batches.add(batch, "a.png", PNG)
    file = batches.claim("one")
    assert file
    assert file.leased_until

    batches.extend(file, 600)

    longer = ImportFile.objects.get().leased_until
    assert longer
    assert longer - timezone.now() > batches.LEASE
    assert batches.claim("two") is None


@pytest.mark.django_db(transaction=True)
def test_what_is_deleted_is_not_kept_as_what_was_read_of_it(tmp_path) -> None:
    import_source(Source("linxi-2023.png", PNG))

    take_down(Notice.objects.get(), Act(None, "来函要求"), sealed=False)

    assert list((tmp_path / "recognised").iterdir()) == []
