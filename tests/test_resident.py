"""`.ci/resident` answers as `manage.py` does: the same output, errors and exit status."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

RESIDENT = [sys.executable, str(Path(__file__).parent.parent / ".ci/resident")]

Ask = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    socket = str(tmp_path_factory.mktemp("resident") / "socket")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*RESIDENT, "ask", socket, *words], capture_output=True, text=True, check=False)

    with subprocess.Popen([*RESIDENT, "serve", socket]) as server:
        yield run
        server.kill()


def test_a_command_is_answered_as_by_manage_py(ask: Ask, tmp_path: Path) -> None:
    missing = ask("parse_notice", "--json", str(tmp_path / "none.txt"))
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr.startswith("CommandError: ")
    refused = ask("search_notices", "--unit", "page", "学位")
    assert (refused.returncode, "invalid choice: 'page'" in refused.stderr) == (2, True)
    listed = ask("--version")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert listed.stdout.count(".") == 2
