"""The collection as a whole, as something to cite."""

from __future__ import annotations

from django.db.models import Max
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from notices.citing.formats.bibtex import bibtex
from notices.citing.formats.citation import Citation
from notices.citing.formats.gbt7714 import gbt7714_2015, gbt7714_2025
from notices.models import Notice
from notices.permanent import permanent

TITLE = "整改通：巡视巡察整改通报全文数据库"


def citations(request: HttpRequest) -> list[tuple[str, str, str]]:
    """Name, anchor and text of each, as a box of citations shows them."""
    changed = Notice.objects.aggregate(last=Max("updated"))["last"]
    cited = Citation(
        issuer="",
        title=TITLE,
        identifier="zhenggai",
        published=timezone.localdate(changed) if changed else None,
        accessed=timezone.localdate(),
        url=permanent(request, reverse("home")),
        medium="DB",
    )
    return [
        ("GB/T 7714—2025", "cite-gbt2025", gbt7714_2025(cited)),
        ("GB/T 7714—2015", "cite-gbt2015", gbt7714_2015(cited)),
        ("BibTeX", "cite-bib", bibtex(cited).strip()),
    ]
