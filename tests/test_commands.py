"""What ends a command is said in a sentence, with an exit code; a fault of ours is not hidden."""

from __future__ import annotations

import errno
from io import StringIO

import pytest
from django.core import management
from django.db import OperationalError

from config.commands import run
from search import indexing
from tests.factories import make_notice


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


@pytest.mark.parametrize(
    "words",
    [
        ["search_notices", "\udcff"],
        ["search_notices", "学位", "--district", "\udcff"],
        ["reparse_notices", "linxi\udcff"],
        ["staff_account", "\udcff", "--role", "reader"],
    ],
    ids=" ".join,
)
@pytest.mark.django_db
def test_bytes_that_are_no_text_are_refused_with_a_sentence(words: list[str], monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("kuaile-2023-linxi\n"))
    make_notice("linxi-2023")
    indexing.rebuild()
    with pytest.raises(SystemExit) as exit_:
        run(["manage.py", *words])
    [no_text] = [word for word in words if "\udcff" in word]
    assert exit_.value.code == f"不是 UTF-8 编码的文字：{no_text}"


def test_letters_that_cannot_be_written_are_a_fault_of_ours_where_all_words_are_text(monkeypatch) -> None:
    def fail(_words: list[str]) -> None:
        "\udcff".encode()

    monkeypatch.setattr(management, "execute_from_command_line", fail)
    with pytest.raises(UnicodeEncodeError):
        run(["manage.py", "check"])
