"""Terms typed to filter results: taken as they stand, not as a query. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from search.asking.lexing import QUOTES
from search.language.analysis import fold

MOST = 20  # of one kind in one question; a person adds them one by one

_QUOTED = "|".join(f"{opened}[^{closed}]+{closed}" for opened, closed in QUOTES.items() if opened != "《")
_TERM = re.compile(rf"{_QUOTED}|\S+")


def split(given: Iterable[str]) -> tuple[str, ...]:
    """Each term once; a blank parts two, unless it stands in quotes, which go. What holds no character goes too."""
    found = (_bare(term) for text in given for term in _TERM.findall(text.replace("\0", "")))
    return tuple(dict.fromkeys(term for term in found if fold(term)))[:MOST]


def _bare(term: str) -> str:
    return term[1:-1] if len(term) > 2 and QUOTES.get(term[0]) == term[-1] != "》" else term
