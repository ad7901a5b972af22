"""What the site as a whole answers: to those who watch it, to those who log in, and in which language."""

from __future__ import annotations

import logging
import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.db.utils import OperationalError
from django.utils import timezone
from lxml import etree

from config import health
from notices.models import ImportBatch, Worker
from search import indexing
from search.models import PendingNotice
from tests.factories import make_notice, place_code
from tests.pages_data import make_linxi
from tests.test_architecture import documented
from tests.test_page_queries import PAGES

pytestmark = pytest.mark.django_db
FINE = dict.fromkeys(health.CHECKS, "ok")


# Health


def readiness(client) -> tuple[int, dict[str, object]]:
    response = client.get("/readyz")
    return response.status_code, response.json()


def test_a_process_that_answers_lives(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_a_site_without_notices_is_ready(client):
    assert readiness(client) == (200, {"status": "ready", "checks": FINE, "waiting": 0})


def test_what_waits_for_the_index_is_counted(client):
    PendingNotice.objects.put(["a-2021", "b-2021"])
    assert readiness(client) == (200, {"status": "ready", "checks": FINE, "waiting": 2})


def test_a_site_with_a_whole_index_is_ready(client):
    make_notice()
    indexing.rebuild()
    assert readiness(client)[0] == 200


def test_without_an_index_of_its_notices_a_site_is_not_ready_and_says_no_path(client, own_index: Path):
    make_notice()
    indexing.rebuild()
    shutil.rmtree(own_index)
    status, content = readiness(client)
    assert (status, content["status"], content["checks"]) == (503, "not ready", {**FINE, "index": "failed"})
    assert str(own_index.parent) not in client.get("/readyz").content.decode()


def test_a_full_disk_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(health, "LEAST_FREE", shutil.disk_usage("/").total * 1000)
    assert readiness(client)[1]["checks"] == {**FINE, "disk": "failed"}


@pytest.mark.parametrize(
    ("seen", "is_waiting", "state"),
    [
        ([], False, "ok"),
        ([], True, "failed"),
        ([60], True, "ok"),
        ([180], False, "failed"),
        ([180, 5], True, "ok"),
    ],
)
def test_a_worker_that_died_or_is_missed_is_told(client, seen: list[int], is_waiting: bool, state: str):
    for number, seconds in enumerate(seen):
        Worker.objects.create(name=str(number), seen=timezone.now() - timedelta(seconds=seconds))
    if is_waiting:
        ImportBatch.objects.create(title="a").files.create(number=1, name="a.txt", sha256="", size=1)
    assert readiness(client)[1]["checks"] == {**FINE, "worker": state}


def test_a_worker_shows_itself_and_takes_leave(monkeypatch):
    monkeypatch.setattr("signal.signal", lambda *_: None)  # the tests' own
    Worker.objects.create(name="long dead", seen=timezone.now() - timedelta(days=2))
    Worker.objects.beat("alive")
    assert [worker.name for worker in Worker.objects.all()] == ["alive"]
    call_command("run_jobs", until_done=True)
    assert [worker.name for worker in Worker.objects.all()] == ["alive"]


def test_a_migration_that_waits_is_not_ready(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'search'")
    content = readiness(client)[1]
    assert (content["checks"], content["waiting"]) == ({**FINE, "migrations": "failed"}, None)


def test_a_database_that_does_not_answer_is_told_in_the_log_alone(client, monkeypatch, caplog):
    def refuse(*_arguments: object) -> None:
        raise OperationalError("no such folder: /srv/secret")

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["checks"]["database"]) == (503, "failed")
    assert "/srv" not in response.content.decode()
    assert "/srv/secret" in caplog.text


def test_who_watches_is_not_sent_on_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert [client.get(address).status_code for address in ("/healthz", "/readyz", "/")] == [200, 200, 301]


def test_the_reference_lists_addresses_and_checks_of_health():
    assert documented("Health") == {"/healthz", "/readyz", *health.CHECKS}


# Language


def test_pages_without_a_form_to_send_set_no_cookie(client):
    for address in ("/", "/about/method/", "/categories/", "/nowhere/"):
        response = client.get(address)
        assert dict(response.cookies) == {}
        assert "csrfmiddlewaretoken" not in response.content.decode()


@pytest.mark.parametrize(
    "address", [*PAGES.values(), "/feed/", "/nowhere/", "/api/v1/openapi.json", "/import/"]
)
def test_no_public_page_sets_a_cookie(client, address):
    response = client.get(address)
    assert (dict(response.cookies), "csrfmiddlewaretoken" in response.content.decode()) == ({}, False)


def test_every_page_leads_to_itself_in_the_other_language(client):
    page = client.get("/about/method/?a=1&b=2").content.decode()
    assert '<a href="/en/about/method/?a=1&amp;b=2" lang="en" hreflang="en">English</a>' in page
    page = client.get("/en/about/method/?a=1").content.decode()
    assert '<html lang="en"' in page
    assert '<a href="/about/method/?a=1" lang="zh-hans" hreflang="zh-hans">中文</a>' in page


def test_an_address_is_one_page_whatever_a_browser_prefers(client):
    client.cookies["django_language"] = "en"
    assert '<html lang="zh-hans"' in client.get("/", headers={"accept-language": "en"}).content.decode()


@pytest.mark.parametrize("address", [*PAGES.values(), "/feed/", "/robots.txt", "/api/v1/notices"])
def test_no_cache_keeps_pages_apart_by_what_a_browser_prefers(client, address):
    response = client.get(address)
    assert "Accept-Language" not in response.get("Vary", "")
    assert response["Content-Language"] == "zh-hans"


def test_links_of_a_page_in_english_stay_in_english(client):
    page = client.get("/en/categories/").content.decode()
    inside = re.findall(r'<a [^>]*href="(/[^"]*)"(?![^>]*hreflang)', page)
    assert [address for address in inside if not address.startswith("/en/")] == []
    assert len(inside) > 5


def test_a_page_that_does_not_exist_is_missed_in_the_language_of_its_address(client):
    for address, language in (("/nowhere/", "zh-hans"), ("/en/nowhere/", "en")):
        response = client.get(address)
        assert response.status_code == 404
        assert f'<html lang="{language}"' in response.content.decode()


# What others ask a site for


@pytest.fixture
def public(settings) -> None:
    settings.SITE_URL = "https://zhenggai.example"
    settings.CONTACT_EMAIL = "curator@zhenggai.example"


@pytest.mark.usefixtures("public")
def test_robots_are_told_what_is_not_for_them_and_where_the_sitemap_is(client):
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response["Content-Type"].startswith("text/plain")
    assert {"User-agent: *", "Disallow: /import/", "Disallow: /en/search/export/"} <= set(lines)
    assert lines[-1] == "Sitemap: https://zhenggai.example/sitemap.xml"


def addresses(client, path: str) -> list[str]:
    document = etree.fromstring(client.get(path).content)
    return [str(node.text) for node in document.iter("{*}loc")]


@pytest.mark.usefixtures("public")
def test_a_sitemap_names_every_kind_of_page_in_both_languages_and_each_is_there(client):
    make_linxi()
    indexing.rebuild()
    sections = addresses(client, "/sitemap.xml")
    names = ("pages", "notices", "problems", "areas", "places")
    assert sections == [f"https://zhenggai.example/sitemap-{name}.xml" for name in names]
    listed = [
        address.removeprefix("https://zhenggai.example")
        for section in sections
        for address in addresses(client, section.removeprefix("https://zhenggai.example"))
    ]
    assert {
        "/",
        "/en/",
        "/en/notices/linxi-2021/",
        "/notices/linxi-2021/p2/i1/",
        "/categories/education/",
        "/places/",
        f"/en/places/{place_code('青岚省', '云泽市', '临溪区')}/",
    } <= {*listed}
    assert {address: client.get(address).status_code for address in listed} == dict.fromkeys(listed, 200)


@pytest.mark.usefixtures("public")
def test_a_long_sitemap_goes_on_in_a_further_file(client, monkeypatch):
    monkeypatch.setattr("config.sitemaps.ProblemSitemap.limit", 3)
    make_linxi()
    further = "https://zhenggai.example/sitemap-problems.xml?p=2"
    assert further in addresses(client, "/sitemap.xml")
    assert len(addresses(client, further.removeprefix("https://zhenggai.example"))) == 1


@pytest.mark.usefixtures("public")
def test_a_sitemap_says_when_a_notice_changed_and_where_the_other_language_is(client):
    notice = make_linxi()
    written = client.get("/sitemap-notices.xml").content.decode()
    assert f"<lastmod>{timezone.localdate(notice.updated)}</lastmod>" in written
    assert 'hreflang="en" href="https://zhenggai.example/en/notices/linxi-2021/"' in written


def test_who_finds_a_weakness_is_told_whom_to_write_to(client, settings, public):  # noqa: ARG001
    lines = dict(
        line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines()
    )
    assert lines["Contact"] == "mailto:curator@zhenggai.example"
    assert lines["Canonical"] == "https://zhenggai.example/.well-known/security.txt"
    assert datetime.fromisoformat(lines["Expires"]) > timezone.now()
    settings.CONTACT_EMAIL = ""
    assert client.get("/.well-known/security.txt").status_code == 404


def test_a_browser_that_asks_for_a_favicon_gets_it(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Content-Type"]) == (200, "image/x-icon")
    assert b"".join(response)[:4] == b"\x00\x00\x01\x00"


# Logging in


def log_in(client, password: str, **headers: str) -> int:
    fields = {"username": "editor", "password": password}
    return int(client.post("/admin/login/?next=/admin/", fields, **headers).status_code)


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor", password="right", is_staff=True)  # noqa: S106


@pytest.mark.usefixtures("editor")
def test_the_right_password_logs_in(client):
    assert log_in(client, "right") == 302


@pytest.mark.usefixtures("editor")
def test_after_ten_failures_an_address_has_to_pause_whatever_it_says_and_that_is_logged(client, caplog):
    caplog.set_level(logging.WARNING, "axes")
    assert [log_in(client, "wrong") for _ in range(11)] == [200] * 9 + [429] * 2
    assert log_in(client, "right") == 429
    assert (
        "登录失败的次数太多"
        in client.post("/admin/login/", {"username": "a", "password": "b"}).content.decode()
    )
    assert caplog.text.count("127.0.0.1") >= 10
    assert log_in(client, "right", REMOTE_ADDR="192.0.2.1") == 302


@pytest.mark.usefixtures("editor")
def test_behind_a_proxy_one_client_does_not_lock_out_the_others(client, settings):
    settings.BEHIND_PROXY = True
    for number in range(10):
        log_in(client, "wrong", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, 198.51.100.7")
    assert log_in(client, "right", HTTP_X_FORWARDED_FOR="198.51.100.7") == 429
    assert log_in(client, "right", HTTP_X_FORWARDED_FOR="198.51.100.8") == 302
