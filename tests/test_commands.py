"""What ends a command is said in a sentence, with an exit code; a fault of ours is not hidden."""

from __future__ import annotations

import errno

import pytest
from django.core import management
from django.db import OperationalError

from config.commands import run


@pytest.mark.parametrize(
    ("error", "ending"),
    [
        (OperationalError("database is locked"), "数据库不能读写，或正忙：database is locked"),
        (OSError(errno.ENOSPC, "No space left", "/data/index/a"), "不能读写 /data/index/a：磁盘已满"),
        (OSError(errno.EROFS, "Read-only file system"), "不能读写 数据目录：磁盘只能读取"),
        (KeyboardInterrupt(), 130),
    ],
)
def test_what_cannot_be_written_is_said(monkeypatch, error: BaseException, ending: object) -> None:
    def fail(_words: list[str]) -> None:
        raise error

    monkeypatch.setattr(management, "execute_from_command_line", fail)
    with pytest.raises(SystemExit) as exit_:
        run(["manage.py", "check"])
    assert exit_.value.code == ending


def test_another_error_is_shown_whole(monkeypatch) -> None:
    def fail(_words: list[str]) -> None:
        raise FileNotFoundError(errno.ENOENT, "No such file", "taxonomy.toml")

    monkeypatch.setattr(management, "execute_from_command_line", fail)
    with pytest.raises(FileNotFoundError):
        run(["manage.py", "check"])
