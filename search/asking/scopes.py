"""Where the words and phrases of a question must stand: in one part of a text, or together in a unit of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search.asking.lexing import FIELD_NAMES
from search.asking.syntax import All, AnyOf, Exact, In, Node, Query, inside
from search.asking.wording import Wording

Wordings = tuple[str, ...]  # of one term: any of them will do


def in_field(asked: Query, wording: Wording, field: str) -> tuple[Node, ...]:
    """What must hold: with a field, every word (as it is cut) and every phrase in it."""
    if not field:
        return asked.needed
    name = FIELD_NAMES[field]
    words = (AnyOf(tuple(In(name, each) for each in wordings)) for wordings in _words(wording, synonyms=True))
    return (*words, *(inside(name, node) for node in asked.needed))


def terms(asked: Query, wording: Wording) -> tuple[Wordings, ...]:
    """What can stand together: the words as typed and cut, without synonyms, and the phrases every hit must hold."""
    return tuple(dict.fromkeys((*_words(wording), *_phrases(asked.needed))))


def _words(wording: Wording, synonyms: bool = False) -> Iterator[Wordings]:
    for word in wording.words:
        parts = word.looked_for()
        for part in parts:
            # The synonyms of several parts stand for all of them, not for each.
            others = part.alternatives if synonyms and len(parts) == 1 else ()
            yield (part.text, *(each.text for each in others))
        if not parts:  # 。 or %
            yield (word.text,)


def _phrases(nodes: Iterable[Node]) -> Iterator[Wordings]:
    for node in nodes:
        match node:
            case Exact():
                yield (node.text,)
            case All():
                yield from _phrases(node.nodes)
            case AnyOf() if all(isinstance(each, Exact) for each in node.nodes):
                yield tuple(each.text for each in node.nodes if isinstance(each, Exact))
            case _:
                pass
