"""Whatever stands in a cell: the search it links to finds exactly so many."""

from __future__ import annotations

import html
import random
import re

import pytest

from search.asking.addresses import pairs
from search.comparing.forms import LAYOUTS
from tests.effort import drawn
from tests.search.test_facet_clicks import make_collection

TABLES = drawn(14, 200)
CLICKS_A_TABLE = 6
QUESTIONS = [
    "",
    "q=学位",
    "q=“学位” 年:2019-2020",
    "q=学位 -道路&unit=measure",
    "unit=notice",
    "category=c1&not_year=2017",
    "category=g1&category=c0&year=2019&year=2020",
    "not_category=c2&within=整改",
    "year=2018-2020&district=none",
    "q=道路&exact=1&not_district=甲省",
]
CELL = re.compile(r'<td class="([^"]*)">(?:<a href="([^"]*)"[^>]*>(.*?)</a>)?', re.DOTALL)
NUMBER = re.compile(r"(?:% <span class=\"of\">)?(\d+)")
TOTAL = re.compile(r"<strong>共 (\d+) 条</strong>")


def said(words: str) -> int:
    """The count a cell says: `12`, `12/40`, `8.3% 1/12`, or none."""
    shown = re.sub(r"<[^>]+>", " ", words)
    numbers = re.sub(r"[\d.]+%", " ", shown)
    found = re.search(r"\d+", numbers)
    return int(found[0]) if found else 0


@pytest.mark.django_db
def test_every_cell_says_what_its_search_finds(client):
    rng = random.Random(8)  # noqa: S311
    make_collection(rng)
    clicked = empty = 0
    for _ in range(TABLES):
        table, show = rng.choice(list(LAYOUTS)), rng.choice(["count", "share"])
        level, order = rng.choice(["", "province", "city", "district"]), rng.choice(["name", "total"])
        address = f"/matrix/?{rng.choice(QUESTIONS)}&table={table}&show={show}&level={level}&order={order}"
        page = client.get(address).content.decode()
        cells = [found for found in CELL.findall(page) if found[1]]
        for _class, link, words in rng.sample(cells, min(CLICKS_A_TABLE, len(cells))):
            there = html.unescape(link)
            found = TOTAL.search(client.get(there).content.decode())
            assert int(found[1] if found else 0) == said(words), (address, pairs(there.partition("?")[2]))
            clicked, empty = clicked + 1, empty + (not found)
    assert clicked > 3 * TABLES
    assert 0 < empty < clicked
