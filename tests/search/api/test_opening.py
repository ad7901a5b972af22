"""What all answers have in common."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


def test_an_answer_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    first = client.get("/api/v1/collection")
    again = client.get("/api/v1/collection", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_linxi()
    assert client.get("/api/v1/collection", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("collection", "public, max-age=60"),
        ("openapi.json", "public, max-age=60"),
        ("nothing", "no-store"),
        ("search?size=0", "no-store"),
    ],
)
def test_any_site_may_read_answers_and_refusals(client: Client, address: str, kept: str) -> None:
    response = client.get(f"/api/v1/{address}")
    assert (response["Access-Control-Allow-Origin"], response["Cache-Control"]) == ("*", kept)


def test_a_browser_may_ask_for_leave_to_send_an_etag(client: Client) -> None:
    response = client.options("/api/v1/search")
    assert (response.status_code, response["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert response["Access-Control-Allow-Headers"] == "If-None-Match"


def test_the_head_is_had_without_the_body(client: Client) -> None:
    head, whole = client.head("/api/v1/collection"), client.get("/api/v1/collection")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", whole["ETag"])


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["collection", "openapi.json", "nothing"])
def test_nothing_can_be_written(method: str, address: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)(f"/api/v1/{address}")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response.json() == {"detail": "接口只读：请用 GET。"}


def test_chinese_is_sent_as_it_is(client: Client) -> None:
    make_linxi()
    assert "临溪区委".encode() in client.get("/api/v1/notices").content
