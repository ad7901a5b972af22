"""What the site writes down: one object an event, which request it belongs to, which were slow and why."""

from __future__ import annotations

import io
import json
import logging
import logging.config
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse

from config.logs import configuration
from config.slow_requests import with_request_id

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def lines(monkeypatch) -> Iterator[io.StringIO]:
    """What goes to the standard error stream as JSON."""
    stream, root = io.StringIO(), logging.getLogger()
    handlers, level = list(root.handlers), root.level
    monkeypatch.setattr(sys, "stderr", stream)
    logging.config.dictConfig(configuration("INFO", "json"))
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


def asked(rf, view, **headers: str) -> HttpResponse:
    response = with_request_id(view)(rf.get("/search/?q=学位", headers=headers))
    assert isinstance(response, HttpResponse)
    return response


def events(lines: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_what_is_logged_in_a_request_bears_its_name_and_no_question(rf, lines) -> None:
    def view(_request) -> HttpResponse:
        logging.getLogger("notices.importing").error("Import of %s failed", "甲.txt")
        return HttpResponse()

    request_id = asked(rf, view)["X-Request-ID"]
    logging.getLogger("later").error("alone")
    inside, outside = events(lines)
    assert {name: inside[name] for name in ("event", "level", "logger", "request_id", "method", "path")} == {
        "event": "Import of 甲.txt failed",
        "level": "error",
        "logger": "notices.importing",
        "request_id": request_id,
        "method": "GET",
        "path": "/search/",
    }
    assert "request_id" not in outside
    assert "学位" not in lines.getvalue()


def test_an_error_is_one_line_with_its_trace(lines) -> None:
    try:
        raise ValueError("broken\nline")
    except ValueError:
        logging.getLogger("a").exception("Failed")
    (event,) = events(lines)
    assert event["exception"][0]["exc_type"] == "ValueError"  # type: ignore[index]


@pytest.mark.parametrize(
    ("behind_proxy", "proposed", "is_taken"),
    [
        (True, "0123456789abcdef", True),
        (False, "0123456789abcdef", False),
        (True, "short", False),
        (True, "x" * 65, False),
        (True, "0123456789\nForged: 1", False),
        (True, "编号编号编号编号", False),
    ],
)
def test_only_a_front_server_names_requests(rf, settings, behind_proxy, proposed, is_taken) -> None:
    settings.BEHIND_PROXY = behind_proxy
    request_id = asked(rf, lambda _request: HttpResponse(), **{"x-request-id": proposed})["X-Request-ID"]
    assert (request_id == proposed) is is_taken
    assert request_id.isascii()


def test_a_slow_request_is_told_with_what_took_its_time(rf, settings, lines) -> None:
    settings.SLOW_REQUEST = 0.05

    def view(_request) -> HttpResponse:
        time.sleep(0.06)
        return HttpResponse(status=503)

    asked(rf, view)
    asked(rf, lambda _request: HttpResponse(status=200))
    (event,) = events(lines)
    facts = ("logger", "level", "status", "cause", "statements")
    assert {name: event[name] for name in facts} == {
        "logger": "config.slow_requests",
        "level": "warning",
        "status": 503,
        "cause": "waiting",
        "statements": 0,
    }
    assert float(str(event["seconds"])) >= 0.06


@pytest.mark.django_db
def test_statements_of_a_slow_request_are_counted(rf, settings, lines) -> None:
    settings.SLOW_REQUEST = 0

    def view(_request) -> HttpResponse:
        with connection.cursor() as cursor:
            for _ in range(3):
                cursor.execute("SELECT 1")
        return HttpResponse()

    asked(rf, view)
    (event,) = events(lines)
    assert event["statements"] == 3


@pytest.mark.django_db
def test_there_are_no_metrics_without_a_token(client) -> None:
    assert client.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


ASKED_FOR_METRICS = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from django.test import Client
client = Client(SERVER_NAME="localhost")
print(client.get("/healthz").status_code)
for header in ("", "Bearer other", "Bearer a-long-token"):
    response = client.get("/metrics", headers={"authorization": header})
    print(response.status_code, b'view="healthz"' in response.content)
"""


def test_metrics_are_for_who_shows_the_token(tmp_path: Path) -> None:
    environment = os.environ | {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": "",
        "METRICS_TOKEN": "a-long-token",
    }
    command = [sys.executable, "-c", ASKED_FOR_METRICS]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["200", "404 False", "404 False", "200 True"]
