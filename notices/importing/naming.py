"""Public names of notices: the file's own stem where it is a sound slug, else place, kind and year in pinyin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import PurePath

from pypinyin import lazy_pinyin

from notices.privacy.masking import masked

_SOUND = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
LONGEST = 80


def stem_name(file_name: str) -> str | None:
    """The stem of a file's name where it can stand in an address as it is, and is nobody's number."""
    stem = PurePath(file_name).stem
    return stem if _SOUND.fullmatch(stem) and len(stem) <= LONGEST and masked(stem) == stem else None


def pinyin(words: str) -> str:
    """龙华区 → longhuaqu; what has no pinyin and is no letter or digit goes off."""
    return re.sub(r"[^a-z0-9]+", "", "".join(lazy_pinyin(words)).lower())


def made_name(area: str, kind: str, year: int | None) -> str:
    """longhuaqu-xunshi-2021, as far as the facts are known."""
    parts = [pinyin(area), pinyin(kind), str(year) if year else ""]
    return "-".join(part for part in parts if part)[:LONGEST] or "tongbao"


def first_free(name: str, taken: Callable[[str], bool]) -> str:
    """The name, or the name with the first number that is not taken."""
    return next(candidate for candidate in _numbered(name) if not taken(candidate))


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))
