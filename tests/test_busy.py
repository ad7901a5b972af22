"""A database that cannot be written is told in a sentence; what was typed comes back."""

from __future__ import annotations

import html
import re

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from notices.models import Notice
from tests.factories import make_notice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def notice(monkeypatch) -> Notice:
    """One that is there, of a database that takes nothing and gives no list any more."""
    notice = make_notice("linxi-2023")

    def refuse(*_arguments: object, **_options: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(Notice, "save", refuse)
    monkeypatch.setattr("notices.views.coverage_table.places", refuse)
    monkeypatch.setattr("search.api.operations.search", refuse)
    return notice


def opened(client: Client, url: str) -> dict[str, object]:
    form = client.get(url).context["adminform"].form
    inlines = {
        f"{rows}-{count}_FORMS": 0 for rows in ("originals", "doubts") for count in ("TOTAL", "INITIAL")
    }
    return {name: form[name].value() or "" for name in form.fields} | inlines


def test_a_form_comes_back_as_one_button_that_sends_the_same_again(admin_client, notice) -> None:
    url = f"/admin/notices/notice/{notice.pk}/change/"
    sent = opened(admin_client, url) | {"title": "新“标题”<b>", "reason": "见原件"}

    response = admin_client.post(url, sent)

    page = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "现在不能写入，没有保存，请稍后再试。" in page
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))
    assert fields.pop("csrfmiddlewaretoken")
    assert {name: html.unescape(value) for name, value in fields.items()} == {
        name: str(value) for name, value in sent.items()
    }
    assert f'action="{url}"' in page


def test_no_password_is_printed_into_a_page(admin_client, monkeypatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("django.contrib.auth.forms.PasswordChangeForm.is_valid", refuse)
    sent = {f"{name}_password{number}": "tian-an-9" for name, number in (("old", ""), ("new", 1), ("new", 2))}

    response = admin_client.post("/admin/password_change/", sent)

    assert (response.status_code, "tian-an-9" in response.content.decode()) == (503, False)


def test_a_page_that_is_read_says_that_the_database_is_busy(client, caplog) -> None:
    response = client.get("/coverage/")
    assert response.status_code == 503
    assert "数据库正忙，请稍后再试。" in response.content.decode()
    assert "locked" not in response.content.decode()
    assert "database is locked" in caplog.text


def test_a_program_is_told_in_its_own_form(client) -> None:
    response = client.get("/api/v1/search?q=a")
    assert (response.status_code, response.json()) == (503, {"detail": "数据库正忙，请稍后再试。"})


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize("asks", ["config.revisits._etag", "config.limits.LimitsMiddleware.__call__"])
def test_it_is_said_whoever_asks_the_database_before_a_view(
    client, monkeypatch, asks: str, error: type[Exception]
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise error("the connection is closed")

    monkeypatch.setattr(asks, refuse)
    client.raise_request_exception = False
    response = client.get("/categories/")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "数据库正忙，请稍后再试。" in response.content.decode()


def test_other_faults_are_no_matter_of_the_database(client, monkeypatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise KeyError("a fault of ours")

    monkeypatch.setattr("config.revisits._etag", fail)
    client.raise_request_exception = False
    response = client.get("/categories/")
    assert (response.status_code, "数据库正忙" in response.content.decode()) == (500, False)
