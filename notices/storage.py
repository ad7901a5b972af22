"""Where bytes are kept: a file is named by its own hash, stored once, and there in whole or not at all.

In a folder, where nothing else is said; `object_storage` keeps them where several machines read them.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_noop

# No path stands in them: they are shown to whoever asked.
MISSING = gettext_noop("存放原件的地方没有这份文件的内容。")
UNREADABLE = gettext_noop("这份文件的内容现在不能读取。")
AWAY = gettext_noop("存放原件的地方没有回应，请稍后再试。")


class MissingError(FileNotFoundError):
    """Bytes that a row names are not there; another machine may have them."""

    def __init__(self) -> None:
        super().__init__(MISSING)


class AwayError(OSError):
    """Bytes cannot be had now: the service that keeps them does not answer, or the disk does not give them."""

    def __init__(self, reason: str = AWAY) -> None:
        super().__init__(reason)


@deconstructible(path="notices.storage.KeptFiles")
class KeptFiles(FileSystemStorage):
    """Names are hashes: a name that is taken holds these very bytes already. Unless it `replaces` what was there."""

    def __init__(self, *arguments: Any, replaces: bool = False, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.replaces = replaces

    def get_available_name(self, name: str, max_length: int | None = None) -> str:  # noqa: ARG002
        return name

    def open(self, name: str, mode: str = "rb") -> File[Any]:
        try:
            return super().open(name, mode)
        except FileNotFoundError:
            raise MissingError from None
        except OSError as error:
            raise AwayError(UNREADABLE) from error

    def _save(self, name: str, content: Any) -> str:
        path = Path(self.path(name))
        if self.replaces or not path.exists():
            for folder in (Path(self.location), path.parent):  # what they hold is covered everywhere else
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # A process that dies while it writes must not leave half a file under the name of the whole.
            with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
                for chunk in content.chunks():
                    file.write(chunk)
            Path(file.name).replace(path)
        return name


def path_by_hash(row: Any, _filename: str) -> str:
    """Where the bytes of a row with a `sha256` are kept: the same bytes are stored once."""
    return f"{row.sha256[:2]}/{row.sha256}"
