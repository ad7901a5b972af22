from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from notices.importing.importer import import_file
from notices.models import Notice, Reprint
from notices.notice_page.versions import ChangedParagraphs, changes, versions
from tests.notices.notices_text import TEXT

AFTER = TEXT.replace("排口31个", "排口38个")
LAST = AFTER.replace("调整招生片区7个。", "调整招生片区9个。")


def test_changes_are_the_paragraphs_that_went_and_came() -> None:
    assert list(changes("甲\n乙\n\n丙\n丁\n", "　甲\n戊\n丙\n丁\n己\n")) == [
        ChangedParagraphs(("乙",), ("戊",)),
        ChangedParagraphs((), ("己",)),
    ]
    assert list(changes("甲\n", "甲")) == []


@pytest.fixture
def notice(settings, tmp_path: Path, db: None) -> Notice:  # noqa: ARG001
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    for text in (TEXT, AFTER, LAST):
        path.write_text(text, "utf-8")
        import_file(path)
    return Notice.objects.get()


def test_each_version_says_what_the_next_one_changed(notice: Notice) -> None:
    assert [change.added for version in versions(notice) for change in version.changes] == [
        ("重新测算生源，调整招生片区9个。",),
        ("（二）关于黑臭水体治理缓慢的问题。一是清淤河道12公里。二是整治排口38个。",),
    ]


def test_the_page_of_a_notice_leads_to_its_versions_and_other_sources(client, notice: Notice) -> None:
    mirror = "https://www.yunze.example/zwgk/t1.html"
    Reprint.objects.create(notice=notice, url=mirror, sha256="a", fetched=datetime(2026, 1, 2, tzinfo=UTC))
    page = client.get(notice.get_absolute_url()).content.decode()

    assert f'<a href="{mirror}" rel="noopener">' in page
    assert '<a href="/notices/linxi-2023/versions/">2 次</a>' in page


def test_the_page_of_versions_shows_what_was_changed(client, notice: Notice) -> None:
    page = client.get(f"/notices/{notice.name}/versions/").content.decode()

    assert "<del>重新测算生源，调整招生片区7个。</del>" in page
    assert "<ins>重新测算生源，调整招生片区9个。</ins>" in page


def test_a_notice_whose_page_stayed_as_it_was_says_so(client, settings, tmp_path: Path, db: None) -> None:  # noqa: ARG001
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_text(TEXT, "utf-8")
    import_file(path)

    assert "没有读到改动。" in client.get("/notices/linxi-2023/versions/").content.decode()
    assert "网页的改动" not in client.get("/notices/linxi-2023/").content.decode()
