"""A claim in its sentence: its own words set off, the words that were asked for marked. Everything is escaped."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from notices.spans import Mark, html, runs
from search.highlighting import Span, spans


def marked(sentence: str, claim: Span, kind: str, terms: Iterable[str]) -> SafeString:
    """`claim` is where the claim's own words stand in the sentence; `kind` its class in the stylesheet."""
    marks = [Mark(*span) for span in spans(sentence, terms)]
    layers = [[Mark(*claim, "b", f"claimed {kind}")], marks]
    return mark_safe(html(runs(sentence, layers)))  # noqa: S308  # escaped there
