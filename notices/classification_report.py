"""How well predicted categories agree with hand-given ones, and which are taken for which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Slugs = Sequence[str]  # the categories of one heading, the primary first


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one category, or of all: given by hand, predicted, and both."""

    given: int
    predicted: int
    agreed: int

    @property
    def precision(self) -> float:
        return self.agreed / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return self.agreed / self.given if self.given else 1.0

    @property
    def f1(self) -> float:
        """Of the multiset of (heading, category)."""
        return 2 * self.agreed / (self.given + self.predicted) if self.given + self.predicted else 1.0


@dataclass(frozen=True, slots=True)
class Confusion:
    """A primary category that was taken for another one, and how often."""

    given: str
    predicted: str
    count: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    headings: int
    primary_agreed: int
    labels: Figures
    categories: dict[str, Figures]
    confusions: tuple[Confusion, ...]

    @property
    def primary(self) -> float:
        """The share of headings whose primary category is the one given by hand."""
        return self.primary_agreed / self.headings if self.headings else 1.0


def evaluate(gold: Sequence[Slugs], predicted: Sequence[Slugs]) -> Evaluation:
    """Compare two lists of labels, heading by heading; they have to be equally long."""
    pairs = list(zip(gold, predicted, strict=True))
    given = Counter(slug for slugs in gold for slug in set(slugs))
    found = Counter(slug for slugs in predicted for slug in set(slugs))
    agreed = Counter(slug for one, other in pairs for slug in set(one) & set(other))
    confused = Counter((one[0], other[0]) for one, other in pairs if one[0] != other[0])
    return Evaluation(
        headings=len(pairs),
        primary_agreed=len(pairs) - confused.total(),
        labels=Figures(given.total(), found.total(), agreed.total()),
        categories={slug: Figures(given[slug], found[slug], agreed[slug]) for slug in sorted(given | found)},
        confusions=tuple(Confusion(*pair, count) for pair, count in confused.most_common()),
    )
