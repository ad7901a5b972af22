"""The list and its pages: who sees them, what is decided there, what comes next."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User

from notices.importing.importer import import_file
from notices.models import Decision, ImportBatch, ImportFile, Notice, OutlineCorrection, ReaderAnswer
from tests.factories import make_notice, make_problem
from tests.notices.doubts.notice import make_doubtful
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    client.force_login(User.objects.create_superuser("curator"))
    return client


def decided(client, name: str, decision: str, reason: str = "", opened: str | None = None):
    digest = Notice.objects.get(name=name).digest if opened is None else opened
    address = f"/review/notices/{name}/" + (f"?reason={reason}" if reason else "")
    return client.post(address, {"decide": decision, "opened": digest})


def test_checking_settles_all_and_leads_to_the_next(curator) -> None:
    make_doubtful("jia-2021")
    make_doubtful("yi-2021")
    notice = Notice.objects.get(name="jia-2021")
    ReaderAnswer.objects.create(
        notice=notice, reason="编号跳过了2", words="1.关于学位缺口的问题", verdict="right"
    )
    response = decided(curator, "jia-2021", "checked")
    assert (response.status_code, response["Location"]) == (302, "/review/notices/yi-2021/")
    notice.refresh_from_db()
    assert (bool(notice.checked), notice.doubts.filter(closed=False).count()) == (True, 0)
    assert ReaderAnswer.objects.get().settled
    assert sorted(Decision.objects.values_list("subject", flat=True)) == ["checked", "doubt", "doubt"]
    assert decided(curator, "yi-2021", "checked")["Location"] == "/review/"
    page = curator.get("/review/").content.decode()
    assert ("没有要看的了。" in page, 'href="/import/"' in page, "checked=none" in page) == (
        True,
        True,
        False,
    )


def test_a_list_with_nothing_on_it_leads_to_what_nobody_has_checked(curator) -> None:
    make_notice("jia-2021")
    assert "/search/?unit=notice&amp;checked=none" in curator.get("/review/").content.decode()
    assert "看全部" in curator.get("/review/?reason=totals").content.decode()


def test_areas_that_are_right_are_a_persons_word(curator) -> None:
    notice = make_doubtful()
    unsure, sure = make_problem(notice, confidence=0.1), make_problem(notice, confidence=0.9)
    decided(curator, "jia-2021", "areas", "areas")
    unsure.refresh_from_db()
    sure.refresh_from_db()
    assert (unsure.curated, sure.curated) == (True, False)
    assert {row.path for row in Decision.objects.filter(subject="areas")} >= {"p2"}


def test_corrections_that_do_nothing_are_dropped_and_can_be_taken_back(
    curator, settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_text(TEXT, "utf-8")
    import_file(path)
    notice = Notice.objects.get()
    anchor = {"words": "没有的一行", "above": "", "below": ""}
    OutlineCorrection.objects.create(
        notice=notice, number=1, act="is", value="item", anchor=anchor, fate="lost"
    )
    decided(curator, "linxi-2023", "drop")
    assert not notice.outline_corrections.exists()
    curator.post(f"/decisions/{Decision.objects.get().pk}/undo/")
    assert [row.fate for row in notice.outline_corrections.all()] == ["lost"]


def test_who_has_seen_another_state_decides_nothing(curator) -> None:
    make_doubtful()
    decided(curator, "jia-2021", "checked", opened="stale")
    assert not Decision.objects.exists()


@pytest.mark.parametrize("decision", ["areas", "drop"])
def test_neither_areas_nor_corrections_are_decided_by_who_has_seen_another_state(curator, decision) -> None:
    make_problem(make_doubtful(), confidence=0.1)
    decided(curator, "jia-2021", decision, opened="stale")
    assert not Decision.objects.exists()


def test_areas_are_confirmed_by_those_who_may_set_them(client) -> None:
    user = User.objects.create_user("clerk", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_notice"))
    client.force_login(user)
    make_problem(make_doubtful(), confidence=0.1)
    assert "下列领域都对" not in client.get("/review/notices/jia-2021/").content.decode()
    assert decided(client, "jia-2021", "areas").status_code == 403
    assert decided(client, "jia-2021", "checked").status_code == 302


def test_there_is_no_other_decision(curator) -> None:
    make_doubtful()
    assert decided(curator, "jia-2021", "delete").status_code == 404


def test_a_file_that_cannot_be_read_is_left_at_that(curator) -> None:
    batch = ImportBatch.objects.create(title="一批")
    file = ImportFile.objects.create(
        batch=batch, number=1, name="a.pdf", sha256="aa", size=1, status="failed", reason="打不开"
    )
    assert "打不开" in curator.get(f"/review/files/{file.pk}/").content.decode()
    curator.post(f"/review/files/{file.pk}/?reason=refused")
    file.refresh_from_db()
    assert (file.status, Decision.objects.get().after["choice"]) == ("skipped", "skip")
    assert curator.post(f"/review/files/{file.pk}/").status_code == 404


def test_the_bench_leads_back_to_the_list(curator, settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_text(TEXT, "utf-8")
    import_file(path)
    address = "/notices/linxi-2023/outline/?review=doubts&at=40"
    opened = curator.get(address).context["carried"]["opened"]
    response = curator.post(address, {"press": "save-checked", "corrections": "[]", "opened": opened})
    assert response["Location"] == "/review/notices/linxi-2023/?reason=doubts"
    assert Notice.objects.get().checked


def test_a_stranger_sees_neither_list_nor_way_to_it(client) -> None:
    make_doubtful()
    assert client.get("/review/").status_code == 302
    assert "/review/" not in client.get("/notices/jia-2021/").content.decode()
