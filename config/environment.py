"""Settings from the environment: each value is checked, a bad one is refused by name."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email


def text(name: str, default: str) -> str:
    return os.environ.get(name, default)


def email(name: str, default: str) -> str:
    """The address of a mailbox, or nothing."""
    value = os.environ.get(name, default)
    try:
        if value:
            validate_email(value)
    except ValidationError:
        raise ImproperlyConfigured(f"{name} must be an e-mail address, not {value!r}") from None
    return value


def flag(name: str, default: bool) -> bool:
    value = os.environ.get(name, str(default))
    if value not in ("True", "False"):
        raise ImproperlyConfigured(f"{name} must be True or False, not {value!r}")
    return value == "True"


def number(name: str, default: int) -> int:
    """A whole number, 1 or more."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} must be a whole number, 1 or more, not {value!r}")
    return int(value)


def numbers(name: str, usual: Mapping[str, int]) -> dict[str, int]:
    """A table of whole numbers, 1 or more; `page=500000,rows=1000` sets some of them anew."""
    table = dict(usual)
    for entry in words(name, ""):
        key, _, value = entry.partition("=")
        if key not in table or not value.isdecimal() or int(value) < 1:
            raise ImproperlyConfigured(f"{name} takes {', '.join(table)} as name=number, not {entry!r}")
        table[key] = int(value)
    return table


_RATE = re.compile(r"[1-9]\d*/(?:s|sec|m|min|h|hour|d|day)")


def rates(name: str, usual: Mapping[str, str]) -> dict[str, str]:
    """A table of rates; `file=5/min,login=100/day` sets some of them anew."""
    table = dict(usual)
    for entry in words(name, ""):
        key, _, value = entry.partition("=")
        if key not in table or not _RATE.fullmatch(value):
            raise ImproperlyConfigured(f"{name} takes {', '.join(table)} as name=5/min, not {entry!r}")
        table[key] = value
    return table


def cache(name: str) -> dict[str, Any]:
    """Django's setting of a cache: the process's own, a table `cache` of the database, or `redis://…`."""
    location = os.environ.get(name, "memory")
    bounded: dict[str, Any] = {"OPTIONS": {"MAX_ENTRIES": 10_000}}
    if location == "memory":
        engine, options = "locmem.LocMemCache", bounded
    elif location == "database":
        engine, options = "db.DatabaseCache", bounded | {"LOCATION": "cache"}
    elif location.startswith(("redis://", "rediss://", "unix://")):
        engine, options = "redis.RedisCache", {"LOCATION": location}
    else:
        raise ImproperlyConfigured(f"{name} must be memory, database or redis://…, not {location!r}")
    return {"BACKEND": f"django.core.cache.backends.{engine}", **options}


def storages(name: str, recognised: Path) -> dict[str, Any]:
    """Django's setting of storages: originals in MEDIA_ROOT and what was recognised in a folder; or a bucket."""
    place = os.environ.get(name, "")
    bucket, _, prefix = place.removeprefix("s3://").strip("/").partition("/")
    if place and (not place.startswith("s3://") or not bucket):
        raise ImproperlyConfigured(f"{name} must be s3://BUCKET/PREFIX or nothing, not {place!r}")
    if place and not find_spec("storages"):
        raise ImproperlyConfigured(f"{name}={place} needs: pip install 'django-storages[s3]'")

    def kept(folder: str, **options: Any) -> dict[str, Any]:
        if not place:
            return {"BACKEND": "notices.storage.KeptFiles", "OPTIONS": options}
        options |= {"bucket_name": bucket, "location": f"{prefix}/{folder}".strip("/")}
        return {"BACKEND": "notices.object_storage.KeptObjects", "OPTIONS": options}

    return {
        "default": kept("originals"),
        "recognised": kept("recognised", location=recognised, replaces=True),
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


def hours(name: str, default: str) -> str:
    """A span of hours like 22-6, or nothing."""
    value = os.environ.get(name, default)
    if value and not re.fullmatch(r"(?:1?[0-9]|2[0-3])-(?:1?[0-9]|2[0-4])", value):
        raise ImproperlyConfigured(f"{name} must be hours like 22-6, not {value!r}")
    return value


def words(name: str, default: str) -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def choice(name: str, values: Sequence[str]) -> str:
    """One of these; the first where none is set."""
    value = os.environ.get(name, values[0])
    if value not in values:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(values)}, not {value!r}")
    return value


_LEAST_KEY, _LEAST_CHARACTERS = 50, 5  # as Django's `check --deploy` asks for


def refuse_weak(secret_key: str, debug: bool, hosts: Sequence[str], site_url: str) -> None:
    """Raises ImproperlyConfigured where a site that calls itself public would not be safe."""
    wants = {
        f"SECRET_KEY of {_LEAST_KEY} characters or more, drawn at random": len(secret_key) >= _LEAST_KEY
        and len(set(secret_key)) >= _LEAST_CHARACTERS
        and not secret_key.startswith("django-insecure-"),
        "DEBUG=False: error pages show settings and rows": not debug,
        "ALLOWED_HOSTS with the names of the site, not *": "*" not in hosts,
        "SITE_URL with the address of the site, https://…": site_url.startswith("https://"),
    }
    if missing := [want for want, is_met in wants.items() if not is_met]:
        raise ImproperlyConfigured(f"HTTPS=True needs {'; '.join(missing)}")
