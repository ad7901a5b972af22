"""A notice kept as plain text, dressed up as what people really save: web pages, Word documents, PDF files, mail."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from notices.parsing import ParsedNotice
from notices.parsing.shapes import Item, Problem
from tools.disguised import documents, pages

Disguise = tuple[str, Callable[[str], bytes]]  # the ending of its name, and how it is made

DISGUISES: dict[str, Disguise] = {
    "table page": ("html", pages.table_page),
    "soup page": ("html", pages.soup_page),
    "semantic page": ("html", pages.semantic_page),
    "page twice": ("html", pages.twice_page),
    "script page": ("html", pages.script_page),
    "saved page": ("mhtml", pages.saved_page),
    "word": ("docx", documents.word_document),
    "pdf": ("pdf", documents.pdf_document),
    "pdf in columns": ("pdf", documents.two_column_document),
    "gbk": ("txt", documents.gbk_text),
    "wrapped text": ("txt", documents.wrapped_text),
    "parted text": ("txt", documents.parted_text),
}


def told(notice: ParsedNotice) -> list[object]:
    """Everything that an outline says, as words instead of offsets."""
    parts: list[object] = [(part.role, squeezed(part.title)) for part in notice.parts]
    return [*parts, *map(partial(_node_told, notice), notice.nodes())]


def _node_told(notice: ParsedNotice, place: tuple[Problem, Item | None]) -> object:
    problem, item = place
    node = item or problem
    measures = [squeezed(notice.text[measure.start : measure.end]) for measure in node.measures]
    return ("item" if item else "problem", squeezed(node.title), measures)


def squeezed(text: str) -> str:
    return "".join(text.split())
