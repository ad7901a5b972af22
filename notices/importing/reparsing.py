"""What a new reader or parser makes of a notice that is there: read from its stored original, shown as a diff."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff

from django.db import transaction
from django.db.models import Q, QuerySet

from notices.facts import READ
from notices.importing.confined import drafted
from notices.importing.importer import import_draft, locked
from notices.importing.sources import Source
from notices.models import Notice, Original, Problem
from notices.parsing import PARSER_VERSION, ParseError
from notices.reading import READER_VERSION, ReadError

_GONE = "已被删除"
_SHOWN = 60  # characters of a measure


@dataclass(frozen=True, slots=True)
class NoticeChange:
    """What became of one notice: `diff` is empty where its rows stay as they are, `reason` says why it failed."""

    name: str
    diff: tuple[str, ...] = ()
    reason: str = ""


def outdated() -> QuerySet[Notice]:
    """Notices that another reader or parser version has read."""
    return Notice.objects.exclude(Q(reader_version=READER_VERSION) & Q(parser_version=PARSER_VERSION))


def reparse(notice: Notice, *, dry_run: bool = False) -> NoticeChange:
    """Everything is done, also in a dry run, which then takes it back: what is shown is what would be."""
    try:
        original = notice.original
        with original.content.open() as file:
            source = Source(original.name, file.read(), notice.url, notice.fetched)
        draft = drafted(source)
    except (ReadError, ParseError, OSError) as error:
        return NoticeChange(notice.name, reason=str(error))
    except Original.DoesNotExist:
        return NoticeChange(notice.name, reason=_GONE)
    with transaction.atomic():
        current = locked(notice)
        if current is None:
            return NoticeChange(notice.name, reason=_GONE)
        if current.original != original:  # read from newer bytes meanwhile, by the present versions
            return NoticeChange(notice.name)
        before = list(tree(current))
        import_draft(draft, onto=current, again=True)
        after = list(tree(Notice.objects.get(pk=notice.pk)))
        if dry_run:
            transaction.set_rollback(True)
    diff = unified_diff(before, after, "现有", "新解析", lineterm="", n=1)
    return NoticeChange(notice.name, tuple(diff))


def tree(notice: Notice) -> Iterator[str]:
    """The rows of a notice, a line each, with the permanent number of every unit."""
    for name in (*READ, "place", "url"):
        if value := getattr(notice, name):
            yield f"{name:18}{value}"
    yield f"{'text':18}{len(notice.text)} 字"
    for part in notice.parts.all():
        yield f"{part.label}{part.title}  [{part.role}]"
    rows = notice.problems.filter(parent=None).select_related("aspect")
    rows = rows.prefetch_related(
        "measures", "labellings__category", "items__measures", "items__labellings__category"
    )
    for row in rows:
        yield from _problem_lines(row, "p", "  ")
    for doubt in notice.doubts.all():
        yield f"? {doubt.reason}: {_short(doubt.words)}{'  （已处理）' if doubt.closed else ''}"


def _problem_lines(row: Problem, letter: str, indent: str) -> Iterator[str]:
    slugs = ", ".join(category.slug for category in row.labels())
    curated = " 人工" if row.curated else ""
    aspect = f"  ‹{row.aspect}›" if row.aspect and letter == "p" else ""
    yield f"{indent}{letter}{row.number} {row.label}{row.title or row.heading}  <{row.kind}> [{slugs}]{curated}{aspect}"
    for measure in row.measures.all():
        yield f"{indent}  m{measure.number} {measure.label}{_short(measure.text)}"
    if letter == "p":
        for item in row.items.all():
            yield from _problem_lines(item, "i", indent + "  ")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}"
