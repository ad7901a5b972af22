"""The tables of the data package: one file each, its columns, and the rows that go into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Any

from notices.claim_kinds import CLAIM_KINDS, ClaimKind
from notices.columns import Column, Row
from notices.double_coding.results import Result, Unit, published, units_of_coding
from notices.exporting.rows import loaded, written
from notices.exporting.variables import (
    AGREEMENT,
    CLAIM,
    CODED_UNIT,
    CORRECTION,
    MEASURE,
    NOTICE,
    NOTICE_TEXT,
    NOTICE_WHOLE,
    PROBLEM,
)
from notices.models import Category, Decision, DoubleCoding, Labelling, Measure, Notice, Problem

_CHUNK = 500

CATEGORY: tuple[Column, ...] = (
    Column("slug", "领域的标识", "Slug of the area", lambda c: c.slug),
    Column("name", "名称", "Chinese name", lambda c: c.name),
    Column("name_en", "英文名称", "English name", lambda c: c.name_en),
    Column("group", "所在组的标识", "Slug of its group", lambda c: c.group.slug),
    Column("group_name", "所在组的名称", "Chinese name of its group", lambda c: c.group.name),
    Column("scope", "范围", "What belongs to it", lambda c: c.scope),
)
LABEL: tuple[Column, ...] = (
    Column("problem_id", "问题或分项的编号", "Problem or item", lambda label: label.problem.public_id),
    Column("category", "问题领域的标识", "Slug of the area", lambda label: label.category.slug),
    Column("rank", "次序，1 为主要领域", "Rank; 1 is the primary area", lambda label: label.rank, "integer"),
    Column("score", "得分", "Score of the classifier", lambda label: label.score, "number"),
    Column("cues", "依据的词语", "Words that decided", lambda label: tuple(map(str, label.cues)), "list"),
    Column(
        "classifier_version",
        "归类器的版本；人工给的则为空",
        "Version of the classifier; empty where a person gave the label",
        lambda label: label.classifier_version,
    ),
)


@dataclass(frozen=True, slots=True)
class Resource:
    """`refers` are foreign keys: a column, the resource it points to, and the column there."""

    name: str
    title: str
    columns: tuple[Column, ...]
    select: Callable[[], Iterable[Any]]
    key: tuple[str, ...]
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        return written(self.columns, self.select())


def _notices() -> Iterator[Any]:
    return loaded("notice", list(Notice.objects.order_by("name").values_list("pk", flat=True)))


def _problems() -> Iterator[Any]:
    order = ("notice__name", "heading_start", "pk")
    return loaded("problem", list(Problem.objects.order_by(*order).values_list("pk", flat=True)))


def _measures() -> Iterator[Any]:
    order = ("problem__notice__name", "start", "pk")
    return loaded("measure", list(Measure.objects.order_by(*order).values_list("pk", flat=True)))


def _labels() -> Iterator[Any]:
    rows = Labelling.objects.select_related("category", "problem__notice", "problem__parent__notice")
    rows = rows.defer("problem__notice__text", "problem__parent__notice__text")
    return rows.order_by("problem__notice__name", "problem__heading_start", "problem_id", "rank").iterator(
        chunk_size=_CHUNK
    )


def _corrections() -> Iterator[Any]:
    rows = Decision.objects.filter(subject__in=Decision.CORRECTIONS, name__in=Notice.objects.values("name"))
    return rows.order_by("pk").iterator(chunk_size=_CHUNK)


@dataclass(frozen=True, slots=True)
class _Agreement:
    coding: DoubleCoding
    notices: int
    result: Result


@dataclass(frozen=True, slots=True)
class _CodedUnit:
    coding: DoubleCoding
    unit: Unit


def _agreements() -> Iterator[Any]:
    return (_Agreement(row.coding, row.notices, result) for row in published() for result in row.results)


def _coded_units() -> Iterator[Any]:
    for coding in DoubleCoding.objects.published().order_by("pk"):
        yield from (_CodedUnit(coding, unit) for unit in units_of_coding(coding))


def _claims(kind: ClaimKind) -> Iterator[Any]:
    rows = kind.model.objects.standing().order_by("notice__name", "start", "pk")
    return loaded(kind.name, list(rows.values_list("pk", flat=True)))


_IN_NOTICE = MappingProxyType({"notice_id": ("notices", "id")})


def _of_claims(kind: ClaimKind) -> Resource:
    refers = {**_IN_NOTICE, "problem_id": ("problems", "id"), "measure_id": ("measures", "id")}
    key = ("notice_id", "start", "end")
    return Resource(kind.plural, kind.file_title, CLAIM[kind.name], partial(_claims, kind), key, refers)


RESOURCES: tuple[Resource, ...] = (
    Resource("notices", "通报 notices", (*NOTICE, *NOTICE_WHOLE), _notices, ("id",)),
    Resource("texts", "正文 texts", (NOTICE[0], NOTICE_TEXT), _notices, ("id",), {"id": ("notices", "id")}),
    Resource(
        "problems",
        "问题与分项 problems and items",
        PROBLEM,
        _problems,
        ("id",),
        {**_IN_NOTICE, "category": ("categories", "slug")},
    ),
    Resource(
        "measures",
        "措施 measures",
        MEASURE,
        _measures,
        ("id",),
        {**_IN_NOTICE, "problem_id": ("problems", "id")},
    ),
    *map(_of_claims, CLAIM_KINDS),
    Resource(
        "categories",
        "问题领域 areas",
        CATEGORY,
        lambda: Category.objects.select_related("group").order_by("position", "slug"),
        ("slug",),
    ),
    Resource(
        "labels",
        "领域标注 labels",
        LABEL,
        _labels,
        ("problem_id", "category"),
        {"problem_id": ("problems", "id"), "category": ("categories", "slug")},
    ),
    Resource("corrections", "人工订正 corrections", CORRECTION, _corrections, ("id",), _IN_NOTICE),
    Resource("agreement", "双人编码的一致程度 agreement", AGREEMENT, _agreements, ("coding_id", "variable")),
    Resource(
        "double_codings",
        "双人编码 double codings",
        CODED_UNIT,
        _coded_units,
        ("coding_id", "notice_id", "variable", "unit"),
        _IN_NOTICE,
    ),
)
