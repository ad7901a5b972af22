"""How alike two texts are, pure: the share of short runs of letters they have in common, and fingerprints that find
the texts worth comparing.

Only letters and digits count, in one width: another site's spaces, punctuation and line breaks change nothing.
A text's bands are MinHash values taken four at a time (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4):
two texts that are .8 alike share a band with probability .9998, two that are .3 alike with .12.
"""

from __future__ import annotations

import re
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from notices.parsing.lines import fold

RUN = 6  # letters
BANDS = 16
ROWS = 4

_NO_LETTERS = re.compile(r"[\W_]+")

Hashes = NDArray[np.uint64]


def letters(text: str) -> str:
    """The text as it is compared."""
    return _NO_LETTERS.sub("", fold(text))


def fingerprint(text: str) -> str:
    """The same for the same letters in the same order, whatever file they came in: SHA-256, in hexadecimal."""
    return sha256(letters(text).encode()).hexdigest()


def likeness(first: str, second: str) -> float:
    """From 0, no run in common, to 1, the same letters in the same order (as far as runs can tell)."""
    runs_of_first, runs_of_second = _runs(letters(first)), _runs(letters(second))
    common = np.intersect1d(runs_of_first, runs_of_second, assume_unique=True).size
    return common / (runs_of_first.size + runs_of_second.size - common)


def bands(text: str) -> tuple[int, ...]:
    """The text's fingerprints, as signed numbers of 64 bits; each band has a range of its own."""
    runs = _runs(letters(text))
    minima = np.array([_mixed(runs ^ seed).min() for seed in _SEEDS], dtype=np.uint64)
    with np.errstate(over="ignore"):
        joined = (minima.reshape(BANDS, ROWS) * _ODD).sum(axis=1, dtype=np.uint64) + _SEEDS[:BANDS]
    return tuple(int(value) for value in _mixed(joined).view(np.int64))


def _runs(text: str) -> Hashes:
    """A hash of every run of letters, each once; a text shorter than a run is one run."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    count = max(codes.size - RUN + 1, 1)
    codes = np.pad(codes, (0, count + RUN - 1 - codes.size))
    value = np.zeros(count, dtype=np.uint64)
    for offset in range(RUN):
        value = value * np.uint64(0x100000001B3) + codes[offset : offset + count]
    return np.unique(_mixed(value))


def _mixed(values: Hashes) -> Hashes:
    """The finish of splitmix64: every bit depends on every other."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


_SEEDS = _mixed(np.arange(1, BANDS * ROWS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15))
_ODD = _mixed(np.arange(1, ROWS + 1, dtype=np.uint64)) | np.uint64(1)
