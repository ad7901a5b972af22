"""What is drawn of notices and disguises, what is printed of them, and the tables that a plain text holds."""

from __future__ import annotations

from collections.abc import Sequence

from notices.reading import read
from tools.disguised import DISGUISES
from tools.disguised.outcomes import Outcome, draw, report
from tools.disguised.tables import Table, blocks

NOTICES = [f"notice {number}" for number in range(9)]


def drawn(count: int, seed: int = 1, left_out: Sequence[tuple[str, str]] = ()) -> dict[str, list[str]]:
    return draw(
        NOTICES, ["page", "word"], count, seed, lambda notice, disguise: (notice, disguise) not in left_out
    )


def test_as_many_of_each_disguise_are_drawn_and_the_same_by_the_same_seed():
    rows = drawn(10)

    assert {name: len(set(notices)) for name, notices in rows.items()} == {"page": 5, "word": 5}
    assert (drawn(10), drawn(10, seed=2) == rows) == (rows, False)


def test_without_a_number_every_notice_that_takes_part_goes_through_every_disguise():
    rows = drawn(0, left_out=[(NOTICES[0], "page")])

    assert {name: sorted(notices) for name, notices in rows.items()} == {"page": NOTICES[1:], "word": NOTICES}


def test_those_not_whole_are_named_by_disguise_and_on_request_with_what_they_say():
    whole, faulty = Outcome("harbour", "", "no date"), Outcome("county", "3 / 4 units", "")
    outcomes = {"page": [whole, faulty], "word": [whole]}

    assert list(report(outcomes, differing=False)) == [
        "                  whole of drawn   with all facts",
        "page                  1 of     2                0",
        "    not whole: county",
        "word                  1 of     1                0",
        "in all                2 of     3                0   0.667",
    ]
    assert list(report(outcomes, differing=True))[2:4] == [
        "    county: 3 / 4 units",
        "    harbour: no date",
    ]


HEADER = "序号\t反馈问题\t整改措施\t责任单位"
LINES = [
    "现将整改情况列表公布如下，欢迎广大干部群众进行监督。",
    HEADER,
    "（一）民生方面",
    "1\t渡口巡查流于形式\t1.重新培训巡查人员。",
    "2.每周抽查两次。\t交通站",
    "\t\t更换救生衣40件。\t渡口管理所",
    "2\t食堂采购没有比价\t重新招标。\t",
    "欢迎监督。",
]
TABLE = Table(
    [
        HEADER.split("\t"),
        ["（一）民生方面"],
        ["1", "渡口巡查流于形式", "1.重新培训巡查人员。\n2.每周抽查两次。", "交通站"],
        ["", "", "更换救生衣40件。", "渡口管理所"],
        ["2", "食堂采购没有比价", "重新招标。", ""],
    ],
    4,
)


def test_rows_with_tabs_are_a_table_with_cells_of_several_lines_and_over_several_rows():
    assert list(blocks(LINES)) == [LINES[0], TABLE, LINES[-1]]
    assert [TABLE.spans(row, column) for row, column in ((2, 0), (2, 1), (2, 2), (4, 0))] == [2, 2, 1, 1]
    assert [TABLE.is_spanned(3, column) for column in range(4)] == [True, True, False, False]


def test_pages_and_documents_show_the_table_as_one():
    text = "\n".join(("中共松陂区委关于巡察整改情况的通报", "发布日期：2024-05-06", *LINES))
    cells = [
        *HEADER.split("\t"),
        "（一）民生方面",
        *("1", "渡口巡查流于形式", "1.重新培训巡查人员。", "2.每周抽查两次。", "更换救生衣40件。"),
        "交通站渡口管理所",
        *("2", "食堂采购没有比价", "重新招标。", "—"),
    ]

    for name in ("table page", "soup page", "semantic page", "word", "pdf"):
        ending, dress = DISGUISES[name]
        lines = read(f"a.{ending}", dress(text)).text.splitlines()
        start = lines.index("序号")
        assert lines[start : start + len(cells)] == cells, name
