"""CSL JSON: what citation processors read; number and title apart, so that a style writes them its own way."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from notices.citing.formats.citation import Citation, line


def csl_json(citations: Iterable[Citation]) -> str:
    return json.dumps([csl(citation) for citation in citations], ensure_ascii=False, indent=1) + "\n"


def csl(citation: Citation) -> dict[str, Any]:
    fields = {
        "id": citation.identifier,
        "type": "webpage",
        "author": [{"literal": line(citation.issuer)}] if citation.issuer else [],
        "title": line(citation.title),
        "number": citation.number,
        "issued": _day(citation.published) if citation.published else None,
        "accessed": _day(citation.accessed),
        "URL": citation.url,
        "language": "zh-CN",
        "note": citation.note,
    }
    return {name: value for name, value in fields.items() if value}


def _day(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
