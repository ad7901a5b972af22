"""What tells how to reach a person, or who that is, never leaves: one gate, on the way in. Pure.

Phones, mail, identity numbers, accounts and home addresses are covered at equal length before a notice is stored, in
its text and in whatever was read from it, so that offsets hold. What is stored may be shown, searched and exported
everywhere; the bytes that came stay with the original, for staff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from notices.characters import DASHES, half_width
from notices.privacy.stated import stated_spans
from notices.spans import Mark, runs
from notices.words import tables

COVER = "*"

_Value = TypeVar("_Value")
_PRINTINGS = tuple(
    re.compile(pattern)
    for rows in tables("privacy/printings").values()
    for row in rows
    for pattern in row.words
)
# Whatever is covered holds one of these; looking for them first keeps long texts fast.
_LIKELY = re.compile(
    rf"\d(?:[\s().{DASHES}]{{0,3}}\d){{3}}|[@＠#]|[(\[]at[)\]]|地址|住|信箱|请寄|单元|室|wx|微信|[一幺][三-九]",
    re.IGNORECASE,
)
_NO_BLANK = re.compile(r"\S")
_LEAST = 5  # characters of what is covered wherever it is repeated: fewer may be anything
# A paragraph that asks for answers: words for a way to reach somebody, and what was covered.
_ASKS = re.compile(
    r"(?:电话|传真|邮箱|信箱|地址|邮编|邮政编码|热线|邮件|e-?mail)[^*。；;\n]{0,12}\*{4}", re.IGNORECASE
)
_SHORT = 400  # characters: a longer paragraph says other things before the contact
_STOPS = "。！!\n"


def masked(text: str, contact: Mapping[str, Any] | None = None) -> str:
    """The text with each character of what is private, blanks left out, as `*`; `contact` is a `Notice.contact`."""
    layer = [Mark(start, end) for start, end in private_spans(text, contact or {})]
    return "".join(_NO_BLANK.sub(COVER, run.text) if run.over[0] else run.text for run in runs(text, [layer]))


def private_spans(text: str, contact: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """What a notice states as its contact, and whatever is printed like it; they may overlap."""
    if not _LIKELY.search(text):
        return
    yield from stated_spans(text, contact)
    even = half_width(text)
    for pattern in _PRINTINGS:
        group = "covered" if "covered" in pattern.groupindex else 0
        yield from (match.span(group) for match in pattern.finditer(even))


def covered(value: _Value, text: str, contact: Mapping[str, Any]) -> _Value:
    """What was read from a text (dataclasses, tuples, strings), itself included, with nothing private in it."""
    public_text = masked(text, contact)
    secrets = {text[start:end] for start, end in private_spans(text, contact) if end - start >= _LEAST}
    longest_first = sorted(secrets, key=len, reverse=True)

    def cover(words: str) -> str:
        if words == text:
            return public_text
        for secret in longest_first:
            if secret in words:
                words = words.replace(secret, _NO_BLANK.sub(COVER, secret))
        return masked(words, contact)

    public: _Value = _each_string(value, cover)
    return public


def _each_string(value: Any, cover: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return cover(value)
    if isinstance(value, tuple):
        members = tuple(_each_string(member, cover) for member in value)
        return type(value)(*members) if hasattr(value, "_fields") else members
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.init]
        return replace(value, **{name: _each_string(getattr(value, name), cover) for name in names})
    return value


def without_contact(paragraph: str) -> str:
    """What of a paragraph does not ask for answers: all, nothing, or of a long one what stands before that."""
    asks = _ASKS.search(paragraph) if COVER in paragraph else None
    if asks is None:
        return paragraph
    if len(paragraph) <= _SHORT:
        return ""
    return paragraph[: 1 + max(paragraph.rfind(stop, 0, asks.start()) for stop in _STOPS)]
