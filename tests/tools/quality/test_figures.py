from __future__ import annotations

from collections import Counter

import pytest

from notices.about.measured import Figures
from tools.quality.figures import compared, squashed


def test_precision_recall_and_f1_follow_from_the_counts():
    figures = Figures(given=4, predicted=2, agreed=1)
    assert (figures.precision, figures.recall) == (0.5, 0.25)
    assert figures.f1 == pytest.approx(1 / 3)


def test_nothing_given_and_nothing_found_agrees():
    assert (Figures().precision, Figures().recall, Figures().f1) == (1.0, 1.0, 1.0)


def test_what_stands_twice_counts_twice():
    assert compared(Counter("aab"), Counter("abb")) == Figures(3, 3, 2)


def test_counts_of_several_notices_add_up():
    assert Figures(1, 2, 1) + Figures(3, 3, 2) == Figures(4, 5, 3)


def test_markup_of_a_page_makes_no_difference():
    assert squashed("2</p></td><td>台账&ldquo;不全&rdquo;") == squashed("2台账“不全”")


def test_blanks_width_and_closing_punctuation_make_no_difference():
    assert squashed("新增 学位２１６０个。\n") == squashed("新增学位2160个;") == "新增学位2160个"
    assert squashed(None) == ""
