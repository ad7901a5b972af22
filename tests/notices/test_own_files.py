"""What others may have written is told from what is ours."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from notices.own_files import is_ours


@pytest.mark.parametrize(
    ("mode", "is_own"), [(0o600, True), (0o644, True), (0o660, False), (0o646, False), (0o666, False)]
)
def test_a_file_that_another_account_may_write_is_not_ours(tmp_path: Path, mode: int, is_own: bool) -> None:
    path = tmp_path / "a"
    path.touch()
    path.chmod(mode)
    assert is_ours(path) is is_own


@pytest.mark.parametrize(("owner", "is_own"), [("own", True), ("root", True), ("another", False)])
def test_a_file_of_another_account_is_not_ours(monkeypatch, owner: str, is_own: bool) -> None:
    uids = {"own": os.geteuid(), "root": 0, "another": os.geteuid() + 1}
    monkeypatch.setattr(Path, "stat", lambda _path: SimpleNamespace(st_uid=uids[owner], st_mode=0o100600))
    assert is_ours(Path("a")) is is_own
