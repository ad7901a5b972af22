"""Heading and measures of a problem → one to three categories, primary first, with the words that decided.

Two things are asked of a text and pooled: its cues (`cues.toml`, written by hand) and its terms (`model.npz`, learnt
from labelled findings by `tools.area_weights`). Headings count most; where one is not clear, measures, items and what
stands above it do. What is like nothing that has an area gets none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import Literal

import numpy as np

from notices.classification.cue_scores import EARLY, read, read_all
from notices.classification.cues import CUES_PATH, CueTable, load_cues
from notices.classification.kinship import Kinship, load_kinship
from notices.classification.model import MODEL_PATH, NONE, Array, Model, load_model, log_shares
from notices.classification.pooling import FEATURES, FURTHER, SLUGS, Sources
from notices.classification.terms import terms

MOST_LABELS = 3
MOST_CUES = 6
FURTHER_LEAST = 0.45  # how likely a further category has to be …
NAMED, NAMED_SHARE = (
    6.0,
    0.65,
)  # … or named by cues of the heading, with this share of what the primary has there …
SHOWN, SHOWN_WORDS, SHOWN_LENGTH = (
    4.0,
    4,
    120,
)  # … or shown by measures, in so many words of so many characters
LEAST_WORTH = 0.15  # what a word adds to the score at least, to be shown


@dataclass(frozen=True, slots=True)
class ItemText:
    """An item as the classifier reads it; an untitled one has title ''."""

    title: str
    kind: Literal["problem", "action"] = "problem"
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProblemText:
    """A problem as the classifier reads it: nothing but texts."""

    title: str
    aspect: str = ""
    lead_in: str = ""
    measures: tuple[str, ...] = ()
    items: tuple[ItemText, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaLabel:
    """A category, how likely it is (0 to 1), and the words of the text that show it, the strongest first."""

    slug: str
    score: float
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """What one heading was given, nothing where no area fits; `confidence` is how likely the first is to be right."""

    labels: tuple[AreaLabel, ...]
    confidence: float

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(label.slug for label in self.labels)


@dataclass(frozen=True, slots=True)
class ProblemLabels:
    """A problem's labels, and those of its items in their order."""

    own: Labels
    items: tuple[Labels, ...]


class Classifier:
    """A table of cues, what is like them, and a model."""

    def __init__(self, table: CueTable, kinship: Kinship, model: Model) -> None:
        self.table = table
        self.kinship = kinship
        self.model = model
        self._pool = np.array([model.pool[name] for name in FEATURES])
        self._further = np.array([model.further[name] for name in FURTHER])

    def problem(self, problem: ProblemText) -> ProblemLabels:
        """Items first: their categories are further ones of their problem."""
        sources, items = self.sources(problem)
        labels = tuple(self._label(item, {}) for item in items)
        titled = [label for item, label in zip(problem.items, labels, strict=True) if item.title]
        own_labels = self._label(sources, _votes(titled))
        if [item.title for item in problem.items] == [""]:
            return ProblemLabels(
                own_labels, (own_labels,)
            )  # an untitled only item is its problem (boundary 3)
        return ProblemLabels(own_labels, labels)

    def sources(self, problem: ProblemText) -> tuple[Sources, tuple[Sources, ...]]:
        """All that is known of a problem, and of each of its items."""
        untitled = (text for item in problem.items if not item.title for text in item.measures)
        sources = self._sources(
            problem.title, (problem.lead_in, *problem.measures, *untitled), problem.aspect
        )
        items = tuple(
            replace(self._sources(item.title, item.measures, problem.title), parent=sources.reading)
            for item in problem.items
        )
        titled = [
            item_labels.reading for item, item_labels in zip(problem.items, items, strict=True) if item.title
        ]
        return replace(sources, items=titled), items

    def _sources(self, title: str, texts: Sequence[str], parent: str) -> Sources:
        return Sources(
            self.model.read(terms(title, texts)),
            read(self.table, title, EARLY),
            read_all(self.table, texts),
            read(self.table, parent),
            self.kinship.shares(title),
            sum(map(len, texts)),
        )

    def _label(self, sources: Sources, votes: Mapping[str, float]) -> Labels:
        scores = sources.features() @ self._pool
        sure = np.exp(log_shares(scores / self.model.temperature))
        primary = int(scores.argmax())
        confidence = round(float(sure[primary]), 2)
        if SLUGS[primary] == NONE:
            return Labels((), confidence)
        likely = self._likely(sources, primary, np.exp(log_shares(scores)), votes)
        worths = {primary: float(sure[primary])} | {
            row: float(likely[row])
            for row in np.argsort(-likely, kind="stable")
            if row != primary
            and (likely[row] >= FURTHER_LEAST or _stands_out(sources, SLUGS[row], SLUGS[primary], votes))
        }
        labels = [
            AreaLabel(SLUGS[row], round(worth, 2), self._words(sources, row)) for row, worth in worths.items()
        ]
        return Labels(tuple(labels[:MOST_LABELS]), confidence)

    def _likely(self, sources: Sources, primary: int, shares: Array, votes: Mapping[str, float]) -> Array:
        """How likely each slug is to be given beside the primary."""
        likely: Array = 1 / (1 + np.exp(-sources.further(primary, shares, votes) @ self._further))
        return likely

    def _words(self, sources: Sources, row: int) -> tuple[str, ...]:
        """Cues and terms of the text that speak for a slug, the strongest first; none stands in another."""
        slug, pool = SLUGS[row], self.model.pool
        worths = {word: pool["terms"] * worth for word, worth in sources.reading.words(row).items()}
        for evidence, weight in (
            (sources.heading, pool["heading"] / 5),
            (sources.measures, pool["measures"] / 3),
            (sources.above, pool["above"] / 5),
        ):
            for word, worth in evidence.words.get(slug, {}).items():
                worths[word] = worths.get(word, 0.0) + weight * worth
        words: list[str] = []
        for word in sorted(worths, key=lambda word: -worths[word]):
            if worths[word] >= LEAST_WORTH and not any(word in chosen or chosen in word for chosen in words):
                words.append(word)
        return tuple(words[:MOST_CUES])


def _stands_out(sources: Sources, slug: str, primary: str, votes: Mapping[str, float]) -> bool:
    """Whether a category is an item's primary, named in the heading, or shown by the measures at length."""
    heading, measures = sources.heading.get(slug), sources.measures
    is_named = heading >= NAMED and heading >= NAMED_SHARE * sources.heading.get(primary)
    is_shown = measures.get(slug) >= SHOWN and len(measures.words.get(slug, ())) >= SHOWN_WORDS
    return slug in votes or is_named or (is_shown and sources.length >= SHOWN_LENGTH)


def _votes(items: Sequence[Labels]) -> dict[str, float]:
    """The share of the items each category is the primary of."""
    primaries = Counter(item.slugs[0] for item in items if item.labels)
    return {slug: count / len(items) for slug, count in primaries.items()}


@cache
def default_classifier() -> Classifier:
    return Classifier(load_cues(), load_kinship(), load_model())


def classify_notice(problems: Sequence[ProblemText]) -> list[ProblemLabels]:
    """Labels for each problem of a notice and each of its items, in their order."""
    classifier = default_classifier()
    return [classifier.problem(problem) for problem in problems]


@cache
def classifier_version() -> str:
    """As it stands in every label, like 1-0a1b2c3d: labels that differ in it were given by other words or weights."""
    digest = sha256(MODEL_PATH.read_bytes() + CUES_PATH.read_bytes()).hexdigest()
    return f"{load_model().version}-{digest[:8]}"
