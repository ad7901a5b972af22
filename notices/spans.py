"""A text with layers over it: spans that mean something there, and the runs they cut it into. Pure.

Whatever is shown on a text (words of a search, claims, units, doubts, what is to be covered) is a layer: spans, which
are anything with `start` and `end` in characters of the text. Layers overlap as they like; within one, where spans
overlap, the one that begins first has the characters.

    runs("新增学位2160个", [[Mark(2, 8)], [Mark(4, 9, "span", "claimed figure")]])
    html(…)  →  新增<mark>学位<span class="claimed figure">2160</span></mark><span class="claimed figure">个</span>
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise
from typing import Any, NamedTuple, Protocol


class Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Layer = Iterable[Span]


class Mark(NamedTuple):
    """A span that is shown as an element; `id` is borne where it begins."""

    start: int
    end: int
    tag: str = "mark"
    css: str = ""  # its classes
    id: str = ""


class TextLine(NamedTuple):
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in a row over which the layers stay the same; `over` has a span, or None, for each layer."""

    text: str
    start: int  # in the whole text
    over: tuple[Any, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def begins(self, layer: int) -> bool:
        """Whether the span of this layer begins here; it goes on in other runs where others cut it."""
        span = self.over[layer]
        return span is not None and bool(span.start == self.start)


def runs(text: str, layers: Sequence[Layer]) -> tuple[Run, ...]:
    """The whole text, cut wherever a span of any layer begins or ends: in the time of sorting the spans."""
    parted = [list(_parted(layer, len(text))) for layer in layers]
    edges = sorted(
        {0, len(text), *(edge for layer in parted for start, end, _ in layer for edge in (start, end))}
    )
    over = (
        zip(*(_over(layer, edges) for layer in parted), strict=True) if layers else ((),) * (len(edges) - 1)
    )
    return tuple(
        Run(text[start:end], start, spans) for (start, end), spans in zip(pairwise(edges), over, strict=True)
    )


def by_span(runs: Iterable[Run], layer: int = 0) -> Iterator[tuple[Any, tuple[Run, ...]]]:
    """The runs in a row that stand under one span of a layer, or under none."""
    for span, group in groupby(runs, key=lambda run: run.over[layer]):
        yield span, tuple(group)


def lines(text: str) -> Iterator[TextLine]:
    """The lines of a text as a layer, without white space at their ends; blank ones are left out."""
    start = 0
    for line in text.splitlines(keepends=True):
        if length := len(line.rstrip()):
            yield TextLine(start, start + length)
        start += len(line)


def html(runs: Sequence[Run], layer: int = 0) -> str:
    """Safe HTML of runs under layers of `Mark`, from this layer inwards: an outer element goes on over inner ones."""
    if not runs or layer == len(runs[0].over):
        return escape("".join(run.text for run in runs))
    return "".join(
        _element(mark, html(under, layer + 1), begins=under[0].begins(layer))
        if mark
        else html(under, layer + 1)
        for mark, under in by_span(runs, layer)
    )


def _element(mark: Mark, inner: str, *, begins: bool) -> str:
    id_ = f' id="{escape(mark.id)}"' if mark.id and begins else ""
    css = f' class="{escape(mark.css)}"' if mark.css else ""
    return f"<{mark.tag}{css}{id_}>{inner}</{mark.tag}>"


def _parted(layer: Layer, length: int) -> Iterator[tuple[int, int, Span]]:
    """What of each span lies in the text and under none that begins before it."""
    end = 0
    for span in sorted(layer, key=lambda span: (span.start, span.end)):
        start, stop = max(span.start, end), min(span.end, length)
        if start < stop:
            yield start, stop, span
            end = stop


def _over(layer: Sequence[tuple[int, int, Span]], edges: Sequence[int]) -> Iterator[Span | None]:
    """The span over each run between two edges."""
    index = 0
    for start, _end in pairwise(edges):
        while index < len(layer) and layer[index][1] <= start:
            index += 1
        yield layer[index][2] if index < len(layer) and layer[index][0] <= start else None
