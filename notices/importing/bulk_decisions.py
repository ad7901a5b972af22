"""Many files of a batch decided at once: what a person wants is written down, and carried out by the worker."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q

from notices.decisions.recording import Act
from notices.importing import batches
from notices.importing.duplicates import find, suggested
from notices.importing.importer import Outcome
from notices.importing.reviewing import LEFT, ImportChoice, Review, read_again
from notices.models import Decision, ImportFile, ListedText

CHOICES = ("suggested", "new", "update", "skip")
NOTHING_TO_UPDATE = "库里没有与它相同的通报，没有可更新的"


def decide(rows: Any, choice: str, act: Act) -> int:
    """Of these files, those that are still undecided; how many. What is to be imported waits for the worker."""
    with transaction.atomic():
        keys = list(rows.select_for_update().values_list("pk", flat=True))
        chosen = ImportFile.objects.filter(pk__in=keys)
        if choice == "skip":
            Decision.objects.bulk_create(_left(file, act) for file in chosen.select_related("notice"))
            ListedText.objects.filter(file__in=keys).delete()
            return chosen.update(status=ImportFile.Status.SKIPPED, reason=LEFT)
        return chosen.update(
            status=ImportFile.Status.WAITING,
            attempts=0,
            finished=None,
            wanted={"way": choice, "reason": act.reason},
            decider=act.author,
        )


def _left(file: ImportFile, act: Act) -> Decision:
    return Decision(
        name=file.notice.name if file.notice else "",
        subject=Decision.Subject.IMPORT,
        after={"file": file.name, "sha256": file.sha256, "choice": "skip"},
        reason=act.reason,
        author=act.author,
    )


def carry_out(file: ImportFile) -> None:
    """What was wanted of a file that a worker has claimed; where that cannot be, it is held and says why."""
    draft = read_again(file)
    if draft is None:
        return
    with transaction.atomic():
        batches.locked(file)
        seen = Review(file, draft, find(draft, file.came_along))
        decision = _carried(seen, file.wanted["way"])
        if decision is None:
            suggestion = suggested(seen.duplicates)
            batches.finish(file, Outcome(file.name, "held", reason=NOTHING_TO_UPDATE, suggestion=suggestion))
        else:
            seen.decide(decision, {}, Act(file.decider, file.wanted["reason"]))
    ImportFile.objects.filter(~Q(status=ImportFile.Status.WORKING), pk=file.pk).update(wanted={})


def _carried(seen: Review, choice: str) -> ImportChoice | None:
    if choice == "suggested":
        return ImportChoice.read(seen.choice, seen)
    if choice == "new":
        return ImportChoice("new")
    return next(
        (ImportChoice("update", again.notice) for again in seen.duplicates if again.is_the_same), None
    )
