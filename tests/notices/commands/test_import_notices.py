from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from notices.management.commands import import_notices
from notices.models import Notice, Original
from notices.signals import notices_changed
from tests.notices.notices_text import TEXT
from tools.disguised import DISGUISES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def originals(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "linxi-2023.txt").write_bytes(TEXT.encode())
    return folder


def test_it_counts_what_became_of_the_files(folder: Path, capsys) -> None:
    call_command("import_notices", folder)

    assert capsys.readouterr().out == "1 份文件：新增 1，更新 0，未变 0，失败 0\n"
    assert not Notice.objects.get().is_sample


def test_a_long_run_names_the_files_that_took_longest(folder: Path, capsys, monkeypatch) -> None:
    monkeypatch.setattr(import_notices, "LONG_RUN", 2)
    monkeypatch.setattr(import_notices, "SLOWEST", 1)
    (folder / "a-bad.txt").write_bytes(b"")

    with pytest.raises(SystemExit):
        call_command("import_notices", folder)

    assert re.search(r"最慢的：\S*linxi-2023\.txt \d+\.\d 秒\n$", capsys.readouterr().out)


def test_it_marks_samples(folder: Path) -> None:
    call_command("import_notices", folder, sample=True)

    assert Notice.objects.get().is_sample


def test_a_bad_file_is_named_and_the_rest_go_on(folder: Path, capsys) -> None:
    (folder / "a-bad.txt").write_bytes(b"")

    with pytest.raises(SystemExit) as exit_:
        call_command("import_notices", folder)

    out, err = capsys.readouterr()
    assert exit_.value.code == 1
    assert "a-bad.txt" in err
    assert out == "2 份文件：新增 1，更新 0，未变 0，失败 1\n"


def test_files_are_named_in_whatever_encoding_a_disk_has_them(folder: Path, capsys) -> None:
    (folder / "linxi-2023.txt").rename(folder / os.fsdecode("临溪.txt".encode("gb18030")))
    (folder / os.fsdecode(b"\xff.txt")).write_bytes(b"")

    with pytest.raises(SystemExit):
        call_command("import_notices", folder)

    out, err = capsys.readouterr()
    assert (Original.objects.get().name, "\ufffd.txt" in err) == ("临溪.txt", True)
    assert out == "2 份文件：新增 1，更新 0，未变 0，失败 1\n"


def test_a_dry_run_lists_what_would_happen(folder: Path, capsys) -> None:
    call_command("import_notices", folder, dry_run=True)

    assert capsys.readouterr().out == (
        f"created   linxi-2023  ← {folder / 'linxi-2023.txt'}\n"
        "试运行，未写入：1 份文件：新增 1，更新 0，未变 0，失败 0\n"
    )
    assert not Notice.objects.exists()


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="没有这样的文件或文件夹"):
        call_command("import_notices", tmp_path / "nowhere")


def test_the_index_is_told_once_with_the_names(folder: Path) -> None:
    told = []

    def listen(names, **_) -> None:
        told.append(names)

    notices_changed.connect(listen)
    try:
        call_command("import_notices", folder)
        call_command("import_notices", folder)
    finally:
        notices_changed.disconnect(listen)
    assert told == [["linxi-2023"]]


def test_the_files_of_a_zip_are_imported_each(tmp_path: Path, capsys) -> None:
    with zipfile.ZipFile(tmp_path / "some.zip", "w") as archive:
        archive.writestr("a-1.txt", TEXT)
        archive.writestr("b.txt", "今天天气不错。")

    with pytest.raises(SystemExit):
        call_command("import_notices", tmp_path / "some.zip")

    said = capsys.readouterr()
    assert f"失败 {tmp_path}/some.zip:b.txt: 没有找到任何问题" in said.err
    assert said.out == "2 份文件：新增 1，更新 0，未变 0，失败 1\n"


def test_a_page_is_imported_with_its_address(settings, live_page: str) -> None:
    settings.FETCH_PRIVATE = True

    call_command("import_notices", live_page)

    notice = Notice.objects.get()
    assert (notice.name, notice.url) == ("tongbao", live_page)
    assert notice.fetched


def test_a_page_in_ones_own_network_is_refused(capsys) -> None:
    with pytest.raises(SystemExit):
        call_command("import_notices", "http://127.0.0.1/notice.html")
    assert "失败 http://127.0.0.1/notice.html: 网址指向内部网络" in capsys.readouterr().err


FORMATS = ("semantic page", "word", "pdf")


def in_four_formats(folder: Path) -> list[str]:
    """The notice of the folder in other formats, under other names."""
    names = [f"{number}.{DISGUISES[kind][0]}" for number, kind in enumerate(FORMATS)]
    for name, kind in zip(names, FORMATS, strict=True):
        (folder / name).write_bytes(DISGUISES[kind][1](TEXT))
    return names


def test_a_notice_in_four_formats_is_taken_once(folder: Path, capsys) -> None:
    call_command("import_notices", folder / "linxi-2023.txt")
    names = in_four_formats(folder)

    call_command("import_notices", folder)

    out, err = capsys.readouterr()
    assert Notice.objects.count() == 1
    assert out.endswith("4 份文件：新增 0，更新 0，未变 1，重复 3，失败 0\n")
    reasons = [f"重复 {folder / name}: 与 linxi-2023 正文" for name in names]
    assert [line.startswith(reason) for line, reason in zip(err.splitlines(), reasons, strict=True)] == [
        True
    ] * 3


@pytest.mark.parametrize(("choice", "count"), [("new", 4), ("update", 1)])
def test_what_is_there_already_is_imported_when_told_to(folder: Path, choice: str, count: int) -> None:
    call_command("import_notices", folder / "linxi-2023.txt")
    in_four_formats(folder)

    call_command("import_notices", folder, duplicates=choice)

    assert Notice.objects.count() == count


def test_what_reading_remarks_on_is_a_doubt_of_the_notice(folder: Path) -> None:
    (folder / "linxi-2023.txt").write_text(TEXT.replace("学位", "学\x1b位", 1))

    call_command("import_notices", folder)

    doubts = Notice.objects.get().doubts.values_list("reason", "words")
    assert doubts[0] == ("删去了 1 个看不见的控制字符", TEXT.splitlines()[0])
