"""Where bytes are kept: a file is named by its own hash, stored once, and there in whole or not at all."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible(path="notices.storage.KeptFiles")
class KeptFiles(FileSystemStorage):
    """Names are hashes: a name that is taken holds these very bytes already."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:  # noqa: ARG002
        return name

    def _save(self, name: str, content: Any) -> str:
        path = Path(self.path(name))
        if not path.exists():
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
