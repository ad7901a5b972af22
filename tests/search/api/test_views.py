"""The pages about the interface."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from search.api.interface import api

pytestmark = pytest.mark.django_db


def test_every_page_leads_to_the_interface(client: Client) -> None:
    assert '<a href="/api/">数据接口</a>' in client.get("/").content.decode()


def test_the_page_lists_every_operation(client: Client) -> None:
    page = client.get("/api/").content.decode()
    for address, methods in api.get_openapi_schema()["paths"].items():
        assert f"<code>{address}</code>" in page
        assert str(methods["get"]["summary"]) in page
    for limit in ("120/min", "每页 20 条，用 size 可增至 100 条"):
        assert limit in page


def test_the_page_speaks_english_too(client: Client) -> None:
    page = client.get("/en/api/").content.decode()
    assert "What can be asked" in page
    assert "Places, by code" in page


def test_the_page_to_try_it_loads_files_of_this_site_only(client: Client) -> None:
    page = client.get("/api/try/").content.decode()
    sources = re.findall(
        r'<(?:script|link(?! rel="(?:canonical|alternate)"))[^>]+(?:src|href)="([^"]+)"', page
    )
    assert len(sources) >= 5
    assert {source.split("/")[1] for source in sources} <= {"static", "opensearch.xml"}
    assert re.findall(r"<script(?! src)[^>]*>", page) == [
        '<script id="swagger-settings" type="application/json">'
    ]


def test_the_description_is_openapi_31(client: Client) -> None:
    description = client.get("/api/v1/openapi.json").json()
    assert (description["openapi"], description["info"]["version"]) == ("3.1.0", "1.0.0")
    assert {method for methods in description["paths"].values() for method in methods} == {"get"}
