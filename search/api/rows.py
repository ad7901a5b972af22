"""Rows of the database as shapes. `absolute` turns a path of this site into an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from notices import models
from notices.citing.formats import FORMATS
from notices.facts import FACTS
from notices.notice_page.versions import Replacement, versions
from notices.overview.collection import GroupCounts
from notices.standing_claims import StandingClaims
from search.api import collection_shapes, origin_shapes, shapes
from search.api.claim_shapes import Evidence, Span, evidence

Absolute = Callable[[str], str]
API = "/api/v1"  # an object's address is its page's, below this


def place(row: models.Place) -> shapes.PlaceName:
    return shapes.PlaceName(
        code=row.code, name=row.name, level=row.level, path=[ancestor.name for ancestor in row.path()]
    )


def place_row(row: models.Place) -> collection_shapes.PlaceRow:
    """Of a place with `held`, the number of its notices."""
    return collection_shapes.PlaceRow(
        **place(row).model_dump(),
        parent=row.parent.code if row.parent else None,
        notices=row.held,  # type: ignore[attr-defined]  # annotated
    )


def area(row: GroupCounts) -> collection_shapes.CategoryGroupRow:
    return collection_shapes.CategoryGroupRow(
        slug=row.group.slug,
        name=row.group.name,
        name_en=row.group.name_en,
        categories=[
            collection_shapes.CategoryRow(
                slug=category.slug,
                name=category.name,
                name_en=category.name_en,
                scope=category.scope,
                findings=category.findings,
            )
            for category in row.categories
        ],
    )


def addresses(row: models.Notice | models.Problem | models.Measure, absolute: Absolute) -> dict[str, str]:
    page = row.get_absolute_url()
    return {"id": row.public_id, "url": absolute(page), "api": absolute(API + page.rstrip("/"))}


def citations(row: models.Notice | models.Problem | models.Measure, absolute: Absolute) -> dict[str, str]:
    return {
        format_.ending: absolute(reverse("citation", args=[row.public_id, format_.ending]))
        for format_ in FORMATS
    }


def notice_facts(row: models.Notice, absolute: Absolute) -> dict[str, Any]:
    return {
        **addresses(row, absolute),
        **{fact.api: fact.of(row) for fact in FACTS if fact.api},
        "place": place(row.place) if row.place else None,
    }


def notice(row: models.Notice, absolute: Absolute) -> shapes.NoticeRow:
    return shapes.NoticeRow(**notice_facts(row, absolute))


def whole_notice(row: models.Notice, absolute: Absolute) -> shapes.Notice:
    claims = StandingClaims(row)
    return shapes.Notice(
        **notice_facts(row, absolute),
        citations=citations(row, absolute),
        reader_version=row.reader_version,
        parser_version=row.parser_version,
        reprints=[
            origin_shapes.Reprint(url=reprint.url, fetched=reprint.fetched) for reprint in row.reprints.all()
        ],
        versions=[_version(version) for version in versions(row)],
        recognised=_recognised(row),
        parts=[
            shapes.Part(
                number=part.number, label=part.label, title=part.title, role=part.role, span=_span(part)
            )
            for part in row.parts.all()
        ],
        evidence=_evidence(row, claims),
        problems=[
            shapes.Problem(**problem_facts(problem, absolute, claims)) for problem in row.problems.all()
        ],
    )


def _version(version: Replacement) -> origin_shapes.Version:
    return origin_shapes.Version(
        replaced=version.replaced,
        changes=[
            origin_shapes.Change(removed=list(change.removed), added=list(change.added))
            for change in version.changes
        ],
    )


def _recognised(row: models.Notice) -> origin_shapes.Recognised | None:
    original = row.original_if_any()
    if original is None or not original.recognised_pages:
        return None
    pages = [number + 1 for number in original.recognised_pages]
    return origin_shapes.Recognised(pages=pages, certainty=round(original.certainty or 0.0, 3))


def problem_facts(row: models.Problem, absolute: Absolute, claims: StandingClaims) -> dict[str, Any]:
    """Of a problem with its items, or of an item, which has none."""
    items = row.items.all() if row.parent_id is None else ()
    under = [shapes.Unit(**_unit(item, absolute, claims)) for item in items]
    return {**_unit(row, absolute, claims), "items": under}


def _unit(row: models.Problem, absolute: Absolute, claims: StandingClaims) -> dict[str, Any]:
    return {
        **addresses(row, absolute),
        "number": row.number,
        "kind": row.kind,
        "label": row.label,
        "title": row.title,
        "heading": row.heading,
        "span": Span(start=row.heading_start, end=row.heading_end),
        "aspect": row.aspect.title if row.aspect else None,
        "confidence": row.confidence,
        "curated": row.curated,
        "categories": labels(row),
        "notes": [
            shapes.Note(kind=note.kind, text=note.text, span=_span(note)) for note in row.fragments.all()
        ],
        "evidence": _evidence(row, claims),
        "measures": [
            shapes.MeasureRow(**measure_facts(measure, absolute, claims)) for measure in row.measures.all()
        ],
    }


def labels(row: models.Problem) -> list[shapes.Label]:
    return [
        shapes.Label(
            slug=label.category.slug,
            name=label.category.name,
            name_en=label.category.name_en,
            rank=label.rank,
            score=label.score,
            cues=label.cues,
            classifier_version=label.classifier_version,
        )
        for label in row.labellings.all()
    ]


def measure_facts(row: models.Measure, absolute: Absolute, claims: StandingClaims) -> dict[str, Any]:
    return {
        **addresses(row, absolute),
        "number": row.number,
        "label": row.label,
        "text": row.text,
        "span": _span(row),
        "status": row.status,
        "status_words": row.status_words,
        "curated": row.curated,
        "evidence": _evidence(row, claims),
    }


def _evidence(row: models.Notice | models.Problem | models.Measure, claims: StandingClaims) -> list[Evidence]:
    return [evidence(claim) for claim in claims.of(row)]


def _span(row: Any) -> Span:
    return Span(start=row.start, end=row.end)
