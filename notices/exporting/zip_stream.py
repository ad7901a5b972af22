"""Where a zip is written that leaves as it grows: it cannot be rewound, and is emptied after each piece. Pure."""

from __future__ import annotations


class Sink:
    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        self._held += data
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def taken(self) -> bytes:
        taken = bytes(self._held)
        self._held.clear()
        return taken
