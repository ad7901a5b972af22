"""Figures of a reading that has not seen what it reads: leave one set out, layouts held out, mutations. Pure.

A reading is made by a fit: `fit(cases)` gives a function from a notice to its outline in the gold format, with weights
and tables that have seen these cases only. A program without weights ignores them.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tools.layouts.generator import generated
from tools.layouts.mutations import mutated
from tools.quality.gold import Case, marked_case
from tools.quality.marked_notices import Node
from tools.quality.measurement import as_read
from tools.quality.scoring import Score, scored

Reader = Callable[[Case], Node]
Fit = Callable[[Sequence[Case]], Reader]
Sets = Mapping[str, Sequence[Case]]

_LAYOUTS = Path(__file__).resolve().parents[2] / "tests" / "data" / "layouts"
# Six notices in six layouts, each read whole as it stands; mutations begin with these.
MUTATED = (
    *(
        "sixth/n1-county",
        "seventh/p2-company",
        "seventh/p4-bureau",
        "l14-two-tables",
        "fourth/l5-education-bureau",
    ),
    "fourth/l4-subdistrict",
)
_PARTS = 3  # of the sets, each left out in turn
_HELD_OUT_FROM = 1_000_000  # seeds


def as_product(_: Sequence[Case]) -> Reader:
    """The program as it is: its weights are those that are shipped, whatever they have seen."""
    return as_read


def left_out(sets: Sets, fit: Fit) -> Iterator[tuple[str, Reader, Sequence[Case]]]:
    """For each set the notices and a reading that has seen none of them; a few sets are left out together."""
    names = list(sets)
    for first in range(min(_PARTS, len(names))):
        out = names[first::_PARTS]
        reader = fit([case for name in names if name not in out for case in sets[name]])
        yield from ((name, reader, sets[name]) for name in out)


def in_layouts_held_out(sets: Sets, count: int) -> Iterator[Case]:
    notices = [case for cases in sets.values() for case in cases]
    return (case for case, _ in generated(count, notices, held_out=True, first_seed=_HELD_OUT_FROM))


def in_mutations() -> Iterator[Case]:
    for name in MUTATED:
        yield from (case for _, case in mutated(marked_case(_LAYOUTS / f"{name}.marked")))


def scores(reader: Reader, cases: Iterable[Case], processes: int = 1) -> Iterator[Score]:
    """In the order of the cases; with more than one process they are nice to others."""
    if processes == 1:
        yield from (scored(case, reader(case)) for case in cases)
        return
    context = multiprocessing.get_context(
        "fork"
    )  # a reading may be a closure, which only a fork carries along
    with context.Pool(processes, initializer=_begin, initargs=(reader,)) as pool:
        yield from pool.imap(_score, cases, chunksize=4)


_reader: Reader = as_read


def _begin(reader: Reader) -> None:
    global _reader  # of a process of its own
    _reader = reader
    os.nice(10)


def _score(case: Case) -> Score:
    return scored(case, _reader(case))
