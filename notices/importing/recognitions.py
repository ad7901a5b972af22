"""What was recognised on scans, kept beside the originals: the seconds that a page takes are spent once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from notices.reading import ReadError
from notices.reading.recognition import (
    NOTHING,
    Recognition,
    from_json,
    is_installed,
    recognise,
    seconds_for,
    to_json,
)

Waiting = Callable[[int], object]  # is told beforehand how many seconds it may take


def recognition_of(data: bytes, pages: Sequence[int], waiting: Waiting) -> Recognition:
    """Kept or made; nothing where recognition is not installed and the file was never recognised."""
    digest = sha256(data).hexdigest()
    kept = _kept(digest)
    if {*pages} <= {*kept}:
        return kept
    if not is_installed():
        return NOTHING
    waiting(seconds_for(pages))
    recognition = recognise(data, pages)
    _keep(digest, recognition)
    return recognition


def forget(digest: str) -> None:
    """Of bytes that are deleted, what was read of them goes as well."""
    _path(digest).unlink(missing_ok=True)


def _path(digest: str) -> Path:
    return Path(settings.DATA_DIR) / "recognised" / f"{digest}.json"


def _kept(digest: str) -> Recognition:
    try:
        return from_json(_path(digest).read_bytes())
    except (OSError, ReadError):
        return NOTHING


def _keep(digest: str, recognition: Recognition) -> None:
    """In whole or not at all; what it holds is covered everywhere else."""
    path = _path(digest)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(to_json(recognition))
    Path(file.name).replace(path)
