"""Taking a notice apart, pure: text → masthead and outline. Nothing here knows Django, files or categories."""

from __future__ import annotations

from notices.parsing.lines import fold
from notices.parsing.masthead import read_masthead
from notices.parsing.outline import read_outline
from notices.parsing.shapes import ParsedNotice, ParseError
from notices.places.gazetteer import Gazetteer

__all__ = ["PARSER_VERSION", "ParseError", "ParsedNotice", "parse"]

PARSER_VERSION = "12"


def parse(text: str, places: Gazetteer) -> ParsedNotice:
    """Raises ParseError where the text holds no problems. `places` resolves the districts that the text names."""
    outline = read_outline(text, fold(text))
    if not outline.problems:
        raise ParseError("没有找到任何问题：正文里没有“关于…问题”之类的编号标题，也没有问题清单表格")
    masthead, doubts = read_masthead(text, places)
    doubts = tuple(sorted((*doubts, *outline.doubts), key=lambda doubt: doubt.start))
    return ParsedNotice(
        text, masthead, outline.parts, outline.aspects, outline.problems, outline.other, doubts
    )
