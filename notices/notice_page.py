"""What the page of a notice shows, whoever marks words in it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from notices import pages
from notices.exporting.downloads import ENDINGS
from notices.pages import Mark, plain
from notices.permanent import permanent
from notices.problem_areas import areas, narrowed
from notices.related_notices import related


def context(request: HttpRequest, name: str, mark: Mark = plain) -> dict[str, Any]:
    """`?area=` is the slug of the one problem area to show; one that the notice has not is none."""
    notice = get_object_or_404(pages.whole_notice(name))
    everything = pages.outline(notice.problems.all())
    filed = areas(everything)
    area = request.GET.get("area", "")
    area = area if any(each.category.slug == area for each in filed) else ""
    sections = pages.marked(narrowed(everything, area) if area else everything, mark)
    return {
        "notice": notice,
        "address": permanent(request, notice.get_absolute_url()),
        "sections": sections,
        "lag": notice.publication_lag,
        "file": notice.originals.order_by("imported", "pk").last(),
        "paragraphs": pages.original(notice, sections, mark),
        "counts": pages.counts(everything),
        "areas": filed,
        "area": area,
        "endings": ENDINGS.items(),
        "related": related(notice),
    }
