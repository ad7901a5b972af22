"""What a person may ask, as pages, feeds, files and the API say it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from search.engines.question import Unit

Sort = Literal["relevance", "newest", "oldest", "imported"]
Field = Literal["", "title", "problem", "measure"]
Scope = Literal["", "notice", "problem", "measure", "sentence"]
UNITS: tuple[Unit, ...] = ("notice", "problem", "measure")
SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")  # on a page; a feed asks for `imported`
FIELDS: tuple[Field, ...] = ("", "title", "problem", "measure")
SCOPES: tuple[Scope, ...] = ("", "notice", "problem", "measure", "sentence")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question, cleaned: `facets` maps a facet's name to the values chosen in it, `excluded` to those taken out.

    With `field` every word and phrase stands in that part of the text, with `scope` all stand together in one of
    these; `within` and `without` are terms that results must (not) hold, character for character.
    """

    text: str = ""
    unit: Unit = "problem"
    exact: bool = False
    all_words: bool = False
    facets: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    sort: Sort = "relevance"
    synonyms: bool = True
    field: Field = ""
    scope: Scope = ""
    within: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    excluded: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    grouped: bool = False
    notice: str = ""  # the name of the one notice to look in
    outside: str = ""  # of the one to leave out
    plain: bool = False  # words are words: none of them is read as a place, a year or an area, or corrected
    characters: bool = False  # where nothing holds any word, what holds most of their characters
