"""Heading and measures of a problem → one to three categories, primary first, with the words that decided.

Every text of a notice is scanned for cues (`notices.classification.cues`), which gives each category a score. The
heading decides the primary; measures add what they show in several words; parent and aspect only tip the scales. No
text is left unclassified: where the heading says nothing, the measures are asked, then the parent, then the aspect, and
the confidence tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from notices.classification.cues import NOISE, CueTable, hit_text, load_cues
from notices.classification.kinship import Kinship, load_kinship

MOST_LABELS = 3
MOST_CUES = 6
FALLBACK = "party-leadership"  # a text without any cue: the widest category, at confidence 0
INSPECTION, AUDIT = "inspection-rectification", "audit-rectification"
# What a notice does about any problem: it studies, meets, supervises, warns. In a measure these say little.
REMEDIES = frozenset(
    {
        "theory-study",
        "party-leadership",
        "political-life",
        "supervision",
        "main-responsibility",
        "formalism",
        INSPECTION,
    }
)


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
class Label:
    """A category, how strongly it is shown, and the words of the text that show it, the strongest first."""

    slug: str
    score: float
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """What one heading was given; `confidence` runs from 0 (a guess) to 1."""

    labels: tuple[Label, ...]
    confidence: float

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(label.slug for label in self.labels)


@dataclass(frozen=True, slots=True)
class ProblemLabels:
    """A problem's labels, and those of its items in their order."""

    own: Labels
    items: tuple[Labels, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """How the texts weigh against each other: round numbers, chosen by measuring on hand-labelled notices."""

    repeat: float = 0.6  # each further cue of a category counts this much of the one before
    length: float = 0.12  # a longer cue is more specific: so much more for each character above two
    early: float = 0.2  # the sector stands before its defect: so much more at the start of a heading
    support: float = 0.3  # measures beside a heading that speaks
    support_alone: float = 1.0  # measures beside a heading that does not
    remedy: float = 0.4  # a category of REMEDIES in a measure
    tip: float = 0.1  # parent and aspect, for a category shown elsewhere
    vote: float = 3.0  # the items' own labels, for their problem
    unfinished: float = 14.0  # rectification, for a heading in its aspect (boundary 26)
    clear: float = 3.0  # from here on a heading speaks for itself
    kin: float = 3.0  # one that does not: a category whose cues it is like …
    kin_share: float = 0.05  # … with at least this likelihood
    second: float = 4.0  # a further category that the heading names …
    second_share: float = 0.65  # … and its share of the primary's score there
    shown: float = 4.0  # a further category that the measures show …
    shown_words: int = 4  # … with so many different words


@dataclass(frozen=True, slots=True)
class Evidence:
    """Scores of the categories, and the words behind them with what each is worth."""

    scores: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    words: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, slug: str, score: float, words: Mapping[str, float] | None = None) -> None:
        self.scores[slug] += score
        for word, worth in (words or {}).items():
            self.words[slug][word] = max(worth, self.words[slug].get(word, 0.0))

    def get(self, slug: str) -> float:
        return self.scores.get(slug, 0.0)

    @property
    def best(self) -> float:
        return max(self.scores.values(), default=0.0)

    def ranked(self) -> list[str]:
        """Slugs, the strongest first; of equals the one seen first."""
        return sorted(self.scores, key=lambda slug: -self.scores[slug])


@dataclass(frozen=True, slots=True)
class Sources:
    """All that is known of one heading: its cues, what it is like, its measures, what stands above it, its items."""

    heading: Evidence
    kin: Evidence
    support: Evidence
    above: Evidence
    votes: Evidence


class Classifier:
    """A table of cues, what is like them, and the weights they are read with."""

    def __init__(self, table: CueTable, kinship: Kinship, weights: Weights) -> None:
        self.table = table
        self.kinship = kinship
        self.weights = weights

    def problem(self, problem: ProblemText) -> ProblemLabels:
        """Items first: where the problem's heading names no category, theirs decide (boundary 2)."""
        heading = self.read(problem.title, self.weights.early)
        items = tuple(self._item(item, heading) for item in problem.items)
        votes = _votes([found for item, found in zip(problem.items, items, strict=True) if item.title])
        untitled = (text for item in problem.items if not item.title for text in item.measures)
        support = self.read_all((problem.lead_in, *problem.measures, *untitled))
        kin = Evidence() if votes.scores else self._kin(problem.title, heading)
        own = self._label(Sources(heading, kin, support, self.read(problem.aspect), votes), in_aspect=True)
        if [item.title for item in problem.items] == [""]:
            return ProblemLabels(own, (own,))  # an untitled only item is its problem (boundary 3)
        return ProblemLabels(own, items)

    def _item(self, item: ItemText, parent: Evidence) -> Labels:
        heading = self.read(item.title, self.weights.early)
        kin = self._kin(item.title, heading)
        return self._label(Sources(heading, kin, self.read_all(item.measures), parent, Evidence()))

    def _kin(self, title: str, heading: Evidence) -> Evidence:
        """What a heading is like that does not speak for itself."""
        kin = Evidence()
        if heading.best < self.weights.clear:
            for slug, share in self.kinship.shares(title).items():
                if share >= self.weights.kin_share:
                    worth = self.weights.kin * share
                    kin.add(slug, worth, dict.fromkeys(self.kinship.words(title, slug), worth))
        return kin

    def read(self, text: str, early: float = 0.0) -> Evidence:
        """What the cues of one text say; with `early`, cues at its start say more."""
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for hit in self.table.find(text):
            factor = 1 + self.weights.length * (hit.cue.length - 2)
            factor *= 1 + early * (1 - hit.start / len(text))
            for slug, weight in hit.cue.weights:
                if slug != NOISE:
                    found[slug].setdefault(hit_text(text, hit), weight * factor)
        evidence = Evidence()
        for slug, words in found.items():
            evidence.add(slug, self._sum(words.values()), words)
        return evidence

    def _sum(self, worths: Iterable[float]) -> float:
        """Many words for one thing are worth less than their sum."""
        ordered = sorted(worths, reverse=True)
        return sum(worth * self.weights.repeat**n for n, worth in enumerate(ordered))

    def read_all(self, texts: Iterable[str]) -> Evidence:
        """The mean of several texts: a category that one measure of many mentions is not their subject."""
        read = [self.read(text) for text in texts if text.strip()]
        mean = Evidence()
        for evidence in read:
            for slug, score in evidence.scores.items():
                share = self.weights.remedy if slug in REMEDIES else 1.0
                mean.add(slug, share * score / len(read), evidence.words[slug])
        return mean

    def _label(self, sources: Sources, in_aspect: bool = False) -> Labels:
        total, above = self._total(sources), sources.above
        if in_aspect and above.best and above.ranked()[0] in (INSPECTION, AUDIT):
            slug = AUDIT if sources.heading.get(AUDIT) else INSPECTION
            total.add(slug, self.weights.unfinished, above.words[slug])
        if not total.scores:
            total = above if above.scores else _guess()
        slugs = self._choose(total, sources)
        labels = tuple(Label(slug, round(total.scores[slug], 2), _words(total, slug)) for slug in slugs)
        return Labels(labels, self._confidence(total, sources))

    def _total(self, sources: Sources) -> Evidence:
        w = self.weights
        speaks = sources.heading.best >= w.clear
        total = Evidence()
        for evidence, share in (
            (sources.heading, 1.0),
            (sources.kin, 1.0),
            (sources.support, w.support if speaks else w.support_alone),
            (sources.votes, w.vote * (1 if speaks else 3)),
        ):
            for slug, score in evidence.scores.items():
                total.add(slug, score * share, evidence.words[slug])
        for slug in list(total.scores):
            total.add(slug, min(sources.above.get(slug), 10) * w.tip * (1 if speaks else 3))
        return total

    def _choose(self, total: Evidence, sources: Sources) -> list[str]:
        """The primary, and the further categories that are shown strongly enough."""
        primary, *others = total.ranked()
        w, heading, support = self.weights, sources.heading, sources.support

        def is_shown(slug: str) -> bool:
            named = heading.get(slug)
            if named >= w.second and named >= w.second_share * heading.get(primary):
                return True
            if sources.votes.get(slug):
                return True
            return support.get(slug) >= w.shown and len(support.words[slug]) >= w.shown_words

        return [primary, *filter(is_shown, others)][:MOST_LABELS]

    def _confidence(self, total: Evidence, sources: Sources) -> float:
        """How far the primary leads, times how good the place is that it was read from."""
        first, second = (*sorted(total.scores.values(), reverse=True), 0.0, 0.0)[:2]
        slug = total.ranked()[0]
        if sources.heading.get(slug) >= self.weights.clear:
            place = 1.0
        elif sources.votes.get(slug) or sources.heading.get(slug) or sources.kin.get(slug):
            place = 0.6
        else:
            place = 0.4 if sources.support.get(slug) else 0.2
        return round(place * (first - second / 2) / (first + 1), 2) if first else 0.0


def _votes(items: Sequence[Labels]) -> Evidence:
    """The share of the items each category is the primary of."""
    votes, share = Evidence(), 1 / max(len(items), 1)
    for primary in (item.labels[0] for item in items):
        votes.add(primary.slug, share, dict.fromkeys(primary.cues, share))
    return votes


def _guess() -> Evidence:
    guess = Evidence()
    guess.add(FALLBACK, 0.0)
    return guess


def _words(evidence: Evidence, slug: str) -> tuple[str, ...]:
    words = evidence.words.get(slug, {})
    return tuple(sorted(words, key=lambda word: -words[word])[:MOST_CUES])


def classify_notice(problems: Sequence[ProblemText], weights: Weights | None = None) -> list[ProblemLabels]:
    """Labels for each problem of a notice and each of its items, in their order."""
    classifier = Classifier(load_cues(), load_kinship(), weights or Weights())
    return [classifier.problem(problem) for problem in problems]
