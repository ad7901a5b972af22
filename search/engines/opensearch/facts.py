"""What has to be known of an index before a question can be put to it: how rare words are, and keys to join by.

Whoever works out a question asks `Facts`, which gives what it was given and notes what it lacks: with that looked up
the question is worked out again, until nothing is lacking (`foresight`). So the working out stays pure.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from search.engines.opensearch.clauses import EVERYTHING, LENGTH, Clause
from search.engines.question import Unit


@dataclass(frozen=True, slots=True)
class Lookup:
    """Of a unit's documents that meet a clause: how many, the best score, the mean of a column, or its values."""

    kind: Literal["count", "best", "mean", "keys"]
    unit: Unit | None  # None for all
    clause: str  # as JSON, so that it can be looked up
    column: str = ""


@dataclass(slots=True)
class Facts:
    """`numbers` and `keys` are known; `lacking` are those that were asked for and are not, in order."""

    numbers: Mapping[Lookup, float]
    keys: Mapping[Lookup, Sequence[int]]
    lacking: dict[Lookup, None] = field(default_factory=dict)

    def number(self, lookup: Lookup) -> float:
        """What is not known yet is 1: no further question follows from that."""
        if lookup not in self.numbers:
            self.lacking[lookup] = None
        return self.numbers.get(lookup, 1)

    def keys_of(self, lookup: Lookup) -> Sequence[int]:
        if lookup not in self.keys:
            self.lacking[lookup] = None
        return self.keys.get(lookup, ())


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents of the unit that one question is put to."""

    unit: Unit
    facts: Facts

    def count(self, clause: Clause) -> int:
        return int(self.facts.number(Lookup("count", self.unit, written(clause))))

    @property
    def is_settled(self) -> bool:
        """Whether all that was asked for is known."""
        return not self.facts.lacking

    def size(self) -> int:
        return self.count(EVERYTHING)

    def mean_length(self) -> float:
        """In characters, of the documents that have any."""
        return self.facts.number(Lookup("mean", self.unit, written(EVERYTHING), LENGTH))

    def best(self, clause: Clause) -> float:
        return self.facts.number(Lookup("best", self.unit, written(clause)))

    def keys(self, column: str, clause: Clause) -> Sequence[int]:
        return self.facts.keys_of(Lookup("keys", self.unit, written(clause), column))

    def of(self, unit: Unit) -> Scope:
        return Scope(unit, self.facts)


def written(clause: Clause) -> str:
    return json.dumps(clause, ensure_ascii=False, sort_keys=True)
