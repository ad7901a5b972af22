"""White space and line ends: what a browser, a source file or a page's width put there and no writer meant."""

from __future__ import annotations

import re

_WIDE = r"\u2e80-\ufaff\uff01-\uff65\u2018-\u201d\u2014\u2026\U00020000-\U0003ffff"
_WRAPPED = re.compile(
    rf"(?<=[{_WIDE}])[ \t\f]*[\r\n][ \t\r\n\f]*(?=\S)|(?<=[^\s{_WIDE}])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])"
)
_TABS = re.compile(r"(?<=\S)\t+(?=\S)")
_LEAST_TABS = 2  # of a row
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_OUTER = " \t\r\n\f\v\u00a0\u2002\u2003\u2009\u200b\u200c\u200d\u3000\ufeff"
_ODD_BREAKS = re.compile(r"[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENDS_WIDE = re.compile(rf"[{_WIDE}]$")
_BEGINS_WIDE = re.compile(rf"[{_WIDE}]")


def tidy(text: str) -> str:
    """Source text as one line of the page: Chinese wrapped in the source has no blank where it was wrapped."""
    return _BLANKS.sub(" ", _ODD_BREAKS.sub(" ", _WRAPPED.sub("", text))).strip(_OUTER)


def with_cells(text: str) -> str:
    """As `tidy`, but that tabs between words part the cells of a table that was pasted as text."""
    text = text.strip()
    if "\n" in text or len(_TABS.findall(text)) < _LEAST_TABS:
        return tidy(text)
    return "\t".join(map(tidy, text.split("\t")))


def joined(first: str, second: str) -> str:
    """Two lines that were one: a blank between them only where both letters at the seam are Latin."""
    first, second = first.rstrip(_OUTER), second.lstrip(_OUTER)
    blank = first and second and not _ENDS_WIDE.search(first) and not _BEGINS_WIDE.match(second)
    return f"{first}{' ' if blank else ''}{second}"


def squeezed(text: str) -> str:
    """Without any white space, for comparing."""
    return "".join(text.split()).replace("\u200b", "").replace("\ufeff", "")
