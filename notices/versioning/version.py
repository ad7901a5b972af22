"""The version: the day of the last change, and a hash over the names and digests of all notices, and over the taxonomy.

It is worked out once a change and process: what was worked out holds as long as `CollectionState` has not moved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone

from notices.models import CollectionState, Notice
from notices.taxonomy import load_taxonomy

HEADER = "X-Collection-Version"
_WRITTEN = re.compile(r"(?:\d{4}-\d{2}-\d{2}|empty)-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class DataVersion:
    """`2021-11-23-3f9a2c1b0d4e`. Two of the same hash hold the same, whatever their days."""

    day: date | None
    hash: str

    def __str__(self) -> str:
        return f"{self.day or 'empty'}-{self.hash[:12]}"

    def is_that_of(self, text: str) -> bool:
        return text.rpartition("-")[2] == self.hash[:12]


def is_written_so(text: str) -> bool:
    """Whether a text has the form of a version."""
    return bool(_WRITTEN.fullmatch(text))


_known: list[tuple[tuple[int, datetime], DataVersion]] = []  # the last one worked out, and the state it is of


def current() -> DataVersion:
    """One query for one row; where the collection has changed since, two more over names and digests."""
    now = CollectionState.objects.current()
    for state_before, version in tuple(_known):
        if state_before == (now.generation, now.changed):
            return version
    version = DataVersion(_day(now.changed), _hash())
    if now.changed:
        _known[:] = [((now.generation, now.changed), version)]
    return version


def version_of(request: HttpRequest) -> DataVersion:
    """The version that everything said in one answer is of."""
    meta: dict[str, Any] = request.META
    if HEADER not in meta:
        meta[HEADER] = current()
    version: DataVersion = meta[HEADER]
    return version


def _day(changed: datetime | None) -> date | None:
    """Rows that nothing was noted of, as those of tests, are as new as the newest."""
    last: datetime | None = changed or Notice.objects.aggregate(last=Max("updated"))["last"]
    return timezone.localdate(last) if last else None


def _hash() -> str:
    """Sorted here: databases differ in the order of letters. Classes of the taxonomy are hashed by their names, too."""
    hashed = sha256(repr(load_taxonomy().groups).encode())
    for name, digest in sorted(Notice.objects.order_by().values_list("name", "digest")):
        hashed.update(f"{name} {digest}\n".encode())
    return hashed.hexdigest()
