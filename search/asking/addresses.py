"""Arithmetic on query strings: every link that changes a search is made here. Pure.

Changing anything but the page drops the page: the third page of another list means nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

Pairs = list[tuple[str, str]]


def query_string(held: Iterable[tuple[str, str]]) -> str:
    """`?q=水&year=2021`: good as a link on the page itself."""
    return "?" + urlencode(list(held))


def with_value(query: str, name: str, value: str) -> str:
    """One value more of this name, the others kept: filters add up."""
    held = pairs(query)
    return query_string(held if (name, value) in held else [*held, (name, value)])


def with_only(query: str, name: str, value: str) -> str:
    """This value and no other of its name: a switch."""
    return query_string([*_less(pairs(query), name), (name, value)])


def without_value(query: str, name: str, value: str) -> str:
    return without_values(query, name, [value])


def without_values(query: str, name: str, values: Collection[str]) -> str:
    return query_string(pair for pair in pairs(query) if pair[0] != name or pair[1] not in values)


def without(query: str, *names: str) -> str:
    return query_string(pair for pair in pairs(query) if pair[0] not in names)


def toggled(query: str, name: str, value: str, covers: Collection[str] = ()) -> str:
    """The value put in where it is out, and out where it is in; that it was barred is forgotten.

    `covers` are the values above and below it in a tree: a province chosen says all its districts already,
    so a value put in takes the place of those.
    """
    held = pairs(query)
    if (name, value) in held:
        return without_value(query, name, value)
    held = [pair for pair in held if pair != (f"not_{name}", value)]
    kept = [pair for pair in held if pair[0] != name or pair[1] not in covers]
    return query_string([*kept, (name, value)])


def barred(query: str, name: str, value: str, below: Collection[str] = ()) -> str:
    """The value taken out (`not_…`): it and those below it are chosen no more, and need no bar of their own."""
    gone = {(each, one) for each in (name, f"not_{name}") for one in (value, *below)}
    return query_string([*(pair for pair in pairs(query) if pair not in gone), (f"not_{name}", value)])


def on_page(query: str, number: int) -> str:
    held = pairs(query)
    return query_string([*held, ("page", str(number))] if number > 1 else held)


def pairs(query: str) -> Pairs:
    """What a query string says, the page left out: a form hands it on in hidden fields."""
    return _less(_parsed(query.removeprefix("?")), "page")


@lru_cache(maxsize=64)  # every link of a page starts from the same address
def _parsed(query: str) -> tuple[tuple[str, str], ...]:
    return tuple(parse_qsl(query))


def _less(held: Iterable[tuple[str, str]], name: str) -> Pairs:
    return [pair for pair in held if pair[0] != name]
