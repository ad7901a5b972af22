"""What each row of the tables of words and each feature of outlines is for: off, one at a time, and all read again.

    python -m tools.ablation [--only parsing] [--sets seventh,sixth] [--generated 100] [--processes 2]

Prints, for each, how many marked notices are then read otherwise: in outline, facts, claims. A row or feature without
any effect is named at the end: it gets a marked notice, or goes. `--generated` adds notices in layouts to tune with.
Names of features begin with `features`. Each is switched off in a process that has not imported the product yet.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, Protocol, cast

from tqdm import tqdm

from notices import words

NOTHING = ("(?!)",)  # what a row that is off fits
PARTS = {
    "outline": ("parts", "aspects", "problems", "other"),
    "facts": ("notice",),
    "claims": ("evidence",),
}
Digests = dict[str, dict[str, str]]  # by notice and part


class Switch(Protocol):
    """Something that can be switched off in a process that has not imported the product; its text is its name."""

    @property
    def file(self) -> str: ...

    def off(self) -> None: ...


@dataclass(frozen=True, slots=True)
class RowSwitch:
    """One row of a table, by the file's name as `notices.words` has it."""

    file: str
    table: str
    index: int

    def __str__(self) -> str:
        row = words.tables(self.file)[self.table][self.index]
        return f"{self.file}.toml {self.table} {self.index + 1}: {row.example}"

    def off(self) -> None:
        words.tables = _tables_without(self)  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class FeatureSwitch:
    """One feature of an outline, which then counts nothing."""

    name: str
    file: str = "features"

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"

    def off(self) -> None:
        from notices.parsing.outline import DEFAULT

        cast(dict[str, float], DEFAULT.features)[self.name] = 0.0


@dataclass(frozen=True, slots=True)
class Effect:
    """How many notices are read otherwise, by part; None where nothing could be read at all."""

    switch: Switch
    changed: Mapping[str, int] | None

    @property
    def is_none(self) -> bool:
        return self.changed is not None and not any(self.changed.values())

    def __str__(self) -> str:
        if self.changed is None:
            return f"{self.switch}: nothing is read without it"
        parts = ", ".join(f"{part} of {count}" for part, count in self.changed.items() if count)
        return f"{self.switch}: {parts or 'no effect'}"


def main() -> None:
    options = _arguments()
    everything: list[Switch] = [*rows(), *features()]
    switches = [switch for switch in everything if options.only in str(switch)]
    corpus = Corpus(tuple(filter(None, options.sets.split(","))), options.generated)
    context = multiprocessing.get_context("fork")
    with context.Pool(options.processes, os.nice, (10,), maxtasksperchild=1) as pool:
        usual = pool.apply(corpus.digests)
        results = pool.imap(partial(effect, usual=usual, corpus=corpus), switches, chunksize=1)
        effects = list(tqdm(results, total=len(switches), disable=None))
    for line in map(str, effects):
        print(line)
    idle = [str(entry.switch) for entry in effects if entry.is_none]
    print(f"{len(idle)} of {len(effects)} change no notice:", *idle, sep="\n  ")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="only those whose name, as it is printed, holds this")
    parser.add_argument("--sets", default="", help="marked sets, all of them if left out")
    parser.add_argument("--generated", type=int, default=0, metavar="N")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


def features() -> list[FeatureSwitch]:
    """Those that have a weight."""
    weights = json.loads((words.FOLDER / "parsing/outline/weights.json").read_text("utf-8"))
    return [FeatureSwitch(name) for name in weights]


def rows() -> list[RowSwitch]:
    names = sorted(path.relative_to(words.FOLDER).with_suffix("") for path in words.FOLDER.rglob("*.toml"))
    files = [name.as_posix() for name in names if _is_table_of_words(name.as_posix())]
    return [
        RowSwitch(file, table, index)
        for file in files
        for table, entries in words.tables(file).items()
        for index in range(len(entries))
    ]


def _is_table_of_words(file: str) -> bool:
    """The product keeps other things in TOML as well."""
    try:
        words.tables(file)
    except (words.WordsError, AttributeError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class Corpus:
    """The notices that are read: marked sets by name, all if none is named, and so many generated ones."""

    sets: tuple[str, ...]
    generated: int

    def digests(self) -> Digests:
        """What the product reads; imported only here, after a row was switched off."""
        from tools.layouts.generator import generated
        from tools.quality.measurement import as_read
        from tools.quality.record import marked_notices

        marked = [
            case
            for name, cases in marked_notices().items()
            if name in (self.sets or (name,))
            for case in cases
        ]
        cases = [*marked, *(case for case, _ in generated(self.generated, marked, held_out=False))]
        return {case.name: _by_part(as_read(case)) for case in cases}


def effect(switch: Switch, usual: Digests, corpus: Corpus) -> Effect:
    """In a process that has not imported the product yet."""
    switch.off()
    try:
        digests = corpus.digests()
    except (ValueError, LookupError, AttributeError):  # a name that patterns of this row alone give
        return Effect(switch, None)
    changed = {part: sum(digests[name][part] != usual[name][part] for name in usual) for part in PARTS}
    return Effect(switch, changed)


def _tables_without(switch: RowSwitch) -> Callable[[str], words.Tables]:
    original = words.tables

    @cache
    def without(file: str) -> words.Tables:
        if file != switch.file:
            return original(file)
        entries = list(original(file)[switch.table])
        entries[switch.index] = replace(entries[switch.index], words=NOTHING)
        return {**original(file), switch.table: tuple(entries)}

    return without


def _by_part(outline: Mapping[str, Any]) -> dict[str, str]:
    return {part: _digest([outline.get(name) for name in names]) for part, names in PARTS.items()}


def _digest(values: Sequence[Any]) -> str:
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


if __name__ == "__main__":
    main()
