"""A text with its outline as rows."""

from __future__ import annotations

from notices.corrections.rows import rows_of
from notices.parsing.outline import read
from tests.notices.corrections.bench import rows_in
from tests.notices.notices_text import TEXT


def test_each_line_says_what_it_is() -> None:
    rows = [(row.kind, TEXT[row.start : row.end][:8]) for row in rows_in(TEXT)]
    assert rows == [
        ("outside", "中共云泽市临溪区"),
        ("outside", "发布日期：202"),
        ("outside", "根据市委统一部署"),
        ("organisation", "一、整改工作组织"),
        ("outside", "区委成立领导小组"),
        ("rectification", "二、反馈问题整改"),
        ("aspect", "第一方面问题，民"),
        ("problem", "（一）关于学位供"),
        ("text", "区委把补学位列为"),
        ("item", "1.针对城区大班"),
        ("text", "一是新建小学2所"),
        ("item", "2.优化招生片区"),
        ("text", "重新测算生源，调"),
        ("problem", "（二）关于黑臭水"),
        ("outlook", "三、下一步打算"),
        ("outside", "区委将持续抓好整"),
        ("outside", "欢迎广大干部群众"),
        ("outside", "中共云泽市临溪区"),
        ("outside", "2023年5月6"),
    ]


def test_a_heading_that_the_page_broke_is_one_row() -> None:
    text = TEXT.replace("关于黑臭水体治理缓慢的问题。", "关于黑臭水体\n治理缓慢的问题\n")
    rows = [text[row.start : row.end] for row in rows_in(text) if row.kind == "problem"]
    assert rows == ["（一）关于学位供给不足的问题", "（二）关于黑臭水体\n治理缓慢的问题"]


def test_a_text_that_has_lost_its_breaks_is_cut_where_headings_and_measures_begin() -> None:
    text = "　　".join(line.strip() for line in TEXT.splitlines() if line.strip())
    rows = rows_of(text, read(text).outline)
    assert [text[row.start : row.end][:6] for row in rows if row.kind == "problem"] == [
        "（一）关于学",
        "（二）关于黑",
    ]
    assert "　　".join(text[row.start : row.end] for row in rows) == text
