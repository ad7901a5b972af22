from __future__ import annotations

import os

import pytest

from search.workers import each


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_items(processes):
    assert list(each(str, range(30), processes)) == [str(number) for number in range(30)]


def test_one_process_is_this_one():
    assert list(each(_process, [0], 1)) == [os.getpid()]
    assert os.getpid() not in each(_process, [0], 2)


def test_what_fails_in_a_worker_fails_here():
    with pytest.raises(ValueError, match="invalid literal"):
        list(each(int, ["1", "x"], 2))


def _process(_item: int) -> int:
    return os.getpid()
