"""A claim in its sentence: its own words set off, the words that were asked for marked. Everything is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.highlighting import Span, spans


def marked(sentence: str, claim: Span, kind: str, terms: Iterable[str]) -> SafeString:
    """`claim` is where the claim's own words stand in the sentence; `kind` its class in the stylesheet."""
    asked = spans(sentence, terms)
    edges = sorted({0, len(sentence), *claim, *(edge for span in asked for edge in span)})
    runs = (
        (sentence[start:end], _holds(claim, start), _holds_any(asked, start))
        for start, end in pairwise(edges)
    )
    return format_html_join("", "{}", ((_run(*run, kind),) for run in runs))


def _run(text: str, is_claim: bool, is_asked: bool, kind: str) -> SafeString:
    shown = format_html("<mark>{}</mark>", text) if is_asked else format_html("{}", text)
    return format_html('<b class="claimed {}">{}</b>', kind, shown) if is_claim else shown


def _holds(span: Span, place: int) -> bool:
    return span[0] <= place < span[1]


def _holds_any(places: Iterable[Span], place: int) -> bool:
    return any(_holds(span, place) for span in places)
