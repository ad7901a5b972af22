"""A row is known again by its words and its neighbours'."""

from __future__ import annotations

from notices.corrections.anchors import Words
from notices.corrections.shapes import Anchor
from tests.notices.corrections.bench import rows_in
from tests.notices.notices_text import TEXT


def find(text: str, anchor: Anchor) -> str | None:
    rows = rows_in(text)
    index = Words(text).find(rows, anchor)
    return None if index is None else text[rows[index].start : rows[index].end]


def anchor_of(text: str, words: str) -> Anchor:
    rows = rows_in(text)
    index = next(index for index, row in enumerate(rows) if text.startswith(words, row.start))
    return Words(text).anchor(rows, index)


def test_an_anchor_has_the_words_of_its_row_and_of_its_neighbours() -> None:
    assert anchor_of(TEXT, "2.优化") == Anchor(
        "2.优化招生片区划分",
        "是新建小学2所,新增学位1800个。二是改造闲置校舍,预计2024年8月前投用。",
        "重新测算生源,调整招生片区7个。",
    )


def test_a_row_is_known_again_wherever_it_stands_and_however_it_is_printed() -> None:
    anchor = anchor_of(TEXT, "2.优化")
    later = TEXT.replace("　　根据", "　　本报讯\n\n　　根据").replace("2.优化招生片区", "2．优化 招生片区")
    assert find(later, anchor) == "2．优化 招生片区划分"


def test_of_rows_with_the_same_words_the_neighbours_tell_which() -> None:
    text = TEXT.replace("区委将持续抓好整改。", "重新测算生源，调整招生片区7个。")
    rows = rows_in(text)
    words = Words(text)
    alike = [index for index, row in enumerate(rows) if text.startswith("重新测算", row.start)]
    assert [words.find(rows, words.anchor(rows, index)) for index in alike] == alike
    assert words.find(rows, Anchor("重新测算生源,调整招生片区7个。")) is None


def test_a_row_that_was_edited_is_known_again_beside_a_neighbour_that_was_not() -> None:
    anchor = anchor_of(TEXT, "2.优化")
    assert find(TEXT.replace("2.优化招生片区划分", "2.优化了招生片区划分"), anchor) == "2.优化了招生片区划分"


def test_a_row_that_has_gone_is_nowhere() -> None:
    anchor = anchor_of(TEXT, "2.优化")
    assert find(TEXT.replace("2.优化招生片区划分", "另有安排"), anchor) is None
