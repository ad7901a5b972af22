"""A chart as a file of its own: the colours of the site written out, for there is no page around it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from notices.charts.lettering import width

MARGIN, HEAD = 16.0, 44.0  # around a drawing, and above it for its title
HEADING = 15.0  # the size of a title's letters
_TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
_USE = re.compile(r"var\(--([\w-]+)\)")


def standalone(chart: Any) -> str:
    """An SVG document with its own style and fonts; `chart` is one of this package's."""
    wide = max(chart.width, width(chart.title, HEADING)) + 2 * MARGIN
    context = {
        "chart": chart,
        "style": style(),
        "wide": wide,
        "high": chart.height + HEAD + MARGIN,
        "left": -MARGIN,
        "top": -HEAD,
        "heading": MARGIN - HEAD,
    }
    return render_to_string("charts/file.svg", context)


def drawing(chart: Any, name: str) -> HttpResponse:
    """A chart as a file to keep; the page shows the same one without."""
    return HttpResponse(
        standalone(chart),
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
