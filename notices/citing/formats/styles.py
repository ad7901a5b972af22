"""APA, Chicago and MLA, of an online notice; title and issuer in Latin letters, then in Chinese. Pure.

The published CSL styles are the reference, as for GB/T 7714: `apa` (7th edition), `chicago-author-date` (17th) and
`modern-language-association` (9th); a test renders them by citeproc from our own CSL JSON.
"""

from __future__ import annotations

from datetime import date

from notices.citing.formats.citation import Citation, line
from notices.citing.formats.romanised import romanised

DATABASE = "Zhenggai"


def apa(citation: Citation) -> str:
    """`Author. (2021, November 23). Title (number). Zhenggai. URL`"""
    published = f"({_apa_day(citation.published)})"
    title = _title(citation) + (f" ({citation.number})" if citation.number else "")
    author = _author(citation)
    opening = f"{_ended(author)} {published}. {title}." if author else f"{title}. {published}."
    return f"{opening} {DATABASE}. {_reached(citation)}"


def chicago(citation: Citation) -> str:
    """`Author. 2021. “Title.” Number. Zhenggai, November 23. URL.`, the database for an author that is not known."""
    published = citation.published
    year = str(published.year) if published else "n.d."
    author = _author(citation)
    where = (DATABASE if author else "", f"{published:%B} {published.day}" if published else "")
    parts = (
        author or DATABASE,
        year,
        f"“{_ended(_title(citation))}”",
        citation.number,
        ", ".join(filter(None, where)),
        "" if published else f"Accessed {_long_day(citation.accessed)}",
        citation.url,
    )
    return " ".join(map(_ended, filter(None, parts)))


def mla(citation: Citation) -> str:
    """`Author. “Title.” Zhenggai, number, 23 Nov. 2021, URL.`"""
    published = citation.published
    author = f"{_ended(_author(citation))} " if _author(citation) else ""
    parts = (DATABASE, citation.number, _mla_day(published) if published else "", citation.url)
    accessed = "" if published else f" Accessed {_mla_day(citation.accessed)}."
    return f"{author}“{_ended(_title(citation))}” {', '.join(filter(None, parts))}.{accessed}"


def _author(citation: Citation) -> str:
    return _both(citation.issuer, citation.places)


def _title(citation: Citation) -> str:
    return _both(citation.title, citation.places)


def _both(text: str, places: tuple[str, ...]) -> str:
    text = line(text)
    return f"{romanised(text, places)} {text}" if text else ""


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", ".”")) else f"{text}."


def _reached(citation: Citation) -> str:
    """What has no date of its own may change: the day it was read is said then."""
    return (
        citation.url
        if citation.published
        else f"Retrieved {_long_day(citation.accessed)}, from {citation.url}"
    )


def _apa_day(day: date | None) -> str:
    return f"{day.year}, {day:%B} {day.day}" if day else "n.d."


def _long_day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _mla_day(day: date) -> str:
    """Months of more than four letters are shortened."""
    month = f"{day:%B}"
    short = "Sept." if day.month == 9 else f"{day:%b}."
    return f"{day.day} {short if len(month) > 4 else month} {day.year}"
