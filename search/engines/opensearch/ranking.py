"""How hits are ranked: the sums of the embedded engine, written as clauses. What each is worth says `relevance`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from search.engines.opensearch.presence import (
    filed,
    holding_part,
    literal_part,
    standing_in,
    trace,
    weight_of,
)
from search.engines.question import TEXT, Part, Word
from search.engines.relevance import LITERAL, Field, fields_of, fields_of_synonyms, worth_of


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
    """How much of a word documents hold: `full` is met by those with all of it; `score` gives the share, from 0 to 1.

    `weight` is what all of it counts; `stands`: whether any document has any of it; `is_whole`: none has only a part.
    """

    full: Clause
    score: Clause
    weight: float
    stands: bool
    is_whole: bool = True


def rank(scope: Scope, words: Sequence[Word]) -> Ranking:
    ranker = _Ranker(scope, sum(len(word.looked_for()) for word in words if not word.given) == 1)
    for word in words:
        ranker.add(word)
    ranking = ranker.ranking
    chars = _characters(scope, words) if any(word.loose for word in words) else []
    ranking.enough = ranker.enough()
    if ranker.asks and ranking.enough == NOTHING and len(chars) > 1:
        _fall_back(scope, ranking, chars)
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
                self.traces.append(trace(part))
            else:
                self._ask_for(part)
        if len(word.parts) != 1:
            self._add_literal(word)

    def _ask_for(self, part: Part) -> None:
        share = _share(self.scope, part)
        self.ranking.required.append((part.text, share.full, holding_part(part)))
        if part.context:
            self.contexts.append(share.full)
            return
        self.asks = True
        if not share.stands:
            self.ranking.nowhere.append(part.text)
        elif self.scope.count(holding_part(part)) and not self.scope.count(
            literal_part(replace(part, areas=()))
        ):
            self.ranking.unwritten.append(part.text)
        self.shares.append(_with_topic(self.scope, share, part) if self.alone else share)

    def _add_literal(self, word: Word) -> None:
        """What was typed, standing in the text as typed; all there is to go by where it holds no word (。, %)."""
        clause = phrase(word.text)
        weight = weight_of(self.scope, clause)
        self._add_score(saturated(clause, relevance.LITERAL_WEIGHT * weight), weight)
        self.traces.append(clause)
        self.named |= relevance.is_name(word) and self.scope.count(clause) > 0
        if not word.parts and not word.given:
            self.ranking.required.append((word.text, clause, clause))
            stands = self.scope.count(clause) > 0
            self.shares.append(Share(clause, constant(clause, 1.0), weight, stands))
            self.asks = True

    def _add_scores(self, part: Part) -> None:
        """A word with its synonyms, and where it is missing, the words inside of it: they rank a little."""
        for element, weight in ((part, 1.0), *((atom, relevance.ATOM_WEIGHT) for atom in part.atoms)):
            rare = weight * weight_of(self.scope, holding_part(element))
            self._add_score(saturated(_occurrences(self.scope, element), rare), rare)
            for synonym in element.alternatives:
                pair = element.text, synonym.text
                self.ranking.contributions[pair] = all_of(
                    [standing_in(synonym)], without=[literal_part(element)]
                )

    def _add_score(self, clause: Clause, most: float) -> None:
        self.ranking.scores.append(clause)
        self.ranking.most += most

    def enough(self) -> Clause:
        """What nothing holds is no reason to drop what holds the rest."""
        if not self.asks:
            return any_of(self.contexts or self.traces)
        full_cover = sum(share.weight for share in self.shares if share.stands)
        if not full_cover:
            return NOTHING
        if len(self.shares) == 1 and self.shares[0].is_whole:
            return self.shares[0].full
        cover = [boosted(share.score, share.weight) for share in self.shares]
        least = relevance.MINIMUM * full_cover
        if self._is_all_held_or_unknown(any_of(cover)):
            return self.ranking.holding_all if self.named else at_least(cover, least)
        return at_least(cover, max(least, relevance.SHARE_OF_BEST * self.scope.best(any_of(cover))))

    def _is_all_held_or_unknown(self, cover: Clause) -> bool:
        """Looked up together with the best there is of all, so that no round trip is for the one and one for the other.

        As soon as weights are known, that is: the best by others is of no use.
        """
        has_weights = self.scope.is_settled
        holding_all = self.scope.count(self.ranking.holding_all)
        if has_weights and not self.scope.is_settled:
            self.scope.best(cover)
        return holding_all > 0 or not has_weights


# How much of it a document holds


def _share(scope: Scope, part: Part) -> Share:
    holding = holding_part(part)
    weight = weight_of(scope, holding)
    stands = scope.count(holding) > 0
    if not part.atoms:
        return Share(holding, constant(holding, 1.0), weight, stands)
    # How many have several of the words inside is looked up before it is known of which of them it has to be.
    for atoms in _sets(part.atoms):
        scope.count(all_of(map(holding_part, atoms)))
    standing = [atom for atom in part.atoms if scope.count(trace(atom))]
    full = any_of([holding, all_of(map(holding_part, part.atoms))])
    if not standing:
        return Share(full, constant(holding, 1.0), weight, stands)
    every = all_of(map(holding_part, standing))
    is_missing = len(standing) < len(part.atoms)
    options = [constant(holding, 1.0), constant(every, relevance.ALMOST if is_missing else 1.0)]
    partly = [every]
    if not part.fixed:
        reaching = [all_of(map(holding_part, atoms)) for atoms in _reaching(scope, standing)]
        options.append(_some_of(scope, standing, any_of(reaching), every))
        partly += reaching
    stands = stands or any(scope.count(clause) for clause in partly)
    return Share(full, best_of(options), weight, stands, is_whole=False)


def _sets(atoms: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    for size in range(1, len(atoms) + 1):
        yield from combinations(atoms, size)


def _some_of(scope: Scope, atoms: Sequence[Part], needed: Clause, every: Clause) -> Clause:
    """Words inside of a word, not all of them, counted by how rare they are."""
    scores = [
        constant(holding_part(atom), share)
        for atom, share in zip(atoms, _shares_of(scope, atoms), strict=True)
    ]
    return {"bool": {"must": [any_of(scores)], "filter": [needed], "must_not": [every]}}


def _shares_of(scope: Scope, atoms: Sequence[Part]) -> list[float]:
    weights = [weight_of(scope, holding_part(atom)) for atom in atoms]
    return [weight / sum(weights) for weight in weights]


def _reaching(scope: Scope, atoms: Sequence[Part]) -> list[tuple[Part, ...]]:
    """The smallest sets that are enough of a word: a minimum score would be held against boosted ones."""
    least, shares = relevance.HALF * relevance.REACHED, _shares_of(scope, atoms)
    smallest: list[tuple[int, ...]] = []
    for size in range(1, len(shares) + 1):
        for numbers in combinations(range(len(shares)), size):
            is_larger = any(set(numbers).issuperset(smaller) for smaller in smallest)
            if not is_larger and sum(shares[number] for number in numbers) >= least:
                smallest.append(numbers)
    return [tuple(atoms[number] for number in numbers) for numbers in smallest]


def _with_topic(scope: Scope, share: Share, part: Part) -> Share:
    """An area has the word in its name, or, where nothing holds it, in its scope: what is filed there comes after."""
    if len(part.text) < 2:
        return share
    by_name, by_scope = terms(relevance.AREA, part.named_in), term(relevance.TOPIC, part.text)
    counts = scope.count(by_name), scope.count(by_scope)  # both, before it is known whether the word stands
    filing, count = (by_name, counts[0]) if share.stands else (by_scope, counts[1])
    if not 0 < count <= relevance.TOPIC_MOST * scope.size():
        return share
    options = [share.score, constant(filing, relevance.TOPIC_SHARE)]
    return Share(share.full, best_of(options), share.weight, stands=True, is_whole=False)


# What it is worth


def _occurrences(scope: Scope, part: Part) -> Clause:
    """BM25F: occurrences by field, synonyms counted as occurrences of less weight, near ones up to a limit."""
    counted = [_counted(scope, field, part.text, 1.0) for field, _ in fields_of(part)]
    if not part.listed:
        counted.append(by_length(phrase(part.text, boost=LITERAL.weight), scope.mean_length()))
    counted += [constant(clause, relevance.AREA_WEIGHT) for clause in filed(part)]
    near: list[Clause] = []
    for synonym in part.alternatives:
        worth = worth_of(synonym)
        clauses = [_counted(scope, field, synonym.text, worth) for field in fields_of_synonyms()]
        (counted if synonym.equal else near).extend(clauses)
    if near:
        # Near synonyms together count less than the word, where that stands somewhere.
        stands = part.areas or scope.count(trace(replace(part, alternatives=(), atoms=())))
        counted.append(capped(any_of(near), relevance.NEAR_MOST) if stands else any_of(near))
    return any_of(counted)


def _counted(scope: Scope, field: Field, word: str, weight: float) -> Clause:
    clause = term(field.name, word, weight * field.weight)
    return by_length(clause, scope.mean_length()) if field.name == TEXT else clause


def _characters(scope: Scope, words: Sequence[Word]) -> list[Clause]:
    """Those of the words that stand anywhere."""
    chars = dict.fromkeys(char for word in words if not word.given for part in word.parts for char in part)
    counts = {char: scope.count(term(TEXT, char)) for char in chars}
    return [term(TEXT, char) for char, count in counts.items() if count]


def _fall_back(scope: Scope, ranking: Ranking, chars: Sequence[Clause]) -> None:
    """Nothing holds any word: the documents that hold most of their characters, if any."""
    weights = [weight_of(scope, clause) for clause in chars]
    shares = [constant(clause, weight) for clause, weight in zip(chars, weights, strict=True)]
    ranking.scores += shares
    ranking.most += sum(weights)
    ranking.enough = at_least(shares, relevance.CHARACTER_MINIMUM * sum(weights))
    ranking.by_characters = bool(scope.count(ranking.enough))
