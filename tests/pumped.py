"""Texts that make a pattern go back as often as it can: what it may repeat, repeated, and then an end it does not take.

Read off the pattern's own parts, so that a new pattern needs no text of its own.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from re import _constants as codes
from re import _parser as parser
from types import FrameType
from typing import Any

Parsed = Any  # re._parser.SubPattern or a list of its entries
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
MANY = 50  # repeats bounded below that end by themselves
VARIANTS = 4  # of each part: other alternatives, other characters
ENDS = ("x\0", "\0", "一\0")
CHARACTERS = " \t\u3000—a1一，。:“x\nb"  # tried in this order where a part takes several


def pumped(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """For every part that may repeat: what stands before it or nothing, the part again and again, an end.

    Also what stands before it, with the part and without, again and again: it may begin at each of these places.
    """
    texts = {
        before + pump * (length // len(pump)) + end: None
        for prefix, part in _repeats(parser.parse(pattern.pattern, pattern.flags))
        for pump in _samples(part)
        for before, pump in ((prefix, pump), ("", pump), ("", prefix), ("", prefix + pump))
        if pump
        for end in ENDS
    }
    yield from texts


def _samples(parsed: Parsed) -> list[str]:
    return [text for text in dict.fromkeys(_sample(parsed, variant) for variant in range(VARIANTS)) if text]


def _repeats(parsed: Parsed, prefix: str = "") -> Iterator[tuple[str, Parsed]]:
    for index, (code, argument) in enumerate(parsed):
        before = prefix + _sample(parsed[:index], 0)
        if code in REPEATS:
            _, most, part = argument
            if most is codes.MAXREPEAT or most >= MANY:
                yield before, part
        for inner in _inside(code, argument):
            yield from _repeats(inner, before)


def _inside(code: Any, argument: Any) -> list[Parsed]:
    if code in REPEATS:
        return [argument[2]]
    if code is codes.BRANCH:
        return list(argument[1])
    if code is codes.SUBPATTERN:
        return [argument[3]]
    if code is codes.ATOMIC_GROUP:
        return [argument]
    return [argument[1]] if code in (codes.ASSERT, codes.ASSERT_NOT) else []


def _sample(parsed: Parsed, variant: int) -> str:
    """A text that the part takes; what looks around takes nothing."""
    return "".join(_sample_of(code, argument, variant) for code, argument in parsed)


def _sample_of(code: Any, argument: Any, variant: int) -> str:
    if code is codes.LITERAL:
        return chr(int(argument))
    if code in (codes.ANY, codes.NOT_LITERAL, codes.IN):
        characters = _taken(code, argument)
        return str(characters[variant % len(characters)])
    if code in REPEATS:
        least, _, part = argument
        return _sample(part, variant) * max(int(least), variant % 2)
    inner = [] if code in (codes.ASSERT, codes.ASSERT_NOT) else _inside(code, argument)
    return _sample(inner[variant % len(inner)], variant // len(inner)) if inner else ""


def _taken(code: Any, argument: Any) -> str:
    """Some characters that a set takes: by the engine itself."""
    if code is codes.ANY:
        return "a 一"
    if code is codes.NOT_LITERAL:
        return "".join(char for char in CHARACTERS if char != chr(argument))
    single = _compiled([(code, argument)])
    return "".join(char for char in CHARACTERS + "".join(_listed(argument)) if single.fullmatch(char)) or "a"


def _listed(argument: Any) -> Iterator[str]:
    for code, value in argument:
        if code is codes.LITERAL:
            yield chr(value)
        elif code is codes.RANGE:
            yield chr(value[0])


def _compiled(entries: list[Any]) -> re.Pattern[str]:
    from re import _compiler  # type: ignore[attr-defined]

    parsed = parser.SubPattern(parser.State(), entries)
    pattern: re.Pattern[str] = _compiler.compile(parsed)
    return pattern


class TooSlowError(Exception):
    """It took more than its share of processor time."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Of this process's own time, which the engine looks at while it goes back and forth: no clock of the wall."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TooSlowError

    previous = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)


def is_too_slow(method: Callable[[str], object], text: str, seconds: float) -> bool:
    try:
        with at_most(seconds):
            method(text)
    except TooSlowError:
        return True
    return False
