"""Phones, fax numbers, e-mail and postal addresses in a text, covered at equal length: offsets stay right. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from notices.contact_places import contact_places

COVER = "*"

# Whatever could be contact holds one of these; looking for them first keeps long exports fast.
_LIKELY = re.compile(r"\d{4}|[@＠#]|\(at\)|地址|信箱")
# What the masthead's facts do not name: a second address, a fax number.
_CUE = r"(?:电话|传真|热线|手机|联系方式|邮编|邮政编码|邮码)[^\d\n。；]{0,8}"
_NUMBER = r"[\d(（][\d\-－—–()（）转 ]{5,20}"
_COVERED = tuple(
    re.compile(pattern)
    for pattern in (
        # office@linxi.example
        r"(?P<covered>[A-Za-z0-9._%+-]{1,64} {0,3}[@＠] {0,3}[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,20}){1,4})",
        # 传真：0000-1234567、7654321
        rf"{_CUE}(?P<covered>{_NUMBER}(?:[,，、;；/或和 ]{{1,3}}{_NUMBER}){{0,5}})",
        # 通讯地址：云泽市临溪区石桥路1号
        r"(?:(?:通讯|通信|联系|邮寄|来信|来访|办公|接待|单位)地址|邮政信箱|请寄)\s?[:：为是至到]\s*(?P<covered>[^;；。,，\n\s][^;；。,，\n]{2,80})",
        # 13800000000
        r"(?<!\d)(?P<covered>1[3-9]\d{9})(?!\d)",
    )
)


def masked(text: str, contact: Mapping[str, Any]) -> str:
    """The text with each character of a contact, blanks left out, as `*`."""
    if not _LIKELY.search(text):
        return text
    covered = list(text)
    for start, end in _places(text, contact):
        covered[start:end] = (COVER if not char.isspace() else char for char in covered[start:end])
    return "".join(covered)


def _places(text: str, contact: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    yield from contact_places(text, contact)
    for pattern in _COVERED:
        yield from (match.span("covered") for match in pattern.finditer(text))
