"""What two people take the lines of one text for, as pairs that can be counted. Pure.

A line that one of them has joined to the line above, and the other has not, is a line on which they differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

JOINED = "joined"  # goes on with the line above

Roles = Mapping[int, str]  # what begins at an offset of the text, by that offset


def paired(first: Roles, second: Roles, printed: Iterable[int] = ()) -> dict[int, tuple[str, str]]:
    """Wherever a line begins for one of them, or is `printed`: both may have joined it."""
    offsets = sorted({*first, *second, *printed})
    return {offset: (first.get(offset, JOINED), second.get(offset, JOINED)) for offset in offsets}
