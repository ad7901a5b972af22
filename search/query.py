"""The only asker of the index: a request becomes one question, and its answer what pages, files and the API show.

Whatever asks raises IndexUnfitError where the index is not whole, IndexAwayError where nobody answers for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from notices.models import Notice
from search.asking.facets import FACETS, Facet, facet
from search.asking.questions import Understood, folded, question_of, understood
from search.asking.reading import Reading, reading_of
from search.asking.request import SearchRequest
from search.asking.vocabulary import ROWS
from search.engines import connection
from search.engines.answer import Answer, Cells, Keys
from search.engines.protocol import IndexMissingError, Result
from search.engines.question import Cross, Question, Within
from search.hits import Group, Hit, groups_of, hits_of


@dataclass(frozen=True, slots=True)
class Results:
    total: int
    holding_all: int  # how many of them hold all the words
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]  # empty where they were not asked for
    reading: Reading
    notices: int = 0  # how many notices the hits are of, and some of them: where hits are grouped
    groups: tuple[Group, ...] = ()
    terms: int = 0  # that can stand together: words as they are cut, and phrases
    together: Mapping[Within, int] = field(default_factory=dict)  # by scope: in how many they do
    understood: Understood | None = (
        None  # the text as it was read, for those who ask again a little otherwise
    )
    besides: Mapping[str, int] = field(default_factory=dict)  # what the requests put along with it would find

    @property
    def is_wanting(self) -> bool:
        """No hit holds all that is asked, or none has one of the words but by synonyms."""
        return not self.holding_all or bool(self.reading.unwritten)


def foreseen(ask: Callable[[], Result]) -> Result:
    """What `ask` gives. It may be run several times, on guesses before answers are there: so it may only ask."""
    if ROWS.get() is not None:
        return ask()  # of a page that is asked for already
    token = ROWS.set({})
    try:
        return connection.engine().foreseen(ask)
    finally:
        ROWS.reset(token)


def search(
    request: SearchRequest,
    start: int = 0,
    stop: int = 20,
    *,
    with_facets: bool = True,
    besides: Mapping[str, SearchRequest] = MappingProxyType({}),
) -> Results:
    """The hits `start` to `stop`; raises `syntax.QueryTooLongError`, nothing else that a person can cause.

    `besides`: requests for the same text put otherwise, whose totals are wanted too, by names of the caller's.
    """
    return foreseen(lambda: _search(request, start, stop, with_facets, besides))


def _search(
    request: SearchRequest, start: int, stop: int, with_facets: bool, besides: Mapping[str, SearchRequest]
) -> Results:
    text = _understood(request)
    terms = text.terms
    question = replace(question_of(request, text), start=start, stop=stop)
    if with_facets:
        together = folded(terms) if len(terms) > 1 and not request.scope else ()
        question = replace(question, facets=tuple(kind.name for kind in FACETS), terms=together)
    questions = [question, *(_counting(request_beside, text) for request_beside in besides.values())]
    answer, *answers_beside = all_answered(questions)
    reading = reading_of(text.query, text.wording, answer, text.meaning)
    hits = () if request.grouped else tuple(hits_of(request.unit, answer.hits, reading))
    return Results(
        total=answer.total,
        holding_all=answer.holding_all,
        hits=hits,
        facets=tuple(_facets(answer, request, question.chosen)) if with_facets else (),
        reading=reading,
        notices=answer.groups if request.grouped else 0,
        groups=tuple(groups_of(request.unit, answer.hits, reading)) if request.grouped else (),
        terms=len(terms),
        together=answer.together,
        understood=text,
        besides={name: counted.total for name, counted in zip(besides, answers_beside, strict=True)},
    )


def total(request: SearchRequest, text: Understood | None = None) -> int:
    """How much it finds; `text`: the request's as it was read, where that is known."""
    return foreseen(lambda: answered(_counting(request, text)).total)


def totals(requests: Sequence[SearchRequest]) -> list[int]:
    """How much each of them finds."""
    answers = foreseen(lambda: all_answered([*map(_counting, requests)]))
    return [answer.total for answer in answers]


def _counting(request: SearchRequest, text: Understood | None = None) -> Question:
    return replace(_question(request, text), stop=0, group="")


def keys(request: SearchRequest, limit: int | None = None) -> Keys:
    """Of all that a search finds, in the order of its pages, straight from the engine: no row is read.

    A row deleted since the index was written may still be among them.
    """
    try:
        return connection.keys(_question(request), limit)
    except IndexMissingError:
        if Notice.objects.exists():
            raise
        return Keys((), 0)


def every_key(request: SearchRequest) -> Iterator[Sequence[int]]:
    """Of all that a search finds, in batches, in no order: for what counts them and lists none."""
    try:
        yield from connection.engine().every_key(_question(replace(request, grouped=False)))
    except IndexMissingError:
        if Notice.objects.exists():
            raise


def crossed(request: SearchRequest, rows: str, columns: str, values: tuple[str, ...]) -> Cells:
    """How many hits have each of the values of one facet together with each value of another."""
    question = replace(_question(request), stop=0, group="", cross=Cross(rows, columns, values))
    return answered(question).cells


def answered(question: Question) -> Answer:
    [answer] = all_answered((question,))
    return answer


def all_answered(questions: Sequence[Question]) -> list[Answer]:
    """Before the first notice an index may be missing; afterwards nothing may be said without one."""
    try:
        return connection.answers(questions)
    except IndexMissingError:
        if Notice.objects.exists():
            raise
        return [_nothing(question) for question in questions]


def _nothing(question: Question) -> Answer:
    rows = question.cross.values if question.cross else ()
    facets: dict[str, dict[str, int]] = {name: {} for name in question.facets}
    return Answer((), 0, 0, 0, facets=facets, cells={value: {} for value in rows})


def _question(request: SearchRequest, text: Understood | None = None) -> Question:
    return foreseen(lambda: question_of(request, text or _understood(request)))


def _understood(request: SearchRequest) -> Understood:
    """Where a place, a year or an area leaves nothing of the words that were typed beside it, the words go alone."""
    text = understood(request)
    if not text.query.words or not text.wording.words or not any(text.meaning.conditions):
        return text
    alone = SearchRequest(request.text, unit=request.unit, synonyms=request.synonyms)
    if _finds(question_of(alone, text)):
        return text
    return replace(text, meaning=text.meaning.without_conditions())


def _finds(question: Question) -> bool:
    try:
        return connection.engine().finds(question)
    except IndexMissingError:
        if Notice.objects.exists():
            raise
        return False


def _facets(answer: Answer, request: SearchRequest, chosen: Mapping[str, tuple[str, ...]]) -> Iterator[Facet]:
    for kind in FACETS:
        excluded = request.excluded.get(kind.name, ())
        yield facet(kind, answer.facets[kind.name], chosen.get(kind.name, ()), excluded)
