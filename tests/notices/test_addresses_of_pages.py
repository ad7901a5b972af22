"""The address that is printed below a page, those it is known by, and what is shown where it is shared."""

import html
import re

import pytest

from search import indexing
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


def test_a_printed_page_bears_the_address_of_the_public_site(client, settings):
    settings.SITE_URL = "https://zhenggai.example/"
    page = client.get("/categories/?from=%E5%AE%B6").content.decode()
    assert '<p class="printed">https://zhenggai.example/categories/?from=%E5%AE%B6</p>' in page


def test_a_page_that_does_not_exist_has_no_address_to_print(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert '<p class="printed"></p>' in response.content.decode()


def test_a_host_that_is_not_ours_is_refused_and_not_printed(client):
    response = client.get("/categories/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "elsewhere.example" not in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        *(
            "/notices/linxi-2021/",
            "/notices/linxi-2021/p1/cite.bib",
            "/search/feed/?q=学位",
            "/opensearch.xml",
            "/api/",
        ),
        *("/api/v1/notices?size=1", "/api/v1/search?q=学位&size=1", "/search/export/jsonl/?q=学位"),
        *("/basket/plain-csv/?id=linxi-2021", "/about/data/", "/about/corrections/?id=linxi-2021"),
    ],
)
def test_no_address_that_is_kept_has_the_host_that_was_asked(client, settings, address):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://zhenggai.example", ["*"]
    settings.CONTACT_EMAIL = "a@zhenggai.example"
    make_linxi()
    make_linxi("linxi-2022")
    indexing.rebuild()
    response = client.get(address, headers={"host": "internal.example:8123"})
    body = b"".join(response.streaming_content) if response.streaming else response.content
    assert (response.status_code, b"internal" in body, b"zhenggai.example" in body) == (200, False, True)


def alternates(client, address: str) -> dict[str, str]:
    page = client.get(address).content.decode()
    links = re.findall(r'<link rel="(?:canonical|alternate)"(?: hreflang="([^"]+)")? href="([^"]+)"', page)
    return {language or "canonical": html.unescape(target) for language, target in links}


def test_a_page_names_the_address_it_is_known_by_and_that_of_each_language(client, settings):
    settings.SITE_URL = "https://zhenggai.example"
    indexing.rebuild()
    assert alternates(client, "/en/search/?q=学位&version=2021-11-23-3f9a2c1b0d4e&open=district") == {
        "canonical": "https://zhenggai.example/en/search/?q=%E5%AD%A6%E4%BD%8D",
        "zh-hans": "https://zhenggai.example/search/?q=%E5%AD%A6%E4%BD%8D",
        "en": "https://zhenggai.example/en/search/?q=%E5%AD%A6%E4%BD%8D",
        "x-default": "https://zhenggai.example/search/?q=%E5%AD%A6%E4%BD%8D",
    }


@pytest.mark.parametrize("address", ["/notices/linxi-2021/?evidence=1", "/notices/linxi-2021/hits/?q=学位"])
def test_views_of_a_notice_are_known_as_the_notice(client, settings, address):
    settings.SITE_URL = "https://zhenggai.example"
    make_linxi()
    indexing.rebuild()
    assert alternates(client, address)["canonical"] == "https://zhenggai.example/notices/linxi-2021/"


@pytest.mark.parametrize(
    ("address", "title", "words"),
    [
        ("/", "整改通", "供研究者检索"),
        (
            "/notices/linxi-2021/",
            "中共云泽市临溪区委关于巡察整改进展情况的通报",
            "青岚省云泽市临溪区 2021-11-23：2 个问题，2 个分项，4 条措施",
        ),
        ("/notices/linxi-2021/p1/m2/", "公办学位缺口较大", ""),
        ("/categories/education/", "教育", "各地通报中共有 2 个问题"),
        ("/search/?q=学位", "全部问题，含‘学位’", "1 条结果"),
    ],
)
def test_a_page_that_is_shared_says_what_it_is(client, address, title, words):
    make_linxi()
    indexing.rebuild()
    page = client.get(address).content.decode()
    [described] = re.findall(r'<meta name="description" content="([^"]+)">', page)
    assert f'<meta property="og:title" content="{title}">' in page
    assert f'<meta property="og:description" content="{described}">' in page
    assert words in described
