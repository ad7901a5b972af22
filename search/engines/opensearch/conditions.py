"""Which documents a question finds: its tree of conditions as one clause."""

from __future__ import annotations

from search.engines.opensearch.clauses import (
    EVERYTHING,
    Clause,
    all_of,
    any_of,
    holding,
    in_one_sentence,
    phrase,
    terms,
)
from search.engines.opensearch.facts import Scope
from search.engines.opensearch.ranking import rank
from search.engines.question import (
    And,
    Everything,
    Having,
    InMeasure,
    Node,
    Not,
    Or,
    Phrase,
    Together,
    Unit,
    Words,
)
from search.engines.relevance import COARSENESS


def clause_of(scope: Scope, node: Node) -> Clause:
    match node:
        case Everything():
            return EVERYTHING
        case Words():
            ranking = rank(scope, node.words)
            return ranking.holding_all if node.all_words else ranking.enough
        case Phrase():
            return phrase(node.text, node.field)
        case Having():
            return terms(node.group, node.values)
        case InMeasure():
            return _around(scope, "measure", clause_of(scope.of("measure"), node.node))
        case Together():
            return together(scope, node)
        case Not():
            return all_of((), without=[clause_of(scope, node.node)])
        case And():
            return all_of(clause_of(scope, child) for child in node.nodes)
        case Or():
            return any_of(clause_of(scope, child) for child in node.nodes)


def together(scope: Scope, node: Together) -> Clause:
    """Joined by the columns that point upwards: a measure knows its problem and notice, a problem its notice."""
    if not node.terms:
        return EVERYTHING
    if node.within == "sentence":
        return in_one_sentence(node.terms)
    every = all_of(map(holding, node.terms))
    if node.within == scope.unit:
        return every
    if COARSENESS[node.within] > COARSENESS[scope.unit]:
        around = scope.of(node.within).keys("pk", every)
        return all_of([terms(node.within, around), any_of(map(holding, node.terms))])
    return _around(scope, node.within, every)


def _around(scope: Scope, unit: Unit, clause: Clause) -> Clause:
    """The documents that documents of a finer unit, which meet a clause, are parts of."""
    return clause if unit == scope.unit else terms("pk", scope.of(unit).keys(scope.unit, clause))
