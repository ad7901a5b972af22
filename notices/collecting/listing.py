"""Sources as their page lists them: how far each is, and what became of what it saw."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

from django.db.models import Count

from notices.models import CollectedPage, SourceSite

State = Literal["off", "new", "open", "done"]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """`counts` are pages by their state, named as the model names it; `due` those still to be asked for."""

    site: SourceSite
    counts: tuple[tuple[str, str, int], ...]
    due: int

    @property
    def state(self) -> State:
        """Switched off, never walked, in the middle of a walk, at its end."""
        if not self.site.active:
            return "off"
        if self.site.begun is None:
            return "new"
        return "open" if self.site.is_open else "done"


def source_rows() -> list[SourceRow]:
    """By place, then by name; two queries, however many there are."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    due: Counter[int] = Counter()
    pages = CollectedPage.objects.order_by().values_list("site", "status", "due").annotate(Count("pk"))
    for site, status, is_due, count in pages:
        counts[site][status] += count
        due[site] += count if is_due else 0
    sites = SourceSite.objects.select_related("place__parent__parent").order_by("place__code", "name")
    return [SourceRow(site, counted(counts[site.pk]), due[site.pk]) for site in sites]


def counted(counts: Counter[str]) -> tuple[tuple[str, str, int], ...]:
    """Every state, also that of none."""
    return tuple((value, str(label), counts[value]) for value, label in CollectedPage.Status.choices)
