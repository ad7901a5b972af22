"""A notice as a file, and what the columns of all files mean."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.exporting import variables_page
from notices.exporting.downloads import ENDINGS
from notices.exporting.notice_export import exported
from notices.exporting.package import pieces, zipped
from notices.models import Notice
from notices.roles import allowed
from notices.versioning.version import HEADER, current


@require_safe
def notice(request: HttpRequest, name: str, ending: str) -> StreamingHttpResponse:
    if ending not in ENDINGS:
        raise Http404(_("没有这种文件格式。"))
    row = get_object_or_404(Notice.objects.defer("text"), name=name)
    return exported(request, row, ending)


@allowed("notices.view_notice")
@require_safe
def whole(request: HttpRequest) -> StreamingHttpResponse:  # noqa: ARG001
    """The whole collection as a data package, one click for staff."""
    response = StreamingHttpResponse(zipped(pieces()), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="zhenggai.zip"'
    response[HEADER] = str(current())
    return response


@require_safe
def variables(request: HttpRequest) -> HttpResponse:
    return render(request, "notices/exporting/variables.html", variables_page.context())
