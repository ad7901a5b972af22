"""A count that can be repeated: the version of the collection in the link to a search, and what a page says of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from notices.versioning.version import version_of
from search.asking.addresses import with_only
from search.asking.forms import SearchForm


@dataclass(frozen=True, slots=True)
class Repeated:
    """`asked` is the version of the link one came by, or nothing; `address` asks the same of the one that is here."""

    here: str
    asked: str
    is_same: bool
    address: str


def repeated(request: HttpRequest, form: SearchForm, query: str) -> Repeated:
    here, asked = version_of(request), form.cleaned_data["version"]
    return Repeated(str(here), asked, here.is_that_of(asked), with_only(query, "version", str(here)))
