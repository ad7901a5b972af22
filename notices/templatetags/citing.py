"""The box of citations, and what reference managers read, for whatever page shows a row."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import RequestContext

from notices.citing.formats import FORMATS
from notices.citing.formats.bibtex import bibtex
from notices.citing.formats.embedded import tags
from notices.citing.formats.endnote import endnote
from notices.citing.formats.gbt7714 import gbt7714_2015, gbt7714_2025
from notices.citing.formats.ris import ris
from notices.citing.records import cited_today
from notices.models import Measure, Notice, Problem

register = template.Library()

_SHOWN = (
    ("GB/T 7714—2025", "gbt2025", gbt7714_2025),
    ("GB/T 7714—2015", "gbt2015", gbt7714_2015),
    ("BibTeX", "bib", bibtex),
    ("RIS", "ris", ris),
    ("EndNote", "enw", endnote),
)


@register.inclusion_tag("notices/citing/_box.html", takes_context=True)
def citation_box(context: RequestContext, row: Notice | Problem | Measure) -> dict[str, Any]:
    citation = cited_today(context["request"], row)
    texts = [(name, f"cite-{slug}", write(citation).strip()) for name, slug, write in _SHOWN]
    return {"texts": texts, "formats": FORMATS, "public_id": row.public_id}


@register.inclusion_tag("notices/citing/_tags.html", takes_context=True)
def citation_tags(context: RequestContext, row: Notice | Problem | Measure) -> dict[str, Any]:
    return {
        "tags": tags(cited_today(context["request"], row)),
        "public_id": row.public_id,
        "formats": FORMATS,
    }
