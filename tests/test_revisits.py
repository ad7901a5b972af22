"""A page is told to be the same as long as it is, to whom it is shown, and no longer."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from config import revisits
from notices.models import Notice
from notices.versioning.changes import corrected
from search import indexing
from tests.factories import make_notice
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db

PAGES = ["/notices/linxi-2021/", "/en/notices/linxi-2021/p1/", "/search/?q=学位", "/matrix/", "/figures/"]


@pytest.fixture(autouse=True)
def collection() -> None:
    make_linxi()
    indexing.rebuild()


def etag(client: Any, address: str) -> str:
    response = client.get(address)
    assert (response.status_code, response["Cache-Control"]) == (200, "no-cache")
    return str(response["ETag"])


def again(client: Any, address: str, known: str) -> int:
    return int(client.get(address, headers={"if-none-match": known}).status_code)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_is_the_same_is_not_made_again(client, address):
    known = etag(client, address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address, headers={"if-none-match": known})
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", known)
    assert len(queries) <= 3
    assert again(client, address, f"W/{known}") == 304


def test_another_address_or_language_is_another_page(client):
    known = [
        etag(client, address) for address in ("/search/?q=学位", "/search/?q=河湖", "/en/search/?q=学位")
    ]
    assert len({*known}) == 3


@pytest.mark.parametrize("address", PAGES)
def test_what_changes_rows_index_day_or_program_changes_it(client, address, monkeypatch):
    known = etag(client, address)
    Notice.objects.update(title="另一个标题")
    corrected(["linxi-2021"])
    assert again(client, address, known) == 200
    known = etag(client, address)
    make_notice("baiqiao-2022")
    indexing.rebuild()
    assert again(client, address, known) == 200
    known = etag(client, address)
    monkeypatch.setattr(revisits, "_software", lambda: "newer")
    assert again(client, address, known) == 200


def test_promises_fall_due_so_that_a_page_is_of_its_day(client, monkeypatch):
    known = etag(client, "/notices/linxi-2021/")
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda _moment=None: tomorrow)
    assert again(client, "/notices/linxi-2021/", known) == 200


def test_staff_are_shown_each_page_anew(client, admin_client):
    known = etag(client, "/notices/linxi-2021/")
    assert again(admin_client, "/notices/linxi-2021/", known) == 200
    assert "ETag" not in admin_client.get("/notices/linxi-2021/")


@pytest.mark.parametrize("address", ["/", "/about/data/", "/coverage/", "/healthz", "/notices/nowhere/"])
def test_what_follows_from_more_than_that_or_is_not_there_has_none(client, address):
    assert "ETag" not in client.get(address)


def test_a_notice_that_is_taken_out_is_not_the_same(client):
    known = etag(client, "/notices/linxi-2021/")
    Notice.objects.all().delete()
    assert again(client, "/notices/linxi-2021/", known) == 404


def test_two_machines_with_the_same_program_tell_the_same(settings, tmp_path):
    """Wherever it was put, and whenever."""
    tags: list[str] = []
    for machine, content in (("one", "a"), ("two", "a"), ("three", "b")):
        settings.BASE_DIR = tmp_path / machine
        (settings.BASE_DIR / "templates").mkdir(parents=True)
        (settings.BASE_DIR / "templates" / "base.html").write_text(content)
        os.utime(settings.BASE_DIR / "templates" / "base.html", (len(tags), len(tags)))
        tags.append(revisits._software.__wrapped__())
    assert tags[0] == tags[1] != tags[2]
