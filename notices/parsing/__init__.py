"""Taking a notice apart, pure: text → masthead and outline. Nothing here knows Django, files or categories."""

from __future__ import annotations

from notices.parsing.facts.masthead import read_masthead
from notices.parsing.outline import read
from notices.parsing.outline.refusal import refusal
from notices.parsing.shapes import ParsedNotice, ParseError
from notices.places.gazetteer import Gazetteer

__all__ = ["PARSER_VERSION", "ParseError", "ParsedNotice", "parse"]

PARSER_VERSION = "25"


def parse(text: str, places: Gazetteer) -> ParsedNotice:
    """Raises ParseError where the text holds no problems. `places` resolves the districts that the text names."""
    reading = read(text)
    outline = reading.outline
    if not outline.problems:
        raise ParseError(refusal(text))
    masthead, doubts = read_masthead(text, places)
    doubts = tuple(sorted((*doubts, *reading.doubts), key=lambda doubt: doubt.start))
    return ParsedNotice(
        text,
        masthead,
        outline.parts,
        outline.aspects,
        outline.problems,
        outline.other,
        doubts,
        reading.confidence,
    )
