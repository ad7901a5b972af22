"""The front page and the results: check, ask, render."""

from __future__ import annotations

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.exporting.downloads import ENDINGS, links
from notices.notice_page.rows import problem_with_context
from notices.overview import collection
from notices.pagination import page_links
from notices.permanent import permanent
from search.asking.addresses import on_page
from search.asking.forms import SearchForm, address_of, sentence
from search.language.synonyms import thesaurus
from search.query import SearchRequest, search
from search.results import filters
from search.results import page as result_page
from search.results.exporting import exported
from search.results.feeds import SearchFeed
from search.results.localization import localized
from search.results.repeating import repeated
from search.results.similar import similar as similar_problems
from search.results.suggestions import KINDS, suggestions
from search.results.switches import FIELD_NAMES

HITS_A_PAGE = 20
NOTICES_A_PAGE = 10


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    notices = search(SearchRequest(unit="notice"), 0, 0).facets
    problems = search(SearchRequest(unit="problem"), 0, 0).facets
    context = {
        "size": collection.size(),
        "by_notice": filters.tallies(localized(notices), "?unit=notice"),
        "by_problem": filters.tallies(localized(problems), ""),
        "fields": FIELD_NAMES.items(),
        "by_year_files": links("trends-file", "?unit=notice"),
        "by_area_files": links("categories-file"),
    }
    return render(request, "search/home.html", context)


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    if not form.is_valid():
        return refused(request, form)
    asked = form.request()
    size = NOTICES_A_PAGE if asked.grouped else HITS_A_PAGE
    start = (form.page_number - 1) * size
    found = search(asked, start, start + size)
    try:
        page = Paginator(range(found.notices or found.total), size).page(form.page_number)
    except InvalidPage as missing:
        raise Http404(_("没有这一页。")) from missing
    query = address_of(asked)
    context = result_page.context(asked, found, query, request.GET.getlist(filters.OPEN)) | {
        "page": page,
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
    return exported(form.request(), ending, permanent(request, "/").rstrip("/"))


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    return SearchFeed(form.request())(request) if form.is_valid() else refused(request, form)


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """So that a browser offers to search here, from its own address bar."""
    context = {"site": permanent(request, "/").rstrip("/")}
    return render(request, "search/opensearch.xml", context, "application/opensearchdescription+xml")


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    found = suggestions(request.GET.get("q", ""))
    return JsonResponse(
        {
            "suggestions": [
                {"kind": str(KINDS[each.kind]), "text": each.text, "url": each.url} for each in found
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


def refused(request: HttpRequest, form: SearchForm) -> HttpResponse:
    if "page" in form.errors:
        raise Http404(_("没有这一页。"))
    return render(request, "400.html", {"reason": sentence(form)}, status=400)


@require_safe
def synonyms(request: HttpRequest) -> HttpResponse:
    return render(request, "search/synonyms.html", {"sections": thesaurus().sections})
