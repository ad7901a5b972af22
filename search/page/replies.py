"""What any page of search answers besides what it shows: why it refuses, and of which collection its counts are."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notices.error_answers import ErrorMiddleware, to_retry
from notices.versioning.version import version_of
from search.asking.addresses import with_only
from search.asking.forms import SearchForm, sentence
from search.engines.protocol import IndexAwayError, NoSearchError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Repeated:
    """The version of the collection in the link to a count that can be repeated, and what a page says of it.

    `cited` is the version of the link one came by, or nothing; `address` asks the same of the one that is here."""

    current: str
    cited: str
    is_same: bool
    address: str


def repeated(request: HttpRequest, form: SearchForm, query: str) -> Repeated:
    current, cited = version_of(request), form.cleaned_data["version"]
    return Repeated(str(current), cited, current.is_that_of(cited), with_only(query, "version", str(current)))


def refused(request: HttpRequest, form: Form) -> HttpResponse:
    """What is wrong with the question, in its own words."""
    if "page" in form.errors:
        raise Http404(_("没有这一页。"))
    return render(request, "400.html", {"reason": sentence(form)}, status=400)


View = Callable[..., HttpResponseBase]


def asking(form_class: type[Form]) -> Callable[[View], View]:
    """Views that are handed a checked form; what is wrong with a question is said instead."""

    def handed_a_form(view: View) -> View:
        @require_safe
        @wraps(view)
        def checked(request: HttpRequest, **parts: str) -> HttpResponseBase:
            form = form_class(request.GET)
            return view(request, form, **parts) if form.is_valid() else refused(request, form)

        return checked

    return handed_a_form


class RestoringMiddleware(ErrorMiddleware):
    """Where the index is not whole, no page tells of what it does not hold: it is being restored (see `upkeep`).

    Where who keeps it does not answer, it is said so: notices can be read without.
    """

    errors = (NoSearchError,)

    def answer(self, request: HttpRequest, exception: Exception) -> HttpResponse:
        logger.error("No search: %s", exception)
        return to_retry(render(request, "503.html", {"away": isinstance(exception, IndexAwayError)}))
