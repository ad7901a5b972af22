"""The question of a concordance: a search, a term, how much of its surroundings, and in which order."""

from __future__ import annotations

from django import forms

from search.asking.addresses import query_string
from search.asking.forms import OneOf, SearchForm, address_of
from search.asking.questions import understood
from search.asking.request import SearchRequest
from search.asking.syntax import Exact, leaves
from search.concordance.alignment import ORDERS, Order
from search.query import foreseen

NARROWEST, USUAL, WIDEST = 5, 20, 60  # characters at either side
LONGEST = 100


class ConcordanceForm(SearchForm):
    term = forms.CharField(required=False, max_length=LONGEST)
    width = forms.IntegerField(required=False)
    by = OneOf(ORDERS, "order")

    def clean_width(self) -> int:
        """Too narrow and too wide are as narrow and as wide as may be."""
        width = self.cleaned_data["width"]
        return USUAL if width is None else min(max(width, NARROWEST), WIDEST)

    @property
    def terms(self) -> tuple[str, ...]:
        """The term, else the words and phrases of the query."""
        term = self.cleaned_data["term"]
        return (term,) if term else terms_of(self.request())

    @property
    def order(self) -> Order:
        return self.cleaned_data["by"]  # type: ignore[no-any-return]

    @property
    def address(self) -> str:
        cleaned = self.cleaned_data
        mine = (
            ("term", cleaned["term"], ""),
            ("width", str(cleaned["width"]), str(USUAL)),
            ("by", cleaned["by"], "order"),
        )
        return address_of(self.request()) + "".join(
            query_string([(name, value)]).replace("?", "&", 1)
            for name, value, usual in mine
            if value != usual
        )


def terms_of(request: SearchRequest) -> tuple[str, ...]:
    text = foreseen(lambda: understood(request))
    phrases = (
        leaf.text
        for node in text.query.needed
        for leaf, out in leaves(node)
        if isinstance(leaf, Exact) and not out
    )
    parts = (part for word in text.wording.words for part in word.parts if len(part) > 1)
    return tuple(dict.fromkeys((*phrases, *text.query.words, *parts)))
