"""The pages of text reuse: of a notice, of a sentence, of all: check, ask, render."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.models import Notice, Sentence
from notices.pagination import page_links, page_of
from notices.reuse.sharing import address_of, bearers, key_of, sharing, widespread, with_others

SENTENCES_A_PAGE = 50


@require_safe
def notice(request: HttpRequest, name: str) -> HttpResponse:
    """Which sentences of a notice others have too."""
    row = get_object_or_404(Notice.objects.select_related("place__parent__parent"), name=name)
    of_notice = sharing(row)
    page = page_of(of_notice.sentences, SENTENCES_A_PAGE, request.GET.get("page", 1))
    context = {
        "notice": row,
        "sharing": of_notice,
        "sentences": with_others(row, list(page)),
        "pages": page_links(page, "?page={}".format),
    }
    return render(request, "notices/reuse/notice.html", context)


@require_safe
def sentence(request: HttpRequest, digits: str) -> HttpResponse:
    """Where a sentence stands, from the notice filed first on."""
    rows = bearers(key_of(digits))
    page = page_of(rows, SENTENCES_A_PAGE, request.GET.get("page", 1))
    if not page.object_list:
        raise Http404(_("没有这样的句子。"))
    context = {
        "sentences": page,
        "words": str(page[0]),
        "notices": rows.order_by().values("notice").distinct().count(),
        "pages": page_links(page, "?page={}".format),
    }
    return render(request, "notices/reuse/sentence.html", context)


@require_safe
def sentences(request: HttpRequest) -> HttpResponse:
    """The sentences that most notices have."""
    page = page_of(widespread(), SENTENCES_A_PAGE, request.GET.get("page", 1))
    examples = Sentence.objects.select_related("notice").in_bulk([row["example"] for row in page])
    rows = [
        (str(examples[row["example"]]), address_of(row["key"]), row["notices"])
        for row in page
        if row["example"] in examples
    ]
    context = {"rows": rows, "pages": page_links(page, "?page={}".format), "start": page.start_index()}
    return render(request, "notices/reuse/sentences.html", context)
