"""Provinces as squares of a map (`tiles.toml`): which column, which row."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_FILE = Path(__file__).with_name("tiles.toml")


@cache
def tiles() -> Mapping[str, tuple[int, int]]:
    """Column and row of each province, by its code."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return MappingProxyType({code: (column, row) for code, (column, row) in rows.items()})
