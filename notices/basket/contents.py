"""What an address puts into a basket: the rows there are, and what it names in vain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from notices.citing.formats.gbt7714 import gbt7714_2025
from notices.citing.records import cited_today
from notices.columns import Row
from notices.models import Labelling, Measure, Notice, Problem
from notices.public_ids import Unit, notice_of, problem_of, units

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST = 200  # an address has to fit into a letter, and a question into an answer
# A cell of a file: its name for programs, and for people.
COLUMNS: Mapping[str, StrOrPromise] = {
    "kind": gettext_lazy("单位"),
    "id": gettext_lazy("编号"),
    "title": gettext_lazy("标题"),
    "text": gettext_lazy("措施的内容"),
    "notice": gettext_lazy("通报"),
    "issuer": gettext_lazy("发布单位"),
    "place": gettext_lazy("地区"),
    "date": gettext_lazy("日期"),
    "categories": gettext_lazy("问题领域"),
    "url": gettext_lazy("本站网页"),
    "citation": gettext_lazy("引文"),
    "citekey": gettext_lazy("引用键"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """A row with what a page says beside it."""

    id: str
    row: Unit
    kind: str  # notice, problem or measure
    notice: Notice
    problem: Problem | None
    without: str  # the address of the basket without it

    @property
    def text(self) -> str:
        return self.row.text if isinstance(self.row, Measure) else ""


@dataclass(frozen=True, slots=True)
class Contents:
    entries: tuple[Held, ...]
    unknown: tuple[str, ...]
    left_out: int  # more than fit

    @property
    def ids(self) -> list[str]:
        return [entry.id for entry in self.entries]

    @property
    def address(self) -> str:
        return address(self.ids)


def contents(public_ids: Iterable[str]) -> Contents:
    """In the order asked, each once; five SQL queries at most, and those for what has moved."""
    ids = list(dict.fromkeys(filter(None, public_ids)))
    looked_for = ids[:MOST]
    by_id = units(looked_for)
    problems = [problem for row in by_id.values() if (problem := problem_of(row))]
    prefetch_related_objects(problems, Prefetch("labellings", Labelling.objects.select_related("category")))
    return Contents(
        tuple(_held(public_id, row, list(by_id)) for public_id, row in by_id.items()),
        tuple(public_id for public_id in looked_for if public_id not in by_id),
        len(ids) - len(looked_for),
    )


def address(ids: Iterable[str]) -> str:
    return "?" + urlencode([("id", public_id) for public_id in ids], safe="/")


def rows(request: HttpRequest, entries: Iterable[Held]) -> Iterator[Row]:
    for entry in entries:
        cited = cited_today(request, entry.row)
        notice, problem = entry.notice, entry.problem
        yield (
            entry.kind,
            entry.id,
            str(problem or notice),
            entry.text,
            notice.title,
            notice.issuer,
            str(notice.place) if notice.place else "",
            notice.dated,
            tuple(category.name for category in problem.labels()) if problem else (),
            cited.url,
            gbt7714_2025(cited),
            cited.key,
        )


def _held(public_id: str, row: Unit, ids: list[str]) -> Held:
    problem = problem_of(row)
    return Held(
        public_id,
        row,
        row._meta.model_name or "",
        notice_of(row),
        problem,
        address(other_id for other_id in ids if other_id != public_id),
    )
