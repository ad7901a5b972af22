"""A draft as a person checks it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notices.dissection import dissect
from notices.importing.preview import preview
from notices.parsing import ParseError
from tests.notices.notices_text import TEXT


def test_the_outline_lists_problems_items_and_measures_with_their_areas() -> None:
    schools, rivers = preview(dissect(TEXT)).nodes
    assert (schools.anchor, schools.label, schools.title) == ("p1", "（一）", "学位供给不足")
    assert schools.categories[0].slug == "education"
    assert [node.anchor for node in schools.nodes] == ["p1-i1", "p1-i2"]
    assert [(node.anchor, node.label, node.title) for node in rivers.nodes] == [
        ("p2-m1", "一是", "清淤河道12公里。"),
        ("p2-m2", "二是", "整治排口31个。"),
    ]


def test_the_text_is_whole_and_every_unit_has_its_place_once() -> None:
    paragraphs = preview(dissect(TEXT)).paragraphs
    assert ["".join(run.text for run in line) for line in paragraphs] == [
        line.rstrip() for line in TEXT.splitlines() if line.strip()
    ]
    anchors = [run.over[2].id.removeprefix("o-") for line in paragraphs for run in line if run.begins(2)]
    assert anchors == ["p1", "p1-i1", "p1-i1-m1", "p1-i1-m2", "p1-i2", "p1-i2-m1", "p2", "p2-m1", "p2-m2"]


@given(st.integers(0, len(TEXT)), st.integers(0, 200), st.sampled_from(["", "　\n", "1.", "一是", "问题"]))
def test_any_cut_of_a_notice_is_shown_whole_with_its_doubts(at: int, length: int, put: str) -> None:
    text = TEXT[:at] + put + TEXT[at + length :]
    try:
        dissection = dissect(text)
    except ParseError:
        return
    shown = preview(dissection)
    assert "".join(run.text for line in shown.paragraphs for run in line) == "".join(
        line.rstrip() for line in text.splitlines() if line.strip()
    )
    marked = {run.over[1].id for line in shown.paragraphs for run in line if run.over[1]}
    assert len(shown.doubts) == len(dissection.outline.doubts)
    assert marked or not any(doubt.words for doubt in shown.doubts)
