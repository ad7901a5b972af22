"""Bytes that are not where they should be: a sentence, and no path."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from notices.importing import batches, jobs
from notices.models import ImportBatch, Original
from notices.storage import MISSING, UNREADABLE
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def path(settings, tmp_path: Path) -> Path:
    """Of the original of the one notice that there is."""
    settings.MEDIA_ROOT = tmp_path / "originals"
    batches.add(ImportBatch.objects.create(title="一批"), "linxi-2023.txt", TEXT.encode())
    jobs.work_off("one")
    return Path(default_storage.path(Original.objects.get().content.name or ""))


def test_an_original_that_another_machine_has_is_not_there_without_a_path(admin_client: Client, path) -> None:
    path.unlink()
    answers = [
        admin_client.get(f"/admin/notices/notice/original/{Original.objects.get().pk}/"),
        admin_client.get("/notices/linxi-2023/outline/", follow=True),
    ]
    assert [answer.status_code for answer in answers] == [404, 200]
    for answer in answers:
        assert MISSING in answer.content.decode()
        assert str(path.parent.parent) not in answer.content.decode()


def test_a_disk_that_does_not_give_them_is_asked_again(admin_client: Client, path) -> None:
    path.unlink()
    path.mkdir()  # whoever is root may read any file
    answer = admin_client.get(f"/admin/notices/notice/original/{Original.objects.get().pk}/")
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], UNREADABLE in page) == (503, "30", True)
    assert str(path.parent) not in page


def test_the_sentence_is_english_on_english_pages(admin_client: Client, path) -> None:
    path.unlink()
    page = admin_client.get("/en/notices/linxi-2023/outline/", follow=True).content.decode()
    assert "does not have this file&#x27;s content." in page
