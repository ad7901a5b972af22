"""What happens to a printed text before it is read: wrapped, joined, paged, its script or signs changed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tools.layouts.layout import Disguise
from tools.layouts.moving import Edit, edited
from tools.quality.marked_notices import Node

ASCII = str.maketrans("，：；（）？！", ",:;()?!")
_NEVER_FIRST = "，。；：、）】”》？！,.;:)"
_PAGE = 28  # lines


def disguised(text: str, gold: Node, disguise: Disguise, body: tuple[int, int]) -> tuple[str, Node]:
    """`body` is where the page around the notice ends and begins: what is lost is lost between."""
    if disguise.ascii:
        text = text.translate(ASCII)
    if disguise.traditional:
        text = in_traditional_script(text)
    if disguise.joint:
        text, gold = joined(text, gold, disguise.joint, body)
    if disguise.width:
        text, gold = wrapped(text, gold, disguise.width)
    if disguise.pages or disguise.running:
        text, gold = paged(text, gold, disguise.pages, disguise.running)
    return text, gold


def in_traditional_script(text: str) -> str:
    """Character by character, so that no span moves."""
    return "".join(map(_traditional, text))


@cache
def _traditional(char: str) -> str:
    converted: str = _converter().convert(char)
    return converted if len(converted) == 1 else char


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("s2t")


def joined(text: str, gold: Node, joint: str, body: tuple[int, int] | None = None) -> tuple[str, Node]:
    """Line breaks lost."""
    start, end = body or (0, len(text))
    breaks = (match for match in re.finditer(r"[ \u3000\xa0]*\n\s*", text) if start < match.start() < end)
    return edited(text, gold, [(match.start(), match.end(), joint) for match in breaks])


def wrapped(text: str, gold: Node, width: int) -> tuple[str, Node]:
    """Lines of a fixed width, as in a mail; no line begins with a closing mark."""
    return edited(text, gold, _wraps(text, width))


def _wraps(text: str, width: int) -> Iterator[Edit]:
    for match in re.finditer(r"[^\n]+", text):
        offset = match.start() + width
        while offset < match.end():
            while offset < match.end() and text[offset] in _NEVER_FIRST:
                offset += 1
            if offset < match.end():
                yield offset, offset, "\n"
            offset += width


def paged(text: str, gold: Node, number: str, running: str = "", lines: int = _PAGE) -> tuple[str, Node]:
    """A line with the page's number ({} of {t}) and one with the running head, every so many lines."""
    ends = [match.end() for match in re.finditer("\n", text)][lines - 1 :: lines]
    feet = (
        number.replace("{}", str(page)).replace("{t}", str(len(ends) + 1)) for page in range(1, len(ends) + 1)
    )
    edits = (
        (end, end, "".join(f"{line}\n" for line in (foot, running) if line))
        for end, foot in zip(ends, feet, strict=True)
    )
    return edited(text, gold, edits)
