"""Which reader a file gets: by what it contains, and only where that says nothing by its name's ending."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from notices.characters import controls, evened
from notices.reading.containers import names
from notices.reading.converted import as_docx, converter
from notices.reading.html import read_html
from notices.reading.markdown import is_markdown, read_markdown
from notices.reading.mhtml import is_mhtml, read_mhtml
from notices.reading.open_document import PARTS, read_open_document
from notices.reading.pdf import read_pdf
from notices.reading.pictures import is_picture
from notices.reading.plausibility import check_is_plausible
from notices.reading.recognised import read_picture
from notices.reading.recognition import NOTHING, Recognition
from notices.reading.shapes import ReadError, Reading, check_size
from notices.reading.text import EMPTY, read_text
from notices.reading.word import main_part, read_word
from notices.reading.word_xml import is_word_xml, read_word_xml

ALLOWED = "可以导入 .txt、.html、.mhtml、.md、.docx、.odt、.pdf、Word 存的 .xml，以及装有这些文件的 .zip"

Reader = Callable[[bytes], Reading]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OFFICE = {"[Content_Types].xml", "OFD.xml", "META-INF/manifest.xml"}  # files that are zips, but not of files
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_ABOVE = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}\?>\s*+)?(?:<!--(?:[^-]++|-(?!->)){0,2000}-->\s*+)*+", re.IGNORECASE
)
_FRAGMENT = re.compile(rb"</p\s*>|<br\s*/?>|</div\s*>|&nbsp;", re.IGNORECASE)
_LEAST_TAGS = 3  # of a file without <html> that is a piece of a page all the same


def read(name: str, data: bytes, recognition: Recognition = NOTHING) -> Reading:
    """The text of a file; ReadError where there is none to be had, ScannedError where it has to be recognised first."""
    check_size(data)
    reader = _by_content(data) or _by_name(name)
    if reader in (read_pdf, read_picture):  # these see on the page where a line was full
        return _evened(partial(reader, recognition=recognition)(data))
    return _evened(reader(data))


def _evened(reading: Reading) -> Reading:
    """The text as a reader sees it, if it can be a notice's at all."""
    text = evened(reading.text)
    if not text.strip():
        raise ReadError(EMPTY)
    check_is_plausible(text)
    removed = controls(reading.text)
    remarks = (
        f"删去了 {removed} 个看不见的控制字符" if removed else "",
        reading.pager.remark if reading.pager else "",
    )
    return replace(reading, text=text, remarks=(*reading.remarks, *filter(None, remarks)))


def is_archive(data: bytes) -> bool:
    """Whether it is a zip of files, to be taken apart with `members`; a .docx is a zip too, but one file."""
    return data.startswith(_ZIP) and not _OFFICE & names(data)


def _by_content(data: bytes) -> Reader | None:
    """First bytes don't lie; names do."""
    if data.startswith(_ZIP):
        return _packed(data)
    if b"%PDF-" in data[:1024]:
        return read_pdf
    if is_picture(data):
        return read_picture
    if data.startswith(_OLE):
        return _old_office(data)
    if data.startswith(b"{\\rtf"):
        return _converted(".rtf", _RTF)
    for magic, sentence in _REFUSED.items():
        if data.startswith(magic):
            return _refusal(sentence)
    return next((reader for is_such, reader in _TEXTS if is_such(data)), None)


def _is_word_xml(data: bytes) -> bool:
    return is_word_xml(_plain(data[:20_000]))


def _is_markup(data: bytes) -> bool:
    """A page, or a piece of one as editors of sites save it."""
    start = _plain(data[:4000])
    preamble = _ABOVE.match(start)
    if _TAG.match(start, preamble.end() if preamble else 0):
        return True
    return start.lstrip().startswith(b"<") and len(_FRAGMENT.findall(data[:100_000])) >= _LEAST_TAGS


def _packed(data: bytes) -> Reader:
    """By the names inside: what is stored in a zip may hold any bytes, also those of a Word document."""
    inside = names(data)
    if main_part(inside):
        return _read_word
    if inside >= PARTS:
        return read_open_document
    if "OFD.xml" in inside:
        return _refusal(f"OFD 文件读不了；请另存为 PDF 或 Word 后再导入。{ALLOWED}")
    if _OFFICE & inside:
        return _refusal(f"不是 Word 文档，是别的 Office 文件；{ALLOWED}")
    return _refusal("压缩包要先解开，不能当作一篇通报来读")


def _by_name(name: str) -> Reader:
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    return _ENDINGS.get(ending, read_text)


def _refusal(sentence: str) -> Reader:
    def refuse(_: bytes) -> Reading:
        raise ReadError(sentence)

    return refuse


def _read_word(data: bytes) -> Reading:
    return read_word(data, _read_chunk)


def _read_chunk(name: str, data: bytes) -> Reading:
    """A file inside a Word document; documents in it are not looked for a third time."""
    reader = _by_content(data) or _by_name(name)
    return read_word(data) if reader is _read_word else reader(data)


def _old_office(data: bytes) -> Reader:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _refusal("文档加了密码；请去掉密码后再导入")
    if "WordDocument".encode("utf-16-le") in data:
        return _converted(".doc", _OLD_WORD)
    return _refusal(f"旧的 Office 格式读不了；{ALLOWED}")


def _converted(ending: str, sentence: str) -> Reader:
    """By LibreOffice where there is one; else the sentence."""
    if not converter():
        return _refusal(sentence)
    return lambda data: _read_word(as_docx(data, ending))


def _plain(start: bytes) -> bytes:
    """The beginning of a file without byte order mark, in UTF-16 without its zeros: enough to see a tag."""
    return start.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"")


_TEXTS: tuple[tuple[Callable[[bytes], bool], Reader], ...] = (  # told by their first lines, in this order
    (_is_word_xml, read_word_xml),
    (is_mhtml, read_mhtml),
    (_is_markup, read_html),
    (is_markdown, read_markdown),
)
_PICTURE = "这种图片读不了；请另存为 PNG、JPEG 或 TIFF，或者粘贴文字"
_OLD_WORD = (
    "旧的 .doc、.wps 格式读不了；请在 Word 或 WPS 里另存为 .docx 后再导入，或者在这台机器上装 LibreOffice"
)
_RTF = "RTF 文件读不了；请在 Word 或 WPS 里另存为 .docx 后再导入，或者在这台机器上装 LibreOffice"
_REFUSED = {
    b"GIF8": _PICTURE,
    b"Rar!": "RAR 压缩包读不了；请改用 ZIP",
    b"7z\xbc\xaf": "7z 压缩包读不了；请改用 ZIP",
}
_MACROS = "带宏的文档没有读取；请另存为不带宏的 .docx 后再导入"
_BROKEN = "内容和文件名的后缀对不上，文件可能已损坏"
_ENDINGS: dict[str, Reader] = {
    ".html": read_html,
    ".htm": read_html,
    ".shtml": read_html,
    ".xhtml": read_html,
    ".mht": read_mhtml,
    ".mhtml": read_mhtml,
    ".docx": _refusal(f"{_BROKEN}，不是 Word 文档"),
    ".docm": _refusal(_MACROS),
    ".dotm": _refusal(_MACROS),
    ".odt": _refusal(f"{_BROKEN}，不是 OpenDocument 文档"),
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".doc": read_html,  # a page that a site offers as a Word file; real ones are known by their content
    ".pdf": _refusal(f"{_BROKEN}，不是 PDF"),
    ".zip": _refusal(f"{_BROKEN}，不是 ZIP 压缩包"),
}
