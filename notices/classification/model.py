"""The weights that `tools.area_weights` found: which area a text is like, by its terms. Pure.

`model.npz` holds them: small integers, a row for each term and a column for each of `Model.slugs`, the last of which is
`NONE`, what fits no area; and what the further features of `notices.classification.pooling` count.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
MODEL_PATH = Path(__file__).with_name("model.npz")
NONE = "none"


@dataclass(frozen=True)
class Model:
    """`weights` are terms × slugs, times `scale` what a term adds; `bias` what each slug has before any term."""

    version: str
    slugs: tuple[str, ...]
    terms: tuple[str, ...]
    weights: NDArray[np.int8]
    scale: float
    bias: Array
    pool: Mapping[str, float]  # by the names of `pooling.FEATURES`
    further: Mapping[str, float]  # by the names of `pooling.FURTHER`
    temperature: float  # the scores are divided by it before they say how sure a label is

    @classmethod
    def load(cls, path: Path = MODEL_PATH) -> Model:
        with np.load(path) as file:
            head = json.loads(bytes(file["head"]).decode())
            terms = tuple(bytes(file["terms"]).decode().split("\n"))
            weights, bias = file["weights"], file["bias"].astype(float)
        return cls(terms=terms, weights=weights, bias=bias, slugs=tuple(head.pop("slugs")), **head)

    def save(self, path: Path = MODEL_PATH) -> None:
        head = {
            name: getattr(self, name)
            for name in ("version", "slugs", "scale", "pool", "further", "temperature")
        }
        np.savez_compressed(
            path,
            head=np.frombuffer(json.dumps(head).encode(), np.uint8),
            terms=np.frombuffer("\n".join(self.terms).encode(), np.uint8),
            weights=self.weights,
            bias=self.bias.astype(np.float32),
        )

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {term: row for row, term in enumerate(self.terms)}

    def read(self, values: Mapping[str, float]) -> TermReading:
        """What the known terms of a text add to each slug; a long text adds no more than a short one."""
        weighed = [(term, self._rows[term], value) for term, value in values.items() if term in self._rows]
        length = sum(value * value for *_, value in weighed) ** 0.5 or 1.0
        rows = (
            self.weights[[row for _, row, _ in weighed]].astype(float)
            if weighed
            else np.zeros((0, len(self.slugs)))
        )
        added = rows * (self.scale / length * np.array([value for *_, value in weighed]))[:, None]
        return TermReading(tuple(term for term, *_ in weighed), added, log_shares(self.bias + added.sum(0)))


@dataclass(frozen=True)
class TermReading:
    """The known terms of a text, what each adds to each slug, and the logarithm of each slug's share."""

    terms: tuple[str, ...]
    added: Array
    shares: Array

    def words(self, column: int) -> dict[str, float]:
        """The terms of two characters and more that speak for a slug rather than for others, and how much."""
        if not self.terms:
            return {}
        worth = self.added[:, column] - self.added.mean(1)
        return {
            term[1:]: float(value)
            for term, value in zip(self.terms, worth, strict=True)
            if value > 0 and len(term) > 2
        }


def log_shares(scores: Array) -> Array:
    shifted = scores - scores.max()
    shares: Array = shifted - np.log(np.exp(shifted).sum())
    return shares


@cache
def load_model() -> Model:
    return Model.load()
