"""RIS: a tag, two blanks, a hyphen, a blank, the value, CR LF; a record begins with TY and ends with ER."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from notices.citing.formats.citation import Citation, line


def ris(citation: Citation) -> str:
    return "".join(f"{tag}  - {line(value)}\r\n" for tag, value in _fields(citation)) + "ER  - \r\n\r\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
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
        yield "DA", _day(citation.published)
    yield "Y2", _day(citation.accessed)
    yield "UR", citation.url
    yield "LA", "zh"
    yield "AN", citation.identifier
    yield "DB", citation.database
    yield "N1", citation.note


def _day(day: date) -> str:
    """YYYY/MM/DD/ and what else is known, which is nothing."""
    return f"{day:%Y/%m/%d}/"
