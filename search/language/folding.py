"""What two texts have in common that a search calls equal: width, case, traditional and simplified. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from notices.characters import in_usual_shape
from notices.script import simplified

SHORT = 32  # characters; what is not longer may be a term


def normalise(text: str) -> str:
    """One form for full and half width, capitals and small letters, old and new signs: `ＰＰＰ項目` → `ppp项目`."""
    return simplified(unicodedata.normalize("NFKC", in_usual_shape(text)).casefold())


def fold(text: str) -> str:
    """What two texts have in common that a phrase search calls equal: normalised, white space dropped."""
    return _fold_term(text) if len(text) <= SHORT else _fold(text)


def _fold(text: str) -> str:
    return re.sub(r"\s+", "", normalise(text))


_fold_term = lru_cache(maxsize=8192)(_fold)  # a search folds its words for every hit
