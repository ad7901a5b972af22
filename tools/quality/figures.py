"""How much of what was given by hand and of what was predicted agrees. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from html import unescape

from notices.about.measured import Figures

Multiset = Counter[object]


def compared(expected: Multiset, predicted: Multiset) -> Figures:
    """What stands twice counts twice."""
    return Figures(expected.total(), predicted.total(), (expected & predicted).total())


@lru_cache(maxsize=65536)  # of many readings of one notice most spans are the same
def squashed(text: str | None) -> str:
    """What two readings of one span must share: no white space, width, closing punctuation or markup of a page."""
    words = unescape(re.sub(r"<[^<>]*>", "", text or ""))
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", words)).strip(",.;:。、")
