"""Quoted phrases of a collection, as the page of results finds them and as a scan of the texts does."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

MOST_PAGES = 1000
_HIT = re.compile(r'<article class="hit">\s*<h3[^>]*><a href="/notices/([^"]+)/"')


def measures() -> dict[str, str]:
    """The folded text of every measure by its public name."""
    from notices.models import Measure
    from search.language.analysis import fold

    rows = Measure.objects.select_related("problem__notice", "problem__parent")
    return {row.public_id: fold(row.text) for row in rows}


def scanned(texts: dict[str, str], phrase: str) -> set[str]:
    return {name for name, text in texts.items() if phrase in text}


def found(client: Any, query: str) -> set[str]:
    """The measures on all the pages of results."""
    hits: set[str] = set()
    for page in range(1, MOST_PAGES):
        answer = client.get(f"/search/?unit=measure&q={quote(query)}&page={page}")
        hits |= set(_HIT.findall(answer.content.decode()))
        if b'rel="next"' not in answer.content:
            return hits
    raise AssertionError("too many pages")


def phrases(texts: Iterable[str], count: int, draw: random.Random) -> list[str]:
    runs = [run for text in texts for run in re.findall(r"[^“”\"‘’']{8,}", text)]
    starts = [(1 + number % 8, draw.choice(runs)) for number in range(count)]
    return [run[at : at + length] for length, run in starts for at in [draw.randrange(len(run) - length + 1)]]
