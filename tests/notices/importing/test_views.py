"""Import by staff: hand in, look, correct, save; batches and their reports."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from notices.importing import jobs
from notices.importing.forms import FactsForm
from notices.importing.importer import import_file
from notices.importing.sources import Source, drafted
from notices.models import ImportBatch, ImportFile, Notice, Problem
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def originals(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"


def upload(name: str = "linxi-2023.txt", text: str | bytes = TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def hand_in(client: Client, *files: SimpleUploadedFile, **given: str) -> Any:
    return client.post("/import/", {"uploads": list(files), "duplicates": "hold"} | given)


def zipped(*members: tuple[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def facts(file: ImportFile, choice: str = "new", **changed: Any) -> dict[str, Any]:
    """The preview's form as the browser would send it, with some fields changed."""
    form = FactsForm(drafted(Source(file.name, file.data(), file.url)))
    shown = {form.add_prefix(name): form[name].value() or "" for name in form.fields}
    return shown | {form.add_prefix(name): value for name, value in changed.items()} | {"choice": choice}


def test_a_single_file_is_shown_before_it_is_saved(admin_client: Client) -> None:
    response = hand_in(admin_client, upload())

    file = ImportFile.objects.get()
    assert response["Location"] == f"/import/files/{file.pk}/"
    page = admin_client.get(response["Location"]).content.decode()
    assert 'value="中共云泽市临溪区委"' in page
    assert 'id="o-p1-i1-m2"' in page
    assert "改造闲置校舍，预计2024年8月前投用。" in page
    assert not Notice.objects.exists()


def test_what_is_corrected_before_saving_is_a_curators_word(admin_client: Client) -> None:
    hand_in(admin_client, upload())
    file = ImportFile.objects.get()
    changed = facts(file, published="2023-05-09", district="临溪新区", issuer="中共临溪区委")

    response = admin_client.post(f"/import/files/{file.pk}/", changed)

    notice = Notice.objects.get()
    assert response["Location"] == "/notices/linxi-2023/"
    assert (notice.published, str(notice.place), notice.issuer) == (
        date(2023, 5, 9),
        "云泽市临溪新区",
        "中共临溪区委",
    )
    assert notice.curated_facts == ["issuer", "place", "published"]
    file.refresh_from_db()
    assert (file.status, file.notice) == ("created", notice)


def test_corrections_survive_the_next_import(admin_client: Client, tmp_path: Path) -> None:
    hand_in(admin_client, upload())
    file = ImportFile.objects.get()
    admin_client.post(f"/import/files/{file.pk}/", facts(file, published="2023-05-09"))

    path = tmp_path / "linxi-2023.txt"
    path.write_text(TEXT.replace("31个", "32个"), "utf-8")
    assert import_file(path).status == "updated"

    assert Notice.objects.get().published == date(2023, 5, 9)


def test_what_a_curator_said_before_is_shown_when_the_notice_comes_again(admin_client: Client) -> None:
    hand_in(admin_client, upload())
    file = ImportFile.objects.get()
    admin_client.post(f"/import/files/{file.pk}/", facts(file, team="市委巡察二组"))

    again = hand_in(admin_client, upload(text=TEXT.replace("31个", "32个")))
    page = admin_client.get(again["Location"]).content.decode()

    assert 'value="市委巡察二组"' in page
    assert 'value="update:linxi-2023" checked' in page


def test_a_range_that_ends_before_it_begins_is_not_saved(admin_client: Client) -> None:
    hand_in(admin_client, upload())
    file = ImportFile.objects.get()

    response = admin_client.post(f"/import/files/{file.pk}/", facts(file, inspection_end="2022-01-01"))

    assert "结束日期早于进驻日期。" in response.content.decode()
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("choice", "notices", "status"),
    [("skip", 1, "skipped"), ("update:linxi-2023", 1, "updated"), ("new", 2, "created")],
)
def test_the_same_text_from_another_site_is_decided_by_a_person(
    admin_client, choice, notices, status
) -> None:
    hand_in(admin_client, upload())
    first = ImportFile.objects.get()
    admin_client.post(f"/import/files/{first.pk}/", facts(first))
    response = hand_in(admin_client, upload("other.txt", TEXT.replace("　", "  ")))
    file = ImportFile.objects.latest("pk")

    page = admin_client.get(response["Location"]).content.decode()
    assert "正文相同，来自别处" in page
    admin_client.post(response["Location"], facts(file, choice))

    file.refresh_from_db()
    assert (file.status, Notice.objects.count()) == (status, notices)


def test_a_decision_is_carried_out_once(admin_client: Client) -> None:
    hand_in(admin_client, upload())
    file = ImportFile.objects.get()
    sent = facts(file)

    admin_client.post(f"/import/files/{file.pk}/", sent)
    again = admin_client.post(f"/import/files/{file.pk}/", sent)

    assert (again.status_code, Notice.objects.count()) == (409, 1)


def test_who_decides_too_late_is_told_and_finds_what_was_typed(admin_client: Client) -> None:
    hand_in(admin_client, upload())
    file = ImportFile.objects.get()
    admin_client.post(f"/import/files/{file.pk}/", facts(file, "new"))

    late = admin_client.post(f"/import/files/{file.pk}/", facts(file, team="市委巡察八组", reason="照原件"))

    page = late.content.decode()
    assert [word in page for word in ("这个文件已经处理过了", "市委巡察八组", "照原件", "linxi-2023")] == [
        True
    ] * 4
    assert Notice.objects.get().team == "市委第二巡察组"


def test_what_another_has_corrected_since_the_preview_was_opened_is_not_overwritten(
    admin_client: Client,
) -> None:
    hand_in(admin_client, upload())
    first = ImportFile.objects.get()
    admin_client.post(f"/import/files/{first.pk}/", facts(first))
    hand_in(admin_client, upload(text=TEXT.replace("31个", "32个")))
    file = ImportFile.objects.latest("pk")
    sent = facts(file, "update:linxi-2023", issuer="中共临溪区委")
    Notice.objects.update(team="市委巡察二组", curated_facts=["team"])

    page = admin_client.post(f"/import/files/{file.pk}/", sent)

    notice, form = Notice.objects.get(), page.context["form"]
    assert "原为“市委第二巡察组”，现为“市委巡察二组”" in page.content.decode()
    assert (notice.team, notice.issuer) == ("市委巡察二组", "中共云泽市临溪区委")
    assert (form["team"].value(), form["issuer"].value()) == ("市委巡察二组", "中共临溪区委")

    again = {form.add_prefix(name): form[name].value() or "" for name in form.fields}
    admin_client.post(f"/import/files/{file.pk}/", again | {"choice": "update:linxi-2023"})
    notice.refresh_from_db()
    assert (notice.team, notice.issuer) == ("市委巡察二组", "中共临溪区委")


def test_a_notice_that_is_gone_since_it_was_chosen_is_not_imported_as_a_new_one(admin_client: Client) -> None:
    hand_in(admin_client, upload())
    first = ImportFile.objects.get()
    admin_client.post(f"/import/files/{first.pk}/", facts(first))
    hand_in(admin_client, upload(text=TEXT.replace("31个", "32个")))
    file = ImportFile.objects.latest("pk")
    Notice.objects.all().delete()

    page = admin_client.post(f"/import/files/{file.pk}/", facts(file, "update:linxi-2023", team="甲组"))

    assert ("请重新选择怎样处理" in page.content.decode(), page.context["form"]["team"].value()) == (
        True,
        "甲组",
    )
    assert not Notice.objects.exists()


def test_a_file_that_was_left_may_be_decided_on_anew(admin_client: Client) -> None:
    hand_in(admin_client, upload())
    file = ImportFile.objects.get()
    admin_client.post(f"/import/files/{file.pk}/", facts(file, "skip"))
    assert (
        f'href="/import/files/{file.pk}/"' in admin_client.get(file.batch.get_absolute_url()).content.decode()
    )

    admin_client.post(f"/import/files/{file.pk}/", facts(file, "new"))

    file.refresh_from_db()
    assert (file.status, Notice.objects.count()) == ("created", 1)


def test_a_pasted_text_is_previewed_under_its_first_line(admin_client: Client) -> None:
    response = hand_in(admin_client, text=TEXT)

    assert "/import/files/" in response["Location"]
    assert ImportFile.objects.get().name == "中共云泽市临溪区委关于巡察整改进展情况的通报.txt"


def test_a_page_keeps_its_address_and_the_date_it_was_fetched(
    admin_client: Client, settings, live_page
) -> None:
    settings.FETCH_PRIVATE = True
    response = hand_in(admin_client, url=live_page)
    file = ImportFile.objects.get()

    admin_client.post(response["Location"], facts(file))

    notice = Notice.objects.get()
    assert (notice.url, notice.fetched) == (live_page, file.fetched)
    assert notice.fetched
    assert notice.curated_facts == []


def test_many_addresses_are_fetched_by_the_worker(admin_client: Client, settings, live_page: str) -> None:
    settings.FETCH_PRIVATE = True
    broken = live_page.replace("http://", "http://nobody@").replace("tongbao", "?")
    response = hand_in(admin_client, url=f"{live_page}\n\n{live_page}\n{broken}\n")
    batch = ImportBatch.objects.get()
    assert response["Location"] == batch.get_absolute_url()
    assert [(file.status, bool(file.content)) for file in batch.files.all()] == [("waiting", False)] * 2
    assert jobs.work_off("one") == 2
    first, _ = batch.files.all()
    notice = Notice.objects.get()
    assert (first.status, first.notice, first.name) == ("created", notice, "tongbao.html")
    assert (notice.url, notice.fetched, first.size) == (live_page, first.fetched, notice.original.size)


def test_an_address_that_does_not_answer_is_named_and_can_be_tried_again(
    admin_client: Client, settings, live_page: str
) -> None:
    settings.FETCH_PRIVATE = False
    hand_in(admin_client, url=f"{live_page}\n{live_page}?page=2")
    batch = ImportBatch.objects.get()
    jobs.work_off("one")
    assert {(file.status, "通常的端口" in file.reason, bool(file.content)) for file in batch.files.all()} == {
        ("failed", True, False)
    }
    settings.FETCH_PRIVATE = True
    admin_client.post(batch.get_absolute_url())
    jobs.work_off("two")
    assert sorted(file.status for file in batch.files.all()) == ["created", "unchanged"]


def test_a_line_that_is_no_address_is_named(admin_client: Client) -> None:
    assert "“今天”不是网址。" in hand_in(admin_client, url="example.org/a\n今天").content.decode()
    many = "\n".join(f"https://example.org/{number}" for number in range(201))
    assert "一次最多 200 个网址。" in hand_in(admin_client, url=many).content.decode()
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("url", ["http://127.0.0.1/a.html", "http://localhost/", "http://[::1]/"])
def test_an_address_in_ones_own_network_is_refused(admin_client: Client, url: str) -> None:
    assert "内部网络" in hand_in(admin_client, url=url).content.decode()
    assert not ImportFile.objects.exists()


@pytest.mark.parametrize("given", [{}, {"text": TEXT, "url": "https://example.org/"}])
def test_one_of_files_text_and_address_is_asked_for(admin_client: Client, given: dict[str, str]) -> None:
    assert "三者取一" in hand_in(admin_client, **given).content.decode()


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("首页 > 整改公告\n通知公告\n\n", "中共云泽市临溪区委关于巡察整改进展情况的通报"),
        ("\n" * 30, "中共云泽市临溪区委关于巡察整改进展情况的通报"),
        ("今天天气不错。\n" * 20, "今天天气不错。"),
    ],
)
def test_a_pasted_text_is_called_by_its_headline(admin_client: Client, before: str, name: str) -> None:
    hand_in(admin_client, text=before + TEXT)
    assert ImportFile.objects.get().name == f"{name}.txt"


def test_a_file_that_is_no_notice_says_why(admin_client: Client) -> None:
    response = hand_in(admin_client, upload("a.txt", "今天天气不错。\n" * 5))

    assert "没有找到任何问题" in admin_client.get(response["Location"]).content.decode()


def test_several_files_and_those_in_a_zip_are_one_batch(admin_client: Client) -> None:
    packed = zipped(("一/b-2.txt", TEXT.replace("临溪", "望麓").encode()), ("c.txt", b"\0"))

    response = hand_in(admin_client, upload("a-1.txt"), upload("more.zip", packed))

    batch = ImportBatch.objects.get()
    assert response["Location"] == batch.get_absolute_url()
    assert [file.name for file in batch.files.all()] == ["a-1.txt", "b-2.txt", "c.txt"]
    page = admin_client.get(batch.get_absolute_url()).content.decode()
    assert "3 个文件，已处理 0 个。" in page
    assert 'http-equiv="refresh"' in page
    jobs.work_off("one")
    page = admin_client.get(batch.get_absolute_url()).content.decode()
    assert "3 个文件，已处理 3 个。" in page
    assert 'http-equiv="refresh"' not in page


def test_nothing_is_taken_from_a_bad_zip(admin_client: Client) -> None:
    packed = zipped(("a-1.txt", TEXT.encode()), ("../b.txt", TEXT.encode()))

    hand_in(admin_client, upload("bad.zip", packed))

    assert [(file.name, file.status) for file in ImportFile.objects.all()] == [("bad.zip", "failed")]
    assert "不允许的路径" in ImportFile.objects.get().reason


def test_the_report_names_every_file(admin_client: Client) -> None:
    hand_in(admin_client, upload("a-1.txt"), upload("=b.txt", b"\0" * 9))
    jobs.work_off("one")

    response = admin_client.get(f"/import/batches/{ImportBatch.objects.get().pk}/report.csv")

    assert response["Content-Disposition"].startswith("attachment;")
    report = b"".join(response).decode("utf-8-sig").splitlines()
    assert [line.split(",")[1:5] for line in report[1:]] == [
        ["a-1.txt", "新增", "", "a-1"],
        ["'=b.txt", "失败", "", ""],
    ]


def test_a_duplicate_in_a_batch_can_be_decided_later(admin_client: Client) -> None:
    hand_in(admin_client, upload("a-1.txt"), upload("b-2.txt", TEXT.replace("　", "  ")))
    jobs.work_off("one")
    file = ImportFile.objects.get(name="b-2.txt")
    assert file.status == "duplicate"

    admin_client.post(file.get_absolute_url(), facts(file, "new"))

    file.refresh_from_db()
    assert (file.status, file.notice and file.notice.name) == ("created", "b-2")


def test_too_many_and_too_large_files_are_refused(admin_client: Client, monkeypatch) -> None:
    monkeypatch.setattr("notices.importing.forms.MOST_FILES", 1)
    monkeypatch.setattr("notices.importing.forms.MAX_BYTES", 1 << 20)

    assert "一次最多 1 个文件" in hand_in(admin_client, upload(), upload()).content.decode()
    assert (
        "超过了 1 MB 的上限" in hand_in(admin_client, upload(text=b"x" * (1 << 20) + b"x")).content.decode()
    )


def test_a_request_over_the_limit_is_refused_unread(admin_client: Client, settings) -> None:
    settings.BOUNDS = settings.BOUNDS | {"body": 100, "upload": 100}

    assert hand_in(admin_client, upload()).status_code == 413
    assert not ImportFile.objects.exists()


def test_the_admin_leads_to_the_import(admin_client: Client) -> None:
    assert 'href="/import/"' in admin_client.get("/admin/notices/notice/").content.decode()


def test_markup_in_a_notice_is_shown_as_text(admin_client: Client) -> None:
    response = hand_in(
        admin_client, upload(text=TEXT.replace("新建小学", "<script>alert(1)</script>新建小学"))
    )

    page = admin_client.get(response["Location"]).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_nothing_stays_of_an_import_that_breaks_off(admin_client: Client, monkeypatch) -> None:
    hand_in(admin_client, upload())
    file = ImportFile.objects.get()

    def fault(*_args, **_more):
        raise ZeroDivisionError

    monkeypatch.setattr("notices.importing.outline_rows.restore_labels", fault)
    with pytest.raises(ZeroDivisionError):
        admin_client.post(f"/import/files/{file.pk}/", facts(file))

    file.refresh_from_db()
    assert (file.status, Notice.objects.count(), Problem.objects.count()) == ("held", 0, 0)


def test_files_that_failed_are_tried_once_more(admin_client: Client) -> None:
    hand_in(admin_client, upload("a-1.txt"), upload("b.txt", b"\0" * 9))
    batch = ImportBatch.objects.get()
    batch.files.filter(name="a-1.txt").update(status="failed", reason="程序出错", attempts=5)
    jobs.work_off("one")
    assert "失败的再试一次" in admin_client.get(batch.get_absolute_url()).content.decode()

    assert admin_client.post(batch.get_absolute_url())["Location"] == batch.get_absolute_url()
    jobs.work_off("one")

    assert [(file.name, file.status) for file in batch.files.all()] == [
        ("a-1.txt", "created"),
        ("b.txt", "failed"),
    ]
