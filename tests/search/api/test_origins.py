"""Of a notice, its further sources, what its page said before, and how its original was read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from notices.importing.importer import import_file
from notices.models import Notice, Reprint
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db

MIRROR = "https://www.yunze.example/zwgk/t1.html"


@pytest.fixture
def changed(settings, tmp_path: Path) -> Notice:
    """A notice whose page was changed after it was read."""
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    for text in (TEXT, TEXT.replace("排口31个", "排口38个")):
        path.write_text(text, "utf-8")
        import_file(path)
    return Notice.objects.get()


def test_a_reprint_is_a_second_source_and_a_version_says_what_was_changed(
    client: Client, changed: Notice
) -> None:
    Reprint.objects.create(notice=changed, url=MIRROR, sha256="a", fetched=datetime(2026, 1, 2, tzinfo=UTC))

    answer = client.get("/api/v1/notices/linxi-2023").json()

    assert answer["reprints"] == [{"url": MIRROR, "fetched": "2026-01-02T00:00:00Z"}]
    before, after = "一是清淤河道12公里。二是整治排口31个。", "一是清淤河道12公里。二是整治排口38个。"
    heading = "（二）关于黑臭水体治理缓慢的问题。"
    assert [version["changes"] for version in answer["versions"]] == [
        [{"removed": [heading + before], "added": [heading + after]}]
    ]
    assert answer["recognised"] is None


def test_pages_that_a_machine_has_read_are_named(client: Client, changed: Notice) -> None:
    changed.originals.update(recognised_pages=[0, 2], certainty=0.9734)

    assert client.get("/api/v1/notices/linxi-2023").json()["recognised"] == {
        "pages": [1, 3],
        "certainty": 0.973,
    }
