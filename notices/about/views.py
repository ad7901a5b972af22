"""What this is: check, ask, render."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from notices.about import area_errors, errors
from notices.about.corrections import doubted, letter
from notices.about.dataset import dataset
from notices.about.holdings import holdings
from notices.about.measured import area_run
from notices.citing.collection import citations
from notices.double_coding.results import Published, published
from notices.double_coding.wording import drawn_words, variable_words
from notices.importing.reparsing import outdated
from notices.parsing import PARSER_VERSION
from notices.public_ids import permanent
from notices.reading import READER_VERSION
from notices.taxonomy import load_taxonomy
from notices.versioning.version import version_of


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    size = holdings()
    context = {
        "page": "data",
        "holdings": size,
        "dataset": dataset(request, size),
        "version": version_of(request),
        "citations": citations(request),
    }
    return render(request, "notices/about/data.html", context)


@require_safe
def reading(request: HttpRequest) -> HttpResponse:
    """For those who read a notice for the first time."""
    return render(request, "notices/about/reading.html", {"page": "reading"})


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    taxonomy, measured, areas = load_taxonomy(), errors.shown(), area_run()
    context = {
        "page": "method",
        "reader_version": READER_VERSION,
        "parser_version": PARSER_VERSION,
        "outdated": outdated().count(),
        "groups": len(taxonomy.groups),
        "categories": len(taxonomy.categories),
        "sets": measured,
        "table": errors.table(measured),
        "unseen": errors.unseen_rows(),
        "unseen_heads": errors.unseen_heads(),
        "areas": areas,
        "area_rows": area_errors.area_rows(areas),
        "confusion_rows": area_errors.confusion_rows(areas),
        "double_codings": [_with_words(row) for row in published()],
    }
    return render(request, "notices/about/method.html", context)


def _with_words(row: Published) -> tuple[Published, str, str]:
    """A double coding, how its notices were drawn, and what coders were shown."""
    return row, drawn_words(row.coding.drawn), variable_words(row.coding.prefilled)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """`?id=` is the public identifier of what is wrong."""
    public_id = request.GET.get("id", "")
    about = doubted(public_id)
    address = permanent(about.row.get_absolute_url()) if about else ""
    context = {
        "page": "corrections",
        "asked": public_id,
        "about": about,
        "address": address,
        "email": settings.CONTACT_EMAIL,
        "letter": letter(about, address),
    }
    return render(request, "notices/about/corrections.html", context)
