"""Arithmetic on query strings: every link that changes a search is made here. Pure.

Changing anything but the page drops the page: the third page of another list means nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, quote_plus

Pairs = list[tuple[str, str]]


def query_string(parameters: Iterable[tuple[str, str]]) -> str:
    """`?q=水&year=2021`: good as a link on the page itself."""
    return "?" + "&".join(f"{_escaped(name)}={_escaped(value)}" for name, value in parameters)


@lru_cache(maxsize=1024)  # every link of a page says the same words
def _escaped(text: str) -> str:
    """As `urlencode`, but Chinese stands as it is: a third of the bytes in each link, and to be read."""
    return "".join(sign if sign > "\x7f" and sign.isprintable() else quote_plus(sign) for sign in text)


def with_value(query: str, name: str, value: str) -> str:
    """One value more of this name, the others kept: filters add up."""
    parameters = pairs(query)
    return query_string(parameters if (name, value) in parameters else [*parameters, (name, value)])


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
    parameters = pairs(query)
    if (name, value) in parameters:
        return without_value(query, name, value)
    parameters = [pair for pair in parameters if pair != (f"not_{name}", value)]
    remaining = [pair for pair in parameters if pair[0] != name or pair[1] not in covers]
    return query_string([*remaining, (name, value)])


def barred(query: str, name: str, value: str, descendants: Collection[str] = ()) -> str:
    """The value taken out (`not_…`): it and those below it are chosen no more, and need no bar of their own."""
    gone = {(parameter, code) for parameter in (name, f"not_{name}") for code in (value, *descendants)}
    return query_string([*(pair for pair in pairs(query) if pair not in gone), (f"not_{name}", value)])


def on_page(query: str, number: int) -> str:
    parameters = pairs(query)
    return query_string([*parameters, ("page", str(number))] if number > 1 else parameters)


def pairs(query: str) -> Pairs:
    """What a query string says, the page left out: a form hands it on in hidden fields."""
    return _less(_parsed(query.removeprefix("?")), "page")


@lru_cache(maxsize=64)  # every link of a page starts from the same address
def _parsed(query: str) -> tuple[tuple[str, str], ...]:
    return tuple(parse_qsl(query))


def _less(parameters: Iterable[tuple[str, str]], name: str) -> Pairs:
    return [pair for pair in parameters if pair[0] != name]
