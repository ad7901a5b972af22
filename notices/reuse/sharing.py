"""What a notice's sentences share with those of others: which, with whom, how much, and who was first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache
from django.db.models import Count, F, Min, QuerySet, Sum
from django.urls import reverse

from notices.models import CollectionState, Measure, Notice, Sentence, filed

MOST_NOTICES, MOST_SENTENCES = 30, 1000  # that are listed
_KEPT = 24 * 60 * 60  # seconds
_KEYS = 2**64  # how many there may be; half of them are negative
_FILED = filed("notice__")


def address_of(key: int) -> str:
    """Keys stand in addresses as sixteen hexadecimal digits."""
    return reverse("sentence", args=[f"{key % _KEYS:016x}"])


def key_of(digits: str) -> int:
    number = int(digits, 16)
    return number - _KEYS if number >= _KEYS // 2 else number


@dataclass(frozen=True, slots=True)
class SharedSentence:
    """A sentence that so many other notices have as well; whoever had it first was filed on `first`."""

    words: str
    address: str
    measure: Measure
    notices: int
    first: date | None


@dataclass(frozen=True, slots=True)
class SharingNotice:
    """Another notice that has some of the sentences: how many, and what part of the measures' text they are."""

    notice: Notice
    sentences: int
    share: float


@dataclass(frozen=True, slots=True)
class Sharing:
    """Of a notice: its measures' signs in all, those of sentences that stand elsewhere too, and where."""

    signs: int
    shared_signs: int
    sentences: Sequence[Sentence]  # in reading order
    notices: int  # others that have any of them
    nearest: tuple[SharingNotice, ...]

    @property
    def share(self) -> float:
        return self.shared_signs / self.signs if self.signs else 0.0


def sharing(notice: Notice) -> Sharing:
    """Six queries, whatever is shared."""
    elsewhere = _elsewhere(notice)
    shared_keys = frozenset(elsewhere.values_list("key", flat=True).distinct())
    rows = [row for row in notice.sentences.all() if row.key in shared_keys]
    measures = Measure.objects.filter(problem__notice=notice)
    signs = measures.aggregate(signs=Sum(F("end") - F("start")))["signs"] or 0
    return Sharing(
        signs,
        sum(row.end - row.start for row in rows),
        rows,
        elsewhere.aggregate(notices=Count("notice", distinct=True))["notices"],
        _nearest(elsewhere, rows, signs),
    )


def _elsewhere(notice: Notice) -> QuerySet[Sentence]:
    """The sentences of others that say what one of this notice's says."""
    return Sentence.objects.filter(key__in=notice.sentences.values("key")).exclude(notice=notice).order_by()


def _nearest(
    elsewhere: QuerySet[Sentence], rows: Sequence[Sentence], signs: int
) -> tuple[SharingNotice, ...]:
    """Those with most of the signs, the first of all where several have as many."""
    most = elsewhere.values("notice").annotate(signs=Sum(F("end") - F("start")))
    chosen = [row["notice"] for row in most.order_by("-signs", "notice")[:MOST_NOTICES]]
    lengths = Counter[int]()
    for row in rows:
        lengths[row.key] += row.end - row.start
    keys: dict[int, list[int]] = {}
    pairs = elsewhere.filter(notice__in=chosen).values_list("notice", "key").distinct()
    for notice_pk, key in pairs:
        keys.setdefault(notice_pk, []).append(key)
    notices = Notice.objects.select_related("place__parent__parent").defer("text", "contact").in_bulk(chosen)
    nearest = (
        SharingNotice(notices[pk], len(keys[pk]), sum(lengths[key] for key in keys[pk]) / signs)
        for pk in notices
        if pk in keys  # what is written anew meanwhile is left out
    )
    return tuple(sorted(nearest, key=lambda row: (-row.share, row.notice.name)))


def with_others(notice: Notice, rows: Sequence[Sentence]) -> tuple[SharedSentence, ...]:
    """These sentences of a notice, with who else has them. Two queries."""
    elsewhere = Sentence.objects.filter(key__in={row.key for row in rows}).exclude(notice=notice).order_by()
    counts = elsewhere.values("key").annotate(notices=Count("notice", distinct=True), first=Min(_FILED))
    by_key = {count["key"]: count for count in counts}
    measures = Measure.objects.select_related("problem__notice", "problem__parent__notice")
    measure_of = measures.defer(*_texts("problem")).in_bulk({row.measure_id for row in rows})
    return tuple(
        SharedSentence(
            notice.text[row.start : row.end],
            address_of(row.key),
            measure_of[row.measure_id],
            by_key[row.key]["notices"],
            min(filter(None, (by_key[row.key]["first"], notice.dated)), default=None),
        )
        for row in rows
        if row.key in by_key and row.measure_id in measure_of
    )


def _texts(problem: str) -> tuple[str, str]:
    """The texts of the notice that a problem names: it is there once."""
    return f"{problem}__notice__text", f"{problem}__parent__notice__text"


def bearers(key: int) -> QuerySet[Sentence]:
    """The sentences that say this, that of the notice filed first ahead; those without a date last."""
    rows = Sentence.objects.filter(key=key).select_related(
        "notice__place__parent__parent", "measure__problem__notice", "measure__problem__parent__notice"
    )
    return rows.defer("measure__text", *_texts("measure__problem")).order_by(
        _FILED.asc(nulls_last=True), "notice__name", "start"
    )


def widespread() -> list[dict[str, Any]]:
    """The keys that several notices have, those of most notices first: `key`, `notices`, `example` (a sentence's).

    Counted once for each state of the collection.
    """
    state = CollectionState.objects.current()
    if not state.changed:  # rows that nothing was noted of, as those of tests
        return list(_widespread())
    name = f"widespread-{state.generation}-{state.changed.timestamp()}"
    rows: list[dict[str, Any]] | None = cache.get_or_set(name, lambda: list(_widespread()), _KEPT)
    return rows or []


def _widespread() -> QuerySet[Sentence, Any]:
    keys = Sentence.objects.order_by().values("key")
    counted = keys.annotate(notices=Count("notice", distinct=True), example=Min("pk"))
    return counted.filter(notices__gt=1).order_by("-notices", "key")[:MOST_SENTENCES]
