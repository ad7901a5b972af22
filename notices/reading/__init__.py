"""From the bytes of a file to the text of a notice, pure. Nothing here knows Django, layouts or categories."""

from __future__ import annotations

from notices.reading.archive import decoded_name, members
from notices.reading.bounds import MAX_BYTES
from notices.reading.formats import is_archive, read
from notices.reading.shapes import ElsewhereError, ReadError, Reading, ScannedError

__all__ = [
    "MAX_BYTES",
    "READER_VERSION",
    "ElsewhereError",
    "ReadError",
    "Reading",
    "ScannedError",
    "decoded_name",
    "is_archive",
    "members",
    "read",
]

READER_VERSION = "6"
