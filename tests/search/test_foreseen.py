"""One page: its rows are read once, and its questions put together by the engine in use."""

from __future__ import annotations

import pytest

from search.asking.vocabulary import read_once
from search.query import foreseen

pytestmark = pytest.mark.django_db


def test_rows_are_read_once_a_page_and_anew_for_the_next():
    calls: list[tuple[int, str]] = []

    @read_once
    def read(number: int, name: str = "") -> int:
        calls.append((number, name))
        return number

    def page() -> list[int]:
        return [read(1), foreseen(lambda: read(1)), read(2, name="a"), read(2, name="a")]

    assert foreseen(page) == [1, 1, 2, 2]
    assert calls == [(1, ""), (2, "a")]
    assert foreseen(page) == [1, 1, 2, 2]
    assert calls == [(1, ""), (2, "a")] * 2
    assert (read(1), read(1)) == (1, 1)
    assert len(calls) == 6


def test_what_goes_wrong_is_passed_on_and_the_next_page_is_another():
    def fails() -> None:
        raise ValueError("as it is")

    with pytest.raises(ValueError, match="as it is"):
        foreseen(fails)
    assert foreseen(lambda: 1) == 1
