"""A pytest plugin, loaded before the settings: the tests' data folder is never the demo's."""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest

from tests import effort  # noqa: F401  # before Hypothesis looks at --hypothesis-profile

_DATA_DIR = tempfile.mkdtemp(prefix="zhenggai-tests-")
os.environ["DATA_DIR"] = _DATA_DIR
os.environ["SITE_URL"] = "http://testserver"


def pytest_addoption(parser) -> None:
    parser.addoption(
        "--require-browser", action="store_true", help="fail the browser tests where there is no chromium"
    )
    parser.addoption(
        "--slow-line",
        action="store_true",
        help="pages come to the browser piece by piece: finds tests that look before what they look for is there",
    )
    parser.addoption(
        "--two-servers",
        action="store_true",
        help="what has a live server runs against two machines behind a proxy; under tests/with_two_servers",
    )
    parser.addoption("--rows", action="store_true", help="only tests that ask the database, for another one")


def pytest_configure(config) -> None:
    if config.getoption("--two-servers"):
        from tests.machines import fixtures

        fixtures.refuse_without()
        config.pluginmanager.register(
            fixtures
        )  # after pytest-django, whose live server it has another in place of


def pytest_collection_modifyitems(config, items: list[pytest.Item]) -> None:
    if config.getoption("--two-servers"):
        for item in items:
            if marker := item.get_closest_marker("one_process"):
                item.add_marker(pytest.mark.skip(reason=f"one process: {marker.args[0]}"))
    if config.getoption("--rows"):
        config.hook.pytest_deselected(items=[item for item in items if not _asks_the_database(item)])
        items[:] = filter(_asks_the_database, items)


def _asks_the_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db"}.intersection(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


def pytest_unconfigure() -> None:
    shutil.rmtree(_DATA_DIR, ignore_errors=True)
