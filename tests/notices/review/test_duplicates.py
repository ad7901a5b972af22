"""Notices of the collection that may be the same one: listed, told apart, told apart no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from notices.importing.importer import import_file
from notices.models import Decision, DistinctPair, Notice
from notices.review.tasks import tasks
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db

OTHER = "".join(f"第{number}件事办得各不相同，编为{number * 7919}号。" for number in range(1, 90))


@pytest.fixture(autouse=True)
def collection(settings, tmp_path: Path) -> None:
    """Two that differ in a number, and one of which little is theirs."""
    settings.MEDIA_ROOT = tmp_path / "originals"
    texts = {
        "jia-2023": TEXT,
        "yi-2023": TEXT.replace("31个", "35个"),
        "bing-2023": TEXT.replace("一是清淤河道12公里。", f"一是清淤河道12公里。{OTHER}"),
    }
    for name, text in texts.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(text, "utf-8")
        import_file(path)


def listed() -> list[str]:
    return sorted(task.name for task in tasks("duplicates"))


def tell_apart(client, name: str):
    """As its page is sent."""
    page = client.get(f"/review/notices/{name}/").content.decode()
    seen = {field: re.findall(f'name="{field}" value="([^"]*)"', page) for field in ("opened", "other")}
    return client.post(f"/review/notices/{name}/?reason=duplicates", {"decide": "distinct", **seen})


def test_both_that_look_alike_are_listed_and_the_third_is_not(admin_client) -> None:
    assert listed() == ["jia-2023", "yi-2023"]
    page = admin_client.get("/review/notices/jia-2023/").context
    assert [(row.name, percent > 90) for row, percent in page["duplicates"]] == [("yi-2023", True)]


def test_what_is_told_apart_is_listed_from_neither_side(admin_client) -> None:
    tell_apart(admin_client, "yi-2023")
    assert (listed(), DistinctPair.objects.count()) == ([], 1)
    row = Decision.objects.get()
    assert (row.name, row.subject, row.anchor) == ("yi-2023", "distinct", {"notice": "jia-2023"})
    assert "与 jia-2023" in admin_client.get("/notices/yi-2023/").content.decode()


def test_what_came_in_after_the_page_was_opened_is_not_told_apart(admin_client) -> None:
    opened = Notice.objects.get(name="jia-2023").digest
    answer = {"decide": "distinct", "opened": opened, "other": ["bing-2023"]}
    admin_client.post("/review/notices/jia-2023/", answer)
    assert (listed(), DistinctPair.objects.count()) == (["jia-2023", "yi-2023"], 0)


def test_it_is_taken_back_in_the_history(admin_client) -> None:
    tell_apart(admin_client, "jia-2023")
    admin_client.post(f"/decisions/{Decision.objects.get().pk}/undo/")
    assert listed() == ["jia-2023", "yi-2023"]


def test_who_has_seen_another_state_tells_nothing_apart(admin_client) -> None:
    answer = {"decide": "distinct", "opened": "stale"}
    admin_client.post("/review/notices/jia-2023/", answer)
    assert not DistinctPair.objects.exists()
