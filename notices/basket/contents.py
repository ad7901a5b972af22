"""What an address puts into a basket: the rows there are, and what it names in vain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Prefetch, prefetch_related_objects

from notices.exporting.cells import Row
from notices.exporting.masking import masked
from notices.models import Labelling, Measure, Notice, Problem
from notices.units import Unit, units

MOST = 200  # an address has to fit into a letter, and a question into an answer
COLUMNS = ("kind", "id", "title", "text", "notice", "issuer", "place", "date", "categories", "url")


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
        return masked(self.row.text, self.notice.contact) if isinstance(self.row, Measure) else ""


@dataclass(frozen=True, slots=True)
class Contents:
    held: tuple[Held, ...]
    unknown: tuple[str, ...]
    left_out: int  # more than fit

    @property
    def ids(self) -> list[str]:
        return [each.id for each in self.held]

    @property
    def address(self) -> str:
        return address(self.ids)


def contents(asked: Iterable[str]) -> Contents:
    """In the order asked, each once; five SQL queries at most."""
    ids = list(dict.fromkeys(filter(None, asked)))
    looked_for = ids[:MOST]
    found = units(looked_for)
    problems = [problem for row in found.values() if (problem := _problem(row))]
    prefetch_related_objects(problems, Prefetch("labellings", Labelling.objects.select_related("category")))
    return Contents(
        tuple(_held(each, row, list(found)) for each, row in found.items()),
        tuple(each for each in looked_for if each not in found),
        len(ids) - len(looked_for),
    )


def address(ids: Iterable[str]) -> str:
    return "?" + urlencode([("id", each) for each in ids], safe="/")


def table(held: Iterable[Held], site: str) -> Iterator[Row]:
    for each in held:
        notice, problem = each.notice, each.problem
        yield (
            each.kind,
            each.id,
            str(problem or notice),
            each.text,
            notice.title,
            notice.issuer,
            str(notice.place) if notice.place else "",
            notice.dated,
            tuple(category.name for category in problem.labels()) if problem else (),
            site + each.row.get_absolute_url(),
        )


def _held(public_id: str, row: Unit, ids: list[str]) -> Held:
    problem = _problem(row)
    return Held(
        public_id,
        row,
        row._meta.model_name or "",
        problem.notice if problem else row,  # type: ignore[arg-type]  # what is in no problem is a notice
        problem,
        address(each for each in ids if each != public_id),
    )


def _problem(row: Unit) -> Problem | None:
    if isinstance(row, Measure):
        return row.problem
    return row if isinstance(row, Problem) else None
