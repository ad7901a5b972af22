"""The collection as a whole, as something to cite."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from notices.citing.formats import STYLES
from notices.citing.formats.citation import Citation
from notices.citing.formats.exchange import bibtex
from notices.public_ids import permanent
from notices.versioning.version import version_of

TITLE = "整改通：巡视巡察整改通报全文数据库"


def cited_collection(request: HttpRequest) -> Citation:
    """As it is today; the version is part of the title."""
    version = version_of(request)
    return Citation(
        issuer="",
        title=f"{TITLE}（数据版本 {version}）",
        identifier="zhenggai",
        published=version.day,
        accessed=timezone.localdate(),
        url=permanent(reverse("home")),
        medium="DB",
    )


def citations(request: HttpRequest) -> list[tuple[str, str, str]]:
    """Name, anchor and text of each, as a box of citations shows them."""
    cited = cited_collection(request)
    styles = [(name, f"cite-{slugify(name)}", write(cited)) for name, write in STYLES.items()]
    return [*styles, ("BibTeX", "cite-bib", bibtex(cited).strip())]
