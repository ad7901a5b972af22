"""What the page of a kind of claims shows: the question, its picture, its rows, and the ways on."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.core.paginator import Page
from django.urls import reverse

from notices.exporting.downloads import links
from notices.pagination import page_links
from search.asking.addresses import on_page, pairs, with_only, without
from search.asking.forms import address_of
from search.asking.sentences import sentence
from search.claims import documents
from search.claims.kinds import KINDS, Kind
from search.claims.listing import Listing
from search.claims.rows import rows
from search.claims.ways import across, narrowing_names, own_filters, tab, typed, typed_chips, ways
from search.results.filters import chips, filters
from search.results.localization import localized
from search.results.page import notice_chip, term_chips
from search.results.switches import UNIT_NAMES

ROWS_A_PAGE = 50


def context(held: Listing, page: Page[Any], opened: Collection[str] = ()) -> dict[str, Any]:
    """`opened`: the branches of the filters that are to stand open."""
    query = held.form.address()
    return {
        "kind": held.kind,
        "here": reverse(held.kind.slug),
        "held": held,
        "asked": held.asked,
        "sentence": sentence(held.asked),
        "unit": UNIT_NAMES[held.asked.unit],
        "form": held.form,
        "summary": held.summary,
        "tabs": [
            (kind, kind is held.kind, reverse(kind.slug) + tab(held, kind.slug)) for kind in KINDS.values()
        ],
        "ways": list(ways(held)),
        "across": across(held),
        "typed": list(typed(held)),
        "everywhere": with_only(query, "near", "0"),
        "page": page,
        "pages": page_links(page, lambda number: on_page(query, number)),
        "search": address_of(held.asked),
        "kept": pairs(without(query, "q")),
        **_list(held, page),
        **_narrowing(held, query, opened),
        **_files(held.kind, query),
        "claims": held.summary.more["all"] if held.of_titles else held.summary.total,  # a title holds several
    }


def _list(held: Listing, page: Page[Any]) -> dict[str, Any]:
    start, stop = max(page.start_index() - 1, 0), page.end_index()
    if held.of_titles:
        form: Any = held.form
        return {"titles": documents.titles(form, held.found, start, stop)}
    return {"rows": rows(held.kind, held.keys(start, stop), held.terms)}


def _narrowing(held: Listing, query: str, opened: Collection[str]) -> dict[str, Any]:
    own, facets = held.summary.facets, localized(held.searched.facets)
    return {
        "own_filters": own_filters(own, query),
        "filters": filters(facets, query, opened),
        "chips": (
            *notice_chip(held.asked, query),
            *term_chips(query),
            *typed_chips(held.form),
            *chips(own, query),
            *chips(facets, query),
        ),
        "cleared": without(query, *narrowing_names(held)),
    }


def _files(kind: Kind, query: str) -> dict[str, Any]:
    return {
        "exports": links(f"{kind.slug}-export", query),
        "files": links(f"{kind.slug}-table", query),
        "chart_url": reverse(f"{kind.slug}-chart") + query,
    }
