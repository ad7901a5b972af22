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
    parser.addoption("--rows", action="store_true", help="only tests that ask the database, for another one")


def pytest_collection_modifyitems(config, items: list[pytest.Item]) -> None:
    if config.getoption("--rows"):
        config.hook.pytest_deselected(items=[item for item in items if not _asks_the_database(item)])
        items[:] = filter(_asks_the_database, items)


def _asks_the_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db"}.intersection(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


def pytest_unconfigure() -> None:
    shutil.rmtree(_DATA_DIR, ignore_errors=True)
