"""With `--two-servers`: two machines in place of the live server of this process."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import RequestFactory, TransactionTestCase

from config.revisits import _etag
from search import indexing
from tests.machines import SHARED, Machines, two_machines

# Tables that `migrate` fills: what is in them is known to the servers by its keys.
FILLED = frozenset(
    {
        *("django_content_type", "django_migrations", "auth_permission", "auth_group"),
        *("auth_group_permissions", "notices_category", "notices_categorygroup"),
    }
)
TRIES = 5  # a server that is just asking may be in the way
SEEN = 30.0  # seconds until both know of a new index; they look every second
PAGE = "/categories/"


def refuse_without() -> None:
    if missing := [name for name in SHARED if name not in os.environ]:
        raise pytest.UsageError(f"--two-servers wants {missing[0]}: tests/with_two_servers sets it")


@pytest.fixture(scope="session")
def live_server(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[Machines]:
    request.getfixturevalue("django_db_setup")  # there is a database to share
    with django_db_blocker.unblock():
        indexing.rebuild()  # else both servers would, while the first test does
        name = connection.settings_dict["NAME"]
        connection.close()
    with pytest.MonkeyPatch.context() as patch, two_machines(name) as machines:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: empty())
        yield machines
        if request.session.testsfailed:
            sys.stderr.write(machines.log())


def empty() -> None:
    """All rows that tests have made."""
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    tables = ", ".join(map(connection.ops.quote_name, sorted({*names} - FILLED)))
    for left in reversed(range(TRIES)):
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"TRUNCATE {tables}")
            break
        except OperationalError:
            if not left:
                raise
    cache.clear()


def wait_until_known(machines: Machines) -> None:
    """By the tag of a page, which follows from all that servers know; each makes its own."""
    until = time.monotonic() + SEEN
    for machine in machines.machines:
        while (told := machine.asked("HEAD", PAGE)[1].get("etag")) != (
            tag := _etag(RequestFactory().get(PAGE))
        ):
            if time.monotonic() > until:
                raise AssertionError(f"port {machine.port} has {told}, not {tag}\n{machine.log()}")
            time.sleep(0.05)
