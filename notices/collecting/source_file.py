"""Sources as an editor writes them in a file: a table `[[source]]` each, fields named as the model's.

The place is written as `province`, `city` and `district`, as far as it goes.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from notices.importing.place_rows import LEVELS, place_row
from notices.models import SourceSite
from notices.parsing.shapes import Masthead

FIELDS = frozenset(
    {"name", "address", "depth", "pace", "most_lists", "other_hosts", "recheck_days", "active", *LEVELS}
)


@transaction.atomic
def load(path: Path) -> int:
    """Adds or changes sources, by address; gives how many the file has. Raises OSError, ValueError, ValidationError."""
    entries = tomllib.loads(path.read_text("utf-8")).get("source", [])
    for entry in entries:
        _load(entry)
    return len(entries)


def _load(entry: dict[str, Any]) -> None:
    if unknown := entry.keys() - FIELDS:
        raise ValueError(f"来源没有这样的项目：{'、'.join(sorted(unknown))}")
    site = SourceSite.objects.filter(address=entry.get("address", "")).first() or SourceSite()
    for name in entry.keys() - set(LEVELS):
        setattr(site, name, entry[name])
    if levels := {level: entry[level] for level in LEVELS if level in entry}:
        site.place = place_row(Masthead(**levels))
    site.full_clean()
    site.save()
