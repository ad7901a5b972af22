"""The rows of a notice's sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from notices.models import Measure, Notice, Sentence
from notices.places.gazetteer import short_names
from notices.reuse.likeness import keyed_sentences


def replace_sentences(notice: Notice, measures: Iterable[Measure] | None = None) -> None:
    """Those of these measures, or of all it has, instead of those it had. To be called after its place is known."""
    if measures is None:
        measures = Measure.objects.filter(problem__notice=notice)
    places = frozenset(name for place in notice.place_path() for name in short_names(place.name))
    notice.sentences.all().delete()
    Sentence.objects.bulk_create(_rows(notice, measures, places))


def _rows(notice: Notice, measures: Iterable[Measure], places: frozenset[str]) -> Iterator[Sentence]:
    for measure in measures:
        for start, end, key in keyed_sentences(measure.text, places):
            yield Sentence(
                notice=notice, measure=measure, key=key, start=measure.start + start, end=measure.start + end
            )
