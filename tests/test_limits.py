"""Who asks too often for what costs much is told so, by address, and nobody else."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from config import environment
from config.limits import COSTLY
from tests.test_architecture import documented

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_a_minute(settings) -> None:
    settings.RATES = dict.fromkeys(settings.RATES, "2/min")


def statuses(client, address: str, times: int = 3, forwarded: str = "") -> list[int]:
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return [client.get(address, headers=headers).status_code for _ in range(times)]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "/search/export/csv/",
            "/matrix/file/csv/",
            "/basket/csv/",
            "/basket/cite.bib",
            "/figures/chart/csv/",
        ),
        *("/matrix/chart.svg", "/trends/areas.svg", "/categories/chart.svg"),
        *("/matrix/", "/trends/", "/concordance/?q=a"),
    ],
)
def test_the_third_time_in_a_minute_is_refused_with_a_sentence(client, address: str) -> None:
    assert statuses(client, address)[2] == 429
    response = client.get(address)
    seconds = int(response["Retry-After"])
    assert 0 < seconds <= 60
    assert f"请求太多，请在 {seconds} 秒后再试。" in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/", "/search/?q=a", "/about/data/", "/admin/login/", "/healthz", "/coverage/"]
)
def test_reading_and_searching_are_not_limited(client, address: str) -> None:
    assert 429 not in statuses(client, address, 5)


def test_a_password_is_tried_twice_whatever_the_account(client) -> None:
    tries = [
        client.post("/admin/login/", {"username": name, "password": name}).status_code
        for name in ("a", "b", "c")
    ]
    assert tries == [200, 200, 429]


def test_kinds_and_clients_are_counted_apart(client, settings) -> None:
    settings.BEHIND_PROXY = True
    address = "/matrix/"
    first, second = "203.0.113.9, 198.51.100.1", "203.0.113.9, 198.51.100.2"
    assert statuses(client, address, forwarded=first) == [200, 200, 429]
    assert statuses(client, address, 1, forwarded=second) == [200]
    assert statuses(client, "/matrix/chart.svg", 1, forwarded=first) == [200]


def test_what_a_client_writes_itself_gives_it_no_more(client) -> None:
    assert [statuses(client, "/matrix/", 1, forwarded=f"192.0.2.{n}") for n in range(3)][2] == [429]


def test_staff_ask_as_they_like(client) -> None:
    client.force_login(User.objects.create_user("curator", is_staff=True))
    assert statuses(client, "/matrix/") == [200, 200, 200]


def test_the_reference_lists_every_rate(settings) -> None:
    assert documented("Limits") == set(settings.RATES) == set(COSTLY)


def names(patterns) -> set[str]:
    return {
        name
        for pattern in patterns
        for name in (names(pattern.url_patterns) if isinstance(pattern, URLResolver) else {_name(pattern)})
    }


def _name(pattern: URLPattern) -> str:
    return pattern.name or ""


def test_every_file_and_chart_is_limited() -> None:
    """A new address that makes a file or a drawing falls under a rate by its name."""
    own = names(get_resolver().url_patterns)
    limited = {name for name in own if any(pattern.fullmatch(name) for pattern in COSTLY.values())}
    assert {name for name in own if name.endswith(("-export", "-file", "-chart"))} <= limited
    assert {"matrix", "concordance", "data-package", "trends-areas"} <= limited


def test_several_servers_count_in_a_table_that_migrate_makes(client, settings, monkeypatch) -> None:
    """Each has memory of its own, and none is asked."""
    monkeypatch.setenv("CACHE", "database")
    settings.CACHES = {"default": environment.cache("CACHE")}
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS cache")
    call_command("migrate", verbosity=0)
    assert statuses(client, "/matrix/") == [200, 200, 429]
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        [[key]] = cursor.fetchall()
    assert key.endswith("rate_table_127.0.0.1")
