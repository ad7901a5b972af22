"""Rows of the database as shapes. `absolute` turns a path of this site into an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from notices import models
from notices.citing.formats import FORMATS
from notices.exporting.masking import masked
from notices.exporting.variables.measures import status_words
from notices.overview.collection import Area
from notices.standing_claims import StandingClaims
from search.api import collection_shapes, shapes
from search.api.claim_rows import evidence
from search.api.claim_shapes import Evidence, Span

Absolute = Callable[[str], str]
API = "/api/v1"  # an object's address is its page's, below this


def place(row: models.Place) -> shapes.PlaceName:
    return shapes.PlaceName(
        code=row.code, name=row.name, level=row.level, path=[each.name for each in row.path()]
    )


def place_row(row: models.Place) -> collection_shapes.PlaceRow:
    """Of a place with `held`, the number of its notices."""
    return collection_shapes.PlaceRow(
        **place(row).model_dump(),
        parent=row.parent.code if row.parent else None,
        notices=row.held,  # type: ignore[attr-defined]  # annotated
    )


def area(row: Area) -> collection_shapes.CategoryGroupRow:
    return collection_shapes.CategoryGroupRow(
        slug=row.group.slug,
        name=row.group.name,
        name_en=row.group.name_en,
        categories=[
            collection_shapes.CategoryRow(
                slug=each.slug,
                name=each.name,
                name_en=each.name_en,
                scope=each.scope,
                findings=each.findings,
            )
            for each in row.categories
        ],
    )


_FACTS = (
    "title",
    "issuer",
    "kind",
    "tier",
    "team",
    "round",
    "inspection_start",
    "inspection_end",
    "feedback_date",
    "published",
    "signed",
    "dated",
    "source",
    "is_sample",
)


def addresses(row: models.Notice | models.Problem | models.Measure, absolute: Absolute) -> dict[str, str]:
    page = row.get_absolute_url()
    return {"id": row.public_id, "url": absolute(page), "api": absolute(API + page.rstrip("/"))}


def citations(row: models.Notice | models.Problem | models.Measure, absolute: Absolute) -> dict[str, str]:
    return {each.ending: absolute(reverse("citation", args=[row.public_id, each.ending])) for each in FORMATS}


def notice_facts(row: models.Notice, absolute: Absolute) -> dict[str, Any]:
    return {
        **addresses(row, absolute),
        **{name: getattr(row, name) for name in _FACTS},
        "place": place(row.place) if row.place else None,
        "source_url": row.url,
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
        parts=[
            shapes.Part(
                number=part.number, label=part.label, title=part.title, role=part.role, span=_span(part)
            )
            for part in row.parts.all()
        ],
        evidence=_evidence(row, claims),
        problems=[shapes.Problem(**problem_facts(each, absolute, claims)) for each in row.problems.all()],
    )


def problem_facts(row: models.Problem, absolute: Absolute, claims: StandingClaims) -> dict[str, Any]:
    """Of a problem with its items, or of an item, which has none."""
    items = row.items.all() if row.parent_id is None else ()
    under = [shapes.Unit(**_unit(item, absolute, claims)) for item in items]
    return {**_unit(row, absolute, claims), "items": under}


def _unit(row: models.Problem, absolute: Absolute, claims: StandingClaims) -> dict[str, Any]:
    contact = _contact(row)
    return {
        **addresses(row, absolute),
        "number": row.number,
        "kind": row.kind,
        "label": row.label,
        "title": row.title,
        "heading": masked(row.heading, contact),
        "span": Span(start=row.heading_start, end=row.heading_end),
        "aspect": row.aspect.title if row.aspect else None,
        "confidence": row.confidence,
        "curated": row.curated,
        "categories": labels(row),
        "notes": [
            shapes.Note(kind=each.kind, text=masked(each.text, contact), span=_span(each))
            for each in row.fragments.all()
        ],
        "evidence": _evidence(row, claims),
        "measures": [
            shapes.MeasureRow(**measure_facts(each, absolute, claims)) for each in row.measures.all()
        ],
    }


def labels(row: models.Problem) -> list[shapes.Label]:
    return [
        shapes.Label(
            slug=each.category.slug,
            name=each.category.name,
            name_en=each.category.name_en,
            rank=each.rank,
            score=each.score,
            cues=each.cues,
        )
        for each in row.labellings.all()
    ]


def measure_facts(row: models.Measure, absolute: Absolute, claims: StandingClaims) -> dict[str, Any]:
    return {
        **addresses(row, absolute),
        "number": row.number,
        "label": row.label,
        "text": masked(row.text, _contact(row.problem)),
        "span": _span(row),
        "status": row.status,
        "status_words": status_words(row),
        "evidence": _evidence(row, claims),
    }


def _evidence(row: models.Notice | models.Problem | models.Measure, claims: StandingClaims) -> list[Evidence]:
    return [evidence(each) for each in claims.of(row)]


def _contact(row: models.Problem) -> dict[str, Any]:
    """Of its notice, by way of the problem above an item, whose notice is at hand."""
    contact: dict[str, Any] = (row.parent or row).notice.contact
    return contact


def _span(row: Any) -> Span:
    return Span(start=row.start, end=row.end)
