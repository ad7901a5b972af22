"""Characters that no database should be asked for, headers that every answer carries, and text that travels small."""

from __future__ import annotations

import gzip

import pytest
from django.http import HttpResponse

from config.middleware import TextGZipMiddleware, client_address


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/search/?q=%00&district=%00&notice=%00", 200),
        ("/api/v1/search?q=%00&notice=%00", 200),
        ("/api/v1/notices/linxi%00-2021", 404),
        ("/notices/linxi%00/", 404),
    ],
)
def test_nul_characters_are_as_if_not_there(client, address, status):
    assert client.get(address).status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status", "policy"),
    [
        ("/", 200, "same-origin"),
        ("/nowhere/", 404, "same-origin"),
        ("/static/site.css", 200, "same-origin"),
        ("/api/v1/notices/nowhere", 404, "cross-origin"),
    ],
)
def test_only_the_api_may_be_taken_into_pages_of_other_sites(client, address, status, policy):
    response = client.get(address)
    response.close()
    assert (response.status_code, response["Cross-Origin-Resource-Policy"]) == (status, policy)
    assert "camera=(), " in response["Permissions-Policy"]


ACCEPTING = {"accept-encoding": "gzip"}
LONG = b"<p>" + b"0123456789" * 100


def compressed(rf, **headers: str) -> bool:
    response = HttpResponse(LONG, headers=headers)
    middleware = TextGZipMiddleware(lambda _request: response)
    middleware(rf.get("/", headers=ACCEPTING))
    if response.get("Content-Encoding") == "gzip":
        return gzip.decompress(response.content) == LONG
    assert response.content == LONG
    return False


@pytest.mark.parametrize(
    "media_type",
    [
        *("text/html; charset=utf-8", "text/css", "text/csv", "image/svg+xml"),
        *("application/json", "application/geo+json", "application/atom+xml", "application/x-ndjson"),
    ],
)
def test_text_is_compressed(rf, media_type):
    assert compressed(rf, **{"Content-Type": media_type})


@pytest.mark.parametrize(
    "media_type",
    [
        *("application/zip", "application/pdf", "image/png"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ],
)
def test_what_is_compressed_by_itself_is_left_alone(rf, media_type):
    assert not compressed(rf, **{"Content-Type": media_type})


def test_a_range_is_one_of_plain_bytes(rf):
    assert not compressed(rf, **{"Content-Type": "text/css", "Content-Range": "bytes 0-1002/9000"})


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/about/method/", "/static/site.css", "/api/v1/openapi.json"])
def test_an_answer_is_the_same_compressed_and_smaller(client, address):
    plain, small = (
        b"".join(response) for response in (client.get(address), client.get(address, headers=ACCEPTING))
    )
    assert gzip.decompress(small) == plain
    assert len(small) < len(plain) / 2


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "address"),
    [
        (False, "", "192.0.2.1"),
        (False, "198.51.100.7", "192.0.2.1"),
        (True, "", "192.0.2.1"),
        (True, "198.51.100.7", "198.51.100.7"),
        (True, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
    ],
)
def test_a_client_has_the_address_that_our_proxy_saw(rf, settings, behind_proxy, forwarded, address):
    settings.BEHIND_PROXY = behind_proxy
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    assert client_address(rf.get("/", headers=headers, REMOTE_ADDR="192.0.2.1")) == address
