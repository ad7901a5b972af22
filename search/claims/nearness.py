"""A pattern that finds in a text as it stands what a search finds in it folded: other widths, cases, old characters.

The database looks with it, SQLite and PostgreSQL alike, so it is made of letters, alternatives and repeated blanks
only. A sign that folds to several (㎡, ㈠) is found where a term holds all of them. Pure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice

from search.language.folding import fold

_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))
_BETWEEN = f"[{_BLANKS}]*"
# Where signs stand that fold to others: Latin, punctuation, numbers in circles, Chinese, compatibility forms.
_RANGES = ((0x21, 0x250), (0x370, 0x530), (0x2000, 0x3400), (0x4E00, 0xA000), (0xF900, 0x10000))
_LONGEST = 4  # signs that one may fold to and still be looked for
MOST_TERMS = 60  # looked for; each is tried at every place of every sentence
_MOST_WAYS = 16  # to write one term with signs that fold to several


def pattern(terms: Iterable[str]) -> str:
    """Of any of the terms; empty where there is none, and then finds everything: so it must not be asked."""
    folded = islice(dict.fromkeys(filter(None, map(fold, terms))), MOST_TERMS)
    return "|".join(spelling for term in folded for spelling in islice(_ways(term), _MOST_WAYS))


def _ways(term: str) -> Iterator[str]:
    """To write a term: first sign by sign, then with every sign that stands for several of them."""
    waiting: list[tuple[_Written, int]] = [((), 0)]
    while waiting:
        printed, offset = waiting.pop()
        if offset == len(term):
            yield _BETWEEN.join(_in_order(printed))
        lengths = range(min(_LONGEST, len(term) - offset), 0, -1)
        following = ((_signs(term[offset : offset + length]), offset + length) for length in lengths)
        waiting += [((printed, signs), end) for signs, end in following if signs]


_Written = tuple[()] | tuple["_Written", str]  # what stands before, and a sign


def _in_order(printed: _Written) -> list[str]:
    signs = []
    while printed:
        printed, last = printed
        signs.append(last)
    return signs[::-1]


def _signs(folded: str) -> str:
    """A sign that folds to this, whichever; a sign of no other form stands for itself."""
    signs = dict.fromkeys((*([folded] if len(folded) == 1 else ()), *_forms().get(folded, ())))
    patterns = [re.escape(sign) for sign in signs]
    return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})" if patterns else ""


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    """What is written otherwise than it folds: 学 → 學; m2 → ㎡."""
    forms: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for sign in (chr(code) for first, end in _RANGES for code in range(first, end)):
        if (folded := fold(sign)) != sign and 0 < len(folded) <= _LONGEST:
            forms[folded] += (sign,)
    return dict(forms)
