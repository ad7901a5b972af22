"""What a person decides about a notice or file on the list: each is written down and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import transaction
from django.utils import timezone

from notices.decisions import checking
from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject
from notices.importing.outline_corrections import keep
from notices.models import Decision, DistinctPair, ImportFile, Notice, OutlineCorrection
from notices.review.reasons import alike, unsure_problems
from notices.versioning.changes import corrected


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page showed: the digest of the notice, and the names of those that look like it."""

    opened: str
    names_alike: tuple[str, ...] = ()


def check(notice: Notice, act: Act, seen: Seen) -> bool:
    """The whole is read rightly: its doubts, and what readers answered there, are settled with it."""
    return checking.check(notice, act, timezone.localdate(), seen.opened)


def confirm_areas(notice: Notice, act: Act, seen: Seen) -> bool:
    """The areas that the classifier was unsure of are right: they are a person's word from now on."""
    with recorded([notice.pk], act, Subject.AREAS):
        if _has_changed(notice, seen):
            return False
        keys = list(unsure_problems().filter(notice=notice).values_list("pk", flat=True))
        notice.problems.filter(pk__in=keys).update(curated=True)
        corrected([notice.name])
    return True


def drop_corrections(notice: Notice, act: Act, seen: Seen) -> bool:
    """Corrections that do nothing any more go; those that are in force stay."""
    with recorded([notice.pk], act, Subject.OUTLINE):
        if _has_changed(notice, seen):
            return False
        rows = notice.outline_corrections.filter(fate=OutlineCorrection.Fate.APPLIED)
        keep(notice, [row.correction() for row in rows])
    return True


def tell_apart(notice: Notice, act: Act, seen: Seen) -> bool:
    """Those seen that look like it are other notices: from now on they are not asked about again."""
    with recorded([notice.pk], act, Subject.DISTINCT):
        if _has_changed(notice, seen):
            return False
        keys = alike(notice.pk).filter(notice__name__in=seen.names_alike).values_list("notice", flat=True)
        DistinctPair.objects.bulk_create(DistinctPair(first=notice, second_id=key) for key in keys)
    return True


def _has_changed(notice: Notice, seen: Seen) -> bool:
    """Asked where its rows are locked: what was seen is no longer what stands."""
    return not Notice.objects.filter(pk=notice.pk, digest=seen.opened).exists()


def set_aside(file: ImportFile, act: Act) -> bool:
    """A file that cannot be read is left at that, and does not come back; False where it is no longer one."""
    with transaction.atomic():
        failed = ImportFile.objects.filter(pk=file.pk, status=ImportFile.Status.FAILED)
        is_left = bool(failed.update(status=ImportFile.Status.SKIPPED))
        if is_left:
            Decision.objects.create(
                subject=Subject.IMPORT,
                after={"file": file.name, "sha256": file.sha256, "choice": "skip"},
                reason=act.reason,
                author=act.author,
            )
    return is_left


# By name; False where the notice is another one by now than was seen.
DECISIONS: Mapping[str, Callable[[Notice, Act, Seen], bool]] = MappingProxyType(
    {"checked": check, "areas": confirm_areas, "drop": drop_corrections, "distinct": tell_apart}
)
