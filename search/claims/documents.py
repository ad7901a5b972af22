"""Documents: each title with how many notices made or cited it, and in how many districts; of one title, who."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from notices.charts.bars import Amount, bar_chart
from notices.models import Document
from search.asking.addresses import with_only
from search.claims.forms import DocumentForm
from search.claims.labels import ROLES
from search.claims.pictures import ClaimSummary, Gist, LinkedCell, Picture, lines

DRAWN = 20  # titles


@dataclass(frozen=True, slots=True)
class Title:
    """Numbers of notices and of districts."""

    title: str
    notices: int
    places: int
    issued: int
    cited: int
    url: str


def narrowed(form: DocumentForm, claims: QuerySet[Any]) -> QuerySet[Any]:
    return claims.filter(form.conditions())


def summary(form: DocumentForm, claims: QuerySet[Any]) -> ClaimSummary:
    """Of one title its places in the texts are listed, else the titles."""
    of_one = bool(form.cleaned_data["document"])
    counts = narrowed(form, claims).aggregate(all=Count("pk"), titles=Count("title", distinct=True))
    total = counts["all"] if of_one else counts["titles"]
    return ClaimSummary(
        total, (), _picture(titles(form, claims, 0, DRAWN)) if total and not of_one else None, counts
    )


def gist(claim: Any) -> Gist:
    return Gist(f"《{claim.title}》", str(ROLES[claim.role]))


def titles(form: DocumentForm, claims: QuerySet[Any], start: int, stop: int) -> list[Title]:
    grouped: Any = (
        narrowed(form, claims)
        .order_by()
        .values_list("title")
        .annotate(
            notices=Count("notice", distinct=True),
            places=Count("notice__place", distinct=True),
            issued=Count("notice", distinct=True, filter=Q(role=Document.Role.MADE)),
            cited=Count("notice", distinct=True, filter=Q(role=Document.Role.CITED)),
        )
        .order_by(*(("title",) if form.sorting == "title" else ("-notices", "title")))
    )
    query = form.address()
    return [
        Title(title, notices, places, makers, cited, with_only(query, "document", title))
        for title, notices, places, makers, cited in grouped[start:stop]
    ]


def _picture(drawn: Iterable[Title]) -> Picture:
    drawn = list(drawn)
    return Picture(
        bar_chart(
            _("制定或提及这些文件的通报数"),
            _("只画排在前面的文件；每个数都在下面的表里。"),
            [Amount(title.title, float(title.notices), str(title.notices)) for title in drawn],
        ),
        (_("名称"), _("通报数"), _("地区数"), capfirst(_("制定")), capfirst(_("提及"))),
        lines(
            (
                LinkedCell(title.title),
                LinkedCell(title.notices, title.url),
                LinkedCell(title.places),
                LinkedCell(title.issued),
                LinkedCell(title.cited),
            )
            for title in drawn
        ),
    )
