"""What a reader gives back, what it raises, and how much it takes."""

from __future__ import annotations

from dataclasses import dataclass

from notices.reading.bounds import MAX_BYTES, MAX_TEXT, MEGABYTE


class ReadError(ValueError):
    """A file cannot be read; says in Chinese what is wrong and what is allowed. The caller names the file."""


class ElsewhereError(ReadError):
    """A page has no text of its own; `address`, as the page writes it, is where its text is."""

    def __init__(self, sentence: str, address: str) -> None:
        super().__init__(sentence)
        self.address = address


class ScannedError(ReadError):
    """Pages of a file, by their index, are pictures: without recognition there is nothing to read."""

    def __init__(self, sentence: str, pages: tuple[int, ...]) -> None:
        super().__init__(sentence)
        self.pages = pages


@dataclass(frozen=True, slots=True)
class Pager:
    """Which of how many pages this is, 1-based; the next one's address as the page writes it, "" after the last.

    `total` is 0 where the page doesn't say.
    """

    number: int
    total: int
    next: str = ""

    @property
    def remark(self) -> str:
        total = f"，共 {self.total} 页" if self.total else ""
        following = f"；下一页是 {self.next[:200]}" if self.next else ""
        return f"这是第 {self.number} 页{total}，不是全文{following}"


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file, one paragraph a line; `remarks` say in Chinese what was guessed or lost on the way.

    A web page may be one of several that make up an article, and offer `files`, by addresses as it writes them.
    Pages of a PDF file that hold no text are `scanned`, by their index; of those that were recognised, `recognised`,
    a letter is right with `certainty`.
    """

    text: str
    media_type: str
    remarks: tuple[str, ...] = ()
    pager: Pager | None = None
    files: tuple[str, ...] = ()
    scanned: tuple[int, ...] = ()
    recognised: tuple[int, ...] = ()
    certainty: float = 1.0


def check_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise ReadError(f"文件有 {len(data) / MEGABYTE:.1f} MB，超过了 {MAX_BYTES // MEGABYTE} MB 的上限")


def check_text(text: str) -> str:
    """The text, unless it is too long for any notice."""
    if len(text) > MAX_TEXT:
        raise ReadError(f"文字超过 {MAX_TEXT // 10000} 万字，不像是一篇通报")
    return text
