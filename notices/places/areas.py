"""Areas without a code whose name lies in one place only (`areas.toml`): new areas of state level and the like."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("areas.toml")


@dataclass(frozen=True, slots=True)
class Area:
    """An area by its name as printed; `city` is None where it lies in several or in none."""

    name: str
    province: str
    city: str | None


@cache
def areas() -> tuple[Area, ...]:
    """Every area, the longest name first."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["area"]
    listed = (Area(name, row["province"], row.get("city")) for row in rows for name in row["names"])
    return tuple(sorted(listed, key=lambda area: (-len(area.name), area.name)))


def area_at(text: str) -> Area | None:
    """The area whose name a text begins with."""
    return next((area for area in areas() if text.startswith(area.name)), None)
