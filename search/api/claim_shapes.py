"""What measures claim, as the OpenAPI description says it: one class a kind, told apart by `type`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

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


class Promise(Claim):
    """`due` as far as the text says (2025, 2025-Q3, 2025-06, 2025-06-30), `due_by` the last day of that."""

    type: Literal["promise"]
    due: str
    due_by: date


class Figure(Claim):
    """A number in plain units: 83.9亿元 is 8390000000 元. A `change` is by how much, a `level` how much there is."""

    type: Literal["figure"]
    value: float
    unit: str
    bound: Literal["equal", "above", "below", "about"]
    sense: Literal["change", "level"]


class Document(Claim):
    """A title in 《》: `made` by those who answer, or `cited`."""

    type: Literal["document"]
    title: str
    role: Literal["made", "cited"]


class Accountability(Claim):
    """People or bodies punished, warned or investigated, or money recovered; `count` where it is said."""

    type: Literal["accountability"]
    kind: Literal["discipline", "talk", "case", "police", "money"]
    count: float | None
    unit: str
    who: Literal["", "officials", "bodies", "firms", "residents"]


Evidence = Annotated[Promise | Figure | Document | Accountability, Field(discriminator="type")]
