"""The collection as search engines for data read it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from notices.versioning.version import current
from search import indexing
from tests.factories import make_notice
from tests.pages_data import make_linxi
from tests.pages_text import html

pytestmark = pytest.mark.django_db


def described(client: Any) -> dict[str, Any]:
    [text] = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', html(client, "/about/data/"), re.DOTALL
    )
    return dict(json.loads(text))


def test_the_data_page_describes_a_dataset(client, settings):
    settings.SITE_URL = "https://zhenggai.example"
    make_linxi()
    make_notice("baiqiao-2019", published=date(2019, 3, 4))
    dataset = described(client)
    assert {name: dataset[name] for name in ("@type", "url", "version", "license", "temporalCoverage")} == {
        "@type": "Dataset",
        "url": "https://zhenggai.example/about/data/",
        "version": str(current()),
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "temporalCoverage": "2019/2021",
    }
    assert [file["contentUrl"] for file in dataset["distribution"]] == [
        f"https://zhenggai.example/search/export/plain-csv/?unit={unit}"
        for unit in ("problem", "measure", "notice")
    ]


def test_its_files_are_there(client):
    make_linxi()
    indexing.rebuild()
    for file in described(client)["distribution"]:
        response = client.get(file["contentUrl"].removeprefix("http://testserver"))
        assert response["Content-Type"].startswith(file["encodingFormat"])


def test_nothing_in_it_ends_the_element(client, settings):
    settings.SITE_URL = "https://zhenggai.example/</script><script>"
    page = html(client, "/about/data/")
    assert described(client)["url"].startswith("https://zhenggai.example/</script><script>")
    assert "</script><script>" not in page


def test_an_empty_collection_says_nothing_of_time(client):
    assert {"temporalCoverage", "dateModified"} & set(described(client)) == set()
