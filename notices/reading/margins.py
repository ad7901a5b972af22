"""What stands at the head of every line of a plain text: the marks of a quoted mail, a frame, the same blanks."""

from __future__ import annotations

import re

_QUOTES = re.compile(r"[ \t]{0,8}+(?:[>＞|｜│┃][ \t]?)++")
_FRAME = re.compile(r"(?<![ \t])[ \t]*+[|｜│┃]$")
_LEAST = 4  # lines that have it
_DEEPEST = 50  # marks before a line: replies to replies


def without_margin(text: str) -> str:
    """The text with what all its lines begin with taken off: > of a reply, | of a frame, blanks.

    Blanks alone stay where some lines have more of them, as those that begin a paragraph do, beyond what all have.
    """
    for _ in range(_DEEPEST):
        lines = text.splitlines()
        printed = [line for line in lines if line.strip()]
        if len(printed) < _LEAST or not all(map(_QUOTES.match, printed)):
            break
        text = "\n".join(map(_unquoted, lines)) + "\n"
    return _without_blanks(text)


def _without_blanks(text: str) -> str:
    lines = text.splitlines()
    printed = [line for line in lines if line.strip()]
    if len(printed) < _LEAST:
        return text
    blanks = min((line[: len(line) - len(line.lstrip(" \t"))] for line in printed), key=len)
    is_alike = blanks and all(line.startswith(blanks) for line in printed)
    return "\n".join(line[len(blanks) :] for line in lines) + "\n" if is_alike else text


def _unquoted(line: str) -> str:
    """A line of a table is one of a frame only where the frame is closed, and its cells keep their bars."""
    words = _QUOTES.sub("", line, count=1)
    return _FRAME.sub("", words) if line.lstrip()[:1] in "|｜│┃" else words
