"""EndNote's tagged format (.enw): `%` and a letter, a blank, the value; an empty line between two records."""

from __future__ import annotations

from collections.abc import Iterator

from notices.citing.formats.citation import Citation, line


def endnote(citation: Citation) -> str:
    return "".join(f"%{tag} {line(value)}\n" for tag, value in _fields(citation))


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "0", "Web Page"
    if citation.issuer:
        yield "A", f"{citation.issuer.replace(',', '，')},"  # a comma at the end: no name of a person
    yield "T", citation.full_title
    if citation.published:
        yield "D", str(citation.published.year)
        yield "8", citation.published.isoformat()
    yield "[", citation.accessed.isoformat()
    yield "U", citation.url
    yield "G", "zh"
    yield "M", citation.identifier
    yield "W", citation.database
    yield "Z", citation.note
