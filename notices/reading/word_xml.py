"""Word documents as one XML file, of Word 2003 or as a flat package: packed as .docx, and read as these are."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from notices.reading.bounds import MAX_PARTS
from notices.reading.numbering import W
from notices.reading.shapes import ReadError, Reading
from notices.reading.word import parsed, read_word

_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_PACKAGE = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_ROOT = re.compile(rb"<(?:\w{1,20}:)?(?:wordDocument|package)[\s>]")
_SHOWN = "{http://schemas.microsoft.com/office/word/2003/auxHint}"  # what Word showed when it saved
_ANNOTATION = "{http://schemas.microsoft.com/aml/2001/core}"  # changes, comments and bookmarks of 2003
_NOT_KEPT = re.compile(
    r"Word\.(?:Deletion|Comment|Formatting|Numbering)$"
)  # the last two say what was before
_OLD = f"{{{_2003.decode()}}}"
_PKG = f"{{{_PACKAGE.decode()}}}"
_WITH_MACROS = re.compile("macroEnabled|vbaProject")
_EMPTY = "Word 2003 的 XML 文档里没有正文；请在 Word 里另存为 .docx 后再导入"
_BROKEN = "Word 的 XML 文档已损坏，打不开；请在 Word 里打开后另存为新的 .docx"
_PART_NAME = re.compile(r"/?(?!/)[ -~]{1,200}$")
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
    return read_word(_packed(_modern(body)))


def _parts(package: etree._Element) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    for part in package.iterchildren(f"{_PKG}part"):
        if _WITH_MACROS.search(part.get(f"{_PKG}contentType", "")):
            raise ReadError(_MACROS)
        content = next(part.iterfind(f"{_PKG}xmlData/*"), None)
        if content is not None:
            name = part.get(f"{_PKG}name", "")
            if not _PART_NAME.match(name) or name.lstrip("/") in parts or len(parts) >= MAX_PARTS:
                raise ReadError(_BROKEN)
            parts[name.lstrip("/")] = etree.tostring(content, with_tail=False)
    return parts


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def _modern(body: etree._Element) -> dict[str, bytes]:
    """The body in today's names: sections are no elements any more, numbers of lists are written out.

    What was deleted or said beside the text goes, what was inserted stays, notes are a part of their own.
    """
    content = etree.tostring(body).replace(_2003, W[1:-1].encode())
    root = parsed(b"<w:document xmlns:w='" + W[1:-1].encode() + b"'>" + content + b"</w:document>")
    _settle_changes(root)
    for number in list(root.iter(f"{_SHOWN}t")):
        _write_out(number)
    for merge in root.iter(f"{W}vmerge"):
        merge.tag = f"{W}vMerge"
    etree.strip_tags(root, f"{_SHOWN}sect", f"{_SHOWN}sub-section")
    return {**_notes(root), "word/document.xml": etree.tostring(root)}


def _settle_changes(root: etree._Element) -> None:
    for annotation in list(root.iter(f"{_ANNOTATION}annotation")):
        parent = annotation.getparent()
        if parent is not None and _NOT_KEPT.match(annotation.get(f"{W}type", "")):
            parent.remove(annotation)
    etree.strip_tags(root, f"{_ANNOTATION}annotation", f"{_ANNOTATION}content")


def _notes(root: etree._Element) -> dict[str, bytes]:
    """Notes stand in the runs that they belong to; taken out of these, a mark is left there."""
    parts: dict[str, bytes] = {}
    for kind in ("footnote", "endnote"):
        notes = etree.Element(f"{W}{kind}s")
        inline = [(run, note) for run in root.iter(f"{W}r") for note in run.iterchildren(f"{W}{kind}")]
        for number, (run, note) in enumerate(inline):
            mark = etree.Element(f"{W}{kind}Reference")
            mark.tail, note.tail = note.tail, None
            run.replace(note, mark)
            for element in (mark, note):
                element.set(f"{W}id", str(number))
            notes.append(note)
        parts[f"word/{kind}s.xml"] = etree.tostring(notes)
    return parts


def _write_out(number: etree._Element) -> None:
    """The number that Word showed before a paragraph, as the first of its words."""
    paragraph = next(number.iterancestors(f"{W}p"), None)
    if paragraph is not None and number.get(f"{_SHOWN}val"):
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}t").text = number.get(f"{_SHOWN}val")
        paragraph.insert(1, run)  # behind its properties, where the number stands
