"""Everything that a page asks, in three round trips at most, though one thing follows from another. Pure.

Whoever asks is run again and again. Of what is not known yet a run is given a guess, and what it lacked is noted and
looked up together; the run that lacks nothing is the one that counts. What would follow if guesses are wrong is looked
up ahead: before each round trip a second run is given the worst (no text has a word, nothing is found), and of that
run only what its questions need to be worked out is looked up, but the last time all of it. So it goes in three:

1. how rare all words are that may come to be asked for;
2. where nothing holds all of a question's words, the best there is of it; else its answer;
3. the answers that are lacking still, and with them whatever a page asks where it has nothing to show.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, cast

from search.engines.answer import Answer
from search.engines.opensearch import counting, searches
from search.engines.opensearch.counting import Body
from search.engines.opensearch.facts import Facts, Lookup, Scope
from search.engines.opensearch.searches import Search
from search.engines.protocol import NoSearchError, Result
from search.engines.question import Question, Unit

logger = logging.getLogger(__name__)
MOST_TRIPS = 20  # what asks otherwise each time it is run is never answered
LAST = 2  # round trips, after which nothing more may follow from what is asked
MANY = 1_000_000  # documents or hits, of a guess


@dataclass(frozen=True, slots=True)
class Request:
    """A body with the unit of whose documents it asks, or None for all; for `lookups`, or as it is."""

    unit: Unit | None
    body: Body
    lookups: tuple[Lookup, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.unit} {json.dumps(self.body, ensure_ascii=False, sort_keys=True)}"


@dataclass(slots=True)
class Foresight:
    """What is known of an index while one page is asked for, and what its runs lacked since the last round trip."""

    generation: Hashable
    numbers: dict[Lookup, float]
    keys: dict[Lookup, list[int]] = field(default_factory=dict)
    responses: dict[str, Any] = field(default_factory=dict)  # by the names of requests
    trips: int = 0
    _lookups: dict[Lookup, None] = field(default_factory=dict)
    _requests: dict[str, Request] = field(default_factory=dict)
    _fears: bool = False  # whether a run is given the worst
    _hopes: bool = False  # whether a run was given anything better

    @contextmanager
    def at_hand(self) -> Iterator[None]:
        token = _at_hand.set(self)
        try:
            yield
        finally:
            _at_hand.reset(token)

    def run(self, ask: Callable[[], Result]) -> Result | None:
        """What goes wrong where something is lacking does not count."""
        try:
            return ask()
        except NoSearchError:
            raise
        except Exception:
            if not self.is_lacking:
                raise
            logger.debug("A run on guesses went wrong", exc_info=True)
            return None

    def look_ahead(self, ask: Callable[[], object]) -> None:
        self._fears = True
        try:
            self.run(ask)
        finally:
            self._fears = False

    @property
    def may_turn_out_worse(self) -> bool:
        return self._hopes

    @property
    def is_lacking(self) -> bool:
        return bool(self._lookups or self._requests)

    @property
    def _is_last(self) -> bool:
        return self.trips >= LAST

    # What a run asks

    def counts(self, lookups: Sequence[Lookup], *, likely: bool) -> list[int]:
        lacking = [lookup for lookup in lookups if lookup not in self.numbers]
        self._lookups |= dict.fromkeys(lacking)
        self._hopes |= bool(lacking)
        guess = 0 if self._fears and not likely else MANY
        return [int(self.numbers.get(lookup, guess)) for lookup in lookups]

    def worked_out(self, question: Question) -> tuple[Search, bool]:
        """Whether it is worked out, too: what it lacks is noted."""
        facts = Facts(self.numbers, self.keys)
        search = searches.worked_out(Scope(question.unit, facts), question)
        self._lookups |= facts.lacking
        return search, not facts.lacking

    def responses_to(self, requests: Sequence[Request]) -> list[Any] | None:
        """None where one of them is lacking."""
        by_name = {request.name: request for request in requests}
        lacking = {name: request for name, request in by_name.items() if name not in self.responses}
        if self._is_last or not self._fears:
            self._requests |= lacking
        return None if lacking else [self.responses[name] for name in by_name]

    def answer_to(self, question: Question, *, decides: bool = False) -> tuple[Search, Answer]:
        """`decides`: what is asked next depends on whether anything is found."""
        search, is_worked_out = self.worked_out(question)
        requests = [Request(question.unit, body) for body in searches.bodies_of(search)]
        if is_worked_out and (responses := self.responses_to(requests)):
            response, *values = responses
            return search, searches.answer_of(search, response, values[0] if values else {})
        is_hoped = decides or (not self._is_last and self._promises(search))
        self._hopes |= is_hoped
        return search, searches.guessed(search, MANY if is_hoped and not self._fears else 0)

    def _promises(self, search: Search) -> bool:
        """Whether some document holds all words; whether it is one of those asked for is not known."""
        scope = Scope(search.question.unit, Facts(self.numbers, self.keys))
        return scope.count(search.ranking.holding_all) > 0

    def once(self, name: str, read: Callable[[], Result]) -> Result:
        """What is read from the cluster besides, for all runs."""
        if name not in self.responses:
            self.responses[name] = read()
        return cast("Result", self.responses[name])

    # Looking up

    def requests(self) -> list[Request]:
        groups = counting.together(self._lookups)
        of_lookups = (Request(group[0].unit, counting.body_of(group), tuple(group)) for group in groups)
        return [*of_lookups, *self._requests.values()]

    def take(self, requests: Sequence[Request], responses: Sequence[Any]) -> dict[Lookup, Body]:
        """Gives the lists of keys that go on, with what comes after."""
        going_on: dict[Lookup, Body] = {}
        for request, response in zip(requests, responses, strict=True):
            match request.lookups:
                case ():
                    self.responses[request.name] = response
                case (Lookup(kind="keys") as lookup,):
                    self.keys[lookup], after = counting.keys_of(lookup, response)
                    going_on |= {lookup: after} if after else {}
                case lookups:
                    self.numbers.update(zip(lookups, counting.numbers_of(lookups, response), strict=True))
        self._lookups, self._requests, self._hopes = {}, {}, False
        self.trips += 1
        if self.trips > MOST_TRIPS:
            raise RuntimeError("What is asked does not settle.")
        return going_on


_at_hand: ContextVar[Foresight | None] = ContextVar("foresight", default=None)


def at_hand() -> Foresight | None:
    """Of the page that is being asked for."""
    return _at_hand.get()


def needed() -> Foresight:
    foresight = at_hand()
    if foresight is None:
        raise LookupError("no page is being asked for")
    return foresight
