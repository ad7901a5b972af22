"""What of a sentence may be shared with another: any two signs in a row, once what says nothing is taken out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.words import pattern

_EMPTY = re.compile("|".join(pattern("followups/wording", table) for table in ("times", "intents", "acts")))
_SUBSTANCE = re.compile(r"[\u4e00-\u9fff]{2,}")
_JOINING = re.compile(r"[的了和与及等于对在为各]")
TIME_UNITS = frozenset(
    {"年", "月", "个月", "天", "日", "周", "小时", "个小时", "次", ""}
)  # what counts no things


def terms_of(text: str) -> Iterator[tuple[int, str]]:
    """Each with where it stands; none runs over what says nothing."""
    bare = _JOINING.sub(_blank, _EMPTY.sub(_blank, text))
    for run in _SUBSTANCE.finditer(bare):
        yield from ((offset, bare[offset : offset + 2]) for offset in range(run.start(), run.end() - 1))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def digits(value: float) -> int:
    """How many tell a number from others: 3 of 1620."""
    return len(f"{value:.10g}".replace(".", "").strip("0"))
