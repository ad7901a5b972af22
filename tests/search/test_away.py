"""Nobody answers for the index: pages and the API say so, rows can be read, and what changes waits to be indexed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search import indexing, upkeep
from search.checks import index_is_whole
from search.models import PendingNotice
from tests.conftest import index_in
from tests.pages_data import make_linxi
from tests.search.test_restoring import ADDRESSES

NOWHERE = ("http://127.0.0.1:9",)  # the port to discard by: nobody listens
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _away(settings, tmp_path: Path) -> Iterator[None]:
    make_linxi()
    with index_in(settings, tmp_path / "index", "opensearch", URLS=NOWHERE):
        yield


def test_pages_say_that_search_is_away_and_notices_can_be_read(client):
    for address in ADDRESSES:
        response = client.get(address)
        assert (response.status_code, response["Retry-After"]) == (503, "30"), address
        assert "检索服务暂时没有回应" in response.content.decode()
    for address in ("/notices/linxi-2021/", "/coverage/", "/categories/"):
        assert client.get(address).status_code == 200


def test_the_interface_says_so_in_its_own_shape(client):
    response = client.get("/api/v1/search?q=学位")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert response.json() == {"detail": "检索服务暂时没有回应，请稍后再试。"}
    assert client.get("/api/v1/notices/linxi-2021").status_code == 200


def test_checks_and_commands_say_so_and_make_nothing_anew():
    [warning] = index_is_whole(None)
    assert (warning.id, "没有回应" in warning.msg) == ("search.W003", True)
    for command in (["search_notices", "学位"], ["check_index"], ["rebuild_index", "--if-stale"]):
        with pytest.raises(CommandError, match="检索服务没有回应"):
            call_command(*command, verbosity=0)


def test_what_was_changed_waits():
    PendingNotice.objects.put(["linxi-2021"])
    indexing.work_off()
    assert [row.name for row in PendingNotice.objects.all()] == ["linxi-2021"]


@pytest.mark.django_db(transaction=True)
def test_the_upkeep_of_a_server_looks_again_soon():
    assert upkeep._once() == upkeep.AWAY
