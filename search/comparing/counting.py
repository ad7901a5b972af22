"""What a table counts, asked of the index as a search is: a number here is the total of the page it links to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.asking import syntax
from search.asking.request import SearchRequest
from search.query import search

OF_NOTICES = ("district", "year")  # facets that a notice has as a whole; a problem has its area by itself


@dataclass(frozen=True, slots=True)
class HitCounts:
    """How many hits there are, in all and by the value of each facet."""

    total: int
    by: dict[str, dict[str, int]]

    def of(self, facet: str, value: str) -> int:
        return self.by[facet].get(value, 0)


def tally(request: SearchRequest) -> HitCounts:
    results = search(replace(request, grouped=False), 0, 0)
    by = {facet.name: {value.value: value.count for value in facet.values} for facet in results.facets}
    return HitCounts(results.total, by)


def whole(request: SearchRequest) -> SearchRequest:
    """All of the notices a request looks in, whatever it looks for in them: what a share is a share of."""
    return SearchRequest(
        text=_of_notices(request.text),
        unit=request.unit,
        facets={name: values for name, values in request.facets.items() if name in OF_NOTICES},
        excluded={name: values for name, values in request.excluded.items() if name in OF_NOTICES},
        notice=request.notice,
        outside=request.outside,
    )


def _of_notices(text: str) -> str:
    """Of a query what says which notices: `学位 区:龙华 -年:2021` → `district:“龙华” -year:“2021”`."""
    return " ".join(filter(None, map(_condition, syntax.parse(text).needed)))


def _condition(node: syntax.Node) -> str:
    match node:
        case syntax.In() if node.name in OF_NOTICES:
            return f"{node.name}:“{node.text}”"
        case syntax.Without():
            inner = _condition(node.node)
            return f"-{inner}" if inner else ""
        case _:
            return ""


def unchosen(request: SearchRequest, *facets: str) -> SearchRequest:
    """The request without what it chose in these: a table shows their values side by side."""
    remaining = {name: values for name, values in request.facets.items() if name not in facets}
    return replace(request, facets=remaining)


def narrowed(request: SearchRequest, **values: str) -> SearchRequest:
    """The request with one value of each of these facets, and no other."""
    return replace(request, facets={**request.facets, **{name: (value,) for name, value in values.items()}})
