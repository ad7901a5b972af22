"""The original, laid out for a page: paragraphs of stretches, each plain or the words of a unit. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from notices.spans import Layer, Run, by_span, lines, runs

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
class Stretch:
    """Characters in a row that belong to one unit, or to none. `first` bears the anchor: ids stand once."""

    text: str
    spot: Spot | None = None
    first: bool = False
    layer: Layer = ()

    @property
    def runs(self) -> tuple[Run, ...]:
        return runs(self.text, [self.layer])


@dataclass(frozen=True, slots=True)
class MarginNote:
    """What stands in the margin: where the reading was unsure, and of what. `anchor` where it is the first such."""

    key: str
    reason: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text; `anchor` names what begins in it, such as a part."""

    stretches: tuple[Stretch, ...]
    anchor: str = ""
    start: int = field(default=0, compare=False)
    notes: tuple[MarginNote, ...] = ()

    @property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)


def paragraphs(
    text: str, spots: Iterable[Spot], landmarks: Mapping[int, str] | None = None
) -> tuple[Paragraph, ...]:
    """The whole text. A spot over two lines is cut in two; `landmarks` names offsets."""
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
    wanted = [line for line in lines(text) if line.start < within.stop and line.end > within.start]
    layers: list[Layer] = [wanted, spots]
    return tuple(
        Paragraph(
            tuple(Stretch(run.text, run.over[1], run.begins(1)) for run in line_runs),
            next((name for offset, name in landmarks.items() if line.start <= offset < line.end), ""),
            line.start,
        )
        for line, line_runs in by_span(runs(text, layers))
        if line
    )
