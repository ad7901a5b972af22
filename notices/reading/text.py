"""Bytes to characters, by evidence: what a page declares about its encoding is wrong too often to be believed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from notices.reading.margins import without_margin
from notices.reading.pagers import printed_pager
from notices.reading.plausibility import LEGIBLE, common_share, repaired
from notices.reading.shapes import Pager, ReadError, Reading, check_text
from notices.reading.wrapped import remarks, unwrapped

MEDIA_TYPE = "text/plain"

_MARKS = (  # byte order marks; UTF-32's begins with UTF-16's, so it stands first
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MOST_BROKEN = (
    0.002  # of a text's letters: a page cut in the middle of one is readable, a wrong encoding isn't
)
_MOST_CONTROL = 0.005
_FOOT, _LAST_LINES = 1000, 5  # characters and lines that may say that a text goes on elsewhere

EMPTY = "文件是空的，没有文字"
_BINARY = (
    "文件里是二进制数据，不是文字；可以导入 .txt、.html、.mhtml、.md、.docx、.odt、.pdf、Word 存的 .xml，"
    "以及装有这些文件的 .zip"
)
_UNKNOWN = "认不出文字的编码；请用 UTF-8、GB18030（GBK）、Big5 或带标记的 UTF-16 保存后再导入"


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    broken: int = 0  # places where bytes were no letter
    repair: str = ""  # what was set right, in Chinese

    @property
    def remarks(self) -> tuple[str, ...]:
        lost = f"有 {self.broken} 处字节无法识别，以“\N{REPLACEMENT CHARACTER}”代替" if self.broken else ""
        return tuple(filter(None, (lost, self.repair)))


def read_text(data: bytes) -> Reading:
    decoded = decode(data)
    if not decoded.text.strip():
        raise ReadError(EMPTY)
    text, width = unwrapped(without_margin(check_text(decoded.text)))
    return Reading(text, MEDIA_TYPE, (*decoded.remarks, *remarks(width)), _pager(text))


def _pager(text: str) -> Pager | None:
    """Of a text that was copied from one page of several; the last of a file's own page numbers is none."""
    last = [line for line in text[-_FOOT:].splitlines() if line.strip()][-_LAST_LINES:]
    pages = printed_pager(last)
    return pages if pages and pages.number != pages.total else None


def decode(data: bytes) -> Decoded:
    """The characters exactly as they are, but for a byte order mark and an encoding mistaken before."""
    if not data:
        raise ReadError(EMPTY)
    decoded = _marked(data) or _guessed(data)
    text, repair = repaired(decoded.text)
    _check_is_text(text)
    return replace(decoded, text=text, repair=repair)


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    return None


def _guessed(data: bytes) -> Decoded:
    """Strict UTF-8 is never right by chance; GB18030 takes nearly any bytes, so what comes out has to look Chinese.

    Big5 is tried last: its bytes never look Chinese as GB18030, nor those of the others as Big5.
    """
    if b"\0" in data:
        raise ReadError(_BINARY)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    for encoding in ("gb18030", "utf-8", "big5hkscs"):
        decoded = _decoded(data, encoding, damaged=True)
        if decoded and _looks_chinese(decoded):
            return decoded
    raise ReadError(_UNKNOWN)


def _decoded(data: bytes, encoding: str, *, damaged: bool = False) -> Decoded:
    """With a mark the encoding is known, so that any damage is only told; without, it is evidence."""
    text = data.decode(encoding, "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    if not damaged and broken > max(3, len(text) * 0.01):
        raise ReadError(_UNKNOWN)
    return Decoded(text, encoding, broken)


def _looks_chinese(decoded: Decoded) -> bool:
    share = common_share(decoded.text, least=1)
    return bool(share and share >= LEGIBLE and decoded.broken <= max(1, len(decoded.text) * _MOST_BROKEN))


def _check_is_text(text: str) -> None:
    if "\0" in text or len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROL:
        raise ReadError(_BINARY)
