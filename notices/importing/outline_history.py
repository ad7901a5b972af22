"""What a notice's outline was before it is written anew, and what of it has to last: the numbers of its units, a
curator's categories and statuses, and the words at every address that is no longer in the outline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from notices.decisions.states import measures_of, path_of
from notices.importing.likeness import letters
from notices.importing.unit_numbers import NumberedUnit, paths
from notices.models import Category, EarlierText, FormerUnit, Labelling, Measure, Notice, Original, Problem
from notices.parsing import ParsedNotice, shapes
from notices.privacy.masking import masked

Labels = list[dict[str, Any]]  # a curated problem's labellings, as JSON


@dataclass(frozen=True, slots=True)
class Before:
    """A notice's text and outline as they were; empty for a new notice."""

    text: str = ""
    reader_version: str = ""
    parser_version: str = ""
    units: tuple[NumberedUnit, ...] = ()
    retired: dict[str, str] = field(default_factory=dict)  # the words of former units, by path
    labels: dict[str, Labels] = field(default_factory=dict)  # curated ones, by path
    statuses: dict[str, str] = field(default_factory=dict)  # curated ones, by path
    original: Original | None = None


def before(notice: Notice) -> Before:
    """To be asked before anything of the notice is changed."""
    if notice.pk is None:
        return Before()
    former = list(notice.former_units.all())
    return Before(
        notice.text,
        notice.reader_version,
        notice.parser_version,
        stored_units(notice),
        {unit.path: unit.key for unit in former},
        {unit.path: unit.labels for unit in former if unit.labels} | _curated_labels(notice),
        {unit.path: unit.status for unit in former if unit.status} | _curated_statuses(notice),
        notice.original_if_any(),
    )


def stored_units(notice: Notice) -> tuple[NumberedUnit, ...]:
    """The units of the rows, in reading order."""
    problems = notice.problems.filter(parent=None).prefetch_related("measures", "items__measures")
    return tuple(_problem_unit(row) for row in problems)


def _problem_unit(row: Problem) -> NumberedUnit:
    items = () if row.parent_id else tuple(_problem_unit(item) for item in row.items.all())
    measures = tuple(_measure_unit(measure) for measure in row.measures.all())
    words = row.title or row.heading.removeprefix(row.label)
    return NumberedUnit(words, row.heading_start, row.heading_end, row.number, {"m": measures, "i": items})


def _measure_unit(row: Measure) -> NumberedUnit:
    return NumberedUnit(row.text, row.start, row.end, row.number)


def units_of(outline: ParsedNotice) -> tuple[NumberedUnit, ...]:
    """The units of an outline, without numbers."""
    return tuple(_unit(outline.text, problem) for problem in outline.problems)


def _unit(text: str, node: shapes.Problem | shapes.Item) -> NumberedUnit:
    items = tuple(_unit(text, item) for item in node.items) if isinstance(node, shapes.Problem) else ()
    measures = tuple(NumberedUnit(text[m.start : m.end], m.start, m.end) for m in node.measures)
    start, end = node.heading
    words = node.title or text[start:end].removeprefix(node.label)
    return NumberedUnit(words, start, end, under={"m": measures, "i": items})


def _curated_statuses(notice: Notice) -> dict[str, str]:
    return {path_of(row): row.status for row in measures_of(notice).filter(curated=True)}


def _curated_labels(notice: Notice) -> dict[str, Labels]:
    rows = notice.problems.filter(curated=True).select_related("notice", "parent__notice")
    return {
        path_of(row): [label.state() for label in row.labellings.select_related("category")] for row in rows
    }


def restore_labels(notice: Notice, earlier: Before, targets: Mapping[str, str]) -> None:
    """A curator's categories stay with the unit they were given to, also where that has moved (`targets`)."""
    if not earlier.labels:
        return
    curated = {targets.get(path, path): labels for path, labels in earlier.labels.items()}
    categories = {category.slug: category for category in Category.objects.all()}
    for row in notice.problems.select_related("notice", "parent__notice"):
        if labels := curated.get(path_of(row)):
            Problem.objects.filter(pk=row.pk).update(curated=True)
            row.labellings.all().delete()
            Labelling.objects.bulk_create(
                Labelling(problem=row, **label | {"category": categories[label["category"]]})
                for label in labels
            )


def restore_statuses(notice: Notice, earlier: Before, targets: Mapping[str, str]) -> None:
    """As `restore_labels`, of measures that say what they said: of other words a person has said nothing."""
    if not earlier.statuses:
        return
    former = earlier.retired | {path: unit.key for path, unit in paths(earlier.units)}
    curated = {
        targets.get(path, path): (former.get(path), status) for path, status in earlier.statuses.items()
    }
    for row in measures_of(notice):
        key, status = curated.get(path_of(row), (None, ""))
        if status and key == letters(row.text):
            row.set_status(status)


def retire(
    notice: Notice, earlier: Before, units: tuple[NumberedUnit, ...], targets: Mapping[str, str]
) -> None:
    """Addresses that are gone keep their words, or say where these stand now; those that are back need no stand-in."""
    live = {path for path, _ in paths(units)}
    gone = [(path, unit) for path, unit in paths(earlier.units) if path not in live]
    notice.former_units.filter(path__in=live).delete()
    version = _version(notice, earlier)
    if gone or version:
        text = EarlierText.objects.create(
            notice=notice,
            text=masked(earlier.text, notice.contact),  # it may be from before texts were covered
            reader_version=earlier.reader_version,
            parser_version=earlier.parser_version,
            original=version,
        )
        FormerUnit.objects.bulk_create(
            FormerUnit(
                notice=notice,
                path=path,
                earlier=text,
                start=unit.start,
                end=unit.end,
                key=unit.key,
                moved_to=targets.get(path, ""),
                labels=[] if path in targets else earlier.labels.get(path, []),
                status="" if path in targets else earlier.statuses.get(path, ""),
            )
            for path, unit in gone
        )
    notice.earlier_texts.filter(units=None, original=None).delete()


def _version(notice: Notice, earlier: Before) -> Original | None:
    """The bytes before, where they had other words: a new reader or parser alone makes no version of a page."""
    original = earlier.original
    if original is None or original == notice.original or letters(earlier.text) == letters(notice.text):
        return None
    return original
