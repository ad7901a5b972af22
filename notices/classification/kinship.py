"""Which category a text without cues is like: naive Bayes over the pairs of characters that cues are made of.

河长巡查 is no cue, but 河长制 is, and 河长 stands in few others. The cues are all it learns from, each as often as it
weighs: a new cue is all that a curator has to write.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from notices.classification.cues import CUES_PATH, NOISE, Cue, load_cues

SMOOTHING = 1.5  # what a pair counts in a category that has none of it; as a cue of weight 1½ would


class Kinship:
    """For each pair of characters, the logarithm of its share in each category's cues."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        counts = _counts(cues)
        pairs_seen = {pair for pairs in counts.values() for pair in pairs}
        sizes = {slug: sum(pairs.values()) + SMOOTHING * len(pairs_seen) for slug, pairs in counts.items()}
        self._pairs = {
            pair: {slug: math.log((counts[slug].get(pair, 0.0) + SMOOTHING) / sizes[slug]) for slug in counts}
            for pair in pairs_seen
        }

    def shares(self, text: str) -> dict[str, float]:
        """How likely each category is, all together 1; nothing where no pair is known."""
        odds_of_pairs = [self._pairs[pair] for pair in pairs_of(text) if pair in self._pairs]
        if not odds_of_pairs:
            return {}
        sums = {slug: sum(pair[slug] for pair in odds_of_pairs) for slug in odds_of_pairs[0]}
        most = max(sums.values())
        odds = {slug: math.exp(value - most) for slug, value in sums.items()}
        total = sum(odds.values())
        return {slug: value / total for slug, value in odds.items()}


def pairs_of(text: str) -> list[str]:
    return [text[n : n + 2] for n in range(len(text) - 1) if text[n : n + 2].isalnum()]


def _counts(cues: Iterable[Cue]) -> dict[str, dict[str, float]]:
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for cue in cues:
        for slug, weight in cue.weights:
            if slug != NOISE:
                for pair in (pair for part in cue.parts for pair in pairs_of(part)):
                    counts[slug][pair] += weight
    return counts


@cache
def load_kinship(path: Path = CUES_PATH) -> Kinship:
    return Kinship(load_cues(path).cues)
