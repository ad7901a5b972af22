"""What every test has: an index of its own, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.utils import translation
from haystack import connections

# How long an example takes says more about what else runs than about the code.
hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")


@pytest.fixture(autouse=True)
def own_index(settings, tmp_path: Path) -> Iterator[Path]:
    """No test reads or writes the index of the data folder, or of another test."""
    path = tmp_path / "index"
    settings.HAYSTACK_CONNECTIONS = {
        "default": {**settings.HAYSTACK_CONNECTIONS["default"], "PATH": str(path)},
    }
    connections.reload("default")
    yield path
    connections.reload("default")


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """A page asked for in English leaves English to its thread: the next test begins in Chinese."""
    yield
    translation.deactivate()
