"""The primary keys of all that a search finds, in the order of its pages, straight from the engine.

No hit is made and no row is read: 100,000 keys are a list of 100,000 numbers. Whoever takes everything away (exports,
feeds, concordances) reads the rows of some keys at a time.
"""

from __future__ import annotations

from search.query import SearchRequest, in_order, question, understood


def keys(request: SearchRequest) -> list[int]:
    """Of the rows of the request's unit; a row deleted since the index was written may still be named."""
    asked, wording = understood(request)
    found = in_order(question(asked, wording, request), asked, request)
    found.query.group = "notice" if request.grouped else ""
    return list(found.query.keys())
