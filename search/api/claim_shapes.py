"""What measures claim, as the OpenAPI description says it: one class a kind, told apart by `type`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union

from ninja import Schema
from pydantic import Field, create_model

from notices import models
from notices.claim_kinds import CLAIM_KINDS, ClaimKind
from notices.columns import Column, Type
from notices.exporting.variables import CLAIM

Status = Literal["", "done", "underway", "planned", "unstated"]


class Span(Schema):
    """Where it stands in the notice's text, in Unicode code points; `end` is exclusive."""

    start: int
    end: int


class Claim(Schema):
    """`words` prove it, `sentence` is where they stand, from `sentence_start` on; contacts are masked in both."""

    words: str
    span: Span
    sentence: str
    sentence_start: int


_TYPES: dict[Type, Any] = {"date": date, "integer": int, "number": float, "boolean": bool}


def _type(kind: ClaimKind, column: Column) -> Any:
    """One of the choices where they are few; what its row may lack is null."""
    if column.choices:
        return Literal[column.choices]
    value = _TYPES.get(column.type, str)
    missing = column.name in kind.own_fields and kind.model._meta.get_field(column.name).null
    return value | None if missing else value


def _shape(kind: ClaimKind) -> type[Claim]:
    fields: dict[str, Any] = {"type": (Literal[kind.name], ...)}
    fields |= {column.name: (_type(kind, column), ...) for column in kind.columns}
    return create_model(kind.model.__name__, __base__=Claim, __doc__=kind.about, **fields)


SHAPES: Mapping[str, type[Claim]] = {kind.name: _shape(kind) for kind in CLAIM_KINDS}

if TYPE_CHECKING:
    Evidence = Claim
else:
    Evidence = Annotated[Union[tuple(SHAPES.values())], Field(discriminator="type")]  # noqa: UP007


def evidence(row: models.Claim) -> Claim:
    """As a file of claims says it: a name means the same there and here."""
    shape = SHAPES[row.type_name]
    values: dict[str, Any] = {
        column.name: column.value_of(row)
        for column in CLAIM[row.type_name]
        if column.name in shape.model_fields
    }
    values |= {"type": row.type_name, "span": Span(start=row.start, end=row.end)}
    return shape(**values)
