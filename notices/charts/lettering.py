"""How wide a text stands in a drawing, near enough to leave room for it."""

from __future__ import annotations

from unicodedata import east_asian_width

SIZE = 13.0  # of letters, in the units of a drawing


def width(text: str, size: float = SIZE) -> float:
    """A Chinese character is as wide as it is high; digits and Latin letters about three fifths of that."""
    return round(sum(size if east_asian_width(char) in "WFA" else 0.58 * size for char in text), 1)


def cut(text: str, room: float, size: float = SIZE) -> str:
    """The text, or as much of its beginning as there is room for."""
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(kept + "…", size) > room:
        kept = kept[:-1]
    return kept + "…"
