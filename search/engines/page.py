"""What one page asks: put together, in few round trips, and what it needs of rows to put it read once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from search.engines.connection import engine

Result = TypeVar("Result")
Parameters = ParamSpec("Parameters")
_rows: ContextVar[dict[Hashable, Any] | None] = ContextVar("rows", default=None)  # while a page is asked for


def foreseen(ask: Callable[[], Result]) -> Result:
    """What `ask` gives. It may be run several times, on guesses before answers are there: so it may only ask."""
    if _rows.get() is not None:
        return engine().foreseen(ask)
    token = _rows.set({})
    try:
        return engine().foreseen(ask)
    finally:
        _rows.reset(token)


def read_once(read: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Of rows, by hashable arguments: the same for all runs and questions of a page."""

    @wraps(read)
    def reading(*arguments: Parameters.args, **options: Parameters.kwargs) -> Result:
        rows = _rows.get()
        if rows is None:
            return read(*arguments, **options)
        key = (read, arguments, tuple(options.items()))
        if key not in rows:
            rows[key] = read(*arguments, **options)
        result: Result = rows[key]
        return result

    return reading
