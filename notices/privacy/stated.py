"""Where a text names the phones and addresses that its notice states as those of who answers. Pure.

The facts are kept folded (`0755-1234567`), the text may print them otherwise (`０７５５ — 1234567`): separators, width
and the sign of an e-mail address are read as what they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from notices.characters import half_width

Span = tuple[int, int]
_BETWEEN = r"[\s()-]{0,3}"  # 0755 - 1234567, (0755)1234567
_AT = r" {0,3}(?:@|\(at\)|#) {0,3}"


def stated_spans(text: str, contact: Mapping[str, Any]) -> tuple[Span, ...]:
    """Every place of every phone, e-mail address, address and post code, in the order of the text."""
    patterns = list(_patterns(contact))
    if not patterns:
        return ()
    even = half_width(text)
    return tuple(sorted({match.span() for pattern in patterns for match in re.finditer(pattern, even)}))


def _patterns(contact: Mapping[str, Any]) -> Iterator[str]:
    for phone in contact.get("phone") or ():
        if digits := re.findall(r"[0-9]", phone):
            yield rf"(?<![0-9])\(?{_BETWEEN.join(digits)}(?![0-9])"
    for email in contact.get("email") or ():
        yield _AT.join(map(re.escape, email.split("@")))
    if address := contact.get("address"):
        yield re.escape(half_width(address))
    if postcode := contact.get("postcode"):
        yield rf"(?<![0-9]){re.escape(postcode)}(?![0-9])"
