"""What was looked for where, and what became of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from notices.models import CollectedPage, SourceSite
from notices.overview.searched import Searched, searched
from tests.factories import make_place

pytestmark = pytest.mark.django_db

WHEN = datetime(2026, 1, 2, 3, tzinfo=UTC)
HOME = "https://jw.linxi.example/"


@pytest.fixture
def site() -> SourceSite:
    site = SourceSite.objects.create(
        name="临溪区纪委监委", address=HOME, place=make_place("青岚省", "云泽市", "临溪区")
    )
    pages = (
        ("1-list", "read", "15 个链接"),
        ("2-article", "taken", ""),
        ("2-article", "taken", ""),
        ("2-article", "left", "转到了 https://jw.linxi.example/b"),
        ("2-article", "left", "转到了 https://jw.linxi.example/c"),
        ("2-article", "left", "标题不像整改情况的通报"),
        ("2-article", "failed", "网站回答 404，没有给出网页"),
        ("3-part", "read", ""),
    )
    CollectedPage.objects.bulk_create(
        CollectedPage(site=site, address=f"{HOME}{i}", kind=kind, status=status, reason=reason, checked=WHEN)
        for i, (kind, status, reason) in enumerate(pages)
    )
    return site


def test_a_source_says_what_was_seen_taken_left_and_why(site: SourceSite) -> None:
    new = SourceSite.objects.create(name="新", address="https://a.example/")

    assert set(searched()) == {
        Searched(
            "临溪区纪委监委", HOME, site.place, WHEN, 6, 2, 3, 1,
            (("转到了", 2), ("标题不像整改情况的通报", 1), ("网站回答 404，没有给出网页", 1)),
        ),
        Searched("新", new.address, None, None, 0, 0, 0, 0, ()),
    }  # fmt: skip


@pytest.mark.usefixtures("site")
def test_the_page_of_coverage_shows_it(client) -> None:
    page = client.get("/coverage/").content.decode()

    assert f'<a href="{HOME}" rel="noopener">临溪区纪委监委</a>' in page
    assert "转到了 2；标题不像整改情况的通报 1" in page


def test_the_page_says_nothing_of_searching_where_nothing_was(client) -> None:
    assert "找过的地方" not in client.get("/coverage/").content.decode()
