"""What holds of every notice and every list of corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notices.corrections.anchors import Words
from notices.corrections.assembling import assembled
from notices.corrections.replaying import replay
from notices.corrections.rows import BODY, HEADINGS, Row, rows_of
from notices.corrections.shapes import ACTS, KINDS, Correction
from notices.parsing.outline import read
from notices.parsing.outline.build import Outline
from tests.notices.parsing.generated import Built, notices, tables
from tests.notices.parsing.test_properties import MARKED, assert_nested, claimed, text_of


@st.composite
def corrections(draw: st.DrawFn, text: str, rows: tuple[Row, ...]) -> list[Correction]:
    """Any acts on any rows, each as the acts before it left them."""
    made = list[Correction]()
    for _ in range(draw(st.integers(1, 6))):
        index = draw(st.integers(0, len(rows) - 1))
        act = draw(st.sampled_from(ACTS))
        value: str = draw(st.sampled_from(KINDS)) if act in ("is", "alike") else ""
        if act == "split":
            value = text[rows[index].start : rows[index].end][draw(st.integers(1, 9)) :][:12] or "。"
        made.append(Correction(act, Words(text).anchor(rows, index), value))
        rows, _ = replay(text, rows, made[-1:])
    return made


@given(st.data(), st.one_of(notices(), tables()))
def test_no_character_is_lost_and_replaying_twice_gives_the_same(data: st.DataObject, built: Built) -> None:
    text = built.text
    outline = read(text).outline
    as_read = rows_of(text, outline)
    made = data.draw(corrections(text, as_read))
    rows, fates = replay(text, as_read, made)
    result = assembled(text, outline, rows)

    assert (rows, fates) == replay(text, as_read, made)
    assert result == assembled(text, outline, rows)
    assert "".join("".join(text[row.start : row.end].split()) for row in rows) == "".join(text.split())
    assert_covered(text, rows, result)
    assert_nested(result)


def assert_covered(text: str, rows: Sequence[Row], outline: Outline) -> None:
    """What belongs to the notice's body stands in one span of the outline, and in no other."""
    spans = claimed(text, outline)
    assert [(one, other) for one, other in pairwise(spans) if one[1] > other[0]] == []
    covered = {offset for start, end in spans for offset in range(start, end)}
    for row in rows:
        if row.kind in HEADINGS | BODY | {"rectification"}:
            rest = [offset for offset in range(row.start, row.end) if offset not in covered]
            assert "".join(text[offset] for offset in rest).strip() == ""


@pytest.mark.parametrize("path", MARKED[::7], ids=lambda path: path.stem)
def test_what_nothing_was_said_about_stays_as_it_was_read(path) -> None:
    """Every problem's heading confirmed by hand: the same outline."""
    text = text_of(path)
    outline = read(text).outline
    rows = [replace(row, corrected=row.kind == "problem") for row in rows_of(text, outline)]
    assert assembled(text, outline, rows) == outline
