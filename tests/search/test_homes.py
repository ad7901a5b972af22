"""Several machines on one database: the embedded index is on one of them, and the others do not pretend to have it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection

from search import homes, indexing
from search.models import IndexHome, PendingNotice
from tests.factories import make_notice

pytestmark = pytest.mark.django_db
SHARED = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}


@pytest.fixture(name="machines")
def _machines(settings, monkeypatch, tmp_path: Path):
    """Two data folders on one database; gives what moves to the first or second of them."""
    monkeypatch.setattr(homes, "_is_shared", lambda: True)
    settings.SEARCH_ENGINE = "whoosh"

    def at(number: int) -> None:
        settings.DATA_DIR = tmp_path / f"machine-{number}"
        settings.DATA_DIR.mkdir(exist_ok=True)

    return at


def test_a_second_server_with_an_index_of_its_own_does_not_start_and_says_why(machines):
    machines(1)
    homes.refuse_what_is_not_shared()
    machines(2)
    with pytest.raises(ImproperlyConfigured, match=r"在另一台机器上.*SEARCH_ENGINE=opensearch"):
        homes.refuse_what_is_not_shared()
    machines(1)
    homes.refuse_what_is_not_shared()


def test_what_changes_waits_for_the_machine_that_has_the_index(machines):
    machines(1)
    assert homes.is_here()
    PendingNotice.objects.put([make_notice("n-1").name])
    machines(2)
    indexing.work_off()
    with pytest.raises(CommandError, match="在另一台机器上"):
        call_command("rebuild_index", verbosity=0)
    assert PendingNotice.objects.count() == 1
    machines(1)
    indexing.work_off()
    assert not PendingNotice.objects.exists()


def test_another_machine_takes_its_place_when_told_to(machines):
    machines(1)
    assert homes.is_here()
    machines(2)
    call_command("rebuild_index", "--here", verbosity=0)
    assert homes.is_here()
    machines(1)
    assert not homes.is_here()
    assert IndexHome.objects.count() == 1


def test_with_a_cluster_each_server_is_as_good_as_another_but_for_a_key_of_its_own(machines, settings):
    settings.SEARCH_ENGINE = "opensearch"
    for number in (1, 2):
        machines(number)
        settings.HAS_GIVEN_KEY, settings.CACHES = True, SHARED
        homes.refuse_what_is_not_shared()
        settings.HAS_GIVEN_KEY = False
        with pytest.raises(ImproperlyConfigured, match="同一个 SECRET_KEY"):
            homes.refuse_what_is_not_shared()
    assert not IndexHome.objects.exists()


def test_no_server_of_several_counts_for_itself(machines, settings):
    settings.SEARCH_ENGINE, settings.HAS_GIVEN_KEY = "opensearch", True
    machines(1)
    with pytest.raises(ImproperlyConfigured, match="请设 CACHE=database"):
        homes.refuse_what_is_not_shared()
    settings.CACHES = SHARED
    homes.refuse_what_is_not_shared()


SERVERS = {
    "waitress": ("-m", "config.serving", "--listen=127.0.0.1:0"),
    "gunicorn": ("-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--bind", "127.0.0.1:0"),
}


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="machines share no SQLite")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("server", SERVERS)
def test_the_servers_themselves_refuse_on_a_second_machine(tmp_path: Path, server: str):
    IndexHome.objects.create(pk=1, token="of the first machine")  # noqa: S106
    base, _, _database = os.environ["DATABASE_URL"].rpartition("/")
    done = subprocess.run(
        [sys.executable, *SERVERS[server]],
        env={
            **os.environ,
            "SEARCH_ENGINE": "whoosh",
            "DATA_DIR": str(tmp_path),
            "DATABASE_URL": f"{base}/{connection.settings_dict['NAME']}",
        },
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode != 0
    assert homes.ELSEWHERE in done.stderr + done.stdout


@pytest.mark.parametrize("engine", ["whoosh", "opensearch"])
def test_a_database_in_the_data_folder_is_of_one_machine(engine, settings, monkeypatch):
    monkeypatch.setattr(homes, "_is_shared", lambda: False)
    settings.SEARCH_ENGINE, settings.HAS_GIVEN_KEY = engine, False
    homes.refuse_what_is_not_shared()
    assert homes.is_here()
    assert not IndexHome.objects.exists()
