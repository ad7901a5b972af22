"""A pytest plugin, loaded before the settings: the tests' data folder is never the demo's."""

from __future__ import annotations

import os
import shutil
import tempfile

_DATA_DIR = tempfile.mkdtemp(prefix="zhenggai-tests-")
os.environ["DATA_DIR"] = _DATA_DIR


def pytest_addoption(parser) -> None:
    parser.addoption(
        "--require-browser", action="store_true", help="fail the browser tests where there is no chromium"
    )
    parser.addoption(
        "--slow-line",
        action="store_true",
        help="pages come to the browser piece by piece: finds tests that look before what they look for is there",
    )


def pytest_unconfigure() -> None:
    shutil.rmtree(_DATA_DIR, ignore_errors=True)
