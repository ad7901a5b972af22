"""Figures of a finding beside those of its measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import template

from notices.followups.pairs import pairs

register = template.Library()


@register.filter
def paired(entry: Any) -> list[tuple[str, str, Any]]:
    """Of a problem: the figures of its heading that a measure below it speaks of, too, with that measure."""
    measures = list(_measures(entry))
    matches = pairs(entry.text, [measure.text for measure in measures])
    return [(match.found_words, match.done_words, measures[match.measure]) for match in matches]


def _measures(entry: Any) -> Iterator[Any]:
    for under in entry.entries:
        if under.kind == "measure":
            yield under
        else:
            yield from _measures(under)
