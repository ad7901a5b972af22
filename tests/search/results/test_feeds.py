import re
import xml.etree.ElementTree as ET
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notices.models import Notice
from search import indexing
from tests.factories import make_notice, make_problem
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def collection() -> None:
    """临溪 of 2021; then, later into the collection, a notice of 2019 with words of XML in it."""
    make_linxi()
    notice = make_notice("bai-2019", title="柏桥区的通报", published=date(2019, 5, 1))
    make_problem(notice, "关于学位<不足>的问题", title="学位<不足>", measures=["新增学位 & 师资"])
    indexing.rebuild()


def feed(client, query: str = "") -> ET.Element:
    response = client.get(f"/search/feed/{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)  # noqa: S314  # our own


def entries(found: ET.Element) -> list[str]:
    return [urlsplit(each.findtext(f"{ATOM}id") or "").path for each in found.iter(f"{ATOM}entry")]


@pytest.mark.usefixtures("collection")
def test_what_came_last_into_the_collection_comes_first(client):
    assert entries(feed(client, "?q=学位")) == ["/notices/bai-2019/p1/", "/notices/linxi-2021/p1/"]


@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize(
    "query", ["", "?q=学位", "?unit=measure&q=学位", "?unit=notice", "?year=2021", "?q=没有的词"]
)
def test_a_feed_holds_what_the_page_of_results_finds(client, query):
    page = client.get(f"/search/{query}").content.decode()
    hits = re.findall(r'<article class="hit">.*?<a href="([^"]+)"', page, re.DOTALL)
    assert sorted(entries(feed(client, query))) == sorted(hits)


@pytest.mark.usefixtures("collection")
def test_a_feed_says_what_it_follows_and_where_it_stands(client):
    found = feed(client, "?q=学位&sort=oldest&group=1")
    assert found.findtext(f"{ATOM}title") == "全部问题，含‘学位’ · 整改通"
    links = {each.get("rel"): each.get("href", "") for each in found.findall(f"{ATOM}link")}
    assert links["self"].startswith("http://testserver/search/feed/?q=%E5%AD%A6%E4%BD%8D")
    assert links["alternate"].startswith("http://testserver/search/?q=%E5%AD%A6%E4%BD%8D")


@pytest.mark.usefixtures("collection")
def test_an_entry_is_whole(client):
    entry = next(feed(client, "?q=学位").iter(f"{ATOM}entry"))
    notice = Notice.objects.get(name="bai-2019")
    assert entry.findtext(f"{ATOM}title") == "学位<不足>"
    assert entry.findtext(f"{ATOM}published") == notice.created.isoformat()
    assert entry.findtext(f"{ATOM}updated") == notice.updated.isoformat()
    assert entry.findtext(f"{ATOM}summary") == "2019-05-01 · 柏桥区的通报 · 新增学位 & 师资"


@pytest.mark.usefixtures("collection")
def test_ids_are_of_the_public_site_whatever_name_was_asked(client, settings):
    settings.SITE_URL = "https://zhenggai.example"
    found = feed(client, "?unit=measure&year=2019")
    assert found.findtext(f"{ATOM}entry/{ATOM}id") == "https://zhenggai.example/notices/bai-2019/p1/m1/"


def test_what_cannot_be_asked_is_a_bad_request_with_a_sentence(client):
    response = client.get("/search/feed/?q=" + "字" * 2001)
    assert response.status_code == 400
    assert "检索词太长" in response.content.decode()


@pytest.mark.usefixtures("collection")
def test_the_number_of_queries_does_not_grow_with_the_entries(client):
    def queries() -> int:
        feed(client, "?q=学位")  # once before counting: the index opens
        with CaptureQueriesContext(connection) as asked:
            feed(client, "?q=学位")
        return len(asked)

    before = queries()
    for number in range(8):
        make_linxi(f"linxi-{number}")
    indexing.rebuild()
    assert queries() == before


@pytest.mark.usefixtures("collection")
def test_a_page_of_results_leads_to_its_feed(client):
    page = client.get("/search/?q=学位&year=2021&page=1").content.decode()
    address = "/search/feed/?q=学位&amp;year=2021"
    assert f'type="application/atom+xml" title="2021 年的问题，含‘学位’" href="{address}"' in page
    assert "<title>2021 年的问题，含‘学位’ · 整改通</title>" in page
    assert page.count(f'href="{address}"') == 2


def test_a_browser_can_add_the_site(client, settings):
    settings.SITE_URL = "https://zhenggai.example"
    response = client.get("/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    said = ET.fromstring(response.content)  # noqa: S314  # our own
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert said.findtext(f"{space}ShortName") == "整改通"
    assert {
        url.get("type"): url.get("template") for url in said.findall(f"{space}Url") if not url.get("rel")
    } == {
        "text/html": "https://zhenggai.example/search/?q={searchTerms}",
        "application/atom+xml": "https://zhenggai.example/search/feed/?q={searchTerms}",
    }
    assert (
        '<link rel="search" type="application/opensearchdescription+xml"'
        in client.get("/search/").content.decode()
    )
