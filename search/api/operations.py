"""What can be asked: check, ask, answer. The questions are the pages' own."""

from __future__ import annotations

from dataclasses import asdict

from django.db.models import Count, Max, Prefetch
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import P, PathEx, Router

from notices.models import Labelling, Notice, Place
from notices.notice_page.rows import former_unit, measure_with_context, problem_with_context, whole_notice
from notices.overview import collection as holdings
from notices.public_ids import permanent
from notices.standing_claims import StandingClaims
from notices.versioning.version import version_of
from search.api import collection_shapes, hits, paging, rows, shapes
from search.api.parameters import NoticeFilter, Paging, SearchParameters, described
from search.api.refusals import GoneError, check
from search.asking.facets import NONE
from search.asking.forms import address_of
from search.query import Results, foreseen, search
from search.results import page as result_page
from search.results.elsewhere import Passage, elsewhere

router = Router()
Name = PathEx[str, P(pattern="^[-a-zA-Z0-9_]+$", description="The public name of a notice")]
_REFUSALS = dict.fromkeys((400, 404, 429), shapes.Refusal)
_GONE = {410: shapes.Refusal}
_LABELLINGS = Prefetch("problem__labellings", Labelling.objects.select_related("category"))


@router.get(
    "/search",
    response={200: shapes.SearchPage, **_REFUSALS},
    summary=gettext_lazy("检索：与检索页同一个问题、同样的结果"),  # type: ignore[arg-type]
    openapi_extra=described(SearchParameters),
    operation_id="search",
    tags=["search"],
)
def find(request: HttpRequest) -> shapes.SearchPage:
    form = SearchParameters(request.GET)
    check(form)
    criteria, size = form.request(), form.rows_a_page
    start = (form.page_number - 1) * size

    def asked() -> tuple[Results, tuple[Passage, ...]]:
        results = search(criteria, start, start + size)
        return results, elsewhere(criteria, results).passages if results.is_wanting else ()

    results, passages = foreseen(asked)
    page = paging.slice_of(range(results.notices if criteria.grouped else results.total), form)
    query = address_of(criteria)
    return shapes.SearchPage(
        **paging.described(request, page),
        matches=results.total,
        holding_all=results.holding_all,
        page_url=permanent(reverse("search") + query),
        collection_version=str(version_of(request)),
        reading=hits.reading(results.reading),
        hits=[hits.hit(result, permanent) for result in result_page.shown(results.hits)],
        groups=[hits.group(cluster, permanent) for cluster in result_page.shown_groups(results, query)],
        elsewhere=[hits.passage(entry, permanent) for entry in passages],
        facets=hits.facets(results.facets),
    )


@router.get(
    "/notices",
    response={200: shapes.NoticePage, **_REFUSALS},
    summary=gettext_lazy("通报，最新的在前"),  # type: ignore[arg-type]
    openapi_extra=described(NoticeFilter),
    operation_id="notices",
    tags=["notices"],
)
def notices(request: HttpRequest) -> shapes.NoticePage:
    form = NoticeFilter(request.GET)
    check(form)
    cleaned = form.cleaned_data
    page = paging.slice_of(
        holdings.filed(
            cleaned["district"],
            cleaned["year"],
            cleaned["kind"],
            none=NONE,
            confidence=cleaned["confidence"],
            checked=cleaned["checked"],
        ),
        form,
    )
    return shapes.NoticePage(
        **paging.described(request, page),
        results=[rows.notice(row, permanent) for row in page],
    )


@router.get(
    "/notices/{slug:name}",
    response={200: shapes.Notice, **_REFUSALS},
    summary=gettext_lazy("一份通报及其全部问题与措施"),  # type: ignore[arg-type]
    operation_id="notice",
    tags=["notices"],
)
def notice(request: HttpRequest, name: Name) -> shapes.Notice:  # noqa: ARG001
    notice_row = whole_notice(name).first()
    if notice_row is None:
        raise Http404(_("没有这份通报。"))
    return rows.whole_notice(notice_row, permanent)


@router.get(
    "/notices/{slug:name}/p{int:problem}",
    response={200: shapes.ProblemInContext, **_REFUSALS, **_GONE},
    summary=gettext_lazy("一个问题"),  # type: ignore[arg-type]
    operation_id="problem",
    tags=["notices"],
)
def problem(request: HttpRequest, name: Name, problem: int) -> shapes.ProblemInContext:  # noqa: ARG001
    return _problem(f"{name}/p{problem}")


@router.get(
    "/notices/{slug:name}/p{int:problem}/i{int:item}",
    response={200: shapes.ProblemInContext, **_REFUSALS, **_GONE},
    summary=gettext_lazy("问题的一个分项"),  # type: ignore[arg-type]
    operation_id="item",
    tags=["notices"],
)
def item(request: HttpRequest, name: Name, problem: int, item: int) -> shapes.ProblemInContext:  # noqa: ARG001
    return _problem(f"{name}/p{problem}/i{item}")


@router.get(
    "/notices/{slug:name}/p{int:problem}/m{int:measure}",
    response={200: shapes.MeasureInContext, **_REFUSALS, **_GONE},
    summary=gettext_lazy("问题的一条措施"),  # type: ignore[arg-type]
    operation_id="measure",
    tags=["notices"],
)
def measure(request: HttpRequest, name: Name, problem: int, measure: int) -> shapes.MeasureInContext:  # noqa: ARG001
    return _measure(f"{name}/p{problem}/m{measure}")


@router.get(
    "/notices/{slug:name}/p{int:problem}/i{int:item}/m{int:measure}",
    response={200: shapes.MeasureInContext, **_REFUSALS, **_GONE},
    summary=gettext_lazy("分项的一条措施"),  # type: ignore[arg-type]
    operation_id="item_measure",
    tags=["notices"],
)
def item_measure(
    request: HttpRequest,  # noqa: ARG001
    name: Name,
    problem: int,
    item: int,
    measure: int,
) -> shapes.MeasureInContext:
    return _measure(f"{name}/p{problem}/i{item}/m{measure}")


@router.get(
    "/categories",
    response={200: collection_shapes.Taxonomy, 429: shapes.Refusal},
    summary=gettext_lazy("问题领域，及各领域的问题数"),  # type: ignore[arg-type]
    operation_id="categories",
    tags=["collection"],
)
def categories(request: HttpRequest) -> collection_shapes.Taxonomy:  # noqa: ARG001  # ninja's signature
    return collection_shapes.Taxonomy(groups=[rows.area(group) for group in holdings.areas()])


@router.get(
    "/places",
    response={200: collection_shapes.PlacePage, **_REFUSALS},
    summary=gettext_lazy("地区，按代码排列"),  # type: ignore[arg-type]
    openapi_extra=described(Paging),
    operation_id="places",
    tags=["collection"],
)
def places(request: HttpRequest) -> collection_shapes.PlacePage:
    form = Paging(request.GET)
    check(form)
    counted = Place.objects.select_related("parent__parent").annotate(held=Count("notices"))
    page = paging.slice_of(counted.order_by("code"), form)
    return collection_shapes.PlacePage(
        **paging.described(request, page), results=[rows.place_row(row) for row in page]
    )


@router.get(
    "/collection",
    response={200: collection_shapes.Collection, 429: shapes.Refusal},
    summary=gettext_lazy("收录了多少，是哪个数据版本"),  # type: ignore[arg-type]
    operation_id="collection",
    tags=["collection"],
)
def collection(request: HttpRequest) -> collection_shapes.Collection:
    updated = Notice.objects.aggregate(last=Max("updated"))["last"]
    return collection_shapes.Collection(
        **asdict(holdings.size()), updated=updated, version=str(version_of(request))
    )


def _problem(public_id: str) -> shapes.ProblemInContext:
    problem = problem_with_context(public_id).first()
    if problem is None:
        raise _unknown(public_id)
    claims = StandingClaims(problem.notice, problem__in=[problem, *problem.items.all()])
    return shapes.ProblemInContext(
        **rows.problem_facts(problem, permanent, claims),
        citations=rows.citations(problem, permanent),
        parent=problem.parent.public_id if problem.parent else None,
        notice=rows.notice(problem.notice, permanent),
    )


def _measure(public_id: str) -> shapes.MeasureInContext:
    measure = measure_with_context(public_id).prefetch_related(_LABELLINGS).first()
    if measure is None:
        raise _unknown(public_id)
    return shapes.MeasureInContext(
        **rows.measure_facts(measure, permanent, StandingClaims(measure.problem.notice, measure=measure)),
        citations=rows.citations(measure, permanent),
        problem=measure.problem.public_id,
        problem_title=str(measure.problem),
        categories=rows.labels(measure.problem),
        notice=rows.notice(measure.problem.notice, permanent),
    )


def _unknown(public_id: str) -> Exception:
    """What was there once is gone, and its page shows the words that stood there; the rest was never there."""
    former = former_unit(public_id).first()
    if former is None:
        return Http404(_("没有 %(id)s。") % {"id": public_id})
    if former.moved_to:
        moved_to = f"{former.notice.name}/{former.moved_to}"
        return GoneError(_("%(id)s 现在的编号是 %(now)s。") % {"id": public_id, "now": moved_to})
    page = permanent(f"/notices/{public_id}/")
    return GoneError(
        _("%(id)s 已不在重新解析的结果中；它最后的文字见 %(page)s。") % {"id": public_id, "page": page}
    )
