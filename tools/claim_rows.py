"""What each row of the tables of claims is worth: off, one at a time, and the lists of measures read again.

    python -m tools.claim_rows [--only status] [--lists fresh,long] [--processes 2]

Prints, for each row of `notices/evidence/*.toml`, how many claims are then right and wrong that were not, over the
lists of measures that people marked (`tests/notices/evidence/measures_*.toml`), but for the one that stays out of
sight; at the end rows that help nowhere.
`tools.ablation` does the same with whole notices, and says only how many are read otherwise.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from tools.ablation import RowSwitch, rows

FOLDER = "evidence/"
BLIND = frozenset({"blind"})  # the list that stays out of sight of the rules
Counts = Mapping[str, tuple[int, int]]  # by kind of claim: those right, those marked or read that are not


@dataclass(frozen=True, slots=True)
class Worth:
    """A row, with what its absence changes; None where nothing could be read without it."""

    switch: RowSwitch
    changes: Counts | None

    @property
    def helps(self) -> bool:
        return self.changes is None or any(right < 0 or wrong > 0 for right, wrong in self.changes.values())

    def __str__(self) -> str:
        if self.changes is None:
            return f"{self.switch}: nothing is read without it"
        changes = [
            f"{kind} {right:+d} right {wrong:+d} wrong"
            for kind, (right, wrong) in self.changes.items()
            if right or wrong
        ]
        return f"{self.switch}: {', '.join(changes) or 'no effect'}"


def main() -> None:
    options = _arguments()
    switches = [row for row in rows() if row.file.startswith(FOLDER) and options.only in str(row)]
    names = tuple(filter(None, options.lists.split(",")))
    context = multiprocessing.get_context("fork")
    with context.Pool(options.processes, os.nice, (10,), maxtasksperchild=1) as pool:
        usual = pool.apply(counts, (names,))
        worths = []
        for worth in pool.imap(partial(worth_of, usual=usual, names=names), switches, chunksize=1):
            print(worth, flush=True)
            worths.append(worth)
    idle = [str(worth.switch) for worth in worths if not worth.helps]
    print(f"{len(idle)} of {len(worths)} help in no list:", *idle, sep="\n  ")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="only rows whose name, as it is printed, holds this")
    parser.add_argument(
        "--lists", default="", help="lists of measures; all but the one out of sight if left out"
    )
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


def counts(names: tuple[str, ...]) -> Counts:
    """What is read; the readers are imported only here, after a row was switched off."""
    from tools.quality import measure_lists

    agreement = measure_lists.agreement(
        names or [name for name in measure_lists.names() if name not in BLIND]
    )
    return {
        kind: (figures.agreed, figures.given + figures.predicted - 2 * figures.agreed)
        for kind, figures in agreement.items()
    }


def worth_of(switch: RowSwitch, usual: Counts, names: tuple[str, ...]) -> Worth:
    """In a process that has not imported the readers yet."""
    switch.off()
    try:
        without = counts(names)
    except (ValueError, LookupError, AttributeError):  # a name that patterns of this row alone give
        return Worth(switch, None)
    changes = {
        kind: (without[kind][0] - right, without[kind][1] - wrong) for kind, (right, wrong) in usual.items()
    }
    return Worth(switch, changes)


if __name__ == "__main__":
    main()
