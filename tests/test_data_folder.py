"""The data folder is closed to other accounts, and its key is one."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from config import data_folder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_missing_folder_is_made_closed(tmp_path):
    assert mode(data_folder.opened(tmp_path / "a" / "var")) == 0o700


def test_what_stood_open_is_closed(tmp_path):
    folder = tmp_path / "var"
    folder.mkdir(mode=0o755)
    (folder / "index").mkdir(mode=0o755)
    (folder / "database.sqlite3").touch(mode=0o644)
    data_folder.opened(folder)
    assert [mode(path) for path in (folder, folder / "index", folder / "database.sqlite3")] == [
        0o700,
        0o700,
        0o600,
    ]


def test_a_folder_that_everybody_writes_into_stays_as_it_is(tmp_path):
    (tmp_path / "theirs").touch(mode=0o644)
    tmp_path.chmod(0o1777)
    data_folder.opened(tmp_path)
    assert (mode(tmp_path), mode(tmp_path / "theirs")) == (0o1777, 0o644)


def test_what_a_link_points_to_stays_as_it_is(tmp_path):
    outside = tmp_path / "outside"
    outside.touch(mode=0o644)
    folder = data_folder.opened(tmp_path / "var")
    (folder / "link").symlink_to(outside)
    data_folder.opened(folder)
    assert mode(outside) == 0o644


def test_the_key_is_made_once_and_for_nobody_else(tmp_path):
    path = tmp_path / "secret_key"
    key = data_folder.secret(path)
    assert len(key) >= 50
    assert (data_folder.secret(path), path.read_text(), mode(path)) == (key, key, 0o600)


@pytest.mark.parametrize("content", ["", " \n"])
def test_an_empty_file_is_no_key(tmp_path, content):
    path = tmp_path / "secret_key"
    path.write_text(content)
    key = data_folder.secret(path)
    assert len(key) >= 50
    assert path.read_text() == key


def test_a_key_that_somebody_wrote_is_taken_as_it_is(tmp_path):
    path = tmp_path / "secret_key"
    path.write_text("written by hand\n")
    assert data_folder.secret(path) == "written by hand\n"


def test_processes_that_start_together_have_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(data_folder.secret, [tmp_path / "secret_key"] * 8))) == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="settings of SQLite")
@pytest.mark.django_db
def test_writers_wait_half_a_minute_and_what_is_deleted_is_overwritten():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        wait = cursor.fetchone()
        cursor.execute("PRAGMA secure_delete")
        assert (wait, cursor.fetchone()) == ((30_000,), (1,))


def test_the_data_folder_of_this_process_is_closed():
    assert mode(settings.DATA_DIR) == 0o700


@pytest.mark.skipif(connection.vendor != "sqlite", reason="settings of SQLite")
@pytest.mark.django_db
def test_threads_of_a_test_have_connections_of_their_own():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA database_list")
        assert Path(cursor.fetchone()[2]).parent == settings.DATA_DIR
