"""The claims of a page are those of the units that a search finds: compared with looking at every claim."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from notices.models import CLAIMS, Claim, Figure
from search import indexing
from search.asking.request import SearchRequest
from search.claims.kinds import KINDS
from search.claims.listing import Listing
from search.claims.scope import standing
from search.language.folding import fold
from search.query import search
from tests.effort import drawn
from tests.factories import make_category, make_claim, make_measure, make_notice, make_place, make_problem
from tests.search.claims.collection import make_claims

pytestmark = pytest.mark.django_db

WORDS = ["学位", "學位", "学 位", "学校", "道路", "整改", "PPP", "ｐｐｐ", "３000㎡", "。"]
QUESTIONS = [
    "",
    "q=学位",
    "q=学位 道路",
    "q=“学位”&exact=1",
    "q=PPP -道路",
    "q=m2",
    "q=學位&all=1&synonyms=0",
    "category=c1&year=2019-2020",
    "q=整改&district=none&near=0",
    "not_category=c2&within=整改",
    "notice=n3",
    "q=学校&notice=n3&without=道路",
]
ASKED = 60


def make_collection(rng: random.Random) -> None:
    """Notices with claims of every kind in measures, headings, items, headings above items, and outside."""
    categories = [make_category(f"c{n}", group=f"g{n % 2}") for n in range(4)]
    for number in range(8):
        notice = make_notice(
            f"n{number}",
            f"通报{said(rng)}",
            place=make_place("甲省", "乙市", f"{number % 3}区") if number % 4 else None,
            published=rng.choice([None, date(2019, 5, 5), date(2020, 6, 6), date(2023, 7, 7)]),
        )
        for _ in range(3):
            some = rng.sample(categories, rng.randrange(3))
            problem = make_problem(notice, f"关于{said(rng)}的问题", categories=some)
            units: list[Any] = [notice, problem]
            if rng.random() < 0.4:
                items = [make_problem(None, said(rng), parent=problem, categories=some) for _ in range(2)]
                units += [*items, *(make_measure(item, said(rng)) for item in items)]
            else:
                units += [make_measure(problem, said(rng)) for _ in range(2)]
            for unit in units:
                words = (unit.heading if hasattr(unit, "heading") else unit.text)[:2]
                make_claim(rng.choice(CLAIMS), unit, words, rejected=rng.random() < 0.1)
    indexing.rebuild()


def said(rng: random.Random) -> str:
    return "".join(rng.sample(WORDS, 3))


def scanned(kind: type[Claim], asked: SearchRequest, terms: tuple[str, ...]) -> set[int]:
    """Every claim looked at, by the rows that the pages of the search show."""
    units = {hit.obj for hit in search(asked, 0, 1000).hits}
    wanted = [fold(term) for term in terms]
    return {
        claim.pk
        for claim in kind.objects.select_related("problem", "measure", "notice")
        if not claim.rejected
        and units & set(_stands_in(claim, asked.unit))
        and (not wanted or any(term in fold(claim.sentence) for term in wanted))
    }


def _stands_in(claim: Claim, unit: str) -> Iterator[Any]:
    """What of this unit a claim stands in; what is said above items stands in each of them."""
    held = getattr(claim, unit)
    if held is not None:
        yield held
    if unit == "problem" and claim.problem:
        yield from claim.problem.items.all()


@pytest.mark.parametrize("seed", range(drawn(1, 20)))
def test_the_claims_listed_are_those_of_the_units_found(seed):
    rng = random.Random(seed)  # noqa: S311
    make_collection(rng)
    listed = empty = 0
    for _ in range(ASKED):
        kind = KINDS[rng.choice(list(KINDS))]
        unit = rng.choice(["notice", "problem", "measure"])
        address = f"{rng.choice(QUESTIONS)}&unit={unit}"
        form = kind.form(QueryDict(address))
        assert form.is_valid()
        with Listing(kind, form) as held:
            expected = scanned(kind.model, held.request, held.terms if held.is_near else ())
            keys = held.keys()
            assert set(keys) == expected, address
            assert len(keys) == len(expected) == held.count()
            if not held.of_titles:
                assert held.summary.total == len(keys)
        listed, empty = listed + bool(keys), empty + (not keys)
    assert listed > ASKED / 3
    assert empty


def test_what_a_curator_rejected_is_not_there():
    make_claims()
    Figure.objects.filter(words="59个").update(rejected=True)
    with ExitStack() as tables:
        claims = standing(Figure, SearchRequest(unit="notice"), tables)
        assert set(claims.values_list("words", flat=True)) == {
            "2160个", "2所", "900个", "3000个", "5400个", "中共",
        }  # fmt: skip


def test_words_that_only_join_are_no_words_to_be_near_to():
    make_claims()
    form = KINDS["figures"].form(QueryDict("q=学位的问题"))
    assert form.is_valid()
    held = Listing(KINDS["figures"], form)
    assert "问题" not in held.terms
    assert "学位" in held.terms
