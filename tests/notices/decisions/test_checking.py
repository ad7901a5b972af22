"""A reading that a person has checked: marked, told when and not who, withdrawn where another reading is made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from notices.decisions import checking
from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject
from notices.importing.importer import import_file
from notices.models import Decision, Notice
from search import indexing
from search.asking.request import SearchRequest
from search.query import search
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(settings, tmp_path: Path) -> Notice:
    settings.MEDIA_ROOT = tmp_path / "originals"
    return imported(tmp_path, TEXT)


def imported(folder: Path, text: str) -> Notice:
    path = folder / "linxi-2023.txt"
    path.write_text(text, "utf-8")
    import_file(path)
    return Notice.objects.get()


def check(client, notice: Notice, checked: str = "1") -> None:
    client.post("/notices/linxi-2023/checked/", {"checked": checked, "opened": notice.digest})


@pytest.fixture
def curator(client):
    client.force_login(User.objects.create_superuser("curator", first_name="林", last_name="某"))
    return client


def test_a_stranger_is_told_when_a_reading_was_checked_and_not_by_whom(curator, notice) -> None:
    check(curator, notice)
    day = Notice.objects.get().checked
    assert day
    for_staff = curator.get("/notices/linxi-2023/").content.decode()
    curator.logout()
    for_strangers = curator.get("/notices/linxi-2023/").content.decode()
    assert [("已校对" in page, f'datetime="{day}"' in page) for page in (for_staff, for_strangers)] == [
        (True, True),
        (True, True),
    ]
    assert ("某林" in for_staff, "某林" in for_strangers, "curator" in for_strangers) == (True, False, False)


def test_a_check_counts_into_the_digest_and_is_taken_back(curator, notice) -> None:
    before = notice.digest
    check(curator, notice)
    checked = Notice.objects.get()
    check(curator, checked, "0")
    after = Notice.objects.get()
    assert (checked.digest != before, after.digest == before, after.checked) == (True, True, None)
    states = [(row.before["checked"], row.after["checked"]) for row in Decision.objects.order_by("pk")]
    assert states == [("", str(checked.checked)), (str(checked.checked), "")]


def test_the_decision_is_undone_on_the_page(curator, notice) -> None:
    check(curator, notice)
    curator.post(f"/decisions/{Decision.objects.get().pk}/undo/")
    assert Notice.objects.get().checked is None


def test_a_check_comes_back_for_the_reading_it_was_said_of_only(curator, notice, tmp_path) -> None:
    check(curator, notice)
    with recorded([notice.pk], Act(None), Subject.CHECKED):
        Notice.objects.update(checked=None)
    withdrawn = Decision.objects.latest("pk")
    imported(tmp_path, TEXT.replace("学位", "座位"))
    curator.post(f"/decisions/{withdrawn.pk}/undo/")
    assert Notice.objects.get().checked is None


@pytest.mark.usefixtures("notice")
def test_who_has_seen_another_reading_checks_nothing(curator) -> None:
    curator.post("/notices/linxi-2023/checked/", {"checked": "1", "opened": "stale"})
    assert Notice.objects.get().checked is None


def test_a_new_reading_keeps_the_check_where_it_reads_the_same(notice, tmp_path) -> None:
    checking.mark(notice, date(2023, 5, 1))
    blanks = imported(tmp_path, TEXT.replace("\n\n", "\n\n\n"))
    assert blanks.checked == date(2023, 5, 1)


def test_a_reading_that_differs_withdraws_the_check_and_remembers_it(notice, tmp_path) -> None:
    checking.mark(notice, date(2023, 5, 1))
    edited = imported(tmp_path, TEXT.replace("学位", "座位"))
    assert (edited.checked, bool(edited.checked_reading)) == (None, True)


def test_a_search_is_narrowed_to_what_was_checked(notice) -> None:
    checking.mark(notice, date(2023, 5, 1))
    indexing.rebuild()
    asked = {value: SearchRequest("学位", facets={"checked": (value,)}) for value in ("yes", "none")}
    totals = {value: search(request).total for value, request in asked.items()}
    assert (totals["yes"] > 0, totals["none"]) == (True, 0)


def test_programs_and_files_are_told_the_day(client, notice) -> None:
    checking.mark(notice, date(2023, 5, 1))
    one = client.get("/api/v1/notices/linxi-2023").json()
    listed = [client.get(f"/api/v1/notices?checked={value}").json()["total"] for value in ("yes", "none")]
    header, row = (
        b"".join(client.get("/notices/linxi-2023/export/csv/?unit=notice").streaming_content)
        .decode("utf-8-sig")
        .splitlines()[:2]
    )
    column = header.split(",").index("checked")
    assert (one["checked"], listed, row.split(",")[column]) == ("2023-05-01", [1, 0], "2023-05-01")
