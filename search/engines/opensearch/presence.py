"""What holds a word, in any way that it may stand in a document, and what it counts for being rare."""

from __future__ import annotations

from collections.abc import Sequence

from search.engines import relevance
from search.engines.opensearch.clauses import Clause, any_of, phrase, terms
from search.engines.opensearch.facts import Scope
from search.engines.question import Part
from search.engines.relevance import Field, fields_of, fields_of_synonyms, rarity
from search.language.synonyms import Alternative


def holding_part(part: Part) -> Clause:
    """What holds the word, or what stands for it."""
    return _anywhere(_fields_holding(part), part, part.alternatives)


def literal_part(part: Part) -> Clause:
    """What holds the word itself, or is filed in an area that goes by it."""
    return _anywhere(_fields_holding(part), part)


def standing_in(synonym: Alternative) -> Clause:
    return any_of(terms(field.name, [synonym.text]) for field in fields_of_synonyms())


def trace(part: Part) -> Clause:
    """What has any of it anywhere, whether or not that counts as holding it."""
    of_word = _anywhere([field for field, _ in fields_of(part)], part, part.alternatives)
    return any_of([of_word, *map(trace, part.atoms)])


def _fields_holding(part: Part) -> list[Field]:
    return [field for field, holds in fields_of(part) if holds]


def _anywhere(fields: Sequence[Field], part: Part, synonyms: Sequence[Alternative] = ()) -> Clause:
    """The word in any of the fields, or a synonym in those where it counts; a clause a field, however many words."""
    texts = {target.name: [part.text] for target in fields}
    for target in fields_of_synonyms() if synonyms else ():
        texts.setdefault(target.name, []).extend(synonym.text for synonym in synonyms)
    clauses = [terms(name, words) for name, words in texts.items()]
    return any_of([*clauses, *([] if part.listed else [phrase(part.text)]), *filed(part)])


def filed(part: Part) -> list[Clause]:
    return [terms(relevance.AREA, part.areas)] if part.areas else []


def weight_of(scope: Scope, clause: Clause) -> float:
    return rarity(scope.size(), scope.count(clause))
