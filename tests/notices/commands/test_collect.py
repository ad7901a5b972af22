"""The collector as a process of its own, killed without a word wherever it is, against sites on this machine."""

from __future__ import annotations

import fcntl
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from notices.management.commands.collect import _LOCK
from notices.models import Notice, SourceSite
from tests.effort import drawn
from tests.notices.collecting.sites import PACE, Site, build, served, title

ROOT = Path(__file__).resolve().parents[3]
FORM = ROOT / "docs" / "sources.toml"
SETUP = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from pathlib import Path
from django.core.management import call_command
from notices.collecting import source_file
from notices.models import SourceSite
def load(path, pace):
    call_command("migrate", verbosity=0)
    source_file.load(Path(path))
    SourceSite.objects.update(pace=pace)
"""


def started(folder: Path, *command: str) -> subprocess.Popen[str]:
    environment = os.environ | {
        "DATA_DIR": str(folder),
        "DATABASE_URL": "",
        "FETCH_PRIVATE": "True",
        "CONTACT_EMAIL": "desk@example.org",
        "CONFINED_READING": "False",
    }
    return subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )


def finished(folder: Path, *command: str) -> None:
    process = started(folder, *command)
    process.communicate()
    assert process.returncode == 0


def rows(folder: Path, question: str) -> list[str]:
    with closing(sqlite3.connect(folder / "database.sqlite3")) as database:
        return [str(row[0]) for row in database.execute(question)]


def test_a_collector_that_is_killed_again_and_again_takes_every_notice_once(tmp_path: Path) -> None:
    number, kills = drawn(gate=6, long=116), drawn(gate=2, long=20)
    with served(Site("utf-8", with_etags=True)) as first, served(Site("gb18030", with_etags=False)) as second:
        expected = build(first, range(1, number + 1), scripted=True)
        expected |= build(second, range(301, 301 + number), scripted=False)
        sources = tmp_path / "sources.toml"
        sources.write_text(
            "".join(
                f'[[source]]\nname = "{name}"\naddress = "{site.address}/xcgz/index.html"\npace = 1.0\n'
                for name, site in (("青岚", first), ("云泽", second))
            )
        )
        finished(tmp_path, "-c", f"{SETUP}\nload({str(sources)!r}, {PACE})")
        moments = [(kill + 1) * 2 * number // (kills + 1) for kill in range(kills)]
        for moment in moments:
            process = started(tmp_path, "manage.py", "collect")
            kill_at(moment, process, (first, second))
            process.communicate()
        for site in (first, second):
            site.on_request = lambda *_: None

        finished(tmp_path, "manage.py", "collect")

        assert rows(tmp_path, "SELECT title FROM notices_notice ORDER BY title") == sorted(expected)
        assert rows(tmp_path, "SELECT name FROM notices_sourcesite WHERE ended IS NULL") == []
        for site in (first, second):
            twice = {path for path, times in site.paths().items() if times > 1}
            assert twice == set()
            by_arrival = sorted(site.requests, key=lambda request: request.arrived)
            assert all(after.arrived - before.arrived >= PACE for before, after in pairwise(by_arrival))
            assert site.times["/secret/trap"] == 0


def kill_at(moment: int, process: subprocess.Popen[str], sites: tuple[Site, Site]) -> None:
    """Kills when so many answers have been given and another is asked for, which is then never answered."""

    def on_request(_: int) -> None:
        if sum(len(site.requests) for site in sites) >= moment and process.poll() is None:
            process.send_signal(signal.SIGKILL)
            process.wait()
            raise ConnectionAbortedError

    for site in sites:
        site.on_request = on_request


@pytest.mark.django_db
def test_nobody_is_asked_without_a_contact(settings) -> None:
    settings.CONTACT_EMAIL = ""

    with pytest.raises(CommandError, match="请先设置 CONTACT_EMAIL"):
        call_command("collect")


@pytest.mark.django_db
def test_one_collector_runs_at_a_time(settings, tmp_path: Path) -> None:
    settings.CONTACT_EMAIL, settings.DATA_DIR = "desk@example.org", tmp_path
    (tmp_path / "collecting").mkdir()
    with (tmp_path / "collecting" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CommandError, match="另一个 collect 正在运行"):
            call_command("collect")


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="machines share no SQLite")
@pytest.mark.django_db
def test_one_collector_runs_at_a_time_whichever_the_machine(settings, tmp_path: Path) -> None:
    settings.CONTACT_EMAIL, settings.DATA_DIR = "desk@example.org", tmp_path
    another = connection.copy()
    try:
        with another.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            with pytest.raises(CommandError, match="另一个 collect 正在运行"):
                call_command("collect")
            # The server ends a closed session some time later, and with it its locks.
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
    finally:
        another.close()
    call_command("collect")


@pytest.mark.django_db
def test_sources_come_from_a_file_and_are_named(settings, tmp_path: Path) -> None:
    settings.CONTACT_EMAIL, settings.DATA_DIR = "desk@example.org", tmp_path

    with pytest.raises(CommandError, match="没有这样的来源：白桥"):
        call_command("collect", "白桥", load=FORM, stdout=StringIO())
    assert SourceSite.objects.count() == 2
    with pytest.raises(CommandError, match="nowhere"):
        call_command("collect", load=tmp_path / "nowhere.toml")


@pytest.mark.django_db
def test_notices_are_in_at_the_end_and_the_log_can_be_read(settings, tmp_path: Path) -> None:
    settings.CONTACT_EMAIL, settings.DATA_DIR = "desk@example.org", tmp_path
    settings.FETCH_PRIVATE, settings.MEDIA_ROOT = True, tmp_path / "originals"
    with served(Site("utf-8", with_etags=True)) as site:
        build(site, range(1, 3), scripted=True)
        SourceSite.objects.create(name="青岚", address=f"{site.address}/xcgz/index.html", pace=PACE)
        output = StringIO()

        call_command("collect", "青岚", stdout=output)

        lines = output.getvalue().splitlines()
        assert lines[-1] == "青岚：等待 0，已读 4，收下 7，未收 10，失败 2"
        assert lines[2][9:] == f"收下 {site.address}/xcgz/t1.html {title(1)}"
        assert Notice.objects.count() == 6


@pytest.mark.django_db
def test_out_of_hours_nobody_is_asked(settings, tmp_path: Path, monkeypatch) -> None:
    settings.CONTACT_EMAIL, settings.DATA_DIR = "desk@example.org", tmp_path
    settings.FETCH_PRIVATE = True
    monkeypatch.setattr("notices.management.commands.collect.is_within", lambda _: False)
    with served(Site("utf-8", with_etags=True)) as site:
        SourceSite.objects.create(name="青岚", address=f"{site.address}/xcgz/index.html", pace=PACE)
        output = StringIO()

        call_command("collect", stdout=output)

        assert site.requests == []
        assert output.getvalue().strip().endswith("没有走完，下次接着走")
