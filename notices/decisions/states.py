"""What of a notice a person may set, as plain values that outlive its rows: facts, areas, statuses, claims, doubts,
lines, what became of promises."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from notices.claim_kinds import CLAIM_KINDS
from notices.corrections.shapes import as_json
from notices.facts import CORRECTABLE
from notices.models import Claim, Decision, DistinctPair, Doubt, FollowUp, Measure, Notice, Problem, Promise

Subject = Decision.Subject
State = dict[str, Any]  # as JSON has it


class Key(NamedTuple):
    """What a state is of: a unit's path, a fact or kind of claim, and words to know it again by, as JSON."""

    subject: str
    path: str = ""
    field: str = ""
    anchor: str = "{}"


# Of what is not among the states: only what a person has set is looked for.
ABSENT: Mapping[str, State] = MappingProxyType(
    {
        Subject.CLAIM: {"rejected": False},
        Subject.DOUBT: {"closed": False},
        Subject.OUTLINE: {"in_force": False},
        Subject.FOLLOWUP: {"verdict": "", "answer": ""},
        Subject.DISTINCT: {"distinct": False},
    }
)


def states_of(notice: Notice, subjects: Iterable[str]) -> dict[Key, State]:
    return {key: state for subject in subjects for key, state in _STATES[subject](notice)}


def fact_value(notice: Notice, name: str) -> str:
    """A place by its code, a day as ISO 8601 has it."""
    if name == "place":
        return notice.place.code if notice.place else ""
    return str(Notice._meta.get_field(name).value_to_string(notice))  # type: ignore[union-attr]


def facts(notice: Notice) -> Iterator[tuple[Key, State]]:
    for name in CORRECTABLE:
        state = {"value": fact_value(notice, name), "curated": name in notice.curated_facts}
        yield Key(Subject.FACT, field=name), state


def path_of(row: Any) -> str:
    return str(row.public_id).partition("/")[2]


def measures_of(notice: Notice) -> QuerySet[Measure]:
    """With what their public identifiers are made of, and without the notice's text."""
    rows = Measure.objects.filter(problem__notice=notice)
    rows = rows.select_related("problem__notice", "problem__parent__notice")
    return rows.defer("problem__notice__text", "problem__parent__notice__text")


def claim_anchor(claim: Claim) -> dict[str, Any]:
    """Where its words stand in their sentence, which a new reading finds again."""
    return {
        "sentence": claim.sentence,
        "start": claim.start - claim.sentence_start,
        "words": claim.words,
    }


def followup_anchor(row: FollowUp) -> str:
    """That of its promise, as JSON."""
    return line({"sentence": row.sentence, "start": row.start, "words": row.words})


def doubt_anchor(doubt: Doubt) -> dict[str, Any]:
    return {"reason": doubt.reason, "words": doubt.words}


def _areas(notice: Notice) -> Iterator[tuple[Key, State]]:
    rows = notice.problems.select_related("notice", "parent__notice")
    for row in rows.prefetch_related("labellings__category"):
        yield Key(Subject.AREAS, path_of(row)), {"labels": _loaded(row), "curated": row.curated}


def _loaded(problem: Problem) -> list[dict[str, Any]]:
    return [row.state() for row in problem.labellings.all()]


def _statuses(notice: Notice) -> Iterator[tuple[Key, State]]:
    """`words` are those that decided, where the program read it."""
    for row in measures_of(notice):
        words = "" if row.curated else row.status_words
        yield (
            Key(Subject.STATUS, path_of(row)),
            {"status": row.status, "words": words, "curated": row.curated},
        )


def _claims(notice: Notice) -> Iterator[tuple[Key, State]]:
    for kind in CLAIM_KINDS:
        rows = kind.model.objects.filter(notice=notice, rejected=True)
        for row in rows.select_related("problem__parent", "measure__problem"):
            row.settle()
            yield (
                Key(Subject.CLAIM, path_of(row.unit), kind.name, line(claim_anchor(row))),
                {"rejected": True},
            )


def _doubts(notice: Notice) -> Iterator[tuple[Key, State]]:
    for row in notice.doubts.filter(closed=True):
        yield Key(Subject.DOUBT, anchor=line(doubt_anchor(row))), {"closed": True}


def _outline(notice: Notice) -> Iterator[tuple[Key, State]]:
    for row in notice.outline_corrections.all():
        correction = as_json(row.correction())
        yield Key(Subject.OUTLINE, field=row.act, anchor=line(correction)), {"in_force": True}


def _followups(notice: Notice) -> Iterator[tuple[Key, State]]:
    """Those whose promise is still read; of the others nothing can be said any more."""
    rows = {followup_anchor(row): row for row in notice.followups.all()}
    promises = Promise.objects.filter(notice=notice, sentence__in=[row.sentence for row in rows.values()])
    for promise in promises.select_related("problem__parent", "measure__problem"):
        if row := rows.get(line(claim_anchor(promise))):
            promise.notice = notice
            promise.settle()
            state = {"verdict": row.verdict, "answer": row.answer}
            yield Key(Subject.FOLLOWUP, path_of(promise.unit), anchor=followup_anchor(row)), state


def _checked(notice: Notice) -> Iterator[tuple[Key, State]]:
    yield Key(Subject.CHECKED), {"checked": notice.checked.isoformat() if notice.checked else ""}


def _distinct(notice: Notice) -> Iterator[tuple[Key, State]]:
    """Each other notice that a person has said is another one."""
    pairs = DistinctPair.objects.filter(Q(first=notice) | Q(second=notice)).select_related("first", "second")
    for pair in pairs.defer("first__text", "second__text"):
        name = pair.second.name if pair.first_id == notice.pk else pair.first.name
        yield Key(Subject.DISTINCT, anchor=line({"notice": name})), {"distinct": True}


line = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
_STATES: Mapping[str, Callable[[Notice], Iterator[tuple[Key, State]]]] = MappingProxyType(
    {
        Subject.FACT: facts,
        Subject.AREAS: _areas,
        Subject.STATUS: _statuses,
        Subject.CLAIM: _claims,
        Subject.DOUBT: _doubts,
        Subject.OUTLINE: _outline,
        Subject.FOLLOWUP: _followups,
        Subject.CHECKED: _checked,
        Subject.DISTINCT: _distinct,
    }
)
