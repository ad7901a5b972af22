"""What came of a double coding: unit by unit, and in figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.core.cache import cache
from django.db.models import Count, Max, Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from notices.agreement.coefficients import Agreement, agreement
from notices.agreement.line_roles import JOINED, paired
from notices.double_coding.frames import BETWEEN_AREAS, NO_AREA, Frame
from notices.models import CodedNotice, CodingSheet, DoubleCoding, Notice, Settlement
from notices.taxonomy import load_taxonomy

Variable = DoubleCoding.Variable
_KEPT = (
    86_400  # seconds: the figures follow from rows that seldom change, and are asked for by what those are
)
_COUNTING = 2  # another one where the same rows are counted otherwise


@dataclass(frozen=True, slots=True)
class Unit:
    """A line, problem or measure as both coded it; `listed` is what the data said when it was given out."""

    coded: CodedNotice
    variable: str
    unit: str
    words: str
    listed: str | None
    first: str
    second: str
    settlement: Settlement | None

    @property
    def differs(self) -> bool:
        return self.first != self.second

    @property
    def final(self) -> str | None:
        """What both say, or was settled; None where it is still open."""
        if self.settlement:
            return self.settlement.value
        return None if self.differs else self.first


@dataclass(frozen=True, slots=True)
class Figure:
    """A variable that is counted: out of which answers, and how."""

    name: str
    label: str | Promise
    variable: str
    value: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Result:
    """`program` is how what the data said agrees with what both say, or was settled."""

    figure: str
    label: str
    variable: str
    people: Agreement
    program: Agreement


def _main(value: str) -> str:
    return value.partition(BETWEEN_AREAS)[0]


def _group(value: str) -> str:
    slug, taxonomy = _main(value), load_taxonomy()
    return taxonomy.category(slug).group if slug in taxonomy else NO_AREA


def _set(value: str) -> str:
    return BETWEEN_AREAS.join(sorted(value.split(BETWEEN_AREAS)))


FIGURES: tuple[Figure, ...] = (
    Figure("line_role", _("各行是什么"), Variable.OUTLINE, str),
    Figure("main_area", _("主要领域"), Variable.AREA, _main),
    Figure("area_group", _("主要领域所在的组"), Variable.AREA, _group),
    Figure("areas", _("全部领域"), Variable.AREA, _set),
    Figure("status", _("措施的进度"), Variable.STATUS, str),
)


def coded_notices(coding: DoubleCoding) -> QuerySet[CodedNotice]:
    """Those that are handed in, with all that units are made of, in three queries."""
    notices = Prefetch("notice", Notice.objects.defer("text", "contact"))
    return coding.notices.complete().prefetch_related(notices, "sheets", "settlements")


def units_of(coded: CodedNotice) -> Iterator[Unit]:
    """In reading order by variable; to be asked only of what is revealed."""
    sheets = {sheet.seat: sheet for sheet in coded.sheets.all()}
    settlements = {(row.variable, row.unit): row for row in coded.settlements.all()}
    first, second = sheets[1], sheets[2]
    for variable in coded.coding.variables:
        for unit, words, listed, values in _UNITS[variable](coded.frame, first, second):
            yield Unit(coded, variable, unit, words, listed, *values, settlements.get((variable, unit)))


_Answered = tuple[str, str, str | None, tuple[str, str]]


def _lines(_frame: Frame, first: CodingSheet, second: CodingSheet) -> Iterator[_Answered]:
    """Nothing where the two read texts that differ: a new reader came between them."""
    outlines = [sheet.answers["outline"] for sheet in (first, second)]
    if outlines[0]["text"] != outlines[1]["text"]:
        return
    rows = [outlines[0]["listed"], outlines[0]["rows"], outlines[1]["rows"]]
    words = {start: line for lines in rows for start, _kind, line in lines}
    listed, *roles = ({start: kind for start, kind, _line in lines} for lines in rows)
    for start, values in paired(roles[0], roles[1], listed).items():
        yield str(start), words[start], listed.get(start, JOINED), values


def _areas(frame: Frame, first: CodingSheet, second: CodingSheet) -> Iterator[_Answered]:
    for problem in frame["problems"]:
        if problem["area"] is not None:
            values = _values("area", problem["path"], first, second)
            yield problem["path"], problem["words"], problem["area"], values


def _statuses(frame: Frame, first: CodingSheet, second: CodingSheet) -> Iterator[_Answered]:
    for problem in frame["problems"]:
        for measure in problem["measures"]:
            values = _values("status", measure["path"], first, second)
            yield measure["path"], measure["words"], measure["status"], values


def _values(variable: str, path: str, first: CodingSheet, second: CodingSheet) -> tuple[str, str]:
    return first.answers[variable][path], second.answers[variable][path]


_UNITS: Mapping[str, Callable[[Frame, CodingSheet, CodingSheet], Iterator[_Answered]]] = MappingProxyType(
    {Variable.OUTLINE: _lines, Variable.AREA: _areas, Variable.STATUS: _statuses}
)


def results(units: Iterable[Unit], variables: Iterable[str]) -> list[Result]:
    """A row for each figure that these variables have."""
    listed, wanted = list(units), [*variables]
    return [
        _result(figure, [unit for unit in listed if unit.variable == figure.variable])
        for figure in FIGURES
        if figure.variable in wanted
    ]


def _result(figure: Figure, units: list[Unit]) -> Result:
    people = [(figure.value(unit.first), figure.value(unit.second)) for unit in units]
    program = [(_read(figure, unit.listed), _read(figure, unit.final)) for unit in units]
    return Result(figure.name, str(figure.label), figure.variable, agreement(people), agreement(program))


def _read(figure: Figure, value: str | None) -> str | None:
    return None if value is None else figure.value(value)


@dataclass(frozen=True, slots=True)
class Published:
    """A double coding as the public sees it: without names."""

    coding: DoubleCoding
    notices: int
    results: tuple[Result, ...]


def units_of_coding(coding: DoubleCoding) -> Iterator[Unit]:
    """Notice by notice; to be asked only of what is revealed."""
    for row in coded_notices(coding):
        row.coding = coding
        yield from units_of(row)


def published() -> list[Published]:
    """Counted once for as long as the rows are the same."""
    public = DoubleCoding.objects.published()
    state = public.aggregate(
        Count("notices__sheets"), Max("notices__sheets__changed"), Max("notices__settlements__pk")
    )
    words = (get_language() or "", *map(str, state.values()))
    key = f"double-codings{_COUNTING}:" + ":".join(words).replace(" ", "_")
    counted: list[Published] | None = cache.get(key)
    if counted is None:
        counted = [_counted(coding) for coding in public]
        cache.set(key, counted, _KEPT)
    return counted


def _counted(coding: DoubleCoding) -> Published:
    counted = results(units_of_coding(coding), coding.variables)
    return Published(coding, coding.notices.complete().count(), tuple(counted))
