"""The box of citations, and what reference managers read, for whatever page shows a row."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.text import slugify

from notices.citing.formats import FORMATS, STYLES
from notices.citing.formats.exchange import bibtex, endnote, ris, tags
from notices.citing.records import cited_today
from notices.models import Measure, Notice, Problem

register = template.Library()

_SHOWN = (
    *((name, slugify(name), write) for name, write in STYLES.items()),
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
