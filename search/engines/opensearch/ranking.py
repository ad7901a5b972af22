"""How hits are ranked: the sums of the embedded engine, written as clauses. What each is worth says `relevance`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from search.engines import relevance
from search.engines.opensearch.clauses import (
    NOTHING,
    Clause,
    all_of,
    any_of,
    at_least,
    best_of,
    boosted,
    by_length,
    capped,
    constant,
    phrase,
    saturated,
    term,
    terms,
)
from search.engines.opensearch.facts import Scope
from search.engines.question import TEXT, Part, Word
from search.engines.relevance import LITERAL, Field, fields_of, fields_of_synonyms, rarity, worth_of
from search.language.synonyms import Alternative


@dataclass(slots=True)
class Ranking:
    """`enough`: what holds so much of the words that it is a hit; `required`: the words, with what holds each, and
    what holds it other than by the words inside of it.

    `scores` are added up, and give `most` at most. `contributions`: by word and synonym, what holds the synonym and
    not the word. `by_characters`: no document holds any word; those with most of their characters stand in.
    `nowhere`: the words that none holds; `unwritten`: those that documents hold by synonyms alone.
    """

    enough: Clause = field(default_factory=lambda: NOTHING)
    required: list[tuple[str, Clause, Clause]] = field(default_factory=list)
    scores: list[Clause] = field(default_factory=list)
    most: float = 0.0
    contributions: dict[tuple[str, str], Clause] = field(default_factory=dict)
    by_characters: bool = False
    nowhere: list[str] = field(default_factory=list)
    unwritten: list[str] = field(default_factory=list)

    @property
    def holding_all(self) -> Clause:
        return all_of(holding for _, holding, _ in self.required)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a word documents hold: `any_part` is met by those with any of it, `full` by those with all.

    `score` gives the share, from 0 to 1; `weight` is what all of it counts.
    """

    any_part: Clause
    full: Clause
    score: Clause
    weight: float

    @property
    def is_whole(self) -> bool:
        return self.any_part == self.full


def rank(scope: Scope, words: Sequence[Word]) -> Ranking:
    ranker = _Ranker(scope, sum(len(word.looked_for()) for word in words if not word.given) == 1)
    for word in words:
        ranker.add(word)
    ranking = ranker.ranking
    ranking.enough = ranker.enough()
    if ranker.asks and ranking.enough == NOTHING and any(word.loose for word in words):
        _fall_back(scope, ranking, words)
    return ranking


@dataclass(slots=True)
class _Ranker:
    """`alone`: one word is all that is asked for."""

    scope: Scope
    alone: bool
    ranking: Ranking = field(default_factory=Ranking)
    asks: bool = False  # for more than places and years
    named: bool = False  # by a long name that some document has: what holds some of its words is none of it
    shares: list[Share] = field(default_factory=list)
    contexts: list[Clause] = field(default_factory=list)
    traces: list[Clause] = field(default_factory=list)  # of what only ranks

    def add(self, word: Word) -> None:
        for part in word.looked_for():
            self._add_scores(part)
            if word.given:
                self.traces.append(_trace(part))
            else:
                self._ask_for(part)
        if len(word.parts) != 1:
            self._add_literal(word)

    def _ask_for(self, part: Part) -> None:
        share = _share(self.scope, part)
        self.ranking.required.append((part.text, share.full, _holding(part)))
        if part.context:
            self.contexts.append(share.full)
            return
        self.asks = True
        if not self.scope.count(share.any_part):
            self.ranking.nowhere.append(part.text)
        elif self.scope.count(_holding(part)) and not self.scope.count(_literal(replace(part, areas=()))):
            self.ranking.unwritten.append(part.text)
        self.shares.append(_with_topic(self.scope, share, part) if self.alone else share)

    def _add_literal(self, word: Word) -> None:
        """What was typed, standing in the text as typed; all there is to go by where it holds no word (。, %)."""
        clause = phrase(word.text)
        weight = _rarity(self.scope, clause)
        self._add_score(saturated(clause, relevance.LITERAL_WEIGHT * weight), weight)
        self.traces.append(clause)
        self.named |= relevance.is_name(word) and self.scope.count(clause) > 0
        if not word.parts and not word.given:
            self.ranking.required.append((word.text, clause, clause))
            self.shares.append(Share(clause, clause, constant(clause, 1.0), weight))
            self.asks = True

    def _add_scores(self, part: Part) -> None:
        """A word with its synonyms, and where it is missing, the words inside of it: they rank a little."""
        for element, weight in ((part, 1.0), *((atom, relevance.ATOM_WEIGHT) for atom in part.atoms)):
            rare = weight * _rarity(self.scope, _holding(element))
            self._add_score(saturated(_occurrences(self.scope, element), rare), rare)
            for synonym in element.alternatives:
                pair = element.text, synonym.text
                self.ranking.contributions[pair] = all_of([_synonym(synonym)], without=[_literal(element)])

    def _add_score(self, clause: Clause, most: float) -> None:
        self.ranking.scores.append(clause)
        self.ranking.most += most

    def enough(self) -> Clause:
        """What nothing holds is no reason to drop what holds the rest."""
        if not self.asks:
            return any_of(self.contexts or self.traces)
        full_cover = sum(share.weight for share in self.shares if self.scope.count(share.any_part))
        if not full_cover:
            return NOTHING
        if len(self.shares) == 1 and self.shares[0].is_whole:
            return self.shares[0].full
        cover = [boosted(share.score, share.weight) for share in self.shares]
        least = relevance.MINIMUM * full_cover
        if not self.scope.count(self.ranking.holding_all):
            least = max(least, relevance.SHARE_OF_BEST * self.scope.best(any_of(cover)))
        elif self.named:
            return self.ranking.holding_all
        return at_least(cover, least)


# What holds a word


def _holding(part: Part) -> Clause:
    return _anywhere(_fields_holding(part), part, part.alternatives)


def _literal(part: Part) -> Clause:
    """What holds the word itself, or is filed in an area that goes by it."""
    return _anywhere(_fields_holding(part), part)


def _synonym(synonym: Alternative) -> Clause:
    return any_of(terms(field.name, [synonym.text]) for field in fields_of_synonyms())


def _trace(part: Part) -> Clause:
    """What has any of it anywhere, whether or not that counts as holding it."""
    of_word = _anywhere([field for field, _ in fields_of(part)], part, part.alternatives)
    return any_of([of_word, *map(_trace, part.atoms)])


def _fields_holding(part: Part) -> list[Field]:
    return [field for field, holds in fields_of(part) if holds]


def _anywhere(fields: Sequence[Field], part: Part, synonyms: Sequence[Alternative] = ()) -> Clause:
    """The word in any of the fields, or a synonym in those where it counts; a clause a field, however many words."""
    texts = {target.name: [part.text] for target in fields}
    for target in fields_of_synonyms() if synonyms else ():
        texts.setdefault(target.name, []).extend(synonym.text for synonym in synonyms)
    clauses = [terms(name, words) for name, words in texts.items()]
    return any_of([*clauses, *([] if part.listed else [phrase(part.text)]), *_area(part)])


def _area(part: Part) -> list[Clause]:
    return [terms(relevance.AREA, part.areas)] if part.areas else []


def _rarity(scope: Scope, clause: Clause) -> float:
    return rarity(scope.size(), scope.count(clause))


# How much of it a document holds


def _share(scope: Scope, part: Part) -> Share:
    holding, weight = _holding(part), _rarity(scope, _holding(part))
    if not part.atoms:
        return Share(holding, holding, constant(holding, 1.0), weight)
    standing = [atom for atom in part.atoms if scope.count(_trace(atom))]
    if not standing:
        return Share(holding, holding, constant(holding, 1.0), weight)
    every = all_of(map(_holding, standing))
    is_missing = len(standing) < len(part.atoms)
    options = [constant(holding, 1.0), constant(every, relevance.ALMOST if is_missing else 1.0)]
    if not part.fixed:
        options.append(_some_of(scope, standing, every))
    full = holding if is_missing else any_of([holding, every])
    return Share(any_of(options), full, best_of(options), weight)


def _some_of(scope: Scope, atoms: Sequence[Part], every: Clause) -> Clause:
    """Words inside of a word, not all of them, counted by how rare they are."""
    weights = [_rarity(scope, _holding(atom)) for atom in atoms]
    shares = {number: weight / sum(weights) for number, weight in enumerate(weights)}
    scores = [constant(_holding(atom), shares[number]) for number, atom in enumerate(atoms)]
    needed = any_of(
        all_of(_holding(atoms[number]) for number in together)
        for together in _reaching(shares, relevance.HALF)
    )
    return {"bool": {"must": [any_of(scores)], "filter": [needed], "must_not": [every]}}


def _reaching(shares: Mapping[int, float], minimum: float) -> list[tuple[int, ...]]:
    """The smallest sets of shares that make up so much: a minimum score would be held against boosted ones."""
    smallest: list[tuple[int, ...]] = []
    for size in range(1, len(shares) + 1):
        for numbers in combinations(shares, size):
            is_larger = any(set(numbers).issuperset(smaller) for smaller in smallest)
            if not is_larger and sum(shares[number] for number in numbers) >= minimum * relevance.REACHED:
                smallest.append(numbers)
    return smallest


def _with_topic(scope: Scope, share: Share, part: Part) -> Share:
    """An area has the word in its name, or, where nothing holds it, in its scope: what is filed there comes after."""
    stands = scope.count(share.any_part) > 0
    if len(part.text) < 2 or (stands and not part.named_in):
        return share
    filed = terms(relevance.AREA, part.named_in) if stands else term(relevance.TOPIC, part.text)
    if not 0 < scope.count(filed) <= relevance.TOPIC_MOST * scope.size():
        return share
    options = [share.score, constant(filed, relevance.TOPIC_SHARE)]
    return Share(any_of([share.any_part, filed]), share.full, best_of(options), share.weight)


# What it is worth


def _occurrences(scope: Scope, part: Part) -> Clause:
    """BM25F: occurrences by field, synonyms counted as occurrences of less weight, near ones up to a limit."""
    counted = [_counted(scope, field, part.text, 1.0) for field, _ in fields_of(part)]
    if not part.listed:
        counted.append(by_length(phrase(part.text, boost=LITERAL.weight), scope.mean_length()))
    counted += [constant(clause, relevance.AREA_WEIGHT) for clause in _area(part)]
    near: list[Clause] = []
    for synonym in part.alternatives:
        worth = worth_of(synonym)
        clauses = [_counted(scope, field, synonym.text, worth) for field in fields_of_synonyms()]
        (counted if synonym.equal else near).extend(clauses)
    if near:
        # Near synonyms together count less than the word, where that stands somewhere.
        stands = part.areas or scope.count(_trace(replace(part, alternatives=(), atoms=())))
        counted.append(capped(any_of(near), relevance.NEAR_MOST) if stands else any_of(near))
    return any_of(counted)


def _counted(scope: Scope, field: Field, word: str, weight: float) -> Clause:
    clause = term(field.name, word, weight * field.weight)
    return by_length(clause, scope.mean_length()) if field.name == TEXT else clause


def _fall_back(scope: Scope, ranking: Ranking, words: Sequence[Word]) -> None:
    """Nothing holds any word: the documents that hold most of their characters, if any."""
    chars = dict.fromkeys(char for word in words if not word.given for part in word.parts for char in part)
    present = [clause for char in chars if scope.count(clause := term(TEXT, char))]
    if len(present) < 2:
        return
    weights = [_rarity(scope, clause) for clause in present]
    shares = [constant(clause, weight) for clause, weight in zip(present, weights, strict=True)]
    ranking.scores += shares
    ranking.most += sum(weights)
    ranking.enough = at_least(shares, relevance.CHARACTER_MINIMUM * sum(weights))
    ranking.by_characters = bool(scope.count(ranking.enough))
