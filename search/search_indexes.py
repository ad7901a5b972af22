"""What the index holds of a row, one class a unit of search. Haystack finds this module by its name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet
from haystack import indexes

from notices.models import Category, Fragment, Labelling, Measure, Notice, Problem
from search.asking.facets import CHECKED, NONE
from search.engines.connection import TokensField
from search.language import analysis

_LABELLINGS = Labelling.objects.select_related("category__group")
_LEAD_INS = Fragment.objects.filter(kind=Fragment.Kind.LEAD_IN)


class UnitIndex(indexes.SearchIndex):  # type: ignore[misc]  # Haystack ships no types
    """The fields that all units share; `chars` alone decides what an exact search finds."""

    words = TokensField(document=True)
    heading = TokensField()
    parent = TokensField()
    aspect = TokensField()
    place = TokensField()
    across = TokensField()
    topic = TokensField()
    chars = TokensField(positions=True)
    heading_chars = TokensField(positions=True)
    outside = TokensField(positions=True)  # of notices: what stands in no problem
    finding = TokensField(positions=True)  # what was found: headings and lead-ins, without the measures
    name = indexes.MultiValueField()  # of the notice: what a change of it replaces
    digest = indexes.MultiValueField()  # of the notice: what the rows said when they were indexed
    district = indexes.MultiValueField()
    year = indexes.MultiValueField()
    category = indexes.MultiValueField()
    status = indexes.MultiValueField()  # of its measures
    checked = indexes.MultiValueField()  # of the notice: whether a person has checked its reading
    pk = indexes.IntegerField()
    notice = indexes.IntegerField()
    problem = indexes.IntegerField()
    dated = indexes.IntegerField()

    def prepare(self, obj: Any) -> dict[str, Any]:
        return {**super().prepare(obj), "pk": obj.pk, **self.contents(obj)}

    def contents(self, obj: Any) -> dict[str, Any]:
        raise NotImplementedError


class NoticeIndex(UnitIndex, indexes.Indexable):  # type: ignore[misc]
    def get_model(self) -> type[Notice]:
        return Notice

    def index_queryset(self, using: str | None = None) -> QuerySet[Notice]:  # noqa: ARG002  # Haystack's signature
        rows = Problem.objects.prefetch_related(
            "fragments",
            Prefetch("labellings", _LABELLINGS),
            Prefetch("measures", Measure.objects.only("problem_id", "status", "start", "end")),
        )
        problems = Prefetch("problems", rows)
        return Notice.objects.select_related("place__parent__parent").prefetch_related(problems)

    def contents(self, obj: Notice) -> dict[str, Any]:
        texts = list(obj.pieces())
        categories = (category for problem in obj.problems.all() for category in problem.labels())
        return {
            **_of_notice(obj),
            **_tokens(heading=[obj.title], words=texts),
            **_across(texts),
            **_characters(
                chars=texts,
                heading_chars=[obj.title],
                outside=[text for _, text in obj.outside_of_problems()],
                finding=[
                    text for problem in obj.problems.all() for text in (problem.heading, *_lead_ins(problem))
                ],
            ),
            "category": _category_values(categories),
            "status": _statuses(
                measure for problem in obj.problems.all() for measure in problem.measures.all()
            ),
        }


class ProblemIndex(UnitIndex, indexes.Indexable):  # type: ignore[misc]
    def get_model(self) -> type[Problem]:
        return Problem

    def index_queryset(self, using: str | None = None) -> QuerySet[Problem]:  # noqa: ARG002
        rows = Problem.objects.units().select_related("notice__place__parent__parent", "parent", "aspect")
        return rows.prefetch_related("measures", "fragments", Prefetch("labellings", _LABELLINGS))

    def contents(self, obj: Problem) -> dict[str, Any]:
        lead_ins = _lead_ins(obj)
        parents = [obj.parent.heading] if obj.parent else []
        return {
            **_of_notice(obj.notice),
            **_of_problem(obj),
            **_tokens(
                heading=[obj.heading],
                parent=parents,
                words=[*lead_ins, *(measure.text for measure in obj.measures.all())],
            ),
            **_characters(
                chars=obj.pieces(), heading_chars=[obj.heading], finding=[*parents, obj.heading, *lead_ins]
            ),
            **_across(obj.pieces()),
            "status": _statuses(obj.measures.all()),
            "problem": obj.pk,
        }


class MeasureIndex(UnitIndex, indexes.Indexable):  # type: ignore[misc]
    def get_model(self) -> type[Measure]:
        return Measure

    def index_queryset(self, using: str | None = None) -> QuerySet[Measure]:  # noqa: ARG002
        rows = Measure.objects.select_related(
            "problem__notice__place__parent__parent", "problem__parent", "problem__aspect"
        )
        return rows.prefetch_related(Prefetch("problem__labellings", _LABELLINGS))

    def contents(self, obj: Measure) -> dict[str, Any]:
        problem = obj.problem
        headings = [problem.heading, *([problem.parent.heading] if problem.parent else [])]
        return {
            **_of_notice(problem.notice),
            **_of_problem(problem),
            **_tokens(parent=headings, words=[obj.text]),
            **_across([*headings, obj.text]),
            **_characters(chars=[obj.text], heading_chars=[problem.heading], finding=headings),
            "status": _statuses([obj]),
            "problem": problem.pk,
        }


def _lead_ins(problem: Problem) -> list[str]:
    return [part.text for part in problem.fragments.all() if part.kind == Fragment.Kind.LEAD_IN]


def _of_notice(notice: Notice) -> dict[str, Any]:
    path = notice.place_path()
    year = str(notice.year or NONE)
    return {
        **_tokens(place=[*(step.name for step in path), year]),
        "name": [notice.name],
        "digest": [notice.digest],
        "district": [step.code for step in path] or [NONE],
        "year": [year],
        "checked": [CHECKED if notice.checked else NONE],
        "notice": notice.pk,
        "dated": notice.dated.toordinal() if notice.dated else 0,
    }


def _of_problem(problem: Problem) -> dict[str, Any]:
    labels = problem.labels()
    return {
        **_tokens(
            aspect=[problem.aspect.title] if problem.aspect else [],
            topic=[text for label in labels for text in (label.name, label.scope)],
        ),
        "category": _category_values(labels),
    }


def _category_values(categories: Iterable[Category]) -> list[str]:
    """Each category's slug and its group's, once."""
    slugs = (slug for category in categories for slug in (category.group.slug, category.slug))
    return sorted(set(slugs)) or [NONE]


def _statuses(measures: Iterable[Measure]) -> list[str]:
    return sorted({measure.status or NONE for measure in measures}) or [NONE]


def _tokens(**parts: Iterable[str]) -> dict[str, str]:
    return {name: " ".join(analysis.words(texts)) for name, texts in parts.items()}


def _across(texts: Iterable[str]) -> dict[str, str]:
    return {"across": " ".join(analysis.across(texts))}


def _characters(**parts: Iterable[str]) -> dict[str, str]:
    return {name: " ".join(analysis.chars(texts)) for name, texts in parts.items()}
