"""What a reader gives back, what it raises, and how much it takes."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20
MAX_BYTES = 20 * MEGABYTE  # of one file; the longest notice known has .2 MB, the fattest saved page 6 MB
MAX_TEXT = 5_000_000  # characters that come out of one file; more is a bomb, not a notice


class ReadError(ValueError):
    """A file cannot be read; says in Chinese what is wrong and what is allowed. The caller names the file."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file, one paragraph a line; `remarks` say in Chinese what was guessed or lost on the way."""

    text: str
    media_type: str
    remarks: tuple[str, ...] = ()


def check_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise ReadError(f"文件有 {len(data) / MEGABYTE:.1f} MB，超过了 {MAX_BYTES // MEGABYTE} MB 的上限")


def check_text(text: str) -> str:
    """The text, unless it is too long for any notice."""
    if len(text) > MAX_TEXT:
        raise ReadError(f"文字超过 {MAX_TEXT // 10000} 万字，不像是一篇通报")
    return text
