"""What presses of buttons come to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notices.corrections.shapes import MOST, CorrectionError
from notices.outline_bench.desk import Desk, read_back, written
from notices.outline_bench.listing import lines
from notices.parsing import parse
from notices.parsing.shapes import Doubt
from notices.places.gazetteer import official
from tests.notices.notices_text import TEXT


@pytest.fixture(scope="module")
def parsed():
    return parse(TEXT, official())


@pytest.fixture
def desk(parsed) -> Desk:
    return Desk(parsed)


def row(desk: Desk, words: str) -> int:
    return next(index for index, row in enumerate(desk.rows) if TEXT.startswith(words, row.start))


def titles(desk: Desk) -> list[str]:
    return [problem.title for problem in desk.outline.problems]


READ = ["学位供给不足", "黑臭水体治理缓慢"]


def test_a_line_is_raised_and_lowered_step_by_step_as_one_correction(desk: Desk) -> None:
    index = row(desk, "2.优化")
    desk.press("raise", index)
    assert titles(desk) == ["学位供给不足", "优化招生片区划分", "黑臭水体治理缓慢"]
    desk.press("raise", index)
    assert [aspect.title for aspect in desk.outline.aspects][1:] == ["优化招生片区划分"]
    desk.press("lower", index)
    assert [(made.act, made.value) for made in desk.corrections] == [("is", "problem")]


def test_presses_are_undone_and_redone(desk: Desk) -> None:
    index = row(desk, "（二）")
    desk.press("is:item", index)
    desk.press("undo", None)
    assert (titles(desk), desk.corrections, len(desk.undone)) == (READ, [], 1)
    desk.press("redo", None)
    assert (titles(desk), desk.undone) == (READ[:1], [])
    desk.press("drop:0", None)
    assert titles(desk) == READ


def test_what_changes_nothing_is_no_correction(desk: Desk) -> None:
    desk.press("is:problem", row(desk, "（二）"))
    desk.press("undo", None)
    desk.press("redo", None)
    desk.press("drop:7", None)
    assert (desk.corrections, desk.undone) == ([], [])


@pytest.mark.parametrize(
    ("button", "words", "said"),
    [
        ("is:problem", None, "选定一行"),
        ("is:problem", "9", "选定一行"),
        ("is:chapter", "（二）", "value 应为"),
        ("frown", "（二）", "act 应为"),
        ("join", "中共云泽市临溪区委关于", "第一行上面"),
        ("split", "（二）", "拆开处的文字"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence(desk: Desk, button, words, said) -> None:
    index = None if words is None else 999 if words == "9" else row(desk, words)
    with pytest.raises(CorrectionError, match=said):
        desk.press(button, index)
    assert desk.corrections == []


def test_a_line_is_split_at_words_that_stand_in_it_only(desk: Desk) -> None:
    with pytest.raises(CorrectionError, match="没有这几个字"):
        desk.press("split", row(desk, "（二）"), "食堂")
    desk.press("split", row(desk, "（二）"), "二是整治")
    assert [len(node.measures) for node in desk.outline.problems] == [0, 2]


def test_a_notice_has_no_more_corrections_than_it_may(desk: Desk) -> None:
    desk.press("is:item", row(desk, "（二）"))
    desk.corrections *= MOST
    with pytest.raises(CorrectionError, match=f"至多订正 {MOST} 处"):
        desk.press("is:aspect", row(desk, "（二）"))


def test_corrections_travel_in_forms(desk: Desk) -> None:
    desk.press("is:item", row(desk, "（二）"))
    assert read_back(written(desk.corrections)) == desk.corrections
    for text, said in (("[", "不是 JSON"), ("{}", "列表"), ("[3]", "JSON 对象")):
        with pytest.raises(CorrectionError, match=said):
            read_back(text)


# The other reading


def doubtful(parsed, *places: tuple[str, str]) -> Desk:
    """A doubt at the first of these lines, which another reading makes something else, as it does the others."""
    other = tuple((TEXT.index(words), kind) for words, kind in places)
    start = other[0][0]
    return Desk(replace(parsed, doubts=(Doubt(start, start + 1, "此处读作问题，也像是分项", other),)))


def test_the_other_reading_of_a_line_is_taken_by_one_press_and_undone(parsed) -> None:
    desk = doubtful(parsed, ("（二）", "item"))
    index = row(desk, "（二）")
    assert [line.other for line in lines(desk) if line.doubts] == ["分项"]
    desk.press("other", index)
    assert (titles(desk), [(made.act, made.value) for made in desk.corrections]) == (
        READ[:1],
        [("is", "item")],
    )
    assert [line.doubts for line in lines(desk) if line.doubts] == []
    desk.press("undo", None)
    assert titles(desk) == READ


def test_a_whole_reading_is_taken_at_its_first_difference_whichever_line_is_selected(parsed) -> None:
    desk = doubtful(parsed, ("（二）", "item"), ("2.优化", "problem"))
    assert [line.other for line in lines(desk) if line.doubts] == ["2 行不同"]
    desk.press(f"other:{row(desk, '（二）')}", 0)
    assert titles(desk) == ["学位供给不足", "优化招生片区划分"]


def test_a_line_without_doubt_has_no_other_reading(desk: Desk) -> None:
    with pytest.raises(CorrectionError, match="没有另一种读法"):
        desk.press("other", row(desk, "（二）"))
