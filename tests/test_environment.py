"""Settings out of the environment are checked before anything starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment


def test_a_mailbox_is_one_or_none(monkeypatch):
    assert environment.email("A_MAILBOX", "") == ""
    monkeypatch.setenv("A_MAILBOX", "data@zhenggai.example")
    assert environment.email("A_MAILBOX", "") == "data@zhenggai.example"


def test_what_is_no_mailbox_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("A_MAILBOX", "data at zhenggai")
    with pytest.raises(
        ImproperlyConfigured, match="A_MAILBOX must be an e-mail address, not 'data at zhenggai'"
    ):
        environment.email("A_MAILBOX", "")


def test_a_choice_is_one_of_those_there_are(monkeypatch):
    assert environment.choice("A_CHOICE", ("host", "preload")) == "host"
    monkeypatch.setenv("A_CHOICE", "preload")
    assert environment.choice("A_CHOICE", ("host", "preload")) == "preload"
    monkeypatch.setenv("A_CHOICE", "all")
    with pytest.raises(ImproperlyConfigured, match="A_CHOICE must be one of host, preload, not 'all'"):
        environment.choice("A_CHOICE", ("host", "preload"))


def test_some_numbers_of_a_table_are_set_anew(monkeypatch):
    assert environment.numbers("A_TABLE", {"page": 4, "rows": 5}) == {"page": 4, "rows": 5}
    monkeypatch.setenv("A_TABLE", "rows=70")
    assert environment.numbers("A_TABLE", {"page": 4, "rows": 5}) == {"page": 4, "rows": 70}
    for entry in ("columns=3", "rows", "rows=0", "rows=many"):
        monkeypatch.setenv("A_TABLE", f"page=1, {entry}")
        with pytest.raises(ImproperlyConfigured, match=f"A_TABLE takes page, rows as .*, not {entry!r}"):
            environment.numbers("A_TABLE", {"page": 4, "rows": 5})


def test_some_rates_of_a_table_are_set_anew(monkeypatch):
    monkeypatch.setenv("A_TABLE", "login=100/day")
    assert environment.rates("A_TABLE", {"file": "5/min", "login": "6/min"}) == {
        "file": "5/min",
        "login": "100/day",
    }
    for entry in ("chart=3/min", "login", "login=0/min", "login=3/year"):
        monkeypatch.setenv("A_TABLE", entry)
        with pytest.raises(ImproperlyConfigured, match=f"A_TABLE takes file, login as .*, not {entry!r}"):
            environment.rates("A_TABLE", {"file": "5/min", "login": "6/min"})


@pytest.mark.parametrize(
    ("value", "engine", "place"),
    [
        ("memory", "locmem.LocMemCache", None),
        ("database", "db.DatabaseCache", "cache"),
        ("redis://127.0.0.1:6379/1", "redis.RedisCache", "redis://127.0.0.1:6379/1"),
    ],
)
def test_a_cache_is_the_process_s_the_database_s_or_redis(monkeypatch, value, engine, place):
    monkeypatch.setenv("A_CACHE", value)
    setting = environment.cache("A_CACHE")
    assert (setting["BACKEND"], setting.get("LOCATION")) == (f"django.core.cache.backends.{engine}", place)


def test_another_cache_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("A_CACHE", "file:///tmp")
    with pytest.raises(
        ImproperlyConfigured, match="A_CACHE must be memory, database or redis://…, not 'file:///tmp'"
    ):
        environment.cache("A_CACHE")


def test_a_number_is_one_or_more(monkeypatch):
    assert environment.number("A_NUMBER", 10) == 10
    monkeypatch.setenv("A_NUMBER", "3")
    assert environment.number("A_NUMBER", 10) == 3
    for value in ("0", "-1", "three", ""):
        monkeypatch.setenv("A_NUMBER", value)
        with pytest.raises(ImproperlyConfigured, match=f"A_NUMBER must be a whole number.*, not {value!r}"):
            environment.number("A_NUMBER", 10)


SAFE: dict[str, Any] = {
    "secret_key": "0123456789abcdefghij0123456789abcdefghij0123456789",
    "debug": False,
    "hosts": ["notices.example"],
    "site_url": "https://notices.example",
}


def test_a_public_site_with_safe_settings_starts():
    environment.refuse_weak(**SAFE)


@pytest.mark.parametrize(
    ("weak", "sentence"),
    [
        ({"secret_key": SAFE["secret_key"][1:]}, "HTTPS=True needs SECRET_KEY of 50 characters"),
        ({"secret_key": "ab" * 30}, "HTTPS=True needs SECRET_KEY of 50 characters"),
        ({"secret_key": "django-insecure-" + SAFE["secret_key"]}, "HTTPS=True needs SECRET_KEY"),
        ({"debug": True}, "HTTPS=True needs DEBUG=False"),
        ({"hosts": ["notices.example", "*"]}, "HTTPS=True needs ALLOWED_HOSTS"),
        ({"site_url": ""}, "HTTPS=True needs SITE_URL"),
        ({"site_url": "http://notices.example"}, "HTTPS=True needs SITE_URL"),
        ({"site_url": "", "debug": True}, "HTTPS=True needs DEBUG=False.*; SITE_URL"),
    ],
)
def test_a_public_site_with_a_weak_setting_is_refused_by_its_name(weak, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        environment.refuse_weak(**{**SAFE, **weak})


PUBLIC = {"HTTPS": "True", "ALLOWED_HOSTS": "notices.example", "SITE_URL": "https://notices.example"}
SETTINGS = """
import json
from config import settings
print(json.dumps({name: value for name, value in vars(settings).items() if name.startswith("SECURE_HSTS")}))
"""


def _run(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    cleared = {
        name: value for name, value in os.environ.items() if name not in ("SECRET_KEY", "DATABASE_URL")
    }
    return subprocess.run(
        [sys.executable, *command],
        env={**cleared, "DATA_DIR": str(folder), **variables},
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("hsts", "subdomains", "preload"),
    [("host", False, False), ("subdomains", True, False), ("preload", True, True)],
)
def test_other_hosts_are_bound_to_https_only_where_that_is_asked_for(tmp_path, hsts, subdomains, preload):
    process = _run(tmp_path, "-c", SETTINGS, **PUBLIC, HSTS=hsts)
    assert json.loads(process.stdout) == {
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": subdomains,
        "SECURE_HSTS_PRELOAD": preload,
    }


def test_a_public_site_passes_the_checks_for_deployment(tmp_path):
    process = _run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **PUBLIC)
    assert (process.returncode, process.stderr) == (0, "")


def test_a_public_site_does_not_start_with_a_short_key(tmp_path):
    process = _run(tmp_path, "manage.py", "check", **PUBLIC, SECRET_KEY="short")  # noqa: S106
    assert process.returncode == 1
    assert "HTTPS=True needs SECRET_KEY" in process.stderr


def test_hours_are_a_span_or_none(monkeypatch):
    assert environment.hours("SOME_HOURS", "") == ""
    for value in ("22-6", "0-24", "9-17"):
        monkeypatch.setenv("SOME_HOURS", value)
        assert environment.hours("SOME_HOURS", "") == value
    for value in ("22", "24-6", "9-25", "night"):
        monkeypatch.setenv("SOME_HOURS", value)
        with pytest.raises(ImproperlyConfigured, match="SOME_HOURS must be hours like 22-6"):
            environment.hours("SOME_HOURS", "")


def test_originals_are_in_folders_or_in_a_bucket(monkeypatch, tmp_path):
    def options() -> dict[str, Any]:
        setting = environment.storages("SOME_PLACE", tmp_path)
        return {name: (value["BACKEND"], value.get("OPTIONS")) for name, value in setting.items()}

    folder, bucket = "notices.storage.KeptFiles", "notices.object_storage.KeptObjects"
    static = ("django.contrib.staticfiles.storage.StaticFilesStorage", None)
    assert options() == {
        "default": (folder, {}),
        "recognised": (folder, {"location": tmp_path, "replaces": True}),
        "staticfiles": static,
    }
    for place, prefix in (("s3://bytes", ""), ("s3://bytes/a/site/", "a/site/")):
        monkeypatch.setenv("SOME_PLACE", place)
        assert options() == {
            "default": (bucket, {"bucket_name": "bytes", "location": f"{prefix}originals"}),
            "recognised": (
                bucket,
                {"bucket_name": "bytes", "location": f"{prefix}recognised", "replaces": True},
            ),
            "staticfiles": static,
        }
    for place in ("bytes", "s3://", "https://bytes.example"):
        monkeypatch.setenv("SOME_PLACE", place)
        with pytest.raises(ImproperlyConfigured, match="SOME_PLACE must be s3://BUCKET/PREFIX or nothing"):
            environment.storages("SOME_PLACE", tmp_path)
