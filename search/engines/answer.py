"""What an index answers, whichever engine keeps it. The keys are those of rows; no row has been read for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from search.engines.question import Unit, Within

Cells = Mapping[str, Mapping[str, int]]  # by value of the rows, then of the columns


@dataclass(frozen=True, slots=True)
class Match:
    """A row that meets the question; where it stands for a group, the best of that (itself first), and its size.

    `lacking`: words of the question that it does not hold; `in_parts`: these, and those it holds only by their parts.
    """

    key: int
    score: float
    members: tuple[Match, ...] = ()
    count: int = 1
    lacking: tuple[str, ...] = ()
    in_parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """`hits`: from start to stop, best first; of equal ones the smaller key goes first, whatever the order is by.

    `facets` and `cells` hold every value that any document of the unit has, those without a hit at 0; a facet's counts
    are not narrowed by what was chosen in it. `contributions`: by word and synonym, the hits that hold the synonym and
    not the word. `nowhere`: what no document of the unit holds; `unwritten`: what
    is held by synonyms alone. `by_characters`: nothing holds any word, these hold
    most of the words' characters.
    """

    hits: tuple[Match, ...]
    total: int
    holding_all: int
    groups: int  # what a page is a page of: as many as hits where nothing is grouped
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    cells: Cells = field(default_factory=dict)
    together: Mapping[Within, int] = field(default_factory=dict)
    contributions: Mapping[tuple[str, str], int] = field(default_factory=dict)
    by_characters: bool = False
    nowhere: tuple[str, ...] = ()
    unwritten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keys:
    """The first of all keys of a question, in the order of its pages; `total`: how many there are."""

    keys: Sequence[int]
    total: int


@dataclass(frozen=True, slots=True)
class Holding:
    """What an index holds of one notice: its documents by unit, and the digest its rows had when they were indexed.

    Without a digest where some of the documents are older than others.
    """

    digest: str
    counts: Mapping[Unit, int]


def holdings_of(counts: Iterable[tuple[Unit, str, str, int]]) -> dict[str, Holding]:
    """By notice, out of how many documents each unit has of a notice with a digest."""
    counted: defaultdict[str, dict[Unit, int]] = defaultdict(dict)
    digests: defaultdict[str, set[str]] = defaultdict(set)
    for unit, name, digest, count in counts:
        counted[name][unit] = counted[name].get(unit, 0) + count
        digests[name].add(digest)
    return {
        name: Holding("".join(digests[name] if len(digests[name]) == 1 else ()), units)
        for name, units in counted.items()
    }


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How many documents, of any unit, hold each of the words asked for, in their order; `documents`: of how many."""

    counts: Sequence[int]
    documents: int
