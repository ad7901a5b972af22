"""The page of a notice with the words of a search marked: check, ask, render."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from notices.notice_page.context import context as notice_context
from search.asking.forms import SearchForm
from search.occurrences.marking import OccurrenceMarker, occurrences, terms_of
from search.page.replies import asking


class OccurrencesForm(SearchForm):
    """A search, which of its places in the notice one looks at, and what the notice's own page reads."""

    hit = forms.CharField(required=False)
    area = forms.CharField(required=False)
    state = forms.CharField(required=False)
    evidence = forms.CharField(required=False)

    def clean_hit(self) -> int | None:
        """No number, no place: an address cut short still shows the notice."""
        typed = self.cleaned_data["hit"]
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else None


@asking(OccurrencesForm)
def notice(request: HttpRequest, form: OccurrencesForm, name: str) -> HttpResponse:
    criteria = form.request()
    if not (criteria.text.strip() or criteria.within):
        return redirect("notice", name)
    marker = OccurrenceMarker(terms_of(criteria, name))
    context = notice_context(request, name, marker)
    context["asked"] = criteria
    context["places"] = occurrences(criteria, marker.count, form.cleaned_data["hit"], context["kept"])
    return render(request, "notices/notice_detail.html", context)
