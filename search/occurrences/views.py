"""The page of a notice with the words of a search marked: check, ask, render."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from notices.notice_page.context import context as notice_context
from search.occurrences.forms import PlaceForm
from search.occurrences.marking import Marker, occurrences, terms_of
from search.results.views import refused


@require_safe
def notice(request: HttpRequest, name: str) -> HttpResponse:
    form = PlaceForm(request.GET)
    if not form.is_valid():
        return refused(request, form)
    asked = form.request()
    if not (asked.text.strip() or asked.within):
        return redirect("notice", name)
    marker = Marker(terms_of(asked, name))
    context = notice_context(request, name, marker)
    context["asked"] = asked
    context["places"] = occurrences(asked, marker.count, form.cleaned_data["hit"], context["kept"])
    return render(request, "notices/notice_detail.html", context)
