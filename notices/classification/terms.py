"""What a model reads of heading and measures: runs of one to three characters, and how much each counts. Pure.

Terms of a heading begin with `h`, those of measures with `m`: 招商 in a heading is another term than 招商 in a measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

HEADING, MEASURE = "h", "m"
_IN_MEASURES = 0.3  # what a pair in the measures counts beside one in the heading
_RUNS = re.compile(r"\w+")
_FORM = re.compile(r"^(?:关于|针对)|(?:的|等)?问题$")  # 关于…的问题: what every heading has


def terms(heading: str, measures: Iterable[str]) -> dict[str, float]:
    """Each term once, however often it stands there."""
    values = {HEADING + run: 1.0 for run in _grams(_FORM.sub("", heading), 1, 3)}
    values |= {MEASURE + run: _IN_MEASURES for text in measures for run in _grams(text, 2, 2)}
    return values


def _grams(text: str, least: int, most: int) -> Iterator[str]:
    for run in _RUNS.findall(text):
        for size in range(least, most + 1):
            yield from (run[n : n + size] for n in range(len(run) - size + 1))
