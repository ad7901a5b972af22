"""Writes down what a person changed: the states before and after, held against each other in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpRequest

from notices.decisions.states import ABSENT, Key, State, Subject, states_of
from notices.models import Decision, Notice
from notices.privacy.masking import masked

MOST = 1000  # characters of a reason


@dataclass(frozen=True, slots=True)
class Act:
    """Who decides, and why; `undoes` is the decision taken back."""

    author: Any
    reason: str = ""
    undoes: Decision | None = None

    @classmethod
    def of(cls, request: HttpRequest, undoes: Decision | None = None, reason: str = "") -> Act:
        """As a form says it: the reason is shown to everybody."""
        reason = reason or request.POST.get("reason", "")
        return cls(request.user, masked(reason.replace("\0", "").strip())[:MOST], undoes)


@contextmanager
def recorded(keys: Iterable[int], act: Act, *subjects: str) -> Iterator[None]:
    """Around what changes these notices: nobody else writes them meanwhile, and each value changed is a decision."""
    with transaction.atomic():
        notices = list(locked(keys))
        before = [states_of(notice, subjects) for notice in notices]
        yield
        for notice, states in zip(notices, before, strict=True):
            record(notice.name, states, states_of(Notice.objects.get(pk=notice.pk), subjects), act)


def locked(keys: Iterable[int]) -> Iterable[Notice]:
    """Until the transaction ends nobody else writes rows of these notices."""
    rows = Notice.objects.select_for_update(of=("self",)).filter(pk__in=list(keys))
    return rows.select_related("place").order_by("pk")


def record(name: str, before: Mapping[Key, State], after: Mapping[Key, State], act: Act) -> None:
    """A decision for each value that differs; not for facts that only follow from others (a title made of them)."""
    for key in dict.fromkeys([*before, *after]):
        absent = ABSENT.get(key.subject, {})
        old, new = before.get(key, absent), after.get(key, absent)
        if old == new or (key.subject == Subject.FACT and not (old["curated"] or new["curated"])):
            continue
        Decision.objects.create(
            name=name,
            subject=key.subject,
            path=key.path,
            field=key.field,
            anchor=json.loads(key.anchor),
            before=old,
            after=new,
            reason=act.reason,
            author=act.author,
            undoes=act.undoes,
        )
