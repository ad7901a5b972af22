"""What ends a command, in a sentence: a database or disk that cannot be written, words that are no text, Ctrl-C."""

from __future__ import annotations

import errno
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType

INTERRUPTED = 130  # the exit code that shells give for Ctrl-C
_REASONS: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOSPC: "磁盘已满",
        errno.EDQUOT: "磁盘配额已用完",
        errno.EROFS: "磁盘只能读取",
        errno.EACCES: "没有权限",
        errno.EPERM: "没有权限",
    }
)


def run(words: Sequence[str]) -> None:
    from django.core.management import execute_from_command_line

    from notices.database import DATABASE_AWAY

    try:
        execute_from_command_line(list(words))
    except DATABASE_AWAY as error:
        sys.exit(f"数据库不能读写，或正忙：{error}")
    except UnicodeEncodeError:  # bytes that a terminal or a script gave, and that are no text
        if not (unreadable := [word for word in words if not _is_text(word)]):
            raise
        sys.exit(f"不是 UTF-8 编码的文字：{'、'.join(unreadable)}")
    except OSError as error:
        if (reason := _REASONS.get(error.errno or 0)) is None:
            raise
        sys.exit(f"不能读写 {error.filename or '数据目录'}：{reason}")
    except KeyboardInterrupt:
        sys.stderr.write("已中断；已完成的部分都在。\n")
        sys.exit(INTERRUPTED)


def _is_text(word: str) -> bool:
    """Bytes that are no UTF-8 come in as halves of surrogate pairs."""
    return not any("\ud800" <= character <= "\udfff" for character in word)
