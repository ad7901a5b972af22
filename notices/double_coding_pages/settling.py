"""The third column: an editor says what a unit is, on which the two coders differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction

from notices.decisions.recording import Act
from notices.double_coding.results import Unit, units_of_coding
from notices.double_coding.wording import Choices, choices_of, in_words, values_in_words
from notices.double_coding_pages.answering import SheetError
from notices.models import DoubleCoding, Settlement

_Group = tuple[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit as the page shows it; `key` names it in the form, `seen` is the settlement that stood there.

    `choices` are groups of values with their words; the first, without a name, are what the two say.
    """

    unit: Unit
    key: str
    first: str
    second: str
    listed: str
    choices: list[_Group]
    seen: int

    @property
    def chosen(self) -> str:
        return self.unit.settlement.value if self.unit.settlement else ""


def differences(coded_units: Iterable[Unit]) -> Iterator[Difference]:
    """Those that differ, in the order of the notices; what the two say stands before all other values."""
    choices: dict[str, Choices] = {}
    words: dict[str, dict[str, str]] = {}
    for unit in coded_units:
        if not unit.differs:
            continue
        if unit.variable not in choices:
            choices[unit.variable] = choices_of(unit.variable)
            words[unit.variable] = values_in_words(unit.variable)
        of_variable = words[unit.variable]
        first, second = in_words(unit.first, of_variable), in_words(unit.second, of_variable)
        yield Difference(
            unit,
            key_of(unit),
            first,
            second,
            in_words(unit.listed, of_variable),
            [("", [(unit.first, first), (unit.second, second)]), *_others(unit, choices[unit.variable])],
            unit.settlement.pk if unit.settlement else 0,
        )


def key_of(unit: Unit) -> str:
    return f"{unit.coded.number}.{unit.variable}.{unit.unit}"


def _others(unit: Unit, choices: Choices) -> list[_Group]:
    """The values that neither has given."""
    stated = {unit.first, unit.second}
    groups = [(name, pairs) for name, pairs in choices if isinstance(pairs, list)]
    single = [(value, label) for value, label in choices if not isinstance(label, list)]
    listed = [*groups, ("", single)]
    return [(name, [pair for pair in pairs if pair[0] not in stated]) for name, pairs in listed]


def settle(coding: DoubleCoding, chosen: dict[str, tuple[str, int]], act: Act) -> int:
    """By key, what was chosen and which settlement stood there when the page was opened; how many were written.

    Raises SheetError where somebody else has settled one of them meanwhile, or there is no such value.
    """
    with transaction.atomic():
        DoubleCoding.objects.select_for_update().get(pk=coding.pk)
        rows = [row for row in differences(units_of_coding(coding)) if row.key in chosen]
        for row in rows:
            if chosen[row.key][1] != row.seen:
                raise SheetError("这一页打开之后别人已有裁定，所以没有保存。请再核对一次。")
        settlements = [_settlement(row, chosen[row.key][0], act) for row in rows]
        return len(Settlement.objects.bulk_create(row for row in settlements if row))


def _settlement(row: Difference, value: str, act: Act) -> Settlement | None:
    """None where nothing was chosen, or what stands there already."""
    if not value or value == row.chosen:
        return None
    if value not in {pair[0] for _name, pairs in row.choices for pair in pairs}:
        raise SheetError("所选的不是可选的值，没有保存。")
    unit = row.unit
    return Settlement(
        coded=unit.coded,
        variable=unit.variable,
        unit=unit.unit,
        value=value,
        reason=act.reason,
        author=act.author,
    )
