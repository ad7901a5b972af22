"""What a notice is taken apart into: frozen values, every place a span of the text that was read.

A span is `(start, end)` in Unicode code points: `text[start:end]`. The shapes follow the gold format that hand-read
notices are kept in; `notices.outline_format` writes them out as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Span = tuple[int, int]
Role = Literal["organisation", "rectification", "outlook"]
Kind = Literal["problem", "action"]
FragmentKind = Literal["lead-in", "marker", "field", "heading"]


class ParseError(ValueError):
    """The text cannot be read as a notice; the message is fit for the person who gave it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A 一、 section of the notice; `role` says what it is about."""

    label: str
    title: str
    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Aspect:
    """第一方面问题: a group of problems under one heading."""

    label: str
    title: str
    start: int


@dataclass(frozen=True, slots=True)
class Measure:
    """One enumerated step; the span starts after its label."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered heading inside a problem: a sub-finding (`problem`) or an action."""

    label: str
    kind: Kind
    title: str
    heading: Span
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What the notice says was found; `aspect` counts from 1 into the notice's aspects."""

    n: int
    aspect: int | None
    label: str
    title: str
    heading: Span
    measures: tuple[Measure, ...] = ()
    items: tuple[Item, ...] = ()


def nodes_of(problems: Iterable[Problem]) -> Iterator[Problem | Item]:
    """Each problem, followed by its items, in reading order."""
    for problem in problems:
        yield problem
        yield from problem.items


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text of a rectification part that is no problem heading, no label and no measure."""

    kind: FragmentKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place the parser was unsure of, and why, in words a curator can act on.

    `other`: what the next best reading makes of which places: an offset, and a level as corrections name it.
    """

    start: int
    end: int
    reason: str
    other: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """Where the public may answer; kept out of hits and exports."""

    phone: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    address: str | None = None
    postcode: str | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """The facts of a notice, each None where the text does not say."""

    title: str = ""
    issuer: str = ""
    province: str | None = None
    city: str | None = None
    district: str | None = None
    kind: str | None = None
    tier: str | None = None
    team: str | None = None
    round: str | None = None
    inspection_start: date | None = None
    inspection_end: date | None = None
    feedback_date: date | None = None
    published: date | None = None
    signed: date | None = None
    source: str | None = None
    contact: Contact = field(default_factory=Contact)


@dataclass(frozen=True, slots=True)
class ParsedNotice:
    """A whole notice; every span in it indexes `text`."""

    text: str
    masthead: Masthead
    parts: tuple[Part, ...]
    aspects: tuple[Aspect, ...]
    problems: tuple[Problem, ...]
    other: tuple[Fragment, ...]
    doubts: tuple[Doubt, ...]
    confidence: float = 1.0  # 0 to 1: how likely the outline is right as a whole

    def nodes(self) -> Iterator[tuple[Problem, Item | None]]:
        """Each problem, followed by its items, in reading order."""
        for problem in self.problems:
            yield problem, None
            for item in problem.items:
                yield problem, item
