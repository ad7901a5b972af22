"""What was looked up of an index, kept until that changes.

Whoever writes in this process knows at once that it has; what others write is seen after `SECONDS`: the upkeep of a
server looks more often than that, so that no request has to.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from time import monotonic

from search.engines.opensearch.facts import Lookup

SECONDS = 2.0
MOST = 10_000  # numbers that are kept: some megabytes


@dataclass(slots=True)
class Recent:
    """A number belongs to the generation that `numbers` was asked for under, whatever has begun since."""

    _generation: Hashable = None
    _numbers: dict[Lookup, float] = field(default_factory=dict)
    _since: float = 0.0

    @property
    def generation(self) -> Hashable:
        """None where it has to be looked up."""
        return self._generation if monotonic() - self._since < SECONDS else None

    def begin(self, generation: Hashable) -> None:
        if generation != self._generation or len(self._numbers) > MOST:
            self._numbers = {}
        self._generation, self._since = generation, monotonic()

    @property
    def numbers(self) -> dict[Lookup, float]:
        return self._numbers

    def forget(self) -> None:
        self._generation, self._numbers = None, {}


@lru_cache(maxsize=64)
def recent(*_of: Hashable) -> Recent:
    """One a process for each index."""
    return Recent()
