"""A concordance as a page and as a file: check, ask, render."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from notices.columns import Row as Cells
from notices.exporting.downloads import ENDINGS, DownloadTable, download, links
from notices.pagination import page_links, page_of
from notices.public_ids import UNIT_NAMES, notice_of, permanent
from search.asking.addresses import on_page, pairs
from search.asking.forms import address_of
from search.asking.sentences import sentence
from search.concordance.alignment import ConcordanceLine
from search.concordance.forms import NARROWEST, WIDEST, ConcordanceForm
from search.concordance.reading import MOST, Row, concordance
from search.page.replies import asking, refused, repeated

LINES_A_PAGE = 50
# A cell of a file: its name for programs, and for people.
COLUMNS = {
    "left": gettext_lazy("左邻"),
    "term": gettext_lazy("检索词"),
    "right": gettext_lazy("右邻"),
    "id": gettext_lazy("编号"),
    "notice": gettext_lazy("通报"),
    "place": gettext_lazy("地区"),
    "date": gettext_lazy("日期"),
}


@asking(ConcordanceForm)
def page(request: HttpRequest, form: ConcordanceForm) -> HttpResponse:
    criteria = form.request()
    reading = concordance(criteria, form.terms, form.cleaned_data["width"], form.order)
    page_of_lines = page_of(reading.lines, LINES_A_PAGE, form.page_number)
    context = {
        "form": form,
        "held": reading,
        "lines": [(line, notice_of(line.source)) for line in page_of_lines],
        "page": page_of_lines,
        "pages": page_links(page_of_lines, lambda number: on_page(form.address, number)),
        "repeated": repeated(request, form, form.address),
        **_asked(form),
    }
    return render(request, "search/concordance/page.html", context)


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponseBase:
    form = ConcordanceForm(request.GET)
    if ending not in ENDINGS:
        raise Http404(_("没有这种文件格式。"))
    if not form.is_valid():
        return refused(request, form)
    reading = concordance(form.request(), form.terms, form.cleaned_data["width"], form.order)
    name = _("逐词索引 %(terms)s") % {"terms": " ".join(form.terms)}
    table = DownloadTable(
        name,
        list(COLUMNS),
        _rows(reading.lines),
        len(reading.lines),
        permanent(reverse("concordance") + form.address),
        [str(head) for head in COLUMNS.values()],
    )
    return download(request, table, ending)


def _asked(form: ConcordanceForm) -> dict[str, object]:
    criteria = form.request()
    return {
        "sentence": sentence(criteria),
        "search": address_of(criteria),
        "kept": pairs(address_of(criteria)),
        "address": form.address,
        "files": links("concordance-export", form.address),
        "unit": UNIT_NAMES[criteria.unit],
        "most": MOST[criteria.unit],
        "narrowest": NARROWEST,
        "widest": WIDEST,
        "orders": [
            (value, name, value == form.order)
            for value, name in (("order", _("原文次序")), ("left", _("左邻")), ("right", _("右邻")))
        ],
    }


def _rows(lines: list[ConcordanceLine[Row]]) -> Iterator[Cells]:
    for line in lines:
        notice = notice_of(line.source)
        place_name = str(notice.place) if notice.place else ""
        yield line.left, line.term, line.right, line.source.public_id, notice.title, place_name, notice.dated
