"""Word documents as one XML file, of Word 2003 or as a flat package: packed as .docx, and read as these are."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from notices.reading.numbering import W
from notices.reading.shapes import ReadError, Reading
from notices.reading.word import parsed, read_word

_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_PACKAGE = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_ROOT = re.compile(rb"<(?:\w{1,20}:)?(?:wordDocument|package)[\s>]")
_SHOWN = "{http://schemas.microsoft.com/office/word/2003/auxHint}"  # what Word showed when it saved
_OLD = f"{{{_2003.decode()}}}"
_PKG = f"{{{_PACKAGE.decode()}}}"
_WITH_MACROS = re.compile("macroEnabled|vbaProject")
_EMPTY = "Word 2003 的 XML 文档里没有正文；请在 Word 里另存为 .docx 后再导入"
_MACROS = "文档带有宏，没有读取；请另存为不带宏的 .docx 后再导入"


def is_word_xml(start: bytes) -> bool:
    """By the beginning of a file, as single bytes."""
    names_space = _2003 in start or _PACKAGE in start
    return start.lstrip().startswith(b"<") and names_space and _ROOT.search(start) is not None


def read_word_xml(data: bytes) -> Reading:
    root = parsed(data)
    if root.tag == f"{_PKG}package":
        return read_word(_packed(_parts(root)))
    if root.get(f"{_OLD}macrosPresent") == "yes":
        raise ReadError(_MACROS)
    body = root.find(f"{_OLD}body")
    if body is None:
        raise ReadError(_EMPTY)
    return read_word(_packed({"word/document.xml": _modern(body)}))


def _parts(package: etree._Element) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    for part in package.iterchildren(f"{_PKG}part"):
        if _WITH_MACROS.search(part.get(f"{_PKG}contentType", "")):
            raise ReadError(_MACROS)
        content = part.find(f"{_PKG}xmlData")
        if content is not None and len(content):
            parts[part.get(f"{_PKG}name", "").lstrip("/")] = etree.tostring(content[0])
    return parts


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def _modern(body: etree._Element) -> bytes:
    """The body in today's names: sections are no elements any more, numbers of lists are written out."""
    content = etree.tostring(body).replace(_2003, W[1:-1].encode())
    root = parsed(b"<w:document xmlns:w='" + W[1:-1].encode() + b"'>" + content + b"</w:document>")
    for shown in list(root.iter(f"{_SHOWN}t")):
        _write_out(shown)
    for merge in root.iter(f"{W}vmerge"):
        merge.tag = f"{W}vMerge"
    etree.strip_tags(root, f"{_SHOWN}sect", f"{_SHOWN}sub-section")
    return etree.tostring(root)


def _write_out(shown: etree._Element) -> None:
    """The number that Word showed before a paragraph, as the first of its words."""
    paragraph = next(shown.iterancestors(f"{W}p"), None)
    if paragraph is not None and shown.get(f"{_SHOWN}val"):
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}t").text = shown.get(f"{_SHOWN}val")
        paragraph.insert(1, run)  # behind its properties, where the number stands
