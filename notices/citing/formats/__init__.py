"""A citation in each format that is asked for: plain values in, strings out. No Django."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from notices.citing.formats.bibtex import bibtex
from notices.citing.formats.citation import Citation
from notices.citing.formats.csl import csl_json
from notices.citing.formats.endnote import endnote
from notices.citing.formats.gbt7714 import gbt7714_2015, gbt7714_2025
from notices.citing.formats.ris import ris


@dataclass(frozen=True, slots=True)
class Format:
    """A file of citations: its ending, its media type, and how several are written."""

    name: str
    ending: str
    media_type: str
    write: Callable[[Iterable[Citation]], str]


def _lines(citations: Iterable[Citation]) -> str:
    """Plain text: every citation by the standard in force, then by the one before, which many still ask for."""
    held = list(citations)
    blocks = (
        ("GB/T 7714—2025", map(gbt7714_2025, held)),
        ("GB/T 7714—2015", map(gbt7714_2015, held)),
    )
    return "\n\n".join("\n".join((name, *lines)) for name, lines in blocks) + "\n"


FORMATS = (
    Format("BibTeX", "bib", "application/x-bibtex", lambda some: "\n".join(map(bibtex, some))),
    Format("RIS", "ris", "application/x-research-info-systems", lambda some: "".join(map(ris, some))),
    Format("EndNote", "enw", "application/x-endnote-refer", lambda some: "\n".join(map(endnote, some))),
    Format("CSL JSON", "json", "application/vnd.citationstyles.csl+json", csl_json),
    Format("GB/T 7714", "txt", "text/plain", _lines),
)
