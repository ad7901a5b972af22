"""What the cues of texts say for each category, and the words behind it. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from notices.classification.cues import NOISE, CueTable, hit_text

REPEAT = 0.6  # each further cue of a category counts this much of the one before
LENGTH = 0.12  # a longer cue is more specific: so much more for each character above two
EARLY = 0.2  # the sector stands before its defect: so much more at the start of a heading
REMEDY = 0.4  # a category of REMEDIES in a measure
# What a notice does about any problem: it studies, meets, supervises, warns. In a measure these say little.
REMEDIES = frozenset(
    {
        "theory-study",
        "party-leadership",
        "political-life",
        "supervision",
        "main-responsibility",
        "formalism",
        "inspection-rectification",
    }
)


@dataclass(frozen=True, slots=True)
class CueEvidence:
    """Scores of the categories, and the words behind them with what each is worth."""

    scores: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    words: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, slug: str, score: float, words: Mapping[str, float]) -> None:
        self.scores[slug] += score
        for word, worth in words.items():
            self.words[slug][word] = max(worth, self.words[slug].get(word, 0.0))

    def get(self, slug: str) -> float:
        return self.scores.get(slug, 0.0)

    @property
    def best(self) -> float:
        return max(self.scores.values(), default=0.0)

    def ranked(self) -> list[str]:
        """Slugs, the strongest first; of equals the one seen first."""
        return sorted(self.scores, key=lambda slug: -self.scores[slug])


def read(table: CueTable, text: str, early: float = 0.0) -> CueEvidence:
    """What the cues of one text say; with `early`, cues at its start say more."""
    worths: dict[str, dict[str, float]] = defaultdict(dict)
    for hit in table.find(text):
        factor = 1 + LENGTH * (hit.cue.length - 2)
        factor *= 1 + early * (1 - hit.start / len(text))
        for slug, weight in hit.cue.weights:
            if slug != NOISE:
                worths[slug].setdefault(hit_text(text, hit), weight * factor)
    evidence = CueEvidence()
    for slug, words in worths.items():
        evidence.add(slug, _sum(words.values()), words)
    return evidence


def read_all(table: CueTable, texts: Iterable[str]) -> CueEvidence:
    """The mean of several texts: a category that one measure of many mentions is not their subject."""
    read_texts = [read(table, text) for text in texts if text.strip()]
    mean = CueEvidence()
    for evidence in read_texts:
        for slug, score in evidence.scores.items():
            share = REMEDY if slug in REMEDIES else 1.0
            mean.add(slug, share * score / len(read_texts), evidence.words[slug])
    return mean


def _sum(worths: Iterable[float]) -> float:
    """Many words for one thing are worth less than their sum."""
    ordered = sorted(worths, reverse=True)
    return sum(worth * REPEAT**n for n, worth in enumerate(ordered))
