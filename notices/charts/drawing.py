"""A drawing as an answer by itself, and its lettering: how wide a text is, and as much of it as there is room for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

SIZE = 13.0  # of letters, in the units of a drawing


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of a scale."""

    x: float
    label: str


def width(text: str, size: float = SIZE) -> float:
    """A Chinese character is as wide as it is high; digits and Latin letters about three fifths of that."""
    return round(sum(size if east_asian_width(char) in "WFA" else 0.58 * size for char in text), 1)


def cut(text: str, room: float, size: float = SIZE) -> str:
    """The text, or as much of its beginning as there is room for."""
    if width(text, size) <= room:
        return text
    beginning = text
    while beginning and width(beginning + "…", size) > room:
        beginning = beginning[:-1]
    return beginning + "…"


def lines_of(text: str, room: float, size: float = SIZE) -> list[str]:
    """The text in lines that fit; it breaks between any two signs, but not before a mark that closes."""
    lines: list[str] = []
    for word in re.findall(r"[!-~]+ ?|.[，。；：、！？）》”’]*", text):
        if lines and width(lines[-1] + word, size) <= room:
            lines[-1] += word
        else:
            lines.append(word)
    return lines


MARGIN = 16.0  # around a drawing
HEADING = 15.0  # the size of a title's letters
NARROWEST = 480.0  # of a file, so that title and credit have room
LINE = 18.0  # from line to line
_TOKEN = re.compile(r"(?<![\w-])--([\w-]++):\s*+([^;]++);")
_USE = re.compile(r"var\(--([\w-]+)\)")


def standalone(chart: Any, credit: str = "") -> str:
    """An SVG document with its own style and fonts; `chart` is one of this package's.

    It says what it is by itself: its title and description stand above, `credit` (source, version, licence) below.
    """
    room = max(chart.width, NARROWEST)
    title, description = lines_of(chart.title, room, HEADING), lines_of(chart.description, room)
    head = LINE * (len(title) + len(description)) + MARGIN
    foot = lines_of(credit, room)
    context = {
        "chart": chart,
        "style": style(),
        "wide": room + 2 * MARGIN,
        "high": head + chart.height + LINE * len(foot) + 3 * MARGIN,
        "left": -MARGIN,
        "top": -head - MARGIN,
        "title": _placed(title, -head + LINE / 2),
        "description": _placed(description, -head + LINE * (len(title) + 0.5)),
        "credit": _placed(foot, chart.height + MARGIN + LINE / 2),
    }
    return render_to_string("charts/file.svg", context)


def _placed(lines: list[str], y: float) -> list[tuple[str, float]]:
    return [(line, y + LINE * number) for number, line in enumerate(lines)]


def drawing(chart: Any, name: str, credit: str) -> HttpResponse:
    """A chart as a file to keep; the page shows the same one without."""
    return HttpResponse(
        standalone(chart, credit),
        content_type="image/svg+xml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@cache
def style() -> str:
    """The rules for charts, with the light tokens of the site in place of their names."""
    folder = Path(settings.BASE_DIR) / "static"
    light = (folder / "site.css").read_text("utf-8").split("@media", 1)[0]
    tokens = dict(_TOKEN.findall(light))
    rules = (folder / "charts.css").read_text("utf-8").partition("/* ---- On a page")[0]
    return _USE.sub(lambda used: tokens[used[1]], rules)
