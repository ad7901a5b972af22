"""Two facets at once: how many documents have a value of the one together with a value of the other. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from search.engines.postings import Groups, Ints


@dataclass(frozen=True, slots=True)
class Cross:
    """The facets to be crossed, and the values of the first that are wanted: a page shows some of its rows."""

    rows: str
    columns: str
    values: tuple[str, ...]


Cells = dict[
    str, dict[str, int]
]  # by value of the rows, then of the columns; all values of the columns are there


def crossed(groups: Mapping[str, Groups], cross: Cross, docs: Ints) -> Cells:
    """Each number is the total of the same question narrowed to both values."""
    rows, columns = groups[cross.rows], groups[cross.columns]
    return {value: columns.counts(docs[rows.having((value,))[docs]]) for value in cross.values}
