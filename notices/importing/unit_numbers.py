"""Which number each unit of a new reading bears, pure: what was there before keeps its number, so that permanent
addresses go on naming what they named.

Units are matched in reading order by their words, level by level. New ones get the next number that was never given;
on a first reading that is 1, 2, 3 in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from notices.importing.likeness import letters

_SAME = 0.6  # of a heading's or measure's letters, in order: a corrected word, not another finding
_COMPARED = 200  # letters
_AHEAD = 8  # units: further off, only the very same words are recognised


@dataclass(frozen=True, slots=True)
class NumberedUnit:
    """A problem (p), item (i) or measure (m) by its words, its place in the text, and what is under it by letter."""

    words: str
    start: int
    end: int
    number: int = 0
    under: dict[str, tuple[NumberedUnit, ...]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The words as they are compared."""
        return letters(self.words)


def numbered(
    new: Sequence[NumberedUnit],
    old: Sequence[NumberedUnit] = (),
    retired: Mapping[str, str] | None = None,
    letter: str = "p",
    prefix: str = "",
) -> tuple[NumberedUnit, ...]:
    """The new units with their numbers; `retired` holds the keys of units that are no longer there, by path."""
    retired = retired or {}
    before = _matched([unit.key for unit in new], old)
    numbers = [unit.number if unit else 0 for unit in before]
    _revive(numbers, new, _retired_here(retired, letter, prefix))
    free = 1 + max(
        [*numbers, *(unit.number for unit in old), *_retired_here(retired, letter, prefix)], default=0
    )
    result = []
    for unit, earlier, number_before in zip(new, before, numbers, strict=True):
        number, free = (number_before, free) if number_before else (free, free + 1)
        path = f"{prefix}{letter}{number}/"
        under = {
            kind: numbered(units, earlier.under.get(kind, ()) if earlier else (), retired, kind, path)
            for kind, units in unit.under.items()
        }
        result.append(replace(unit, number=number, under=under))
    return tuple(result)


def paths(
    units: Sequence[NumberedUnit], letter: str = "p", prefix: str = ""
) -> Iterator[tuple[str, NumberedUnit]]:
    """`p1`, `p1/m1`, `p1/i1` …, each with its unit."""
    for unit in units:
        path = f"{prefix}{letter}{unit.number}"
        yield path, unit
        for kind, units_below in unit.under.items():
            yield from paths(units_below, kind, f"{path}/")


def moved(old: Sequence[NumberedUnit], new: Sequence[NumberedUnit]) -> dict[str, str]:
    """Where units stand now that are gone from their paths: the path of a new one that says the same.

    Of several that do, the one under what its parent has become.
    """
    paths_before, paths_now = dict(paths(old)), dict(paths(new))
    arrived = _by_key(paths_now, besides=paths_before)
    targets: dict[str, str] = {}
    for path, unit in paths_before.items():
        if path not in paths_now:
            candidates = arrived.get(unit.key, [])
            parent = targets.get(path.rpartition("/")[0])
            under = [target for target in candidates if parent and target.startswith(f"{parent}/")]
            if len(under or candidates) == 1:
                targets[path] = (under or candidates)[0]
    return targets


def _by_key(units: Mapping[str, NumberedUnit], besides: Collection[str]) -> dict[str, list[str]]:
    """The paths that only the one has, by what stands there."""
    by_key: dict[str, list[str]] = {}
    for path, unit in units.items():
        if path not in besides and unit.key:
            by_key.setdefault(unit.key, []).append(path)
    return by_key


def _matched(keys: Sequence[str], old: Sequence[NumberedUnit]) -> list[NumberedUnit | None]:
    """For each new unit the old one it is, if any."""
    matches: list[NumberedUnit | None] = [None] * len(keys)
    steps = SequenceMatcher(None, [unit.key for unit in old], keys, autojunk=False).get_opcodes()
    for kind, start, end, new_start, new_end in steps:
        if kind == "equal":
            matches[new_start:new_end] = old[start:end]
        elif kind == "replace":
            _pair(matches, keys, range(new_start, new_end), list(old[start:end]))
    return matches


def _pair(
    matches: list[NumberedUnit | None], keys: Sequence[str], indices: range, old: list[NumberedUnit]
) -> None:
    """Within a stretch that changed: each new unit the first old one, in order, that says nearly the same."""
    for position in indices:
        for index, unit in enumerate(old[:_AHEAD]):
            if _nearly_same(unit.key, keys[position]):
                matches[position] = unit
                del old[: index + 1]
                break


def _nearly_same(first: str, second: str) -> bool:
    matcher = SequenceMatcher(None, first[:_COMPARED], second[:_COMPARED], autojunk=False)
    return matcher.real_quick_ratio() >= _SAME and matcher.quick_ratio() >= _SAME and matcher.ratio() >= _SAME


def _retired_here(retired: Mapping[str, str], letter: str, prefix: str) -> dict[int, str]:
    """The numbers given up on this level, and what they named."""
    pattern = re.compile(rf"{re.escape(prefix)}{letter}(\d+)")
    matches = ((pattern.fullmatch(path), words) for path, words in retired.items())
    return {int(match[1]): words for match, words in matches if match}


def _revive(numbers: list[int], new: Sequence[NumberedUnit], retired: dict[int, str]) -> None:
    """A unit that is found again gets its own number back."""
    waiting = {words: number for number, words in retired.items() if words and number not in numbers}
    for index, unit in enumerate(new):
        if not numbers[index]:
            numbers[index] = waiting.pop(unit.key, 0)
