"""Answers of this run that have not been worked off, on disk: whoever is killed doesn't ask for them again."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from notices.reading.web import SiteAnswer


class KeptAnswers:
    """A file for each answer, there in whole or not at all: a line of JSON, then the content."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, address: str, answer: SiteAnswer) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        head = json.dumps(asdict(replace(answer, content=b"")) | {"content": ""}).encode()
        with NamedTemporaryFile(dir=self.folder, prefix=".", delete=False) as file:
            file.write(head + b"\n" + answer.content)
        Path(file.name).replace(self._path(address))

    def get(self, address: str) -> SiteAnswer | None:
        try:
            head, _, content = self._path(address).read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        return SiteAnswer(**json.loads(head) | {"content": content})

    def drop(self, address: str) -> None:
        self._path(address).unlink(missing_ok=True)

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, address: str) -> Path:
        return self.folder / sha256(address.encode()).hexdigest()
