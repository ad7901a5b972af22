"""What the page on the variables shows: the tables of exports in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from notices.exporting.code_book import GUARDED, REMARKS, TYPES
from notices.exporting.variables import WIDE


def context() -> dict[str, Any]:
    english = (get_language() or "").startswith("en")
    titles = {
        "notice": _("通报"),
        "problem": _("问题"),
        "measure": _("措施"),
        "promise": _("承诺"),
        "figure": _("数字"),
        "document": _("制度文件"),
        "accountability": _("追责"),
    }
    return {
        "remarks": [en if english else zh for zh, en in (*REMARKS, GUARDED)],
        "tables": [
            {
                "unit": unit,
                "title": titles[unit],
                "rows": [
                    {
                        "name": each.name,
                        "type": each.type if english else TYPES[each.type],
                        "meaning": each.en if english else each.zh,
                    }
                    for each in columns
                ],
            }
            for unit, columns in WIDE.items()
        ],
    }
