"""An index that is not whole: pages and the API say that search is being restored, and it restores itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search import indexing, upkeep
from search.asking.request import SearchRequest
from search.checks import index_is_whole
from search.engines.connection import engine
from search.engines.whoosh import codec, snapshot
from search.models import PendingNotice
from search.query import search
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


def forget() -> None:
    """As a process that has just begun."""
    codec._mapped.clear()
    snapshot._open.clear()


def folder_gone(root: Path) -> None:
    shutil.rmtree(root)


def segment_cut(root: Path) -> None:
    [path] = root.rglob("*.arrays")
    path.write_bytes(path.read_bytes()[:-100])


def contents_flipped(root: Path) -> None:
    [path] = root.rglob("*.toc")
    content = path.read_bytes()
    path.write_bytes(content[:50] + bytes([content[50] ^ 1]) + content[51:])


def older_version(root: Path) -> None:
    [path] = root.rglob("fingerprint")
    path.write_text("1 Layout()\n")


def name_damaged(root: Path) -> None:
    (root / "current").write_bytes(b"\0\xff")


DAMAGES = [folder_gone, segment_cut, contents_flipped, older_version, name_damaged]


@pytest.fixture(name="damaged", params=DAMAGES, ids=lambda damage: damage.__name__)
def _damaged(request, own_index: Path) -> None:
    make_linxi()
    indexing.rebuild()
    damage: Callable[[Path], None] = request.param
    damage(own_index)
    forget()


ADDRESSES = (
    *(
        "/",
        "/search/?q=学位",
        "/search/?q=",
        "/search/feed/?q=学位",
        "/search/export/csv/?q=学位",
    ),
    *("/matrix/", "/trends/", "/compare/?district=none", "/concordance/?q=学位", "/figures/?q=学位"),
    *("/notices/linxi-2021/hits/?q=学位", "/figures/export/csv/?q=学位"),
)


@pytest.mark.usefixtures("damaged")
def test_pages_say_that_search_is_being_restored_and_notices_can_be_read(client):
    for address in ADDRESSES:
        response = client.get(address)
        assert (response.status_code, response["Retry-After"]) == (503, "30"), address
        assert "检索正在恢复" in response.content.decode()
    assert client.get("/notices/linxi-2021/").status_code == 200
    assert client.get("/coverage/").status_code == 200
    assert client.get("/categories/").status_code == 200


@pytest.mark.usefixtures("damaged")
def test_the_interface_says_so_in_its_own_shape(client):
    response = client.get("/api/v1/search?q=学位")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert response.json() == {"detail": "检索索引正在从数据库重建，请稍后再试。"}


@pytest.mark.usefixtures("damaged")
def test_checks_and_commands_name_what_is_wrong():
    [warning] = index_is_whole(None)
    assert warning.id in ("search.W001", "search.W002")
    assert warning.hint == "运行 python manage.py rebuild_index"
    with pytest.raises(CommandError, match="检索索引不能使用"):
        call_command("search_notices", "学位")
    assert not engine().is_current()
    call_command("rebuild_index", "--if-stale", verbosity=0)
    assert index_is_whole(None) == []


@pytest.mark.usefixtures("damaged")
def test_the_upkeep_of_a_server_restores_it():
    indexing.keep_whole()
    assert search(SearchRequest("", unit="notice")).total == 1
    assert index_is_whole(None) == []


@pytest.mark.usefixtures("damaged")
def test_whoever_indexes_what_waits_restores_it():
    PendingNotice.objects.put(["linxi-2021"])
    indexing.work_off()
    assert search(SearchRequest("", unit="notice")).total == 1


def test_a_whole_index_is_not_made_anew():
    make_linxi()
    indexing.rebuild()
    before = engine().generation()
    indexing.keep_whole()
    assert engine().generation() == before


@pytest.mark.django_db(transaction=True)
def test_a_round_of_the_upkeep_looks_after_it(own_index):
    make_linxi()
    indexing.rebuild()
    folder_gone(own_index)
    assert upkeep._once() == upkeep.POLL
    assert search(SearchRequest("", unit="notice")).total == 1
