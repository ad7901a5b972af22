"""A text rewritten, each of whose characters knows where it stands in the text as given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from notices.parsing.lines import fold

Edit = tuple[int, int, str]  # text[start:end] becomes this


@dataclass(frozen=True)
class View:
    """A rewritten text; `starts` and `ends` say where each of its characters stands in the text as given."""

    text: str
    folded: str
    starts: Sequence[int]
    ends: Sequence[int]
    name: str = "as it is"

    def span(self, start: int, end: int) -> tuple[int, int]:
        if start >= end:
            offset = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return offset, offset
        return self.starts[start], self.ends[end - 1]


def edited(view: View, edits: Iterable[Edit], name: str) -> View:
    """The view with these edits made; itself where there are none."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for start, end, new in sorted(
        set(edits), key=lambda edit: (edit[0], -edit[1], edit[2])
    ):  # the longest first
        if start < last:
            continue
        texts += (view.text[last:start], new)
        first, stop = view.span(start, end)
        starts += (*view.starts[last:start], *[first] * len(new))
        ends += (*view.ends[last:start], *[stop] * len(new))
        last = end
    if not texts:
        return view
    text = "".join(texts) + view.text[last:]
    names = name if view.name == "as it is" else f"{view.name}, {name}"
    return View(text, fold(text), [*starts, *view.starts[last:]], [*ends, *view.ends[last:]], names)
