"""What a search marks: of the invented collection, words drawn from its own texts."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from html import unescape

import pytest
from django.core.management import call_command

from search import indexing
from search.asking.request import SearchRequest
from search.language.analysis import cut, fold, is_known
from search.query import search
from tests.effort import drawn
from tools.quality.judged import NOTICES

QUESTIONS = drawn(60, 1200)


def words_of_the_collection() -> list[str]:
    hits = search(SearchRequest("", unit="problem"), 0, 300, with_facets=False).hits
    texts = [text for hit in hits for text in hit.obj.pieces()]  # type: ignore[union-attr]
    return sorted({word for text in texts for word in cut(text) if len(word) > 1 and is_known(word)})


@pytest.mark.django_db
def test_every_hit_that_holds_a_word_shows_it_and_nothing_else_is_marked():
    call_command("import_notices", *map(str, NOTICES), verbosity=0)
    indexing.rebuild()
    words = words_of_the_collection()
    dice = random.Random(13)  # noqa: S311
    for _ in range(QUESTIONS):
        typed = " ".join(dice.sample(words, dice.choice((1, 1, 2))))
        results = search(SearchRequest(typed, plain=True), 0, 20, with_facets=False)
        meant = {fold(text) for text in results.reading.marked}
        for hit in results.hits:
            shown = f"{hit.marked_title}\n{hit.snippet}"
            marks = re.findall("<mark>(.*?)</mark>", shown)
            whole = set(results.reading.cut) - set(hit.lacking)
            assert marks or not whole, (typed, hit.id, shown)
            for text in map(fold, map(unescape, marks)):
                assert any(term in text for term in meant), (typed, hit.id, text)
                assert covered(text, meant) == set(range(len(text))), (typed, hit.id, text)


def covered(text: str, terms: Iterable[str]) -> set[int]:
    """Where any of the terms stands; they may overlap: 发展党员 and 党员质量 in 发展党员质量."""
    return {
        offset
        for term in terms
        for start in range(len(text))
        if text.startswith(term, start)
        for offset in range(start, start + len(term))
    }
