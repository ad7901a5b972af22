"""The original, laid out for a page: paragraphs of runs, each run plain or the place of a unit. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "measure"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a unit stands in the text; `anchor` names the unit."""

    start: int
    end: int
    kind: Kind
    anchor: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in a row that belong to one unit, or to none. `first` bears the anchor: ids stand once."""

    text: str
    spot: Spot | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text; `anchor` names what begins in it, such as a part."""

    runs: tuple[Run, ...]
    anchor: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def paragraphs(
    text: str, spots: Iterable[Spot], landmarks: Mapping[int, str] | None = None
) -> tuple[Paragraph, ...]:
    """The whole text. A spot over two lines is cut in two; `landmarks` names places by their offset."""
    return _paragraphs(text, spots, range(len(text)), landmarks or {})


def passage(text: str, spots: Sequence[Spot]) -> tuple[Paragraph, ...]:
    """Only the paragraphs from the first spot to the last."""
    if not spots:
        return ()
    within = range(min(spot.start for spot in spots), max(spot.end for spot in spots))
    return _paragraphs(text, spots, within, {})


def _paragraphs(
    text: str, spots: Iterable[Spot], within: range, landmarks: Mapping[int, str]
) -> tuple[Paragraph, ...]:
    ordered = sorted(spots, key=lambda spot: (spot.start, spot.end))
    return tuple(
        Paragraph(tuple(_runs(text, start, end, ordered)), _landmark(landmarks, start, end))
        for start, end in _lines(text)
        if start < within.stop and end > within.start and text[start:end].strip()
    )


def _landmark(landmarks: Mapping[int, str], start: int, end: int) -> str:
    return next((name for place, name in landmarks.items() if start <= place < end), "")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line.rstrip("\r\n"))
        start += len(line)


def _runs(text: str, start: int, end: int, spots: list[Spot]) -> Iterator[Run]:
    here = start
    for spot in spots:
        first, last = max(spot.start, here), min(spot.end, end)
        if first >= last:
            continue
        if here < first:
            yield Run(text[here:first])
        yield Run(text[first:last], spot, first=first == spot.start)
        here = last
    if here < end:
        yield Run(text[here:end])
