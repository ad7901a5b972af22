"""Citations as reference managers read them: BibTeX, RIS, EndNote, CSL JSON, and tags within a page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from notices.citing.formats.citation import Citation, line

_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: "\\" + sign for sign in "&%$#_"},
    }
)
# An address is taken literally, and must not close its own field.
_IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})


def bibtex(citation: Citation) -> str:
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _bibtex_fields(citation))
    return f"@online{{{citation.key},\n{fields}\n}}\n"


def _bibtex_fields(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.issuer:
        yield "author", f"{{{_escaped(citation.issuer)}}}"  # in braces of its own: no name of a person
    yield "title", f"{{{_escaped(citation.full_title)}}}"
    if citation.published:
        yield "date", citation.published.isoformat()
        yield "year", str(citation.published.year)
    yield "url", citation.url.translate(_IN_ADDRESS)
    yield "urldate", citation.accessed.isoformat()
    yield "langid", "chinese"
    yield "note", _escaped(citation.note)


def _escaped(text: str) -> str:
    return line(text).translate(_ESCAPED)


def ris(citation: Citation) -> str:
    return "".join(f"{tag}  - {line(value)}\r\n" for tag, value in _ris_fields(citation)) + "ER  - \r\n\r\n"


def _ris_fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC"
    yield "ID", citation.key
    if citation.issuer:
        yield (
            "AU",
            citation.issuer.replace(",", "，").replace("*", "＊"),
        )  # a comma would part a name, * may not be
    yield "TI", citation.full_title
    if citation.published:
        yield "PY", str(citation.published.year)
        yield "DA", _ris_day(citation.published)
    yield "Y2", _ris_day(citation.accessed)
    yield "UR", citation.url
    yield "LA", "zh"
    yield "AN", citation.identifier
    yield "DB", citation.database
    yield "N1", citation.note


def _ris_day(day: date) -> str:
    """YYYY/MM/DD/ and what else is known, which is nothing."""
    return f"{day:%Y/%m/%d}/"


def endnote(citation: Citation) -> str:
    return "".join(f"%{tag} {line(value)}\n" for tag, value in _endnote_fields(citation))


def _endnote_fields(citation: Citation) -> Iterator[tuple[str, str]]:
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


def csl_json(citations: Iterable[Citation]) -> str:
    return json.dumps([csl(citation) for citation in citations], ensure_ascii=False, indent=1) + "\n"


def csl(citation: Citation) -> dict[str, Any]:
    fields = {
        "id": citation.identifier,
        "type": "webpage",
        "author": [{"literal": line(citation.issuer)}] if citation.issuer else [],
        "title": line(citation.title),
        "number": citation.number,
        "issued": _csl_day(citation.published) if citation.published else None,
        "accessed": _csl_day(citation.accessed),
        "URL": citation.url,
        "language": "zh-CN",
        "note": citation.note,
    }
    return {name: value for name, value in fields.items() if value}


def _csl_day(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


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
