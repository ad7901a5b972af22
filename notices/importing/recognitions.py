"""What was recognised on scans, kept beside the originals: the seconds that a page takes are spent once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

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
from notices.storage import AwayError

Waiting = Callable[[int], object]  # is told beforehand how many seconds it may take


def recognition_of(data: bytes, pages: Sequence[int], waiting: Waiting) -> Recognition:
    """Kept or made; nothing where recognition is not installed and the file was never recognised."""
    digest = sha256(data).hexdigest()
    stored = _kept(digest)
    if {*pages} <= {*stored}:
        return stored
    if not is_installed():
        return NOTHING
    waiting(seconds_for(pages))
    recognition = recognise(data, pages)
    _keep(digest, recognition)
    return recognition


def forget(digest: str) -> None:
    """Of bytes that are deleted, what was read of them goes as well."""
    _storage().delete(_name(digest))


def _storage() -> Storage:
    return storages["recognised"]


def _name(digest: str) -> str:
    return f"{digest}.json"


def _kept(digest: str) -> Recognition:
    try:
        with _storage().open(_name(digest)) as file:
            return from_json(file.read())
    except AwayError:
        raise
    except (OSError, ReadError):
        return NOTHING


def _keep(digest: str, recognition: Recognition) -> None:
    """In whole or not at all; what it holds is covered everywhere else."""
    _storage().save(_name(digest), ContentFile(to_json(recognition)))
