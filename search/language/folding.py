"""What two texts have in common that a search calls equal: width, case, traditional and simplified. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from opencc import OpenCC

# 乾 is read qián in names (乾县): as simplified a character as 干, and not the same.
KEPT = "乾"
_IDEOGRAPH = "⺀"  # the first sign in Unicode that can be a Chinese character


def normalise(text: str) -> str:
    """One form for full and half width, capitals and small letters, old and new signs: `ＰＰＰ項目` → `ppp项目`."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_simplified)


def fold(text: str) -> str:
    """What two texts have in common that a phrase search calls equal: normalised, white space dropped."""
    return re.sub(r"\s+", "", normalise(text))


class _Simplified(dict[int, int]):
    """Each character's simplified form, looked up once: one character for one, whatever stands beside it.

    Words that differ by more than their characters (軟體, 软件) stay different: no phrase may change its length.
    """

    def __missing__(self, code: int) -> int:
        char = chr(code)
        while char >= _IDEOGRAPH and char not in KEPT and (other := _converter().convert(char)) != char:
            if len(other) != 1:
                break
            char = other
        self[code] = ord(char)
        return self[code]


_simplified = _Simplified()


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
