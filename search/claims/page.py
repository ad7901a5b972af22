"""What the page of a kind of claims shows: the question, its picture, its rows, and the ways on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.core.paginator import Page
from django.urls import reverse
from django.utils import timezone

from notices.exporting.downloads import links
from notices.models import FollowUp, Measure, Promise
from notices.pagination import page_links
from notices.public_ids import UNIT_NAMES
from search.asking.addresses import on_page, pairs, with_only, without
from search.asking.forms import address_of
from search.asking.sentences import sentence
from search.claims import documents
from search.claims.kinds import KINDS, ClaimPage
from search.claims.listing import Listing
from search.claims.rows import rows, with_outcomes
from search.claims.ways import across, narrowing_names, own_filters, tab, typed, typed_chips, ways
from search.page.filters import chips, filters, notice_chip, term_chips
from search.page.localization import localized
from search.query import search

ROWS_A_PAGE = 50


def context(listing: Listing, page: Page[Any], user: Any, opened: Collection[str] = ()) -> dict[str, Any]:
    """`opened`: the branches of the filters that are to stand open."""
    query = listing.form.address()
    return {
        "kind": listing.kind,
        "here": reverse(listing.kind.slug),
        "held": listing,
        "asked": listing.request,
        "sentence": sentence(listing.request),
        "unit": UNIT_NAMES[listing.request.unit],
        "form": listing.form,
        "summary": listing.summary,
        "tabs": [
            (kind, kind is listing.kind, reverse(kind.slug) + tab(listing, kind.slug))
            for kind in KINDS.values()
        ],
        "ways": list(ways(listing)),
        "across": across(listing),
        "typed": list(typed(listing)),
        "everywhere": with_only(query, "near", "0"),
        "page": page,
        "pages": page_links(page, lambda number: on_page(query, number)),
        "search": address_of(listing.request),
        "kept": pairs(without(query, "q")),
        **_list(listing, page, user),
        **_narrowing(listing, query, opened),
        **_files(listing.kind, query),
        "instead": _instead(listing),
        "claims": listing.summary.more["all"]
        if listing.of_titles
        else listing.summary.total,  # a title holds several
    }


def _list(listing: Listing, page: Page[Any], user: Any) -> dict[str, Any]:
    start, stop = max(page.start_index() - 1, 0), page.end_index()
    if listing.of_titles:
        form: Any = listing.form
        return {"titles": documents.titles(form, listing.found, start, stop)}
    listed = rows(listing.kind, listing.keys(start, stop), listing.terms)
    if listing.kind.model is not Promise:
        return {"rows": listed}
    question = on_page(listing.form.address(), page.number)
    listed = with_outcomes(listed, user, timezone.localdate())
    return {"rows": listed, "verdicts": FollowUp.Verdict.choices, "question": question}


def _instead(listing: Listing) -> list[tuple[Any, str]]:
    """Where nothing with a date was promised: the measures of what was asked that are under way or planned."""
    is_empty = listing.kind.model is Promise and not listing.summary.total and not listing.found.exists()
    if not (is_empty and listing.searched.total):
        return []
    unanswered = replace(listing.request, unit="measure")
    facets = localized(search(unanswered, 0, 0).facets)
    states = next((facet.values for facet in facets if facet.name == "status"), ())
    address = address_of(unanswered)
    return [
        (state, with_only(address, "status", state.value))
        for state in states
        if state.value in (Measure.Status.UNDERWAY, Measure.Status.PLANNED) and state.count
    ]


def _narrowing(listing: Listing, query: str, opened: Collection[str]) -> dict[str, Any]:
    claim_facets, facets = listing.summary.facets, localized(listing.searched.facets)
    return {
        "own_filters": own_filters(claim_facets, query),
        "filters": filters(facets, query, opened),
        "chips": (
            *notice_chip(listing.request, query),
            *term_chips(query),
            *typed_chips(listing.form),
            *chips(claim_facets, query),
            *chips(facets, query),
        ),
        "cleared": without(query, *narrowing_names(listing)),
    }


def _files(kind: ClaimPage, query: str) -> dict[str, Any]:
    return {
        "exports": links(f"{kind.slug}-export", query),
        "files": links(f"{kind.slug}-table", query),
        "chart_url": reverse(f"{kind.slug}-chart") + query,
    }
