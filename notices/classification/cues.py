"""The words that betray a category: a table read from `cues.toml`, and a fast scan for them.

A cue is a word, or words with `…` between them, which stands for up to `GAP` characters of the same clause.
Of overlapping cues only the longest counts, and of equals the first.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from notices.taxonomy import Taxonomy, load_taxonomy

CUES_PATH = Path(__file__).with_name("cues.toml")
NOISE = "noise"
GAP_MARK = "…"
GAP = 10
HEAD = 2  # characters by which the table finds a cue
CLAUSE_ENDS = frozenset("。；;\n，,")
FIELDS = frozenset({"category", "catches", "weight", "words"})

Span = tuple[int, int]


class CueError(ValueError):
    """The file is not a table of cues; the message says which row, which field and what is allowed."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table: the parts of a word, and how much it says for each category that lists it."""

    parts: tuple[str, ...]
    weights: tuple[tuple[str, float], ...]

    @property
    def length(self) -> int:
        """Characters that are really there: the gaps do not count."""
        return sum(map(len, self.parts))


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue found in a text: `spans` holds the place of each of its parts."""

    cue: Cue
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


class CueTable:
    """All cues, reachable by their first `HEAD` characters."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self.cues = sorted(cues, key=lambda cue: -cue.length)
        self._by_head: dict[str, list[Cue]] = {}
        for cue in self.cues:
            self._by_head.setdefault(cue.parts[0][:HEAD], []).append(cue)

    def find(self, text: str) -> list[CueHit]:
        """The cues of a text in reading order; none overlaps a longer one or, of equals, an earlier one."""
        taken: set[int] = set()
        hits = []
        for hit in sorted(self._candidates(text), key=lambda hit: (-hit.cue.length, hit.start)):
            offsets = {offset for span in hit.spans for offset in range(*span)}
            if taken.isdisjoint(offsets):
                taken |= offsets
                hits.append(hit)
        return sorted(hits, key=lambda hit: hit.spans)

    def _candidates(self, text: str) -> Iterator[CueHit]:
        for start in range(len(text) - 1):
            for cue in self._by_head.get(text[start : start + HEAD], ()):
                spans = _spans(text, start, cue.parts)
                if spans:
                    yield CueHit(cue, spans)


def _spans(text: str, start: int, parts: Sequence[str]) -> tuple[Span, ...]:
    """Where each part stands if the cue begins at `start`; empty where it does not."""
    if not text.startswith(parts[0], start):
        return ()
    spans = [(start, start + len(parts[0]))]
    for part in parts[1:]:
        end = spans[-1][1]
        offset = text.find(part, end, end + GAP + len(part))
        if offset < 0 or not CLAUSE_ENDS.isdisjoint(text[end:offset]):
            return ()
        spans.append((offset, offset + len(part)))
    return tuple(spans)


def hit_text(text: str, hit: CueHit) -> str:
    """What the text says there, gaps included: always a piece of it."""
    return text[hit.start : hit.end]


@cache
def load_cues(path: Path = CUES_PATH) -> CueTable:
    """The table of a file, one `Cue` a word with the weights of every category that lists it."""
    taxonomy = load_taxonomy()
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for n, row in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["cues"], 1):
        entry = f"{path.name}: cues {n} ({row.get('category', '?')})"
        _check_row(entry, row, taxonomy)
        for word in row["words"]:
            _check_word(entry, word, weights[word], row["category"])
            weights[word][row["category"]] = float(row["weight"])
    return CueTable(Cue(tuple(word.split(GAP_MARK)), tuple(slugs.items())) for word, slugs in weights.items())


def _check_row(entry: str, row: Mapping[str, object], taxonomy: Taxonomy) -> None:
    if row.keys() | {"catches"} != FIELDS:
        raise CueError(f"{entry}: the fields are {', '.join(sorted(FIELDS))}; only catches may be missing")
    if row["category"] != NOISE and row["category"] not in taxonomy:
        raise CueError(f"{entry}: category must be {NOISE} or a slug of the taxonomy")
    if not isinstance(row["weight"], int | float) or row["weight"] < 0:
        raise CueError(f"{entry}: weight must be a number from 0 up")


def _check_word(entry: str, word: str, weighed: Mapping[str, float], category: str) -> None:
    head, *rest = word.split(GAP_MARK)
    if len(head) < HEAD or not all(rest):
        raise CueError(f"{entry}: {word}: a cue starts with {HEAD} characters or more, and no part is empty")
    if category in weighed:
        raise CueError(f"{entry}: {word} stands there twice; each word may stand once in a category")
