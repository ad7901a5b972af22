from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from notices.models import Notice
from notices.signals import notices_changed
from tests.notices.notices_text import TEXT

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


def test_a_page_in_ones_own_network_is_refused(live_page: str, capsys) -> None:
    with pytest.raises(SystemExit):
        call_command("import_notices", live_page)
    assert f"失败 {live_page}: 网址指向内部网络" in capsys.readouterr().err
