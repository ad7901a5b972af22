"""Regressions whose slopes are known, and where they are lowest: plain numpy, so that nothing else is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_FLAT_LEVELS, _FLAT_SCORES, _FLAT_CONFIDENCE = 1.0, 0.01, 0.02  # what keeps weights small


def multinomial(rows: Array, levels: NDArray[np.int64], kinds: int, weights: Array) -> Array:
    """Features × kinds: which kind a row is of."""
    scale = rows.std(0) + 0.05
    scaled, wanted = rows / scale, np.eye(kinds)[levels]

    def slope(table: Array) -> tuple[float, Array]:
        z = scaled @ table
        likely = np.exp(z - z.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        missed = -np.log(likely[np.arange(len(levels)), levels] + 1e-12)
        loss = float(weights @ missed + _FLAT_LEVELS / 2 * (table**2).sum())
        return loss, scaled.T @ ((likely - wanted) * weights[:, None]) + _FLAT_LEVELS * table

    found: Array = _lowest(slope, np.zeros((rows.shape[1], kinds)), 150) / scale[:, None]
    return found


def listwise(rows: Array, wanted: Array, sizes: NDArray[np.int64], counts: Array) -> Array:
    """Which row of each run of `sizes` rows is wanted, the runs counting as `counts` say."""
    scale = rows.std(0) + 1e-3
    scaled, starts = rows / scale, np.r_[0, np.cumsum(sizes)[:-1]]
    of_row = np.repeat(counts, sizes) / counts.sum()

    def slope(weights: Array) -> tuple[float, Array]:
        z = scaled @ weights
        likely = np.exp(z - np.repeat(np.maximum.reduceat(z, starts), sizes))
        likely /= np.repeat(np.add.reduceat(likely, starts), sizes)
        loss = float(-(of_row * wanted) @ np.log(likely + 1e-12) + _FLAT_SCORES / 2 * weights @ weights)
        return loss, scaled.T @ (of_row * (likely - wanted)) + _FLAT_SCORES * weights

    found: Array = _lowest(slope, np.zeros(rows.shape[1]), 150) / scale
    return found


def logistic(rows: Array, wanted: Array) -> Array:
    """Whether a row is wanted: 1 or 0."""
    scale = rows.std(0) + 1e-2
    scaled = rows / scale

    def slope(weights: Array) -> tuple[float, Array]:
        likely = 1 / (1 + np.exp(-scaled @ weights))
        missed = wanted * np.log(likely + 1e-12) + (1 - wanted) * np.log(1 - likely + 1e-12)
        loss = float(-missed.mean() + _FLAT_CONFIDENCE / 2 * weights @ weights)
        return loss, scaled.T @ (likely - wanted) / len(wanted) + _FLAT_CONFIDENCE * weights

    found: Array = _lowest(slope, np.zeros(rows.shape[1]), 200) / scale
    return found


def _lowest(
    slope: Callable[[Array], tuple[float, Array]], start: Array, steps: int, memory: int = 8
) -> Array:
    """Where a convex function is lowest: L-BFGS with a step that is halved until it helps."""
    at, pairs = start, list[tuple[Array, Array]]()
    loss, down = slope(at)
    for _ in range(steps):
        step = -_towards(down, pairs)
        size, gain = 1.0 if pairs else 1 / max(1.0, float(np.abs(down).sum())), float((down * step).sum())
        while True:
            after, down_after = slope(at + size * step)
            if after <= loss + 1e-4 * size * gain or size < 1e-8:
                break
            size /= 2
        change, bend = size * step, down_after - down
        if float((change * bend).sum()) > 1e-12:
            pairs = [*pairs[1 - memory :], (change, bend)]
        if loss - after < 1e-7 * max(1.0, abs(loss)):
            return at + change
        at, loss, down = at + change, after, down_after
    return at


def _towards(down: Array, pairs: Sequence[tuple[Array, Array]]) -> Array:
    """The slope bent by the curvature that the last steps have shown."""
    q, alphas = down.copy(), []
    for change, bend in reversed(pairs):
        alphas.append(float((change * q).sum() / (change * bend).sum()))
        q -= alphas[-1] * bend
    if pairs:
        change, bend = pairs[-1]
        q *= float((change * bend).sum() / (bend * bend).sum())
    for (change, bend), alpha in zip(pairs, reversed(alphas), strict=True):
        q += change * (alpha - float((bend * q).sum() / (change * bend).sum()))
    return q
