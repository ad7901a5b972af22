"""What a person decides about a notice or file on the list: each is written down and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.db import transaction
from django.utils import timezone

from notices.decisions import checking
from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject
from notices.importing.outline_corrections import keep
from notices.models import Decision, ImportFile, Notice, OutlineCorrection
from notices.review.reasons import unsure_problems
from notices.versioning.changes import corrected


def check(notice: Notice, act: Act) -> None:
    """The whole is read rightly: its doubts, and what readers answered there, are settled with it."""
    with recorded([notice.pk], act, Subject.CHECKED, Subject.DOUBT):
        checking.mark(Notice.objects.get(pk=notice.pk), timezone.localdate())
        corrected([notice.name])


def confirm_areas(notice: Notice, act: Act) -> None:
    """The areas that the classifier was unsure of are right: they are a person's word from now on."""
    with recorded([notice.pk], act, Subject.AREAS):
        keys = list(unsure_problems().filter(notice=notice).values_list("pk", flat=True))
        notice.problems.filter(pk__in=keys).update(curated=True)
        corrected([notice.name])


def drop_corrections(notice: Notice, act: Act) -> None:
    """Corrections that do nothing any more go; those that are in force stay."""
    with recorded([notice.pk], act, Subject.OUTLINE):
        rows = notice.outline_corrections.filter(fate=OutlineCorrection.Fate.APPLIED)
        keep(notice, [row.correction() for row in rows])


def set_aside(file: ImportFile, act: Act) -> None:
    """A file that cannot be read is left at that; false alarms do not come back."""
    with transaction.atomic():
        if ImportFile.objects.filter(pk=file.pk, status=ImportFile.Status.FAILED).update(
            status=ImportFile.Status.SKIPPED
        ):
            Decision.objects.create(
                subject=Subject.IMPORT,
                after={"file": file.name, "sha256": file.sha256, "choice": "skip"},
                reason=act.reason,
                author=act.author,
            )


DECISIONS: Mapping[str, Callable[[Notice, Act], None]] = MappingProxyType(
    {"checked": check, "areas": confirm_areas, "drop": drop_corrections}
)
