"""What this is: check, ask, render."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from notices.about import errors
from notices.about.collection_citation import citations
from notices.about.corrections import doubted, letter
from notices.about.holdings import holdings
from notices.importing.reparsing import outdated
from notices.parsing import PARSER_VERSION
from notices.permanent import permanent
from notices.reading import READER_VERSION
from notices.taxonomy import load_taxonomy
from notices.versioning.version import version_of


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    context = {
        "page": "data",
        "holdings": holdings(),
        "version": version_of(request),
        "citations": citations(request),
    }
    return render(request, "notices/about/data.html", context)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    taxonomy, measured = load_taxonomy(), errors.shown()
    context = {
        "page": "method",
        "reader_version": READER_VERSION,
        "parser_version": PARSER_VERSION,
        "outdated": outdated().count(),
        "groups": len(taxonomy.groups),
        "categories": len(taxonomy.categories),
        "sets": measured,
        "table": errors.table(measured),
    }
    return render(request, "notices/about/method.html", context)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """`?id=` is the public identifier of what is wrong."""
    asked = request.GET.get("id", "")
    about = doubted(asked)
    address = permanent(request, about.row.get_absolute_url()) if about else ""
    context = {
        "page": "corrections",
        "asked": asked,
        "about": about,
        "address": address,
        "email": settings.CONTACT_EMAIL,
        "letter": letter(about, address),
    }
    return render(request, "notices/about/corrections.html", context)
