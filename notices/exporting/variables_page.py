"""What the page on the variables shows: the tables of exports in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from notices.claim_kinds import CLAIM_KINDS
from notices.exporting.code_book import GUARDED, REMARKS, TYPES
from notices.exporting.variables import WIDE
from notices.public_ids import UNIT_NAMES


def context() -> dict[str, Any]:
    english = (get_language() or "").startswith("en")
    titles = {
        **{str(unit): str(name) for unit, name in UNIT_NAMES.items()},
        **{kind.name: str(kind.label) for kind in CLAIM_KINDS},
    }
    return {
        "remarks": [en if english else zh for zh, en in (*REMARKS, GUARDED)],
        "tables": [
            {
                "unit": unit,
                "title": titles[unit],
                "rows": [
                    {
                        "name": column.name,
                        "type": column.type if english else TYPES[column.type],
                        "meaning": column.en if english else column.zh,
                    }
                    for column in columns
                ],
            }
            for unit, columns in WIDE.items()
        ],
    }
