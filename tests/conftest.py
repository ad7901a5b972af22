"""What every test has: an index of its own, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import translation
from haystack import connections
from opensearchpy.exceptions import ConnectionError as NoConnectionError

from search.engines.opensearch.cluster import client


@pytest.fixture(autouse=True)
def own_index(request: pytest.FixtureRequest, settings, tmp_path: Path) -> Iterator[Path]:
    """No test reads or writes the index of the data folder, or of another test; two servers have one that all share."""
    settings.CONFINED_READING = False  # a process beside each test's own would be started for every worker
    if request.config.getoption("--two-servers"):
        yield tmp_path / "index"
        return
    with index_in(settings, tmp_path / "index", settings.SEARCH_ENGINE):
        yield tmp_path / "index"


@contextmanager
def index_in(settings, path: Path, engine: str, **more: Any) -> Iterator[None]:
    """With `engine` in use over an index that is gone afterwards; `more` options as in the settings."""
    name = f"test-{token_hex(8)}"
    options = {
        **settings.SEARCH_ENGINES[engine],
        "PATH": str(path),
        "INDEX": name,
        "SILENTLY_FAIL": False,
        **more,
    }
    before = connections.connections_info
    settings.HAYSTACK_CONNECTIONS = connections.connections_info = {"default": options}
    connections.reload("default")
    try:
        yield
    finally:
        if engine == "opensearch":
            with suppress(NoConnectionError):
                client(tuple(options["URLS"])).indices.delete(index=f"{name}-*")
        connections.connections_info = before
        connections.reload("default")


@pytest.fixture(autouse=True)
def own_allowance(request: pytest.FixtureRequest) -> None:
    """What one test asked is not counted against the next; two servers are emptied of it with all else."""
    if not request.config.getoption("--two-servers"):
        cache.clear()


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """A page asked for in English leaves English to its thread: the next test begins in Chinese."""
    yield
    translation.deactivate()
