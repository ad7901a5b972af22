"""The collection as a whole, as something to cite."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from notices.citing.formats.bibtex import bibtex
from notices.citing.formats.citation import Citation
from notices.citing.formats.gbt7714 import gbt7714_2015, gbt7714_2025
from notices.permanent import permanent
from notices.versioning.version import version_of

TITLE = "整改通：巡视巡察整改通报全文数据库"


def citations(request: HttpRequest) -> list[tuple[str, str, str]]:
    """Name, anchor and text of each, as a box of citations shows them; the version is part of the title."""
    version = version_of(request)
    cited = Citation(
        issuer="",
        title=f"{TITLE}（数据版本 {version}）",
        identifier="zhenggai",
        published=version.day,
        accessed=timezone.localdate(),
        url=permanent(request, reverse("home")),
        medium="DB",
    )
    return [
        ("GB/T 7714—2025", "cite-gbt2025", gbt7714_2025(cited)),
        ("GB/T 7714—2015", "cite-gbt2015", gbt7714_2015(cited)),
        ("BibTeX", "cite-bib", bibtex(cited).strip()),
    ]
