"""The corrections of outlines that are in force, as JSON, a notice a line: what another installation can take over."""

from __future__ import annotations

import json
from collections.abc import Iterator

from notices.corrections.shapes import as_json
from notices.models import Notice

NAME = "corrections.jsonl"


def blocks() -> Iterator[bytes]:
    yield b""  # a file also where there are none
    rows = Notice.objects.exclude(outline_corrections=None).distinct().order_by("name")
    for notice in rows.prefetch_related("outline_corrections").defer("text"):
        line = {
            "notice": notice.name,
            "sha256": notice.original.sha256,
            "corrections": [as_json(row.correction()) for row in notice.outline_corrections.all()],
        }
        yield json.dumps(line, ensure_ascii=False).encode() + b"\n"
