"""How well predicted categories agree with hand-given ones, and which are taken for which. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from notices.about.measured import Confusion, Figures
from notices.classification.model import NONE
from notices.importing.likeness import letters
from tools.quality.marked_notices import Node

Slugs = Sequence[str]  # the categories of one heading, the primary first; none where it fits no category


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
    marked = Counter(slug for slugs in gold for slug in set(slugs))
    chosen = Counter(slug for slugs in predicted for slug in set(slugs))
    agreed = Counter(slug for expected, actual in pairs for slug in set(expected) & set(actual))
    primaries = [((*expected, NONE)[0], (*actual, NONE)[0]) for expected, actual in pairs]
    confused = Counter(pair for pair in primaries if pair[0] != pair[1])
    return Evaluation(
        headings=len(pairs),
        primary_agreed=len(pairs) - confused.total(),
        labels=Figures(marked.total(), chosen.total(), agreed.total()),
        categories={
            slug: Figures(marked[slug], chosen[slug], agreed[slug]) for slug in sorted(marked | chosen)
        },
        confusions=tuple(Confusion(*pair, count) for pair, count in confused.most_common()),
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading by its title, with its categories."""

    title: str
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """The labels of headings that both sides have, and the titles that only the hand-read side has."""

    gold: list[Slugs]
    predicted: list[Slugs]
    missed: list[str]


def headings(outline: Node) -> list[Heading]:
    """Problems and items of an outline in the gold format, in reading order."""
    nodes = [node for problem in outline["problems"] for node in (problem, *problem["items"])]
    return [Heading(node["title"], tuple(node["categories"])) for node in nodes]


def align(gold: Sequence[Heading], predicted: Sequence[Heading]) -> Aligned:
    """Matches headings by their titles, in order: what the parser missed is no fault of the classifier."""
    titles = [letters(heading.title) for heading in gold], [letters(heading.title) for heading in predicted]
    aligned = Aligned([], [], [])
    matched: set[int] = set()
    for first, second, size in SequenceMatcher(None, *titles, autojunk=False).get_matching_blocks():
        aligned.gold.extend(heading.slugs for heading in gold[first : first + size])
        aligned.predicted.extend(heading.slugs for heading in predicted[second : second + size])
        matched.update(range(first, first + size))
    aligned.missed.extend(heading.title for index, heading in enumerate(gold) if index not in matched)
    return aligned
