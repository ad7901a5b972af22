"""What the page of a notice shows, whoever marks words in it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from notices.exporting.downloads import links
from notices.models import Measure, Notice
from notices.notice_page import entries, rows
from notices.notice_page.claim_counts import claim_counts
from notices.notice_page.claim_marks import EvidenceSwitch, with_claims
from notices.notice_page.entries import Mark, Section, plain
from notices.notice_page.measure_states import in_state, states
from notices.notice_page.problem_areas import areas, narrowed
from notices.notice_page.related_notices import related
from notices.permanent import permanent
from notices.standing_claims import StandingClaims


def context(request: HttpRequest, name: str, mark: Mark = plain) -> dict[str, Any]:
    """`?area=` and `?state=` narrow the outline, `?evidence=1` underlines what measures claim."""
    notice = get_object_or_404(rows.whole_notice(name))
    everything = entries.outline(notice.problems.all())
    area, state = _area(request, everything), _state(request)
    of_area = narrowed(everything, area) if area else everything
    of_state = in_state(everything, state) if state else everything
    evidence = EvidenceSwitch.read(request, usual=False)
    sections = entries.marked(in_state(of_area, state) if state else of_area, mark)
    return {
        "notice": notice,
        "address": permanent(request, notice.get_absolute_url()),
        "sections": _with_claims(sections, notice) if evidence.on else sections,
        "evidence": evidence,
        "lag": notice.publication_lag,
        "file": notice.originals.order_by("imported", "pk").last(),
        "paragraphs": entries.original(notice, sections, mark),
        "counts": entries.counts(everything),
        "states": states(everything),
        "claimed": claim_counts(notice, timezone.localdate()),
        "areas": areas(of_state),  # each choice says what it leaves beside the other
        "area": area,
        "states_here": states(of_area),
        "state": state,
        "kept": _kept(area=area, state=state, evidence="1" if evidence.on else ""),
        "measure_files": links("notice-export", "?unit=measure", notice.name),
        "problem_files": links("notice-export", "?unit=problem", notice.name),
        "related": related(notice),
    }


def _area(request: HttpRequest, everything: tuple[Section, ...]) -> str:
    """The slug of the one problem area to show; one that the notice has not is none."""
    area = request.GET.get("area", "")
    return area if any(each.category.slug == area for each in areas(everything)) else ""


def _state(request: HttpRequest) -> str:
    state = request.GET.get("state", "")
    return state if state in Measure.Status.values else ""


def _with_claims(sections: tuple[Section, ...], notice: Notice) -> tuple[Section, ...]:
    return entries.changed(sections, partial(with_claims, claims=StandingClaims(notice)))


def _kept(**chosen: str) -> list[tuple[str, str]]:
    """What goes along from this page to the next search in it."""
    return [(name, value) for name, value in chosen.items() if value]
