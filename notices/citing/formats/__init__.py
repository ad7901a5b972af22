"""A citation in each format that is asked for: plain values in, strings out. No Django."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from notices.citing.formats.citation import Citation
from notices.citing.formats.exchange import bibtex, csl_json, endnote, ris
from notices.citing.formats.gbt7714 import gbt7714_2015, gbt7714_2025
from notices.citing.formats.styles import apa, chicago, mla


@dataclass(frozen=True, slots=True)
class Format:
    """A file of citations: its ending, its media type, and how several are written."""

    name: str
    ending: str
    media_type: str
    write: Callable[[Iterable[Citation]], str]


# The standard in force, the one before, which many still ask for, and what journals abroad ask for.
STYLES: Mapping[str, Callable[[Citation], str]] = MappingProxyType(
    {
        "GB/T 7714—2025": gbt7714_2025,
        "GB/T 7714—2015": gbt7714_2015,
        "APA": apa,
        "Chicago": chicago,
        "MLA": mla,
    }
)


def _lines(citations: Iterable[Citation]) -> str:
    """Plain text: all citations in one style, then all in the next."""
    entries = list(citations)
    blocks = ((name, map(write, entries)) for name, write in STYLES.items())
    return "\n\n".join("\n".join((name, *lines)) for name, lines in blocks) + "\n"


FORMATS = (
    Format("BibTeX", "bib", "application/x-bibtex", lambda citations: "\n".join(map(bibtex, citations))),
    Format(
        "RIS", "ris", "application/x-research-info-systems", lambda citations: "".join(map(ris, citations))
    ),
    Format(
        "EndNote", "enw", "application/x-endnote-refer", lambda citations: "\n".join(map(endnote, citations))
    ),
    Format("CSL JSON", "json", "application/vnd.citationstyles.csl+json", csl_json),
    Format("GB/T 7714, APA, Chicago, MLA", "txt", "text/plain", _lines),
)
