"""What cannot be kept, and what rows come to."""

from __future__ import annotations

from dataclasses import replace

from notices.corrections.soundness import Counts, counts, faults
from notices.parsing.lines import fold
from notices.parsing.outline import read
from notices.parsing.outline.totals import read_totals
from tests.notices.corrections.bench import rows_in
from tests.notices.notices_text import TEXT

STATED = TEXT.replace("反馈了意见", "反馈了1方面3个问题")


def test_what_was_read_has_no_faults() -> None:
    assert list(faults(TEXT, rows_in(TEXT))) == []


def test_items_and_measures_need_a_problem_above_and_a_notice_needs_one_at_all() -> None:
    rows = [replace(row, kind="item") if row.kind == "problem" else row for row in rows_in(TEXT)]
    assert list(faults(TEXT, rows)) == [
        "没有一行是问题：一份通报至少有一个问题",
        "“（一）关于学位供给不足的问题”是分项，但它上面没有所属的问题",
        "“1.针对城区大班额问题”是分项，但它上面没有所属的问题",
        "“2.优化招生片区划分”是分项，但它上面没有所属的问题",
        "“（二）关于黑臭水体治理缓慢的问题。一是清淤河道12公里。二是…”是分项，但它上面没有所属的问题",
    ]


def test_counts_stand_beside_the_totals_that_the_notice_states() -> None:
    outline = read(STATED).outline
    counted = counts(outline, read_totals(fold(STATED)))
    assert counted == Counts(3, 1, 2, 2, 5, 0, (), (3,))
    assert not counted.agrees
    assert counts(outline, read_totals(fold(TEXT))).agrees
