"""Takes a decision back: what it was made on is as it was before, if nobody has decided otherwise since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from notices.claim_kinds import KIND_OF
from notices.corrections.shapes import from_json
from notices.decisions import checking
from notices.decisions.history import shown
from notices.decisions.recording import Act, locked, recorded
from notices.decisions.states import (
    ABSENT,
    Key,
    State,
    Subject,
    claim_anchor,
    doubt_anchor,
    line,
    measures_of,
    path_of,
    states_of,
)
from notices.followups import deciding as followups
from notices.importing.outline_corrections import corrections_of, keep
from notices.importing.reparsing import reparse
from notices.models import Category, Decision, DistinctPair, Labelling, Measure, Notice, Place, Problem
from notices.reuse.sentences import replace_sentences
from notices.versioning.changes import corrected


class UndoError(Exception):
    """Says in a sentence why nothing was taken back."""


def undo(decision: Decision, act: Act) -> None:
    """In one transaction, as a decision of its own. Raises UndoError."""
    notice = Notice.objects.filter(name=decision.name).first()
    if notice is None:
        raise UndoError(_("这份通报已不在库中，没有撤销。"))
    try:
        with transaction.atomic():
            (row,) = locked([notice.pk])
            _refuse_changed(row, decision)
            with recorded([row.pk], act, decision.subject):
                _SET[Subject(decision.subject)](row, decision, decision.before)
            corrected([row.name])
    except IntegrityError as twice:
        raise UndoError(_("这一项已经撤销过了。")) from twice


def _refuse_changed(notice: Notice, decision: Decision) -> None:
    key = Key(decision.subject, decision.path, decision.field, line(decision.anchor))
    state = states_of(notice, [decision.subject]).get(key, ABSENT.get(decision.subject))
    if state is None:
        raise UndoError(_("这一条已不在通报中，没有撤销。"))
    if state != decision.after:
        sentence = _("此后又有改动，现为“%(value)s”，没有撤销；请先撤销较晚的那一次。")
        raise UndoError(sentence % {"value": shown(decision, state)})


def _set_fact(notice: Notice, decision: Decision, state: State) -> None:
    name, value = decision.field, state["value"]
    if name == "place":
        notice.place = Place.objects.filter(code=value).first()
    else:
        column: models.Field[Any, Any] = Notice._meta.get_field(name)  # type: ignore[assignment]
        setattr(notice, name, column.to_python(value or (None if column.null else "")))
    names = {*notice.curated_facts} - {name}
    notice.curated_facts = sorted(names | ({name} if state["curated"] else set()))
    notice.save()
    if name == "place":
        replace_sentences(notice)


def _set_areas(notice: Notice, decision: Decision, state: State) -> None:
    rows = notice.problems.select_related("notice", "parent__notice")
    problem = next(row for row in rows if path_of(row) == decision.path)
    problem.labellings.all().delete()
    categories = {category.slug: category for category in Category.objects.all()}
    Labelling.objects.bulk_create(
        Labelling(problem=problem, **entry | {"category": categories[entry["category"]]})
        for entry in state["labels"]
    )
    Problem.objects.filter(pk=problem.pk).update(curated=state["curated"])


def _set_status(notice: Notice, decision: Decision, state: State) -> None:
    """The words that decided are looked for in the measure, which may have been read anew since."""
    measure = next(row for row in measures_of(notice) if path_of(row) == decision.path)
    offset = measure.text.find(state["words"]) if state["words"] else -1
    start = measure.start + offset
    span = (None, None) if offset < 0 else (start, start + len(state["words"]))
    Measure.objects.filter(pk=measure.pk).update(
        status=state["status"], status_start=span[0], status_end=span[1], curated=state["curated"]
    )


def _set_claim(notice: Notice, decision: Decision, state: State) -> None:
    model = KIND_OF[decision.field].model
    keys = [
        row.pk
        for row in model.objects.filter(notice=notice, sentence=decision.anchor["sentence"])
        if claim_anchor(row) == decision.anchor
    ]
    model.objects.filter(pk__in=keys).update(rejected=state["rejected"])


def _set_doubt(notice: Notice, decision: Decision, state: State) -> None:
    for doubt in notice.doubts.all():
        if doubt_anchor(doubt) == decision.anchor:
            doubt.closed = state["closed"]
            doubt.save(update_fields=["closed"])


def _set_checked(notice: Notice, _decision: Decision, state: State) -> None:
    """The day comes back for the reading it was said of only; doubts stay as they are."""
    day = date.fromisoformat(state["checked"]) if state["checked"] else None
    present = checking.reading_print(notice) if day else ""
    if day and notice.checked_reading not in ("", present):
        raise UndoError(_("校对之后读法有变，没有撤销；请再核对一次。"))
    notice.checked, notice.checked_reading = day, present
    notice.save(update_fields=["checked", "checked_reading"])


def _set_outline(notice: Notice, decision: Decision, state: State) -> None:
    """One correction less, or one more, and the text read anew."""
    correction = from_json(decision.anchor)
    remaining = [earlier for earlier in corrections_of(notice) if earlier != correction]
    keep(notice, [*remaining, correction] if state["in_force"] else remaining)
    if failed := reparse(notice).reason:
        raise UndoError(failed)


def _set_followup(notice: Notice, decision: Decision, state: State) -> None:
    followups.keep(notice, decision.anchor, state["verdict"], state["answer"])


def _set_distinct(notice: Notice, decision: Decision, state: State) -> None:
    """The other notice may have gone meanwhile: then nothing is left to say."""
    other = Notice.objects.filter(name=decision.anchor["notice"]).first()
    if other and state["distinct"]:
        DistinctPair.objects.get_or_create(first=notice, second=other)
    elif other:
        pairs = Q(first=notice, second=other) | Q(first=other, second=notice)
        DistinctPair.objects.filter(pairs).delete()


_SET: Mapping[Subject, Callable[[Notice, Decision, State], None]] = MappingProxyType(
    {
        Subject.FACT: _set_fact,
        Subject.AREAS: _set_areas,
        Subject.STATUS: _set_status,
        Subject.CLAIM: _set_claim,
        Subject.DOUBT: _set_doubt,
        Subject.OUTLINE: _set_outline,
        Subject.FOLLOWUP: _set_followup,
        Subject.CHECKED: _set_checked,
        Subject.DISTINCT: _set_distinct,
    }
)
