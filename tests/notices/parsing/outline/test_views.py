"""A text as it may have been meant, and where each character of it stands in the text as given."""

from __future__ import annotations

import pytest

from notices.parsing.outline.views import views

LINES = [f"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申{number:02d}" for number in range(14)]


def test_a_plain_text_is_looked_at_as_it_is():
    text = "一、甲\n（一）关于乙的问题\n丙。"
    (view,) = views(text)
    assert (view.text, view.name) == (text, "as it is")


@pytest.mark.parametrize("number", ["- 2 -", "— 3 —", "第 2 页 共 4 页", "2/4"])
def test_page_numbers_are_left_out(number):
    view = views(f"一、甲\n{number}\n二、乙")[0]
    assert (view.text, view.span(4, 7)) == ("一、甲\n二、乙", (5 + len(number), 8 + len(number)))


@pytest.mark.parametrize("rule", ["----------", "======", "******", "- - - - - -"])
def test_rules_across_the_page_are_left_out(rule):
    assert views(f"一、甲\n{rule}\n二、乙")[0].text == "一、甲\n二、乙"


def test_a_header_on_every_page_is_left_out_but_where_it_is_the_headline():
    header = "柘木镇巡察整改情况通报"
    view = views(f"{header}\n一、甲\n{header}\n二、乙\n{header}\n三、丙")[0]
    assert view.text == f"{header}\n一、甲\n二、乙\n三、丙"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("扩建提升柘木镇东岸沿湖各村污水处理养殖场", "13家，退养水面。"),
        ("修复柘木镇东岸沿湖各村损毁沟渠31公里、", "机井77眼。"),
    ],
)
def test_a_sentence_goes_on_behind_the_break_of_a_page(above, below):
    assert views(f"一、甲\n{above}\n\n— 2 —\n\n{below}\n二、乙")[0].text == f"一、甲\n{above}{below}\n二、乙"


def test_an_indented_paragraph_goes_on_in_a_line_that_is_not():
    above, below = "(1)复核柘木镇东岸沿湖各村的账册，补记往来款，收回旧仓", "两处。"
    body = "".join(f"    {number}.甲\n" for number in range(1, 4))
    assert (
        views(f"{body}    {above}\n{below}\n    (2)丙。")[0].text == f"{body}    {above}{below}\n    (2)丙。"
    )
    for other in (
        f"{above}\n\n{below}",
        f"{above}\n中共柘木镇委员会",
        f"{above}。\n{below}",
        f"{above}\n2.{below}",
    ):
        assert views(f"{body}    {other}\n    (2)丙。")[0].text == f"{body}    {other}\n    (2)丙。"


def test_a_header_beside_a_page_number_is_left_out_and_a_heading_there_is_not():
    body = "".join(f"{number}.甲\n" for number in range(1, 14))
    view = views(f"{body}- 1 -\n柘木镇巡察整改汇编\n14.甲\n关于乙问题的整改情况\n- 2 -\n丙。")[0]
    assert view.text == f"{body}14.甲\n关于乙问题的整改情况\n丙。"


def test_a_table_that_repeats_its_header_keeps_it():
    body = "".join(f"{number}.甲\n" for number in range(1, 14))
    header = "序号\t反馈问题\t整改措施\t完成情况\n"
    text = f"{body}{header}1\t甲\t乙。\t已完成\n{header}2\t丙\t丁。\t已完成"
    assert views(text)[0].text == text


def test_hard_wrapped_lines_are_joined():
    text = "\n".join(LINES) + "\n短。"
    view = views(text)[0]
    assert view.text == "".join(LINES) + "短。"
    assert view.text[25] == text[view.starts[25]]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午方面", "1.甲"),
        ("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申。", "【甲方面】"),
        ("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", "二、甲"),
        ("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", "整改措施：甲。"),
        ("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未。", "甲乙丙。"),
    ],
)
def test_a_full_line_is_not_joined_with_what_begins_something(upper, lower):
    view = views("\n".join([*LINES, upper, lower]))[0]
    assert view.text.split("\n")[-1] == lower


def test_entities_that_a_page_left_over_are_what_they_stand_for():
    view = views("（一）关于&ldquo;甲&rdquo;问题&nbsp;")[0]
    assert view.text == "（一）关于“甲”问题 "
    assert view.span(5, 8) == (5, 20)


@pytest.mark.parametrize("mark", ["<br>", "<br/>", "</p><p>", "\\n", "\\r\\n"])
def test_line_breaks_that_a_page_left_over_as_letters_are_breaks(mark):
    view = views(f"一、甲{mark}（一）关于乙的问题{mark}丙。")[0]
    assert [line for line in view.text.split("\n") if line] == ["一、甲", "（一）关于乙的问题", "丙。"]


def test_a_field_word_that_lost_its_colon_gets_it_where_others_have_it():
    body = "".join(f"{number}.关于甲的问题\n整改情况：乙。\n" for number in range(1, 4))
    view = views(f"{body}4.关于丙的问题\n整改情况开展夜查。\n整改情况的通报。")[0]
    assert view.text.split("\n")[-2:] == ["整改情况:开展夜查。", "整改情况的通报。"]
    place = view.text.index("夜查。")
    assert view.span(place, place + 3) == (len(body) + 15, len(body) + 18)


@pytest.mark.parametrize(
    "line", ["整改情况上报不及时", "整改情况“回头看”不够", "整改情况向社会公开", "整改情况如下"]
)
def test_a_heading_that_begins_with_a_field_word_is_none_that_lost_its_colon(line):
    body = "".join(f"{number}.关于甲的问题\n整改情况：乙。\n" for number in range(1, 4))
    assert views(f"{body}4.关于丙的问题\n{line}")[0].text.split("\n")[-1] == line


def test_marks_of_markdown_that_a_page_left_over_are_left_out():
    view = views("## 一、甲\n**1. 乙**\n丙。")[0]
    assert (view.text, view.span(0, 4)) == ("一、甲\n1. 乙\n丙。", (3, 7))


def test_a_text_without_line_breaks_is_cut_before_its_labels():
    body = "根据部署，对甲进行了巡察。" + "整改情况如下。" * 30
    text = f"{body}　　一、提高站位　　专题研究。　　二、整改情况　　（一）关于乙的问题。一是丙。二是丁。"
    cut = next(view for view in views(text) if view.name == "cut")
    lines = [line.strip() for line in cut.text.split("\n")]
    assert lines[-5:] == [
        "一、提高站位",
        "专题研究。",
        "二、整改情况",
        "（一）关于乙的问题。",
        "一是丙。二是丁。",
    ]


def test_single_blanks_between_words_may_be_lost_breaks_but_not_behind_a_label():
    body = "根据部署，对甲进行了巡察。" + "整改情况如下。" * 30
    cut = views(f"{body} 一、 整改情况 ●关于乙的问题 整改措施：丙。 ●关于丁的问题 戊3 个。")[1]
    assert [line.strip() for line in cut.text.split("\n")[1:]] == [
        "一、 整改情况",
        "●关于乙的问题",
        "整改措施：丙。",
        "●关于丁的问题",
        "戊3 个。",
    ]


def test_a_heading_within_a_paragraph_gets_a_line_in_a_view_of_its_own():
    plain, cut = views("（一）关于甲的问题\n乙。（二）关于丙丁的问题。戊。")
    assert (plain.name, cut.text.split("\n")[2]) == ("as it is", "（二）关于丙丁的问题。戊。")


def test_a_first_heading_right_behind_the_words_of_a_parts_gets_a_line():
    _, cut = views("一、整改落实情况（一）关于甲的问题。乙。\n（二）关于丙的问题。丁。")
    assert cut.text.split("\n")[:2] == ["一、整改落实情况", "（一）关于甲的问题。乙。"]


def test_findings_in_a_row_within_a_paragraph_get_a_line_each_but_what_a_measure_refers_to_does_not():
    _, cut = views(
        "针对“账目不清”问题，补齐台账。针对“库存不实”问题，盘点入库。再查“账目不清”问题，未再发生。"
    )
    assert cut.text.split("\n") == [
        "针对“账目不清”问题，补齐台账。",
        "针对“库存不实”问题，盘点入库。再查“账目不清”问题，未再发生。",
    ]
    assert len(views("（一）建账\n一是补齐台账。针对“库存不实”问题，盘点入库。")) == 1
