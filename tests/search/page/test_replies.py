"""A count can be repeated: links carry the version of the data, and pages say whether it is still the one."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from notices.versioning.changes import corrected
from notices.versioning.version import current
from search import indexing
from tests.factories import make_category, make_notice, make_problem
from tests.pages_text import html, links

pytestmark = pytest.mark.django_db

OTHER = "2001-01-01-000000000000"
SAME = "与现在的一致，条数可以重现"
CHANGED = "此后有过增补或订正，条数可能与当时不同"
PAGES = [
    "/search/?q=学位",
    "/search/?unit=notice",
    "/matrix/?q=学位",
    "/trends/?q=学位",
    "/concordance/?q=学位",
]


@pytest.fixture(autouse=True)
def _collection() -> None:
    make_problem(make_notice("a"), measures=["新增学位。"], categories=[make_category("education")])
    corrected(["a"])
    indexing.rebuild()


@pytest.mark.parametrize("address", PAGES)
def test_every_count_has_a_link_with_the_version_it_was_made_of(client, address):
    page = html(client, address)
    [link] = links(page, "带数据版本的链接")
    assert link.endswith(f"version={current()}")
    assert SAME not in page
    assert SAME in html(client, address.partition("?")[0] + link)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_that_the_data_have_changed_since(client, address):
    page = html(client, f"{address}&version={OTHER}")
    assert f"链接所写的数据版本是 {OTHER}，现在的是 {current()}：{CHANGED}" in page


@pytest.mark.parametrize("version", ["", "2021", "<b>", "x" * 5000])
def test_what_is_no_version_says_nothing(client, version):
    page = html(client, f"/search/?q=学位&version={version}")
    assert SAME not in page
    assert CHANGED not in page


def test_only_the_page_in_the_other_language_keeps_the_version_asked_for(client):
    address = f"/search/?q={quote('学位')}&version={OTHER}"
    assert [link for link in links(html(client, address), "") if OTHER in link] == [f"/en{address}"]


@pytest.mark.parametrize(
    "address",
    [
        "/search/export/csv/?q=学位",
        f"/search/export/jsonl/?q=学位&version={OTHER}",
        "/notices/a/export/csv/",
        "/matrix/file/csv/",
        "/trends/file/csv/",
        "/concordance/csv/?q=学位",
        "/basket/csv/?id=a",
        "/api/v1/search?q=学位",
        "/api/v1/notices/a",
    ],
)
def test_every_file_and_every_answer_of_the_interface_names_the_version(client, address):
    response = client.get(address)
    assert (response.status_code, response["X-Collection-Version"]) == (200, str(current()))


def test_the_whole_collection_names_it_too(admin_client):
    assert admin_client.get("/export/zhenggai.zip")["X-Collection-Version"] == str(current())


def test_the_interface_says_it_in_the_answer(client):
    assert client.get("/api/v1/collection").json()["version"] == str(current())
    found = client.get(f"/api/v1/search?q=学位&version={OTHER}").json()
    assert (found["total"], found["collection_version"]) == (1, str(current()))


def test_citations_bear_it_in_their_note(client):
    assert f"数据版本 {current()}" in html(client, "/notices/a/p1/cite.bib")
    assert html(client, "/basket/cite.ris?id=a&id=a/p1").count(f"数据版本 {current()}") == 2
    assert f"数据版本 {current()}" in html(client, "/notices/a/")
