"""What a reference manager reads out of a page: `citation_*` tags for one record, COinS for each of several."""

from __future__ import annotations

from urllib.parse import urlencode

from notices.citing.formats.citation import Citation, line


def tags(citation: Citation) -> tuple[tuple[str, str], ...]:
    """Names and contents of Highwire's meta tags; without a journal or the like Zotero takes a web page."""
    published = citation.published
    fields = (
        ("citation_title", citation.full_title),
        ("citation_author", line(citation.issuer)),
        ("citation_publication_date", f"{published:%Y/%m/%d}" if published else ""),
        ("citation_language", "zh"),
        ("citation_public_url", citation.url),
    )
    return tuple((name, content) for name, content in fields if content)


def coins(citation: Citation) -> str:
    """The title of an empty `<span class="Z3988">` (OpenURL ContextObject in Span), Dublin Core."""
    fields = (
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "webpage"),
        ("rft.title", citation.full_title),
        ("rft.creator", line(citation.issuer)),
        ("rft.date", citation.published.isoformat() if citation.published else ""),
        ("rft.identifier", citation.url),
        ("rft.language", "zh"),
    )
    return urlencode([(name, value) for name, value in fields if value])
