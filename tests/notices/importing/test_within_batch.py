"""Files of one batch that are one notice: told of the earliest, by a list, a batch and the command line alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from notices.curation.takedowns import take_down
from notices.decisions.recording import Act
from notices.importing import batches, jobs
from notices.importing.batches import finish
from notices.importing.importer import Outcome
from notices.models import ImportBatch, ImportFile, ListedText, Notice, Original
from tests.notices.importing.test_bulk_decisions import ALL, decide
from tests.notices.importing.test_jobs import make_batch, notice_of
from tests.notices.notices_text import TEXT
from tools.disguised import DISGUISES

pytestmark = pytest.mark.django_db

OTHER = notice_of("望麓").decode()
LATER = OTHER.replace("31个", "35个")


@pytest.fixture(autouse=True)
def originals(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"


def four_formats(text: str = OTHER, stem: str = "wanglu") -> list[tuple[str, bytes]]:
    dressed = [DISGUISES[kind] for kind in ("word", "semantic page", "pdf")]
    return [(f"{stem}.txt", text.encode()), *((f"{stem}.{end}", made(text)) for end, made in dressed)]


def listed(*files: tuple[str, bytes]) -> ImportBatch:
    batch = make_batch(*files, duplicates="list")
    jobs.work_off("one")
    return batch


def rows(batch: ImportBatch, *columns: str) -> list[tuple[object, ...]]:
    return list(batch.files.values_list(*columns))


SAME = "与本批的 wanglu.txt 正文相同"


def test_a_list_says_which_file_each_is_again() -> None:
    batch = listed(("linxi.txt", TEXT.encode()), *four_formats(), ("weather.txt", "今天天气不错。".encode()))

    assert rows(batch, "number", "status", "suggestion", "same_as__number")[:-1] == [
        (1, "held", "new", None),
        (2, "held", "new", None),
        (3, "held", "skip", 2),
        (4, "held", "skip", 2),
        (5, "held", "skip", 2),
    ]
    assert [reason for (reason,) in rows(batch, "reason")][2:5] == [SAME] * 3
    assert not Notice.objects.exists()


def test_as_suggested_the_first_is_imported_and_the_others_are_that_notice(admin_client) -> None:
    files = four_formats()
    batch = listed(*files)
    decide(admin_client, batch, "suggested", **ALL)
    jobs.work_off("two")

    assert rows(batch, "status", "notice__name", "same_as__number") == [
        ("created", "wanglu", None),
        *[("skipped", "wanglu", 1)] * 3,
    ]
    assert [original.name for original in Original.objects.all()] == ["wanglu.txt"]
    assert [file.data() for file in batch.files.all()] == [data for _, data in files]
    assert not ListedText.objects.exists()


def test_the_earliest_is_the_first_in_whatever_order_they_are_read() -> None:
    batch = make_batch(*four_formats(), duplicates="list")
    for number in (3, 4, 1, 2):
        jobs.work(claimed(batch, number))

    assert rows(batch, "same_as__number") == [(None,), (1,), (1,), (1,)]


def test_files_are_compared_also_where_some_were_decided_while_the_last_was_read(admin_client) -> None:
    batch = make_batch(("linxi.txt", TEXT.encode()), *four_formats(), duplicates="list")
    for number in (1, 2, 3):
        jobs.work(claimed(batch, number))
    decide(admin_client, batch, "suggested", 1)
    for number in (4, 5):
        jobs.work(claimed(batch, number))
    assert rows(batch, "same_as__number") == [(None,)] * 5
    jobs.work_off("two")

    assert rows(batch, "status", "same_as__number") == [
        ("created", None),
        ("held", None),
        *[("held", 2)] * 3,
    ]


def claimed(batch: ImportBatch, number: int) -> ImportFile:
    file = batch.files.get(number=number)
    ImportFile.objects.filter(pk=file.pk).update(status="working", worker="one")
    file.refresh_from_db()
    return file


def test_where_the_first_came_to_nothing_the_next_is_the_first_and_says_what_it_said_alone() -> None:
    batch = listed(*four_formats())
    finish(claimed(batch, 1), Outcome("wanglu.txt", "failed", reason="读不出来"))

    assert rows(batch, "status", "suggestion", "same_as__number", "reason") == [
        ("failed", "", None, "读不出来"),
        ("held", "new", None, "新的"),
        *[("held", "skip", 2, "与本批的 wanglu.docx 正文相同")] * 2,
    ]


def test_nearly_the_same_text_of_the_same_notice_is_it_again_and_a_template_is_not() -> None:
    templates = [
        OTHER.replace("新建小学", "新建小学" * 9).replace("望麓", place) for place in ("白河", "青岚")
    ]
    batch = listed(
        ("a.txt", OTHER.encode()),
        ("b.txt", LATER.encode()),
        *((f"{number}.txt", text.encode()) for number, text in enumerate(templates)),
    )

    assert rows(batch, "suggestion", "same_as__number") == [
        ("new", None),
        ("skip", 1),
        ("new", None),
        ("new", None),
    ]
    assert batch.files.get(number=2).reason == "与本批的 a.txt 正文有 96% 相同，可能是它的另一版本"


def test_several_formats_of_another_version_write_it_once(admin_client) -> None:
    make_batch(("wanglu.txt", OTHER.encode()))
    jobs.work_off("one")
    batch = listed(*four_formats(LATER)[:3])
    assert rows(batch, "suggestion", "same_as__number") == [("update", None), ("skip", 1), ("skip", 1)]

    decide(admin_client, batch, "suggested", **ALL)
    jobs.work_off("two")

    assert [status for (status,) in rows(batch, "status")] == ["updated", "skipped", "skipped"]


def test_where_the_first_is_left_out_so_are_the_others(admin_client) -> None:
    batch = listed(*four_formats())
    decide(admin_client, batch, "skip", 1)
    decide(admin_client, batch, "suggested", **ALL)
    jobs.work_off("two")

    assert rows(batch, "status", "reason") == [("skipped", "人工决定不导入")] * 4


def test_where_the_first_came_to_nothing_another_is_imported(admin_client) -> None:
    batch = listed(*four_formats())
    batch.files.filter(number=1).update(status="failed")
    decide(admin_client, batch, "suggested", **ALL)
    jobs.work_off("two")

    assert [status for (status,) in rows(batch, "status")] == ["failed", "created", "skipped", "skipped"]


def test_one_that_is_tried_again_is_put_in_its_place(admin_client) -> None:
    batch = make_batch(*four_formats(), duplicates="list")
    batch.files.filter(number=1).update(status="failed")
    jobs.work_off("one")
    assert rows(batch, "same_as__number") == [(None,), (None,), (2,), (2,)]

    admin_client.post(batch.get_absolute_url())
    jobs.work_off("two")

    assert rows(batch, "same_as__number") == [(None,), (1,), (1,), (1,)]


def test_a_takedown_that_deletes_leaves_no_text_in_a_list() -> None:
    make_batch(("wanglu.txt", OTHER.encode()))
    jobs.work_off("one")
    listed(("again.txt", OTHER.encode()))
    assert ListedText.objects.count() == 1

    take_down(Notice.objects.get(), Act(None, "依法"), sealed=False)

    assert not ListedText.objects.exists()


def test_what_is_another_file_again_waits_for_that_one() -> None:
    batch = listed(*four_formats())
    batch.files.update(status="waiting")

    claimed = batches.claim("one")

    assert (claimed and claimed.number, batches.claim("two")) == (1, None)


def test_a_batch_that_is_not_listed_takes_the_first_and_keeps_the_others_apart() -> None:
    batch = make_batch(*four_formats())
    jobs.work_off("one")

    assert rows(batch, "status", "notice__name", "same_as__number") == [
        ("created", "wanglu", None),
        *[("duplicate", "wanglu", 1)] * 3,
    ]


def test_of_files_handed_in_together_a_name_says_nothing() -> None:
    """Of two folders: one unit, the same headline, another year."""
    longer = "\n".join(
        f"{number}.关于第{number}项工作不到位的问题。已完成第{number}次整改。" for number in range(1, 60)
    )
    batch = make_batch(("tongbao.txt", OTHER.encode()), ("tongbao.txt", f"{OTHER}\n{longer}".encode()))
    jobs.work_off("one")

    assert [status for (status,) in rows(batch, "status")] == ["created", "created"]
    assert Notice.objects.count() == 2


@pytest.mark.parametrize("is_trial", [True, False])
def test_the_command_line_says_the_same(tmp_path: Path, capsys, is_trial: bool) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in [*four_formats(), ("a.txt", OTHER.encode()), ("b.txt", LATER.encode())]:
        (folder / name).write_bytes(data)

    call_command("import_notices", folder, dry_run=is_trial)

    out, err = capsys.readouterr()
    assert out.endswith("6 份文件：新增 1，更新 0，未变 1，重复 4，失败 0\n")
    messages = [line.replace(f"{folder}/", "") for line in err.splitlines()]
    assert messages[1:] == [
        f"重复 wanglu.{end}: 与 a 正文相同，没有导入；即本批的 a.txt" for end in ("docx", "html", "pdf")
    ]
    assert messages[0].startswith("重复 b.txt: 与 a 正文有 9")
    assert Notice.objects.count() == (0 if is_trial else 1)


def test_the_page_leads_from_each_file_to_the_one_it_is_again(admin_client) -> None:
    batch = listed(*four_formats())

    page = admin_client.get(batch.get_absolute_url()).content.decode()

    assert page.count('<a href="?file=1#file-1">见第 1 个</a>') == 3
    assert "另有 3 个与它相同" in page
    assert "4 个待决定的，都照建议办" in page


def test_a_list_is_narrowed_to_a_suggestion_and_decided_there(admin_client, monkeypatch) -> None:
    monkeypatch.setattr("notices.importing.views.FILES_A_PAGE", 2)
    batch = listed(("linxi.txt", TEXT.encode()), *four_formats())
    address = batch.get_absolute_url()

    page = admin_client.get(f"{address}?suggestion=skip").content.decode()
    assert '<a href="?suggestion=skip">建议不导入 3</a>' in page
    assert '<a href="?suggestion=skip&amp;page=2" rel="next">' in page
    assert "3 个待决定的，都照建议办" in page
    admin_client.post(f"{address}?suggestion=skip", {"way": "skip", "all": "1"})

    assert [status for (status,) in rows(batch, "status")] == ["held", "held", *["skipped"] * 3]
    assert "这里没有文件。" in admin_client.get(f"{address}?suggestion=skip").content.decode()
    at = admin_client.get(f"{address}?file=5").content.decode()
    assert ('id="file-5"' in at, 'id="file-1"' in at) == (True, False)
