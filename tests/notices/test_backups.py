"""What a backup holds comes back the same, from either database to either, and a damaged one changes nothing."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command

from notices import backups
from notices.backups import LEFT_OUT, backup
from notices.curation.takedowns import take_down
from notices.decisions.recording import Act
from notices.importing.importer import import_file
from notices.models import Notice, Original, Takedown
from notices.versioning.version import current
from search.asking.request import SearchRequest
from search.indexing import differences
from search.query import search
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def site(settings, tmp_path: Path) -> Path:
    """A collection of one notice, with an account and a key; gives the folder of its data."""
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "originals"
    (tmp_path / "secret_key").write_text("a key")
    path = tmp_path / "linxi-2023.txt"
    path.write_bytes(TEXT.encode())
    import_file(path)
    curator = get_user_model().objects.create_user("curator")
    curator.user_permissions.add(Permission.objects.get(codename="change_notice"))
    return tmp_path


def _rows() -> dict[str, list[tuple[object, ...]]]:
    """All that is in the database, but what no backup holds."""
    return {
        model._meta.label_lower: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label_lower not in LEFT_OUT
    }


def _without(path: Path, member: str, content: bytes | None = None) -> None:
    """The archive without a member, or with another content in its place."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != member}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (members | ({} if content is None else {member: content})).items():
            archive.writestr(name, data)


def test_what_was_changed_and_lost_since_comes_back(site: Path, capsys) -> None:
    rows, version, path = _rows(), current(), Path(Original.objects.get().content.path)
    content = path.read_bytes()
    call_command("backup", str(site / "kept.zip"))
    Notice.objects.update(title="改动过的标题")
    get_user_model().objects.all().delete()
    path.unlink()
    (site / "secret_key").write_text("another key")

    call_command("restore", str(site / "kept.zip"), overwrite=True)

    assert _rows() == rows
    assert current() == version
    assert str(version) in capsys.readouterr().out
    assert path.read_bytes() == content
    assert (site / "secret_key").read_text() == "a key"
    assert stat.S_IMODE((site / "secret_key").stat().st_mode) == 0o600


def test_rows_that_are_added_afterwards_get_keys_of_their_own(site: Path) -> None:
    backup(site / "kept.zip")
    call_command("restore", str(site / "kept.zip"), overwrite=True)
    assert (
        get_user_model().objects.create_user("second").pk
        > get_user_model().objects.get(username="curator").pk
    )


def test_what_is_restored_is_searched_and_what_was_there_before_is_not(site: Path) -> None:
    backup(site / "kept.zip")
    Notice.objects.all().delete()
    other = site / "tongjin-2018.txt"
    other.write_bytes((ROOT / "samples" / "tongjin-2018.txt").read_bytes())
    import_file(other)

    call_command("restore", str(site / "kept.zip"), overwrite=True)

    assert differences() == []
    assert {hit.notice for hit in search(SearchRequest("", unit="notice")).hits} == {
        Notice.objects.get().name
    }


@pytest.mark.parametrize("is_sealed", [True, False])
def test_what_was_taken_down_since_does_not_come_back(site: Path, client, capsys, is_sealed: bool) -> None:
    editor = get_user_model().objects.create_user("editor")
    backup(site / "kept.zip")
    notice, original = Notice.objects.get(), Path(Original.objects.get().content.path)
    made = take_down(notice, Act(editor, "登有不该公开的个人信息"), sealed=is_sealed).made

    call_command("restore", str(site / "kept.zip"), overwrite=True)

    assert f"备份之后下架的 1 份通报仍为下架，没有随备份恢复：{notice.name}" in capsys.readouterr().out
    page = client.get(f"/notices/{notice.name}/")
    assert (page.status_code, "登有不该公开的个人信息" in page.content.decode()) == (410, True)
    takedown = Takedown.objects.get()
    assert (str(takedown.author), takedown.made, bool(takedown.sealed)) == ("editor", made, is_sealed)
    assert original.exists() == is_sealed
    assert search(SearchRequest("", unit="notice")).total == 0
    assert import_file(site / "linxi-2023.txt").status == "skipped"


def test_what_came_after_the_backup_and_was_taken_down_stays_out(site: Path) -> None:
    backup(site / "kept.zip")
    other = site / "tongjin-2018.txt"
    other.write_bytes((ROOT / "samples" / "tongjin-2018.txt").read_bytes())
    name = import_file(other).name
    take_down(Notice.objects.get(name=name), Act(None, "理由"), sealed=True)

    assert backups.restore(site / "kept.zip", overwrite=True)[1] == [name]

    assert import_file(other).status == "skipped"
    assert [notice.name for notice in Notice.objects.all()] != [name]


def test_what_was_taken_down_before_the_backup_is_as_it_was(site: Path) -> None:
    take_down(Notice.objects.get(), Act(None, "理由"), sealed=True)
    rows = _rows()
    backup(site / "kept.zip")
    assert backups.restore(site / "kept.zip", overwrite=True)[1] == []
    assert _rows() == rows


def test_nothing_is_written_over_unasked(site: Path) -> None:
    backup(site / "kept.zip")
    with pytest.raises(CommandError, match="--overwrite"):
        call_command("restore", str(site / "kept.zip"))


def test_a_backup_is_its_owners_and_named_by_the_time_in_a_folder(site: Path) -> None:
    folder = site / "backups"
    folder.mkdir()
    call_command("backup", str(folder))
    (path,) = folder.iterdir()
    assert path.name.startswith("zhenggai-20")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_original_that_is_missing_is_said_and_no_reason_to_have_no_backup(site: Path, capsys) -> None:
    original = Original.objects.get().content
    Path(original.path).unlink()
    call_command("backup", str(site / "kept.zip"))
    assert capsys.readouterr().err == f"没有原件 {original.name}，备份中也没有。\n"


def test_a_backup_that_cannot_be_written_leaves_no_half_of_it(site: Path, monkeypatch) -> None:
    def full(*_rows: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("notices.backups._write_rows", full)
    before = sorted(site.iterdir())
    with pytest.raises(CommandError, match="没有写成"):
        call_command("backup", str(site / "kept.zip"))
    assert sorted(site.iterdir()) == before


@pytest.mark.parametrize(
    ("member", "content", "why"),
    [
        ("manifest.json", None, "不是完整的备份"),
        ("rows/notices.measure.jsonl", None, "不是完整的备份"),
        ("rows/notices.measure.jsonl", b'["id"]\n', "行数不对"),
        ("rows/notices.measure.jsonl", b'["id"]\n[1,2]\n', "不是完整的备份"),
        ("rows/notices.part.jsonl", b'["id"]\n[{]\n', "不是完整的备份"),
        (f"files/ab/{'ab' * 32}", b"forged", "哈希值"),
    ],
)
def test_a_damaged_backup_changes_no_row(site: Path, member: str, content: bytes | None, why: str) -> None:
    backup(site / "kept.zip")
    _without(site / "kept.zip", member, content)
    rows = _rows()
    with pytest.raises(CommandError, match=why):
        call_command("restore", str(site / "kept.zip"), overwrite=True)
    assert _rows() == rows


def test_flipped_bytes_are_noticed(site: Path) -> None:
    backup(site / "kept.zip")
    data = bytearray((site / "kept.zip").read_bytes())
    data[200] ^= 0xFF
    (site / "kept.zip").write_bytes(data)
    rows = _rows()
    with pytest.raises(CommandError, match="不是完整的备份"):
        call_command("restore", str(site / "kept.zip"), overwrite=True)
    assert _rows() == rows


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("format", 99, "备份的格式是 99"),
        ("migrations", [["notices", "9999_later"]], "来自更新的版本.*notices.9999_later"),
        ("migrations", [["notices", "0001_initial"]], "空的数据库"),
    ],
)
def test_a_backup_of_another_version_is_refused_by_name(
    site: Path, column: str, value: object, why: str
) -> None:
    backup(site / "kept.zip")
    with zipfile.ZipFile(site / "kept.zip") as archive:
        manifest = json.loads(archive.read("manifest.json"))
    _without(site / "kept.zip", "manifest.json", json.dumps(manifest | {column: value}).encode())
    with pytest.raises(CommandError, match=why):
        call_command("restore", str(site / "kept.zip"), overwrite=True)


def test_a_site_of_sqlite_moves_to_this_database_as_it_was_when_its_backup_began(site: Path) -> None:
    """On PostgreSQL as well (`pytest --rows`): the rows of one database are those of the other."""
    environment = os.environ | {"DATA_DIR": str(site / "other"), "DATABASE_URL": ""}

    def run(*words: str) -> str:
        command = [sys.executable, *words]
        run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        return run.stdout

    run("manage.py", "migrate", "--verbosity", "0")
    run("manage.py", "import_notices", "samples")
    version, meanwhile = run("-c", WRITTEN_MEANWHILE, str(site / "other.zip")).splitlines()

    call_command("restore", str(site / "other.zip"), overwrite=True)

    assert meanwhile == "10"
    assert str(current()) == version
    assert not Notice.objects.filter(title="后来的标题").exists()
    assert differences() == []


# After the first table, another connection writes to the next ones, and is not kept waiting.
WRITTEN_MEANWHILE = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from pathlib import Path
from django.db import connection
from notices import backups
write_rows, counts = backups._write_rows, []
def interrupted(*parts):
    count = write_rows(*parts)
    if not counts:
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("UPDATE notices_notice SET title = '后来的标题'")
            counts.append(cursor.rowcount)
    return count
backups._write_rows = interrupted
print(backups.backup(Path(sys.argv[1])).collection)
print(*counts)
"""
