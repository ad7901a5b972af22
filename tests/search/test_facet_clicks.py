"""Whatever is clicked: a page has the hits its address says, each count is that of the page one gets by clicking."""

from __future__ import annotations

import html
import random
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product

import pytest

from notices.models import Measure, Notice, Problem
from search import indexing
from search.asking.addresses import pairs
from search.asking.facets import FACETS, NONE
from search.asking.request import UNITS, SearchRequest
from search.query import search, total
from tests.effort import drawn
from tests.factories import make_category, make_notice, make_place, make_problem

CLICKS = drawn(80, 1000)
PLACES = [
    ("甲省",),
    ("甲省", "乙市"),
    ("甲省", "乙市", "丙区"),
    ("甲省", "丁市", "戊区"),
    ("己省", "庚市"),
    (),
]
WORDS = ["", "学位", "学位 道路", "“整改”", "学位 -道路"]


@dataclass
class Row:
    """What a document has in each facet, by the database alone."""

    values: dict[str, set[str]]


@dataclass
class State:
    """What an address chooses and excludes."""

    chosen: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    excluded: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, address: str) -> State:
        state = cls()
        for name, value in pairs(address.partition("?")[2]):
            (state.excluded if name.startswith("not_") else state.chosen)[name.removeprefix("not_")].add(
                value
            )
        return state

    def holds(self, row: Row) -> bool:
        return all(
            (not self.chosen[kind.name] or self.chosen[kind.name] & row.values[kind.name])
            and not self.excluded[kind.name] & row.values[kind.name]
            for kind in FACETS
        )


def make_collection(rng: random.Random) -> None:
    categories = [make_category(f"c{n}", group=f"g{n % 2}") for n in range(5)]
    for number in range(14):
        names = rng.choice(PLACES)
        notice = make_notice(
            f"n{number}",
            "通报\n整改学位\n道路",
            place=make_place(*names) if names else None,
            checked=rng.choice([None, date(2021, 1, 1)]),
            published=rng.choice([None, date(2017, 1, 1), date(2019, 5, 5), date(2020, 6, 6)]),
        )
        for _ in range(rng.randrange(1, 5)):
            text = "".join(rng.sample(["学位", "道路", "整改", "水"], 2))
            some = rng.sample(categories, rng.randrange(3))
            make_problem(notice, f"关于{text}的问题", measures=[text] * rng.randrange(3), categories=some)
    for measure in Measure.objects.order_by("pk"):
        measure.status = rng.choice(["", *Measure.Status.values])
        measure.save()
    indexing.rebuild()


def row_of(obj: Notice | Problem | Measure) -> Row:
    problem = obj.problem if isinstance(obj, Measure) else obj
    notice = problem.notice if isinstance(problem, Problem) else problem
    problems = [problem] if isinstance(problem, Problem) else list(notice.problems.all())
    measures = (
        [obj] if isinstance(obj, Measure) else [row for each in problems for row in each.measures.all()]
    )
    slugs = {slug for each in problems for label in each.labels() for slug in (label.slug, label.group.slug)}
    return Row(
        {
            "district": {place.code for place in notice.place.path()} if notice.place else {NONE},
            "year": {str(notice.year or NONE)},
            "category": slugs or {NONE},
            "checked": {"yes" if notice.checked else NONE},
            "status": {measure.status or NONE for measure in measures} or {NONE},
        }
    )


CHOICE = re.compile(
    r'<a class="choice[^"]*" href="([^"]*)" rel="nofollow"( aria-current="true")?>.*?</a>', re.DOTALL
)
BAR_OUT = re.compile(r'<a class="bar-out" href="([^"]*)"')
COUNT = re.compile(r'<span class="count">(\d+)</span>')


@pytest.mark.django_db
def test_every_count_is_that_of_the_page_one_gets_by_clicking(client):
    rng = random.Random(4)  # noqa: S311
    make_collection(rng)
    rows: list[Row] = []
    address, clicks, compared = "", 0, 0
    while clicks < CLICKS:
        if not address or rng.random() < 0.1:
            text, unit = rng.choice(WORDS), rng.choice(UNITS)
            hits = search(SearchRequest(text, unit=unit), 0, 1000, with_facets=False).hits
            rows = [row_of(hit.obj) for hit in hits]
            address = f"/search/?q={text}&unit={unit}"
        page = client.get(address).content.decode()
        now = State.of(address)
        found = re.search(r"<strong>共 (\d+) 条</strong>", page)
        assert int(found[1] if found else 0) == sum(map(now.holds, rows)), address
        following = []
        for choice in CHOICE.finditer(page):
            target = html.unescape(choice[1])
            after = State.of(target)
            following.append("/search/" + target)
            if count := COUNT.search(choice[0]):
                name, value = changed(now, after)
                there = now if choice[2] else after
                held = sum(value in row.values[name] for row in rows if there.holds(row))
                assert int(count[1]) == held, (address, name, value)
                compared += 1
        following += ["/search/" + html.unescape(target) for target in BAR_OUT.findall(page)]
        address = rng.choice(following) if following else ""
        clicks += 1
    assert compared > 5 * CLICKS


@pytest.mark.django_db
def test_of_any_two_values_each_is_counted_as_the_search_for_both_finds():
    make_collection(random.Random(5))  # noqa: S311
    compared = 0
    for unit, text in product(UNITS, WORDS[1 : drawn(2, len(WORDS))]):
        facets = search(SearchRequest(text, unit=unit), 0, 0).facets
        for first, value in [(facet.name, value.value) for facet in facets for value in facet.values]:
            one = SearchRequest(text, unit=unit, facets={first: (value,)})
            answered = search(one, 0, 0)
            for facet in answered.facets:
                for choice in facet.values if facet.name != first else ():
                    both = replace(one, facets={**one.facets, facet.name: (choice.value,)})
                    assert choice.count == total(both, answered.understood), both
                    compared += 1
    assert compared > drawn(500, 1500)


def changed(now: State, after: State) -> tuple[str, str]:
    """The value that a click puts in, or takes out."""
    for kind in FACETS:
        put_in = after.chosen[kind.name] - now.chosen[kind.name]
        if put_in or (now.chosen[kind.name] - after.chosen[kind.name]):
            (value,) = put_in or (now.chosen[kind.name] - after.chosen[kind.name])
            return kind.name, value
    raise AssertionError("a click that changes nothing")
