"""What speaks for each area beside the terms of a text: cues, items, parent, aspect. Pure.

A row of features for each slug of the model; the model says what they count (`FEATURES` for the primary, `FURTHER` for
the areas beside it).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from notices.classification.cue_scores import CueEvidence
from notices.classification.model import NONE, Array, TermReading
from notices.taxonomy import load_taxonomy

INSPECTION, AUDIT = "inspection-rectification", "audit-rectification"
SLUGS = (*(category.slug for category in load_taxonomy().categories), NONE)
PROJECTS, SECTORS = "major-projects", ("health", "education", "social-welfare", "housing", "culture")
CLEAR = 3.0  # from this score on the cues of a heading speak for themselves
FEATURES = (
    "terms",  # the logarithm of the share by the terms of heading and measures
    "heading",  # cues of the heading
    "measures",  # … of lead-in and measures
    "kinship",  # what the heading is like by the pairs of characters that cues are made of
    "above",  # cues of the aspect, or of an item's parent
    "measures alone",  # cues of the measures of a heading that isn't clear
    "items",  # the share by the terms of the items
    "items alone",  # … of a heading that isn't clear
    "parent alone",  # the share by the terms of the parent, of an item that isn't clear
    "unfinished",  # rectification, for a problem in its aspect (boundary 26)
    "sector's project",  # major projects, where the heading names whose (boundary 13)
    "none",  # a text fits no area
)
FURTHER = ("share", "terms", "heading", "beside", "measures", "items", "some item", "always")
_LEAST = -12.0


@dataclass(frozen=True, slots=True)
class Sources:
    """All that is known of one heading. `items` are the readings of those with a title, `parent` that of an item's."""

    reading: TermReading
    heading: CueEvidence
    measures: CueEvidence
    above: CueEvidence
    kinship: Mapping[str, float]
    length: int  # characters of lead-in and measures
    items: Sequence[TermReading] = field(default=())
    parent: TermReading | None = None

    def features(self) -> Array:
        """`SLUGS` × `FEATURES`."""
        table = np.zeros((len(SLUGS), len(FEATURES)))
        quiet = float(self.heading.best < CLEAR)
        table[:, 0] = np.maximum(self.reading.shares, _LEAST)
        for row, slug in enumerate(SLUGS[:-1]):
            measures = self.measures.get(slug) / 3
            table[row, 1:6] = (
                min(self.heading.get(slug), 12) / 5,
                measures,
                self.kinship.get(slug, 0.0),
                min(self.above.get(slug), 8) / 5,
                measures * quiet,
            )
        if self.items:
            table[:, 6] = np.log(np.mean([np.exp(item.shares) for item in self.items], 0) + 1e-3)
            table[:, 7] = table[:, 6] * quiet
        if self.parent:
            table[:, 8] = np.log(np.exp(self.parent.shares) + 1e-2) * quiet
        elif self.above.best and self.above.ranked()[0] in (INSPECTION, AUDIT):
            table[SLUGS.index(AUDIT if self.heading.get(AUDIT) else INSPECTION), 9] = 1
        table[SLUGS.index(PROJECTS), 10] = any(self.heading.get(slug) >= CLEAR for slug in SECTORS)
        table[-1, 11] = 1
        return table

    def further(self, primary: int, shares: Array, votes: Mapping[str, float]) -> Array:
        """`SLUGS` without the last × `FURTHER`; `shares` are those of the pool, `votes` those of the items."""
        cues = min(self.heading.get(SLUGS[primary]), 12) / 5
        table = np.zeros((len(SLUGS) - 1, len(FURTHER)))
        for row, slug in enumerate(SLUGS[:-1]):
            heading, vote = min(self.heading.get(slug), 12) / 5, votes.get(slug, 0.0)
            table[row] = (
                np.log(shares[row] + 1e-6),
                max(self.reading.shares[row], -9),
                heading,
                heading / (cues + 0.4),
                min(self.measures.get(slug) / 3, 3),
                vote,
                bool(vote),
                1,
            )
        return table
