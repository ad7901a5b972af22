"""Web pages saved as one file (.mhtml, .mht, also called .doc), and mail: the page, its frames, the pages after it."""

from __future__ import annotations

import base64
import email
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from email.message import Message
from itertools import dropwhile
from urllib.parse import urldefrag, urljoin

from notices.reading.bounds import MAX_BYTES, MAX_MAIL_PARTS, MAX_PAGES
from notices.reading.html import Resolver, read_html
from notices.reading.shapes import ReadError, Reading, check_text
from notices.reading.spaces import squeezed
from notices.reading.text import read_text

MEDIA_TYPE = "multipart/related"

_START = re.compile(rb"\s*(?:[A-Za-z][\w-]{1,60}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n)*+)++")
_MIME = re.compile(rb"^(?:MIME-Version|Content-Type: *+multipart/)", re.IGNORECASE | re.MULTILINE)
_HEAD = 12  # lines that every page of an article may begin with
_BOUNDARY = "----=_part_of_an_article"

_EMPTY = "单个文件网页里没有网页；请在浏览器里打开，再另存为“网页，仅 HTML”"
_TOO_MANY = f"单个文件网页里的部分超过了 {MAX_MAIL_PARTS} 个，没有读取"


@dataclass(frozen=True, slots=True)
class SavedFile:
    """One file of a saved page; `address` is where it came from, "" or cid:… where it has none of its own."""

    address: str
    media_type: str
    content: bytes


def is_mhtml(start: bytes) -> bool:
    """Whether a file begins as mail does, and says it is one."""
    head = _START.match(start[:16_000])
    return bool(head and _MIME.search(head[0]))


def read_mhtml(data: bytes) -> Reading:
    parts = _parts(data)
    page = next((part for part in parts if part.media_type == "text/html"), None)
    if page is None:
        text = next((part for part in parts if part.media_type == "text/plain"), None)
        if text is None:
            raise ReadError(_EMPTY)
        return read_text(text.content)
    by_address = {urldefrag(part.address)[0]: part for part in parts if part.address}
    return replace(_article(page, by_address), media_type=MEDIA_TYPE)


def bundle(parts: Iterable[SavedFile]) -> bytes:
    """The files of one article as one file that `read_mhtml` reads, the page itself first."""
    head = (
        f'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="{_BOUNDARY}"\r\n'
    )
    bodies = (
        f"\r\n--{_BOUNDARY}\r\nContent-Type: {part.media_type}\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: {part.address}\r\n\r\n{base64.encodebytes(part.content).decode('ascii')}"
        for part in parts
    )
    return f"{head}{''.join(bodies)}\r\n--{_BOUNDARY}--\r\n".encode()


def _parts(data: bytes) -> list[SavedFile]:
    message = email.message_from_bytes(data)
    leaves = [leaf for leaf in message.walk() if not leaf.is_multipart()]
    if len(leaves) > MAX_MAIL_PARTS:
        raise ReadError(_TOO_MANY)
    parts = [_part(leaf) for leaf in leaves if leaf.get_content_maintype() == "text"]
    start = _identifier(str(message.get_param("start") or ""))
    return sorted(parts, key=lambda part: part.address != start) if start else parts


def _part(leaf: Message) -> SavedFile:
    content = leaf.get_payload(decode=True)
    address = str(leaf.get("Content-Location") or "").strip() or _identifier(
        str(leaf.get("Content-ID") or "")
    )
    return SavedFile(
        address, leaf.get_content_type(), content[:MAX_BYTES] if isinstance(content, bytes) else b""
    )


def _identifier(value: str) -> str:
    """<frame-1@mhtml.blink> as links name it."""
    return f"cid:{value.strip(' <>')}" if value.strip(" <>") else ""


def _article(page: SavedFile, by_address: Mapping[str, SavedFile]) -> Reading:
    """The page with its frames in place, and the pages that follow it as far as they are there."""
    readings = [read_html(page.content, _resolver(page, by_address))]
    seen = {page.address}
    while (pager := readings[-1].pager) and pager.next and len(readings) < MAX_PAGES:
        following = by_address.get(urldefrag(urljoin(page.address, pager.next))[0])
        if following is None or following.address in seen:
            break
        page = following
        seen.add(page.address)
        readings.append(read_html(page.content, _resolver(page, by_address)))
    return _joined(readings)


def _resolver(page: SavedFile, by_address: Mapping[str, SavedFile]) -> Resolver:
    def resolve(address: str) -> bytes | None:
        part = by_address.get(urldefrag(urljoin(page.address, address))[0])
        return part.content if part and part is not page else None

    return resolve


def _joined(readings: list[Reading]) -> Reading:
    """One text; what stands at the head of each page stands once."""
    first, *following_pages = readings
    if not following_pages:
        return first
    head = {squeezed(line) for line in first.text.splitlines()[:_HEAD]}
    lines = first.text.splitlines()
    for reading in following_pages:
        lines.extend(dropwhile(lambda line: squeezed(line) in head, reading.text.splitlines()))
    pager = following_pages[-1].pager
    remarks = tuple(dict.fromkeys(remark for reading in readings for remark in reading.remarks))
    return replace(
        first,
        text=check_text("\n".join(lines) + "\n"),
        remarks=remarks,
        pager=pager if pager and pager.next else None,
        files=tuple(dict.fromkeys(file for reading in readings for file in reading.files)),
    )
