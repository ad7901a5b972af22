"""What is left to look at, in the order of what a look is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db.models import Count, Q
from django.urls import reverse

from notices.models import ImportFile
from notices.review.reasons import OF_FILES, REASONS, numbers_of, with_numbers, with_worth


@dataclass(frozen=True, slots=True)
class Task:
    """A notice by its name, or a file by its key."""

    worth: float
    name: str = ""
    file: int = 0

    def address(self, reason: str) -> str:
        address = (
            reverse("review-notice", args=[self.name])
            if self.name
            else reverse("review-file", args=[self.file])
        )
        return f"{address}?reason={reason}" if reason else address


@dataclass(frozen=True, slots=True)
class ListedTask:
    """A task as the list shows it: its title, and why it wants a look, how often."""

    title: str
    url: str
    reasons: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Notices, and those whose reading is checked; what is left by reason."""

    notices: int
    checked: int
    left: tuple[tuple[str, str, int], ...]  # name, label, how many


def reason_named(name: str) -> str:
    """Nothing where there is no such reason."""
    return name if name in OF_FILES or any(reason.name == name for reason in REASONS) else ""


def tasks(reason: str = "") -> list[Task]:
    """Of one reason, or of all; what is worth as much stands by name."""
    notices = [] if reason in OF_FILES else _notices(reason)
    wanted = [name for name in OF_FILES if reason in ("", name)]
    return sorted(chain(notices, _files(wanted)), key=lambda task: (-task.worth, task.name, task.file))


def _notices(reason: str) -> list[Task]:
    rows = with_worth()
    rows = rows.filter(**{f"number_{reason}__gt": 0}) if reason else rows.filter(worth__gt=0)
    return [Task(worth, name) for name, worth in rows.order_by().values_list("name", "worth")]


def _files(reasons: Iterable[str]) -> list[Task]:
    worth = {status: worth for _, worth, status in (OF_FILES[reason] for reason in reasons)}
    rows = ImportFile.objects.filter(status__in=worth).order_by().values_list("pk", "status")
    return [Task(worth[status], file=key) for key, status in rows]


def lines(page: Sequence[Task], reason: str) -> list[ListedTask]:
    """Two queries, however many tasks."""
    labels = {row.name: str(row.label) for row in REASONS}
    of_files = {status: str(label) for label, _, status in OF_FILES.values()}
    notices = {
        row.name: row
        for row in with_numbers()
        .defer("text", "contact")
        .filter(name__in=[task.name for task in page if task.name])
    }
    files = ImportFile.objects.in_bulk([task.file for task in page if task.file])
    listed = []
    for task in page:
        if notice := notices.get(task.name):
            reasons = tuple((labels[name], number) for name, number in numbers_of(notice).items())
            listed.append(ListedTask(notice.title, task.address(reason), reasons))
        elif file := files.get(task.file):
            listed.append(ListedTask(file.name, task.address(reason), ((of_files[file.status], 1),)))
    return listed


def progress() -> Progress:
    counted = with_numbers().aggregate(
        notices=Count("pk"),
        checked=Count("pk", filter=Q(checked__isnull=False)),
        **{
            f"left_{reason.name}": Count("pk", filter=Q(**{f"number_{reason.name}__gt": 0}))
            for reason in REASONS
        },
    )
    files = dict(ImportFile.objects.order_by().values_list("status").annotate(Count("pk")))
    left = [(reason.name, str(reason.label), counted[f"left_{reason.name}"]) for reason in REASONS]
    left += [(name, str(label), files.get(status, 0)) for name, (label, _, status) in OF_FILES.items()]
    return Progress(counted["notices"], counted["checked"], tuple(row for row in left if row[2]))


def around(task: Task, reason: str) -> tuple[str, str]:
    """The addresses of the task before and the task behind; of what is settled by now, of the first that is left."""
    listed = tasks(reason)
    index = next(
        (index for index, other in enumerate(listed) if (other.name, other.file) == (task.name, task.file)),
        -1,
    )
    before = listed[index - 1].address(reason) if index > 0 else ""
    after = listed[index + 1].address(reason) if index + 1 < len(listed) else ""
    return before, after
