"""Rows for tests: plain functions with defaults; each argument left out is filled in soundly."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from notices.models import (
    Accountability,
    Aspect,
    Category,
    CategoryGroup,
    Claim,
    Document,
    Figure,
    Fragment,
    Labelling,
    Measure,
    Notice,
    Place,
    Problem,
    Promise,
)

LEVELS = ("province", "city", "district")


def place_code(*names: str) -> str:
    """The code that `make_place` gives the place at the end of a path."""
    return "-".join(f"{ord(char):x}" for char in "".join(names))


def make_place(*names: str) -> Place:
    """The place at the end of a path: `make_place("甲省", "乙市", "丙区")`; codes are the path's own."""
    place = None
    for depth, (name, level) in enumerate(zip(names, LEVELS, strict=False), 1):
        place, _ = Place.objects.get_or_create(
            code=place_code(*names[:depth]), defaults={"name": name, "level": level, "parent": place}
        )
    assert place
    return place


def make_category(slug: str, name: str = "", group: str = "group", group_name: str = "") -> Category:
    above, _ = CategoryGroup.objects.get_or_create(
        slug=group,
        defaults={"name": group_name or group, "name_en": group, "position": CategoryGroup.objects.count()},
    )
    category, _ = Category.objects.get_or_create(
        slug=slug,
        defaults={
            "name": name or slug,
            "name_en": slug,
            "group": above,
            "scope": "",
            "position": Category.objects.count(),
        },
    )
    return category


def make_notice(
    name: str = "jia-2021",
    text: str = "中共甲区委关于巡视整改进展情况的通报",
    title: str = "",
    place: Place | None = None,
    published: date | None = date(2021, 11, 23),
    **facts: Any,
) -> Notice:
    return Notice.objects.create(
        name=name,
        title=title or text.splitlines()[0][:300],
        text=text,
        place=place,
        published=published,
        reader_version="1",
        parser_version="1",
        **facts,
    )


def make_aspect(notice: Notice, title: str = "落实主体责任不够到位") -> Aspect:
    number = notice.aspects.count() + 1
    return Aspect.objects.create(notice=notice, number=number, label=f"第{number}方面", title=title, start=0)


def make_problem(
    notice: Notice | None = None,
    heading: str = "1.关于学位缺口的问题",
    measures: Iterable[str] = (),
    lead_ins: Iterable[str] = (),
    categories: Iterable[Category] = (),
    parent: Problem | None = None,
    **facts: Any,
) -> Problem:
    """A problem, or with `parent` an item of it, with its measures."""
    notice = parent.notice if parent else notice or make_notice()
    siblings = parent.items if parent else notice.problems.filter(parent=None)
    problem = Problem.objects.create(
        notice=notice,
        parent=parent,
        number=siblings.count() + 1,
        heading=heading,
        heading_start=0,
        heading_end=len(heading),
        **facts,
    )
    for rank, category in enumerate(categories, 1):
        Labelling.objects.create(problem=problem, category=category, rank=rank)
    for text in measures:
        make_measure(problem, text)
    for text in lead_ins:
        make_lead_in(problem, text)
    return problem


def make_measure(
    problem: Problem | None = None, text: str = "加快建设学校。", label: str = "一是"
) -> Measure:
    problem = problem or make_problem()
    number = problem.measures.count() + 1
    return Measure.objects.create(
        problem=problem, number=number, label=label, text=text, start=0, end=len(text)
    )


def make_lead_in(problem: Problem, text: str = "整改情况如下。") -> Fragment:
    return Fragment.objects.create(
        notice=problem.notice, problem=problem, kind=Fragment.Kind.LEAD_IN, text=text, start=0, end=len(text)
    )


_CLAIMED: dict[type[Claim], dict[str, Any]] = {
    Promise: {"due": "2022-12", "due_by": date(2022, 12, 31)},
    Figure: {"value": 2160.0, "unit_name": "个", "bound": "=", "sense": "change"},
    Document: {"title": "办法", "role": "made"},
    Accountability: {"kind": "discipline", "count": 2.0, "unit_name": "人", "who": "officials"},
}


def make_claim(kind: type[Claim], unit: Notice | Problem | Measure, words: str, /, **facts: Any) -> Any:
    """A claim in a unit; `words` are some of the unit's, and its text is the sentence they stand in."""
    problem = unit.problem if isinstance(unit, Measure) else unit if isinstance(unit, Problem) else None
    notice: Any = problem.notice if problem else unit
    text = unit.heading if isinstance(unit, Problem) else unit.text
    first = {Problem: "heading_start", Measure: "start"}.get(type(unit))
    sentence_start = getattr(unit, first) if first else 0
    start = sentence_start + text.index(words)
    return kind.objects.create(
        notice=notice,
        problem=problem,
        measure=unit if isinstance(unit, Measure) else None,
        words=words,
        sentence=text,
        sentence_start=sentence_start,
        start=start,
        end=start + len(words),
        **_CLAIMED[kind] | facts,
    )
