"""What the page of a notice shows, whoever marks words in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from notices.claim_kinds import CLAIM_KINDS, ClaimKind, Tally
from notices.decisions.history import history
from notices.exporting.downloads import links
from notices.facts import FACTS, label_of
from notices.followups.balance import balance
from notices.models import Measure, Notice, Promise
from notices.notice_page import entries, rows
from notices.notice_page.claim_marks import EvidenceSwitch, with_claims
from notices.notice_page.doubt_notes import at_units, in_margin, notes_of
from notices.notice_page.entries import AspectSection, Marker, plain
from notices.notice_page.measure_states import in_state, states
from notices.notice_page.problem_areas import areas, narrowed
from notices.notice_page.related_notices import related
from notices.public_ids import permanent
from notices.standing_claims import StandingClaims

MOST_REPRINTS = 10  # that the page names


def context(request: HttpRequest, name: str, mark: Marker = plain) -> dict[str, Any]:
    """`?area=` and `?state=` narrow the outline, `?evidence=1` underlines what measures claim."""
    notice = get_object_or_404(rows.whole_notice(name))
    everything = entries.outline(notice.problems.all())
    area, state = _area(request, everything), _state(request)
    of_area = narrowed(everything, area) if area else everything
    of_state = in_state(everything, state) if state else everything
    evidence = EvidenceSwitch.read(request, usual=False)
    notes = notes_of(notice.doubts.filter(closed=False))
    visible = in_state(of_area, state) if state else of_area
    sections = entries.marked(at_units(visible, everything, notes), mark)
    file = notice.original_if_any()
    return {
        "notice": notice,
        "address": permanent(notice.get_absolute_url()),
        "sections": _with_claims(sections, notice) if evidence.on else sections,
        "evidence": evidence,
        "facts": [
            (label_of(fact), fact.of(notice), fact.column.type, fact.name) for fact in FACTS if fact.on_page
        ],
        "lag": notice.publication_lag,
        "reprints": notice.reprints.all()[:MOST_REPRINTS],
        "changed": notice.earlier_texts.exclude(original=None).count(),
        "file": file,
        "certainty": f"{int(100 * file.certainty)}%" if file and file.certainty else "",
        "paragraphs": in_margin(entries.original(notice, sections, mark), notes),
        "doubts": notes,
        "counts": entries.counts(everything),
        "states": states(everything),
        "tallies": list(_tallies(notice)),
        "balance": balance(Promise.objects.standing().filter(notice=notice), timezone.localdate()),
        "areas": areas(of_state),  # each choice says what it leaves beside the other
        "area": area,
        "states_here": states(of_area),
        "state": state,
        "kept": _kept(area=area, state=state, evidence="1" if evidence.on else ""),
        "measure_files": links("notice-export", "?unit=measure", notice.name),
        "problem_files": links("notice-export", "?unit=problem", notice.name),
        "related": related(notice),
        "history": history(notice.name, request.user),
    }


def _area(request: HttpRequest, everything: tuple[AspectSection, ...]) -> str:
    """The slug of the one problem area to show; one that the notice has not is none."""
    area = request.GET.get("area", "")
    return area if any(counted.category.slug == area for counted in areas(everything)) else ""


def _state(request: HttpRequest) -> str:
    state = request.GET.get("state", "")
    return state if state in Measure.Status.values else ""


def _with_claims(sections: tuple[AspectSection, ...], notice: Notice) -> tuple[AspectSection, ...]:
    return entries.changed(sections, partial(with_claims, claims=StandingClaims(notice)))


def _tallies(notice: Notice) -> Iterator[tuple[ClaimKind, Tally]]:
    """Of each kind that the notice claims, how much: what the page on such claims finds in this notice."""
    for kind in CLAIM_KINDS:
        tally = kind.tally(kind.model.objects.standing().filter(notice=notice), timezone.localdate())
        if tally.counted:
            yield kind, tally


def _kept(**chosen: str) -> list[tuple[str, str]]:
    """What goes along from this page to the next search in it."""
    return [(name, value) for name, value in chosen.items() if value]
