"""Several machines on one database: the embedded index is on one of them, and the others do not pretend to have it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from search import homes, indexing
from search.models import IndexHome, PendingNotice
from tests.factories import make_notice

pytestmark = pytest.mark.django_db


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
        settings.HAS_GIVEN_KEY = True
        homes.refuse_what_is_not_shared()
        settings.HAS_GIVEN_KEY = False
        with pytest.raises(ImproperlyConfigured, match="同一个 SECRET_KEY"):
            homes.refuse_what_is_not_shared()
    assert not IndexHome.objects.exists()


@pytest.mark.parametrize("engine", ["whoosh", "opensearch"])
def test_a_database_in_the_data_folder_is_of_one_machine(engine, settings, monkeypatch):
    monkeypatch.setattr(homes, "_is_shared", lambda: False)
    settings.SEARCH_ENGINE, settings.HAS_GIVEN_KEY = engine, False
    homes.refuse_what_is_not_shared()
    assert homes.is_here()
    assert not IndexHome.objects.exists()
