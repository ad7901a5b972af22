"""Small drawings of one kind beside one another, each with its name above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from notices.charts.lettering import cut
from notices.charts.timeline import Timeline

ACROSS = 2
GAP, NAME = 32.0, 24.0  # between drawings; above each, for its name


@dataclass(frozen=True, slots=True)
class Panel:
    name: str
    x: float
    y: float
    chart: Timeline


@dataclass(frozen=True, slots=True)
class Multiples:
    title: str
    description: str
    panels: tuple[Panel, ...]
    width: float
    height: float
    template: str = "charts/multiples.svg"


def multiples(title: str, description: str, charts: Sequence[Timeline]) -> Multiples:
    """All charts are of one size."""
    wide = max((chart.width for chart in charts), default=0.0)
    high = max((chart.height for chart in charts), default=0.0) + NAME
    panels = tuple(
        Panel(
            cut(chart.title, wide),
            place % ACROSS * (wide + GAP),
            place // ACROSS * (high + GAP / 2) + NAME,
            chart,
        )
        for place, chart in enumerate(charts)
    )
    lines = -(-len(charts) // ACROSS)
    return Multiples(title, description, panels, ACROSS * wide + GAP, lines * (high + GAP / 2))
