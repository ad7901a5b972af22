"""The front page and the results: check, ask, render."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.basket.contents import MOST
from notices.basket.contents import address as basket_address
from notices.citing.records import cited_today
from notices.citing.views import citation_file
from notices.exporting.downloads import ENDINGS, links, refuse_more_than_allowed
from notices.exporting.rows import loaded
from notices.exporting.wide_table import wide_table
from notices.notice_page.rows import problem_with_context
from notices.overview import collection
from notices.pagination import page_links, page_of
from notices.public_ids import permanent
from search.asking.addresses import on_page
from search.asking.forms import SearchForm, address_of
from search.asking.request import SearchRequest
from search.asking.sentences import sentence
from search.engines.question import Unit
from search.language.synonyms import thesaurus
from search.page import filters
from search.page.localization import localized
from search.page.replies import asking, refused, repeated
from search.page.switches import FIELD_NAMES
from search.query import Results, foreseen, keys, search
from search.results import page as result_page
from search.results.alternatives import others
from search.results.feeds import SearchFeed
from search.results.similar import similar as similar_problems
from search.results.suggestions import KINDS, suggestions

HITS_A_PAGE = 20
NOTICES_A_PAGE = 10


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    units: tuple[Unit, ...] = ("notice", "problem")
    notices, problems = foreseen(lambda: [search(SearchRequest(unit=unit), 0, 0).facets for unit in units])
    context = {
        "size": collection.size(),
        "by_notice": filters.tallies(localized(notices), "?unit=notice"),
        "by_problem": filters.tallies(localized(problems), ""),
        "fields": FIELD_NAMES.items(),
        "by_year_files": links("trends-file", "?unit=notice"),
        "by_area_files": links("categories-file"),
    }
    return render(request, "search/home.html", context)


@asking(SearchForm)
def results(request: HttpRequest, form: SearchForm) -> HttpResponse:
    criteria = form.request()
    size = NOTICES_A_PAGE if criteria.grouped else HITS_A_PAGE
    start = (form.page_number - 1) * size
    query = address_of(criteria)

    def asked() -> tuple[Results, dict[str, Any]]:
        matches = search(criteria, start, start + size, besides=others(criteria))
        return matches, result_page.context(criteria, matches, query, request.GET.getlist(filters.OPEN))

    matches, context = foreseen(asked)
    page = page_of(range(matches.notices or matches.total), size, form.page_number)
    context |= {
        "page": page,
        "line_before": result_page.line_before(criteria, matches, start),
        "pages": page_links(page, lambda number: on_page(query, number)),
        "repeated": repeated(request, form, query),
    }
    return render(request, "search/results.html", context)


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponseBase:
    """All that the pages of a search list; what is wrong with the question is said as there."""
    form = SearchForm(request.GET)
    if ending not in ENDINGS:
        raise Http404(_("没有这种文件格式。"))
    if not form.is_valid():
        return refused(request, form)
    criteria = form.request()
    name = f"{_('整改通')} {sentence(criteria)}"
    address = reverse("search") + address_of(criteria)
    first = keys(criteria, settings.BOUNDS["rows"])
    return wide_table(request, criteria.unit, first.keys, first.total, ending, name, address)


@asking(SearchForm)
def cite(request: HttpRequest, form: SearchForm, ending: str) -> HttpResponse:
    """A citation of each hit, in their order."""
    criteria = form.request()
    first = keys(criteria, settings.BOUNDS["rows"])
    refuse_more_than_allowed(first.total)
    hits = loaded(criteria.unit, first.keys)
    return citation_file((cited_today(request, hit) for hit in hits), "citations", ending)


@asking(SearchForm)
def into_basket(request: HttpRequest, form: SearchForm) -> HttpResponse:  # noqa: ARG001  # a view
    """The best hits as a basket, as many as one may have."""
    criteria = form.request()
    hits = loaded(criteria.unit, keys(criteria, MOST).keys)
    return redirect(reverse("basket") + basket_address(hit.public_id for hit in hits))


@asking(SearchForm)
def feed(request: HttpRequest, form: SearchForm) -> HttpResponse:
    return SearchFeed(form.request())(request)


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """So that a browser offers to search here, from its own address bar."""
    context = {"site": permanent("/").rstrip("/")}
    return render(request, "search/opensearch.xml", context, "application/opensearchdescription+xml")


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    offered = suggestions(request.GET.get("q", ""))
    return JsonResponse(
        {
            "suggestions": [
                {"kind": str(KINDS[suggestion.kind]), "text": suggestion.text, "url": suggestion.url}
                for suggestion in offered
            ]
        }
    )


@require_safe
def similar(request: HttpRequest, public_id: str) -> HttpResponse:
    problem = problem_with_context(public_id).first()
    if problem is None:
        raise Http404(_("没有这个问题。"))
    hits = result_page.shown(similar_problems(problem, HITS_A_PAGE))
    context = {"problem": problem, "hits": hits}
    return render(request, "search/similar.html", context)


@require_safe
def synonyms(request: HttpRequest) -> HttpResponse:
    return render(request, "search/synonyms.html", {"sections": thesaurus().sections})
