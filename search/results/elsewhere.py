"""What stands in no problem: the organisational part of a notice, its outlook, what goes before the first heading.

Where no problem (or measure) holds all that is asked, or none has a word but by synonyms, a results page says which
notices do so there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Prefetch
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from notices.models import Measure, Notice
from search.asking.questions import outside_of_problems
from search.asking.reading import Term
from search.asking.request import SearchRequest
from search.asking.vocabulary import read_once
from search.highlighting import snippet
from search.language.analysis import fold
from search.query import Results, answered

MOST = 5  # notices


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a notice that is part of no problem, as a snippet; `part`: where it stands."""

    notice: Notice
    part: str
    snippet: SafeString


@dataclass(frozen=True, slots=True)
class Elsewhere:
    passages: tuple[Passage, ...] = ()
    total: int = 0  # notices


def elsewhere(request: SearchRequest, results: Results) -> Elsewhere:
    text = results.understood
    question = outside_of_problems(request, text, synonyms=not results.holding_all) if text else None
    if question is None:
        return Elsewhere()
    matching = answered(replace(question, stop=MOST))
    rows = _notices(tuple(match.key for match in matching.hits))
    notices = (rows[match.key] for match in matching.hits if match.key in rows)
    return Elsewhere(tuple(_passage(notice, results.reading.terms()) for notice in notices), matching.total)


@read_once
def _notices(keys: tuple[int, ...]) -> Mapping[int, Notice]:
    """With what says where their problems stand."""
    measures = Measure.objects.only("problem_id", "start", "end")
    outlines = ("parts", "problems__fragments", Prefetch("problems__measures", measures))
    return Notice.objects.prefetch_related(*outlines).in_bulk(keys) if keys else {}


def _passage(notice: Notice, terms: Sequence[Term]) -> Passage:
    """The paragraph with most of the words, each counted once."""

    def worth(paragraph: tuple[int, str]) -> int:
        folded = fold(paragraph[1])
        return sum(len(term.text) for term in terms if term.text in folded)

    start, text = max(notice.outside_of_problems(), key=worth)
    return Passage(notice, _part(notice, start), snippet([text], terms))


def _part(notice: Notice, offset: int) -> str:
    parts = notice.parts.all()
    number = next((part.number for part in parts if part.start <= offset < part.end), None)
    if number:
        return _("第 %(number)s 部分") % {"number": number}
    is_before = all(offset < part.start for part in parts)
    return _("开头") if is_before else _("末尾")
