"""Chinese in Latin letters as libraries write it (ALA-LC): syllables apart, names of places as one word each. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pypinyin import lazy_pinyin

_MARKS = str.maketrans(
    {
        **{mark: f"{latin} " for mark, latin in zip("，、；：？！）】〕", ",,;:?!)]]", strict=True)},
        **{mark: f" {latin}" for mark, latin in zip("（【〔", "([[", strict=True)},
        **dict.fromkeys("《》〈〉“”‘’", '"'),
    }
)
_SPACES = ((r"\s+", " "), (r"\s+([,;:?!)\]])", r"\1"), (r"([(\[])\s+", r"\1"), (r'"\s*([^"]*?)\s*"', r'"\1"'))
_LEVELS = re.compile(r"(?<=..)(?:特别行政区|自治[区州县旗]|新区|[省市区县旗州盟])$")


def romanised(text: str, places: Sequence[str] = ()) -> str:
    """`临溪区委的通报`, 临溪区 among `places` → `Linxi Qu wei de tong bao`."""
    names = sorted(filter(None, places), key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, names))})", text) if names else [text]
    words = " ".join(_place(part) if part in names else _syllables(part) for part in parts if part)
    for pattern, replacement in _SPACES:
        words = re.sub(pattern, replacement, words)
    return words[:1].upper() + words[1:].strip()


def _place(name: str) -> str:
    level = match[0] if (match := _LEVELS.search(name)) else ""
    stem = name.removesuffix(level)
    return " ".join("".join(lazy_pinyin(part, v_to_u=True)).capitalize() for part in (stem, level) if part)


def _syllables(text: str) -> str:
    return " ".join(lazy_pinyin(text.translate(_MARKS), v_to_u=True))
