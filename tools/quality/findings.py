"""Findings that were written to be labelled (`tools/quality/findings/`), with their areas."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("findings")


@dataclass(frozen=True, slots=True)
class Finding:
    """A heading with its measures; `areas` are slugs, the primary first, none where no area fits."""

    heading: str
    measures: tuple[str, ...]
    areas: tuple[str, ...]


def read_findings(folder: Path = FOLDER) -> list[Finding]:
    """All parts, in the order of their names."""
    lines = [
        line for path in sorted(folder.glob("part-*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    rows = map(json.loads, lines)
    return [Finding(row["heading"], tuple(row["measures"]), tuple(row["areas"])) for row in rows]
