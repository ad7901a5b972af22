"""What a notice claims about its measures: frozen values, each with its span in the text that was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from notices.parsing.shapes import Span

State = Literal["done", "underway", "planned", "unstated"]
Bound = Literal["=", ">", "<", "~"]
Sense = Literal["change", "level"]
Role = Literal["made", "cited"]
Kind = Literal["discipline", "talk", "case", "police", "money"]
Who = Literal["officials", "bodies", "firms", "residents"]
Number = int | float


@dataclass(frozen=True, slots=True)
class Status:
    """What a measure says of itself; `start`, `end` are the measure's, `span` the words that decided."""

    start: int
    end: int
    status: State
    span: Span | None


@dataclass(frozen=True, slots=True)
class Promise:
    """A clause with a date to come; `due` as far as it is given: 2025, 2022-12, 2021-Q3, 2021-12-31."""

    span: Span
    due: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit; `value` counts plain units."""

    span: Span
    value: Number
    unit: str
    bound: Bound
    sense: Sense


@dataclass(frozen=True, slots=True)
class Document:
    """A title in 《》; `made` where this body, or one below it, is said to issue or draft it."""

    span: Span
    title: str
    role: Role


@dataclass(frozen=True, slots=True)
class Accountability:
    """People or bodies punished, warned or investigated, or money recovered."""

    span: Span
    kind: Kind
    count: Number | None
    unit: str | None
    who: Who | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a notice's rectification parts claim, each kind in reading order."""

    statuses: tuple[Status, ...]
    promises: tuple[Promise, ...]
    figures: tuple[Figure, ...]
    documents: tuple[Document, ...]
    accountability: tuple[Accountability, ...]
