"""Where a text names phones and addresses of those who answer: out of hits, exports and feeds. Pure.

The facts are kept folded (`0755-1234567`), the text may print them otherwise (`０７５５ — 1234567`): separators, width
and the sign of an e-mail address are read as what they stand for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

Place = tuple[int, int]
_BETWEEN = r"[\s()\-‐‑–—―]{0,3}"  # 0755 - 1234567, (0755)1234567
_AT = r" {0,3}(?:@|\(at\)|#) {0,3}"
_SHORT = 400  # characters: a longer paragraph says other things before the contact
_STOPS = "。！!\n"


def contact_places(text: str, contact: Mapping[str, Any]) -> tuple[Place, ...]:
    """Every place of every phone, e-mail address, address and post code, in the order of the text."""
    even = _even(text)
    found = {match.span() for pattern in _patterns(contact) for match in re.finditer(pattern, even)}
    return tuple(sorted(found))


def without_contact(paragraph: str, contact: Mapping[str, Any]) -> str:
    """What of a paragraph is not about contact: all, nothing, or of a long one what stands before it."""
    places = contact_places(paragraph, contact)
    if not places:
        return paragraph
    if len(paragraph) <= _SHORT:
        return ""
    return paragraph[: 1 + max(paragraph.rfind(stop, 0, places[0][0]) for stop in _STOPS)]


def _even(text: str) -> str:
    """Full width as half width, each character for one, so that places stay."""
    return "".join(
        folded if len(folded := unicodedata.normalize("NFKC", char)) == 1 else char for char in text
    )


def _patterns(contact: Mapping[str, Any]) -> Iterator[str]:
    for phone in contact.get("phone") or ():
        if digits := re.findall(r"[0-9]", phone):
            yield rf"(?<![0-9])\(?{_BETWEEN.join(digits)}(?![0-9])"
    for email in contact.get("email") or ():
        yield _AT.join(map(re.escape, email.split("@")))
    if address := contact.get("address"):
        yield re.escape(_even(address))
    if postcode := contact.get("postcode"):
        yield rf"(?<![0-9]){re.escape(postcode)}(?![0-9])"
