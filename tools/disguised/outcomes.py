"""Which notices go through which disguise, and how what came of it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from random import Random


@dataclass(frozen=True, slots=True)
class Outcome:
    """One notice in one disguise: the first thing that its outline says otherwise, and the same of its facts."""

    notice: str
    difference: str
    misread_facts: str


def draw(
    notices: Sequence[str],
    disguises: Sequence[str],
    count: int,
    seed: int,
    takes_part: Callable[[str, str], bool],
) -> dict[str, list[str]]:
    """As many notices for each disguise, `count` in all; every one that takes part where it is 0."""
    random = Random(seed)
    drawn: dict[str, list[str]] = {name: [] for name in disguises}
    left = count or len(notices) * len(disguises)
    for chosen in zip_longest(*(random.sample(notices, len(notices)) for _ in disguises)):
        for disguise, notice in zip(disguises, chosen, strict=True):
            if left and takes_part(notice, disguise):
                drawn[disguise].append(notice)
                left -= 1
    return drawn


def report(outcomes: Mapping[str, Sequence[Outcome]], *, differing: bool) -> Iterator[str]:
    yield f"{'':<16}  whole of drawn   with all facts"
    for disguise, rows in outcomes.items():
        yield _line(disguise, rows)
        if differing:
            yield from (f"    {row.notice}: {row.difference}" for row in rows if row.difference)
            yield from (f"    {row.notice}: {row.misread_facts}" for row in rows if row.misread_facts)
        elif names := [row.notice for row in rows if row.difference]:
            yield f"    not whole: {', '.join(names)}"
    every = [row for rows in outcomes.values() for row in rows]
    yield f"{_line('in all', every)}   {sum(not row.difference for row in every) / max(len(every), 1):.3f}"


def _line(name: str, rows: Sequence[Outcome]) -> str:
    whole = [row for row in rows if not row.difference]
    return f"{name:<16} {len(whole):6} of {len(rows):5}   {sum(not row.misread_facts for row in whole):14}"
