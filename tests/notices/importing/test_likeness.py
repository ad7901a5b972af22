"""How alike two texts are."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notices.importing.likeness import bands, letters, likeness

LETTERS = "中共云泽市临溪区委关于巡察整改进展情况的通报学位供给不足新建小学清淤河道"


def words(count: int, seed: int = 1) -> str:
    draw = random.Random(seed)  # noqa: S311  # a text, not a secret
    return "".join(draw.choice(LETTERS) for _ in range(count))


def test_only_letters_and_digits_count_in_one_width() -> None:
    assert letters("（一）　关于“学位”：１２所。\n") == "一关于学位12所"


def test_the_same_letters_are_wholly_alike_whatever_stands_between_them() -> None:
    text = words(500)
    assert likeness(text, "　".join(text)) == 1
    assert bands(text) == bands("，\n".join(text))


def test_texts_of_their_own_are_not_alike() -> None:
    assert likeness(words(800, 1), words(800, 2)) < 0.01


@pytest.mark.parametrize("changed", [1, 10, 20])
def test_texts_with_few_changes_share_a_band(changed: int) -> None:
    text = words(2000)
    other = text[:1000] + words(changed, 3) + text[1000:]
    assert likeness(text, other) > 0.95
    assert set(bands(text)) & set(bands(other))


@given(st.text())
def test_any_text_has_its_bands_and_is_like_itself(text: str) -> None:
    assert len(bands(text)) == 16
    assert all(-(2**63) <= value < 2**63 for value in bands(text))
    assert likeness(text, text) == 1
