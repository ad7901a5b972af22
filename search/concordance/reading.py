"""The texts that a concordance reads: those of the units a search finds, each text once, a bounded number of units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from notices.models import Fragment, Measure, Notice, Problem
from search.asking.request import SearchRequest
from search.concordance.alignment import ConcordanceLine, Finder, Order, ordered
from search.engines.question import Unit
from search.hits import rows
from search.query import keys

Row = Notice | Problem | Measure

# How many units are read: about a million characters, which takes a second.
MOST: dict[Unit, int] = {"notice": 50, "problem": 1000, "measure": 5000}
CHUNK = 500  # rows read at once


@dataclass(frozen=True, slots=True)
class Concordance:
    """`lines` from the first `looked_through` of the `total` units that hold a term; `units` of them have a line."""

    lines: list[ConcordanceLine[Row]]
    total: int
    looked_through: int
    units: int


def concordance(criteria: SearchRequest, terms: Iterable[str], width: int, order: Order) -> Concordance:
    """One term narrows the search to what holds it; several are looked for in all that the search finds."""
    terms = tuple(terms)
    finder = Finder(terms)
    if not finder.terms:
        return Concordance([], 0, 0, 0)
    if len(terms) == 1:
        criteria = replace(criteria, within=(*criteria.within, *terms))
    matches = keys(replace(criteria, grouped=False), MOST[criteria.unit])
    lines = [
        line for row, text in _texts(criteria.unit, matches.keys) for line in finder.lines(text, width, row)
    ]
    units = {line.source.public_id for line in lines}
    return Concordance(ordered(lines, order), matches.total, len(matches.keys), len(units))


def _texts(unit: Unit, primary_keys: Sequence[int]) -> Iterator[tuple[Row, str]]:
    """Each text with the row it is of; what several units share, as items their problem's heading, once."""
    seen: set[tuple[type[Row], int, str]] = set()
    for row in _rows(unit, primary_keys):
        for source, text in _of(row):
            what = (type(source), source.pk, text)
            if what not in seen:
                seen.add(what)
                yield source, text


def _rows(unit: Unit, primary_keys: Sequence[int]) -> Iterator[Row]:
    """In the order of the keys, some at a time: no statement carries all of them."""
    waiting = iter(primary_keys)
    while chunk := list(islice(waiting, CHUNK)):
        by_key = rows(unit).in_bulk(chunk)
        yield from (by_key[key] for key in chunk if key in by_key)


def _of(row: Row) -> Iterator[tuple[Row, str]]:
    if isinstance(row, Notice):
        yield from ((row, text) for text in row.pieces())
    elif isinstance(row, Measure):
        yield row, row.text
    else:
        yield from _of_problem(row)


def _of_problem(problem: Problem) -> Iterator[tuple[Row, str]]:
    if problem.parent:
        yield problem.parent, problem.parent.heading
    yield problem, problem.heading
    yield from (
        (problem, part.text) for part in problem.fragments.all() if part.kind == Fragment.Kind.LEAD_IN
    )
    yield from ((measure, measure.text) for measure in problem.measures.all())
