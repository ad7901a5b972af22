"""Documents: every title in 《》, made by this body or cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.evidence.passages import Passages
from notices.evidence.shapes import Document, Role
from notices.parsing.shapes import Span
from notices.words import compiled, pattern, tables

_ROWS = tables("evidence/document")["verbs"]
_VERBS = re.compile("|".join(f"(?P<r{n}>{row.pattern})" for n, row in enumerate(_ROWS)))
_MADE_AFTER, _CITED_AFTER, _MADE_BY, _OF_THE_STATE, _LIST = (
    compiled("evidence/document", name)
    for name in ("made_after", "cited_after", "made_by", "of_the_state", "list")
)
_LEADS_TO = re.compile(f"{pattern('evidence/document', 'leads_to')}$")
_REVISED = re.compile("(?:修订|制定|起草|编制)的$")
_FAR = 60  # characters a verb may stand before its title


def read_documents(passages: Passages) -> tuple[Document, ...]:
    """The documents of the passages, in reading order."""
    return tuple(_documents(passages))


def _documents(passages: Passages) -> Iterator[Document]:
    for titles in _lists(passages):
        role = _role(passages, titles)
        for start, end in titles:
            stated = _OF_THE_STATE.match(passages.folded, start)
            title = passages.text[start + 1 : end - 1]
            yield Document((start, end), title, "cited" if stated else role)


def _lists(passages: Passages) -> Iterator[list[Span]]:
    """The titles by lists: 《甲》《乙》和《丙》 share a verb."""
    titles: list[Span] = []
    for span in _read(passages):
        if titles and not _LIST.match(passages.open, titles[-1][1], span[0] + 1):
            yield titles
            titles = []
        titles.append(span)
    if titles:
        yield titles


def _read(passages: Passages) -> Iterator[Span]:
    for span in passages.titles:
        if any(start <= span[0] and span[1] <= end for start, end in passages.spans):
            yield span


def _role(passages: Passages, titles: list[Span]) -> Role:
    """By the last verb before the list, else by what is said after it."""
    text, start = passages.unquoted, titles[0][0]
    stop = max(passages.clause(start)[0], start - _FAR, text.rfind("》", max(0, start - _FAR), start) + 1)
    ahead, after = text[stop:start], titles[-1][1]
    verb = _last_verb(ahead)
    if _REVISED.search(ahead) and _MADE_AFTER.match(text, after):
        return "made"  # 新修订的《规定》已经审议通过
    if verb == "cited" and _LEADS_TO.search(ahead) and _MADE_BY.match(text, after):
        return "made"
    if verb:
        return verb
    is_made = _MADE_AFTER.match(text, after) and not _CITED_AFTER.match(text, after)
    return "made" if is_made else "cited"


def _last_verb(ahead: str) -> Role | None:
    verbs = list(_VERBS.finditer(ahead))
    return _ROWS[int((verbs[-1].lastgroup or "r0")[1:])].means if verbs else None  # type: ignore[return-value]
