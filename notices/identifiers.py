"""Public identifiers (`longhua-2021/p12/i3/m2`): one grammar for addresses, commands, exports and anchors."""

from __future__ import annotations

from typing import NamedTuple

_NUMBER = "[1-9][0-9]{0,4}"
PROBLEM = rf"[-a-zA-Z0-9_]+/p{_NUMBER}(?:/i{_NUMBER})?"
MEASURE = rf"{PROBLEM}/m{_NUMBER}"
UNIT = rf"[-a-zA-Z0-9_]+(?:/p{_NUMBER}(?:/i{_NUMBER})?(?:/m{_NUMBER})?)?"  # these, or a notice


class Identifier(NamedTuple):
    """The parts of a public identifier; a part it does not go down to is None."""

    notice: str
    problem: int | None = None
    item: int | None = None
    measure: int | None = None

    @classmethod
    def read(cls, text: str) -> Identifier:
        """`a-2021/p3/m2` → Identifier("a-2021", 3, None, 2); the text must be one of the patterns above."""
        notice, *parts = text.split("/")
        numbers = {part[0]: int(part[1:]) for part in parts}
        return cls(notice, numbers.get("p"), numbers.get("i"), numbers.get("m"))


def anchor(public_id: str) -> str:
    """The place of a unit on its notice's page: `a-2021/p3/m2` → `p3-m2`."""
    return "-".join(public_id.split("/")[1:])
