"""Where a notice stands, what its page said before, and how its original was read, as the API says it."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema


class Reprint(Schema):
    """Another address at which a notice stands, word for word."""

    url: str
    fetched: datetime | None


class Change(Schema):
    """Paragraphs that went and those that came in their place."""

    removed: list[str]
    added: list[str]


class Version(Schema):
    """When a page's later text took an earlier one's place, and in what they differ."""

    replaced: datetime
    changes: list[Change]


class Recognised(Schema):
    """Pages of the original, from 1, that were scanned or photographed; a letter of them is right with `certainty`."""

    pages: list[int]
    certainty: float


class Origins(Schema):
    """The further sources of a notice, what its page said before (the newest change first), and what was recognised."""

    reprints: list[Reprint]
    versions: list[Version]
    recognised: Recognised | None
