"""Claims as shapes: the variables of their exports, so that a name means the same in a file and here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from notices.claims import Claim
from notices.exporting.columns import Column
from notices.exporting.variables import ACCOUNTABILITY, DOCUMENT, FIGURE, PROMISE
from search.api import claim_shapes as shapes

_KINDS: Mapping[str, tuple[type[Any], Sequence[Column]]] = {
    "promise": (shapes.Promise, PROMISE),
    "figure": (shapes.Figure, FIGURE),
    "document": (shapes.Document, DOCUMENT),
    "accountability": (shapes.Accountability, ACCOUNTABILITY),
}


def evidence(row: Claim) -> shapes.Evidence:
    shape, columns = _KINDS[row.type_name]
    said = {column.name: column.read(row) for column in columns if column.name in shape.model_fields}
    made: shapes.Evidence = shape(type=row.type_name, span=shapes.Span(start=row.start, end=row.end), **said)
    return made
