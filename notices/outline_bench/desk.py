"""What lies on the bench: a notice as it was read, the corrections made so far, and those taken back. Pure.

Each press of a button is one correction more, or one less; the rows follow from all of them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cached_property

from notices.corrections.anchors import Words
from notices.corrections.assembling import assembled
from notices.corrections.corrected_notice import outline_of
from notices.corrections.replaying import replay
from notices.corrections.rows import Row, rows_of
from notices.corrections.shapes import (
    ACTS,
    MOST,
    Act,
    Anchor,
    Correction,
    CorrectionError,
    Fate,
    Kind,
    as_json,
    from_json,
)
from notices.corrections.soundness import Counts, counts, faults
from notices.parsing import ParsedNotice
from notices.parsing.lines import fold, paragraphs
from notices.parsing.outline.build import Outline
from notices.parsing.outline.totals import read_totals
from notices.parsing.shapes import Doubt

# From the lowest level up.
_LADDER: tuple[Kind, ...] = ("text", "item", "problem", "aspect", "rectification")
_STEPS = {"raise": 1, "lower": -1}


@dataclass
class Desk:
    """`is_blank` leaves out what was read: every line is text until a person says otherwise, and none is doubtful."""

    notice: ParsedNotice
    corrections: list[Correction] = field(default_factory=list)
    undone: list[Correction] = field(default_factory=list)
    is_blank: bool = False

    @cached_property
    def outline_read(self) -> Outline:
        return outline_of(self.notice)

    @cached_property
    def rows_read(self) -> tuple[Row, ...]:
        if self.is_blank:
            return tuple(Row(line.start, line.end, "text") for line in paragraphs(self.notice.text))
        return rows_of(self.notice.text, self.outline_read)

    @cached_property
    def _replayed(self) -> tuple[tuple[Row, ...], tuple[Fate, ...]]:
        return replay(self.notice.text, self.rows_read, self.corrections)

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._replayed[0]

    @property
    def fates(self) -> tuple[Fate, ...]:
        return self._replayed[1]

    @cached_property
    def outline(self) -> Outline:
        return assembled(self.notice.text, self.outline_read, self.rows)

    @property
    def faults(self) -> list[str]:
        return list(faults(self.notice.text, self.rows))

    @property
    def counts(self) -> Counts:
        return counts(self.outline, read_totals(fold(self.notice.text)))

    # What a person does

    def press(self, button: str, index: int | None, words: str = "") -> None:
        """`undo`, `redo`, `drop:2`, or an act on the row: `is:problem`, `alike:item`, `raise`, `split`.

        Raises CorrectionError where that cannot be done.
        """
        name, _, value = button.partition(":")
        self._press(name, value, index, words)
        for follows in ("_replayed", "outline"):
            self.__dict__.pop(follows, None)

    def _press(self, name: str, value: str, index: int | None, words: str) -> None:
        match name:
            case "undo" if self.corrections:
                self.undone.append(self.corrections.pop())
            case "redo" if self.undone:
                self.corrections.append(self.undone.pop())
            case "drop" if is_index(value) and int(value) < len(self.corrections):
                self.undone = [self.corrections.pop(int(value))]
            case "undo" | "redo" | "drop":
                return
            case "other":
                self._take_other(int(value) if is_index(value) else index)
            case _:
                self._add(name, value or words, index)

    def doubts_in(self, row: Row) -> list[Doubt]:
        """What the reading was unsure of there; what a person has said of a line settles it."""
        if row.corrected or self.is_blank:
            return []
        return [doubt for doubt in self._doubts if row.start <= doubt.start < row.end]

    @cached_property
    def _doubts(self) -> list[Doubt]:
        return sorted(self.notice.doubts, key=lambda doubt: doubt.start)

    def _take_other(self, index: int | None) -> None:
        """The next best reading, as far as the doubt at this line says it, in place of the one that was read."""
        rows = self.rows
        doubts = self.doubts_in(rows[index]) if index is not None and 0 <= index < len(rows) else []
        made_before = len(self.corrections)
        for offset, kind in dict(pair for doubt in doubts for pair in doubt.other).items():
            rows, _ = replay(self.notice.text, self.rows_read, self.corrections)
            at_offset = next((index for index, row in enumerate(rows) if row.start == offset), None)
            if at_offset is not None:
                with suppress(
                    CorrectionError
                ):  # a line that cannot be told from another stays as it was read
                    self._add("is", kind, at_offset, rows)
        if len(self.corrections) == made_before:
            raise CorrectionError("这一行没有另一种读法")

    def _add(self, name: str, value: str, index: int | None, rows: tuple[Row, ...] = ()) -> None:
        rows = rows or self.rows
        if index is None or not 0 <= index < len(rows):
            raise CorrectionError("请先选定一行")
        if len(self.corrections) >= MOST:
            raise CorrectionError(f"一份通报至多订正 {MOST} 处")
        if name in _STEPS:
            name, value = "is", _stepped(rows[index].kind, _STEPS[name])
        anchor = Words(self.notice.text).anchor(rows, index)
        correction = from_json({"act": name, "value": value, "anchor": asdict(anchor)})
        if correction.act in ("is", "alike") and (correction.act, anchor) == self._last():
            self.corrections.pop()  # another word on the same line takes the place of the last
            rows, _ = replay(self.notice.text, self.rows_read, self.corrections)
        _, fates = replay(self.notice.text, rows, [correction])
        if fates == ("lost",):
            raise CorrectionError(_REFUSED[correction.act])
        if fates == ("applied",):
            self.corrections.append(correction)
            self.undone = []

    def _last(self) -> tuple[Act, Anchor] | None:
        last = self.corrections[-1] if self.corrections else None
        return (last.act, last.anchor) if last else None


_REFUSED: dict[Act, str] = dict.fromkeys(ACTS, "文中另有文字和上下行都相同的一行，分不清是哪一行") | {
    "join": "第一行上面没有别的行",
    "split": "这一行里没有这几个字，或者它们就在行首",
}


def _stepped(kind: Kind, step: int) -> str:
    position = _LADDER.index(kind) if kind in _LADDER else 0
    return _LADDER[min(max(position + step, 0), len(_LADDER) - 1)]


# As forms carry them


def written(corrections: Sequence[Correction]) -> str:
    return json.dumps([as_json(correction) for correction in corrections], ensure_ascii=False)


def read_back(text: str) -> list[Correction]:
    """Raises CorrectionError."""
    try:
        values = json.loads(text or "[]")
    except ValueError as error:
        raise CorrectionError("订正清单不是 JSON") from error
    if not isinstance(values, list) or len(values) > MOST:
        raise CorrectionError(f"订正清单应是不超过 {MOST} 条的列表")
    return [from_json(value) for value in values]


def is_index(value: str) -> bool:
    """Of a row, as a button or a field hands it in."""
    return value.isascii() and value.isdigit() and len(value) < 7
