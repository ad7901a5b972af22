"""One notice is one notice, whatever its format or address."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from notices.importing.duplicates import taken_in
from notices.importing.sources import Source, drafted
from notices.models import Notice
from tests.notices.collecting.sites import paragraphs
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db

HOME, MIRROR = "https://jw.linxi.example/xcgz/t1.html", "https://www.yunze.example/zwgk/t1.html"
OTHERWISE = TEXT.replace("　", " ").replace("：", ":")
LATER = TEXT.replace("排口31个", "排口38个")


@pytest.fixture(autouse=True)
def originals(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"


def came(text: str, url: str, name: str = "t1.txt", choice: str = "hold", **options: Any) -> tuple[str, str]:
    source = Source(name, text.encode(), url, datetime(2026, 1, 2, tzinfo=UTC))
    outcome = taken_in(drafted(source), choice, **options)
    return outcome.status, outcome.reason


def reprints() -> list[str]:
    return list(Notice.objects.get().reprints.values_list("url", flat=True))


def test_the_same_text_at_another_address_is_another_source_of_it() -> None:
    came(TEXT, HOME)

    assert came(OTHERWISE, MIRROR) == ("duplicate", "与 t1 正文相同，记为另一处来源")
    assert came(OTHERWISE, MIRROR) == ("duplicate", "与 t1 正文相同，记为另一处来源")
    assert reprints() == [MIRROR]


def test_the_same_bytes_at_another_address_leave_the_notice_where_it_was() -> None:
    came(TEXT, HOME)

    assert came(TEXT, MIRROR)[0] == "unchanged"
    assert (Notice.objects.get().url, reprints()) == (HOME, [MIRROR])


def test_a_trial_notes_nothing() -> None:
    came(TEXT, HOME)
    for text in (TEXT, OTHERWISE):
        came(text, MIRROR, dry_run=True)

    assert reprints() == []


def test_a_file_without_an_address_is_no_other_source() -> None:
    came(TEXT, HOME)

    assert came(OTHERWISE, "", "other-name.txt") == ("duplicate", "与 t1 正文相同，没有导入")
    assert reprints() == []


def test_what_is_written_over_from_another_address_keeps_the_one_it_had() -> None:
    came(TEXT, HOME)

    assert came(OTHERWISE, MIRROR, choice="update")[0] == "updated"
    assert (Notice.objects.get().url, reprints()) == (MIRROR, [HOME])


@pytest.mark.parametrize("title", ["", "（更新）"])
def test_a_page_that_was_changed_is_a_later_version(title: str) -> None:
    came(TEXT, HOME)
    later = LATER.replace("进展情况的通报", f"进展情况的通报{title}", 1)

    assert came(later, HOME, "other-name.txt")[0] == "updated"
    notice = Notice.objects.get()
    assert "排口38个" in notice.text
    assert [row.original.sha256 for row in notice.earlier_texts.all() if row.original] == [
        notice.originals.earliest("imported").sha256
    ]


def test_another_notice_at_the_address_of_an_earlier_one_is_another_notice() -> None:
    came(TEXT, HOME)
    other = "\n".join(paragraphs(7))

    assert came(other, HOME)[0] == "created"
    assert Notice.objects.count() == 2


def test_files_of_two_sites_that_are_numbered_alike_are_told_apart() -> None:
    came(TEXT, HOME)

    assert came(LATER, MIRROR)[0] == "duplicate"
    assert "排口31个" in Notice.objects.get().text


def test_other_bytes_of_the_same_words_are_no_version() -> None:
    came(TEXT, HOME)

    assert came(OTHERWISE, HOME)[0] == "updated"
    assert not Notice.objects.get().earlier_texts.exists()
