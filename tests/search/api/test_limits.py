"""How often one address may ask."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/collection"


@pytest.fixture(autouse=True)
def two_a_day(settings) -> None:
    settings.API_RATE = "2/day"


def statuses(client: Client, *asked: dict[str, str]) -> list[int]:
    return [client.get(ADDRESS, **each).status_code for each in asked]  # type: ignore[arg-type]


def test_who_asks_too_often_is_told_when_to_go_on(client: Client) -> None:
    assert statuses(client, {}, {}) == [200, 200]
    refused = client.get(ADDRESS)
    seconds = int(refused["Retry-After"])
    assert refused.status_code == 429
    assert refused.json() == {"detail": f"请求太多，请在 {seconds} 秒后再试。"}
    assert 0 < seconds <= 86_400
    assert refused["Cache-Control"] == "no-store"


def test_each_address_is_counted_by_itself(client: Client) -> None:
    first, second = {"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "192.0.2.2"}
    assert statuses(client, first, first, first, second) == [200, 200, 429, 200]


def test_without_a_proxy_nobody_gets_more_by_naming_other_addresses(client: Client) -> None:
    asked = [{"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}"} for number in range(3)]
    assert statuses(client, *asked) == [200, 200, 429]


def test_behind_a_proxy_it_is_the_address_the_proxy_saw(client: Client, settings) -> None:
    settings.NINJA_NUM_PROXIES = 1
    same = [{"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}, 203.0.113.1"} for number in range(3)]
    other = {"HTTP_X_FORWARDED_FOR": "198.51.100.1, 203.0.113.2"}
    assert statuses(client, *same, other) == [200, 200, 429, 200]


def test_the_description_and_the_pages_about_it_are_not_counted(client: Client) -> None:
    assert statuses(client, {}, {}, {}) == [200, 200, 429]
    assert client.get("/api/v1/openapi.json").status_code == 200
    assert client.get("/api/").status_code == 200
