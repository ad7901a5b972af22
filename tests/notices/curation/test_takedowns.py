"""A notice that is taken out answers 410 wherever it was, and is nowhere else; sealed, it comes back as it was."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from notices.importing import jobs
from notices.importing.importer import import_draft, import_file
from notices.importing.sources import Source, drafted
from notices.models import Decision, ImportFile, Measure, Notice, Problem, Takedown
from notices.storage import KeptFiles
from notices.versioning.canonical_form import digest
from notices.versioning.version import current
from search.asking.request import SearchRequest
from search.indexing import differences, rebuild
from search.query import search
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "登有不该公开的个人信息"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "linxi-2023.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture(autouse=True)
def notice(settings, tmp_path: Path, path: Path) -> Notice:
    settings.MEDIA_ROOT = tmp_path / "originals"
    import_file(path)
    other = tmp_path / "other-2023.txt"
    other.write_text(TEXT.replace("临溪区", "东溪区").replace("水体", "河道"), "utf-8")
    import_file(other)
    rebuild()
    return Notice.objects.get(name="linxi-2023")


@pytest.fixture
def editor(client: Client) -> Client:
    user = User.objects.create_user("bian", is_staff=True)
    user.groups.add(Group.objects.get(name="编辑"))
    client.force_login(user)
    return client


def take_down(client: Client, how: str = "sealed", name: str = "linxi-2023") -> Any:
    page = client.get(f"/notices/{name}/takedown/")
    opened = page.context["form"]["opened"].value()
    data = {"reason": REASON, "bytes": how, "opened": opened}
    return client.post(f"/notices/{name}/takedown/", data, follow=True)


def addresses() -> list[str]:
    """Of the notice and of all that is in it."""
    units = [
        row.get_absolute_url()
        for row in (
            *Problem.objects.filter(notice__name="linxi-2023"),
            *Measure.objects.filter(problem__notice__name="linxi-2023"),
        )
    ]
    return [
        *("/notices/linxi-2023/", "/notices/linxi-2023/hits/?q=学位", "/notices/linxi-2023/export/csv/"),
        *("/notices/linxi-2023/cite.bib", "/similar/linxi-2023/p1/", "/search/?notice=linxi-2023"),
        *("/search/feed/?notice=linxi-2023", "/search/export/csv/?notice=linxi-2023"),
        *(unit for unit in units),
        *(f"{unit}cite.ris" for unit in units),
        *(f"/api/v1{unit.removesuffix('/')}" for unit in ("/notices/linxi-2023/", *units)),
        "/api/v1/search?notice=linxi-2023",
    ]


def test_every_address_says_that_it_is_gone_and_why(editor) -> None:
    before = addresses()
    assert {address for address in before if Client().get(address).status_code != 200} == set()

    assert take_down(editor).status_code == 410

    answers = {address: Client().get(address) for address in before}
    assert {address: page.status_code for address, page in answers.items() if page.status_code != 410} == {}
    assert {address for address, page in answers.items() if REASON not in page.content.decode()} == set()
    assert Client().get("/notices/nowhere/").status_code == 404


def test_it_is_in_no_list_index_feed_or_package(editor, notice) -> None:
    version = str(current())
    take_down(editor)

    assert differences() == []
    assert [hit.obj.public_id for hit in search(SearchRequest("整改", unit="notice")).hits] == ["other-2023"]
    assert str(current()) != version
    package = b"".join(editor.get("/export/zhenggai.zip"))
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        texts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    lists = [
        Client().get(address).content.decode()
        for address in (
            "/",
            "/search/?q=学位",
            "/search/feed/?q=学位",
            "/coverage/",
            "/api/v1/notices",
            "/categories/",
        )
    ]
    basket = Client().get("/basket/?id=linxi-2023&id=linxi-2023/p1").content.decode()
    assert [text for text in (*texts, *lists) if "linxi-2023" in text] == []
    assert notice.title not in basket


def test_its_name_is_given_to_no_other(editor, path: Path) -> None:
    take_down(editor)
    path.write_text(TEXT.replace("1800个", "1900个"), "utf-8")
    assert import_file(path).name == "linxiqu-xuncha-2023"


@pytest.mark.parametrize("how", ["sealed", "deleted"])
def test_the_same_file_and_the_same_text_are_held_back_with_a_sentence(editor, path: Path, how: str) -> None:
    take_down(editor, how)
    again = import_file(path)
    path.write_text(TEXT.replace("　", "  "), "utf-8")
    other_bytes = import_file(path)
    assert [(outcome.status, REASON in outcome.reason) for outcome in (again, other_bytes)] == [
        ("skipped", True)
    ] * 2
    assert Notice.objects.count() == 1


def test_a_curator_is_told_before_deciding_and_the_worker_leaves_it(editor) -> None:
    take_down(editor)
    files = [SimpleUploadedFile(name, TEXT.encode()) for name in ("a.txt", "b.txt")]
    editor.post("/import/", {"uploads": files[:1], "duplicates": "hold"})
    file = ImportFile.objects.get()
    assert REASON in editor.get(file.get_absolute_url()).content.decode()
    files[0].seek(0)
    editor.post("/import/", {"uploads": files, "duplicates": "hold"})
    jobs.work_off("worker")
    assert list(ImportFile.objects.exclude(pk=file.pk).values_list("status", flat=True)) == ["skipped"] * 2


def test_what_was_sealed_comes_back_as_it_was(editor, notice) -> None:
    Notice.objects.filter(pk=notice.pk).update(team="甲组", curated_facts=["team"])
    problem = notice.problems.filter(parent=None).last()
    Problem.objects.filter(pk=problem.pk).update(number=40, curated=True)
    before, version = digest(notice), str(current())
    sha = notice.original.sha256
    public = addresses()
    take_down(editor)

    page = editor.post("/notices/linxi-2023/restore/", {"reason": "已核对"}, follow=True)

    restored = Notice.objects.get(name="linxi-2023")
    assert page.status_code == 200
    assert (digest(restored), restored.curated_facts, restored.original.sha256) == (before, ["team"], sha)
    with restored.original.content.open() as file:
        assert file.read() == TEXT.encode()
    assert {address for address in public if Client().get(address).status_code != 200} == set()
    assert (differences(), Takedown.objects.count(), str(current()) != version) == ([], 0, False)
    assert [row.after["state"] for row in Decision.objects.filter(subject="takedown")] == [
        "restored",
        "sealed",
    ]


def test_what_was_deleted_is_nowhere_on_the_disk(editor, notice) -> None:
    name = notice.original.content.name
    user = User.objects.get()
    LogEntry.objects.log_actions(user.pk, [notice], CHANGE, single_object=True)
    take_down(editor, "deleted")

    assert (KeptFiles().exists(name), LogEntry.objects.count()) == (False, 0)
    assert editor.post("/notices/linxi-2023/restore/").status_code == 410
    assert Takedown.objects.get().sealed == ""
    rows = [str(row) for model in (Takedown, Decision, ImportFile) for row in model.objects.values()]
    assert [row for row in rows if "新增学位1800个" in row] == []


def test_bytes_that_another_notice_was_read_from_stay(editor, notice) -> None:
    name = notice.original.content.name
    twin = import_draft(drafted(Source("twin.txt", TEXT.encode())), as_new=True)

    take_down(editor, "deleted")
    assert KeptFiles().exists(name)
    take_down(editor, "deleted", twin.name)
    assert not KeptFiles().exists(name)


def test_what_has_changed_since_the_page_was_opened_is_looked_at_again(editor) -> None:
    data = {"reason": REASON, "bytes": "sealed", "opened": "of another day"}
    page = editor.post("/notices/linxi-2023/takedown/", data)
    assert (page.status_code, REASON in page.content.decode()) == (200, True)
    assert Notice.objects.filter(name="linxi-2023").exists()

    form = page.context["form"]
    again = {name: form[name].value() for name in form.fields}
    assert editor.post("/notices/linxi-2023/takedown/", again, follow=True).status_code == 410


def test_a_takedown_without_a_reason_is_none(editor) -> None:
    opened = editor.get("/notices/linxi-2023/takedown/").context["form"]["opened"].value()
    editor.post("/notices/linxi-2023/takedown/", {"reason": " ", "bytes": "sealed", "opened": opened})
    assert not Takedown.objects.exists()
