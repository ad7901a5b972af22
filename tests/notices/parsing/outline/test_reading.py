"""Whole notices: their outline, and where it is doubted."""

from __future__ import annotations

import pytest

from notices.parsing import outline as outlines
from notices.parsing.outline.build import Outline
from notices.parsing.shapes import Aspect, Fragment, Item, Measure, Part, Problem


def read(text: str) -> Outline:
    return outlines.read(text).outline


def test_a_small_notice_is_read_whole():
    text = (
        "一、加强组织领导\n专题研究。\n二、反馈问题整改情况\n第一方面问题，履职有欠缺\n（一）关于账目不清的问题\n"
        "1.补齐台账。一是清点。二是公开。\n三、下一步打算\n常抓不懈。\n中共柘木镇委员会\n2023年5月2日"
    )
    item = Item("1.", "action", "补齐台账", (52, 59), (Measure("一是", 61, 64), Measure("二是", 66, 69)))
    assert read(text) == Outline(
        parts=(
            Part("一、", "加强组织领导", "organisation", 0, 14),
            Part("二、", "反馈问题整改情况", "rectification", 15, 69),
            Part("三、", "下一步打算", "outlook", 70, 83),
        ),
        aspects=(Aspect("第一方面问题", "履职有欠缺", 26),),
        problems=(Problem(1, 1, "（一）", "账目不清", (39, 51), (), (item,)),),
        other=(Fragment("heading", 15, 25), Fragment("heading", 26, 38)),
    )


def shape(found: Outline) -> list[object]:
    """Titles with the labels of measures below them: what is under what."""
    return [
        [problem.title, *labels(problem), *([item.title, *labels(item)] for item in problem.items)]
        for problem in found.problems
    ]


def labels(node: Problem | Item) -> list[str]:
    return [measure.label for measure in node.measures]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（一）关于甲的问题\n乙。\n丙。", [["甲", "", ""]]),
        ("（一）关于甲的问题。一是乙。二是丙。", [["甲", "一是", "二是"]]),
        ("（一）关于甲的问题\n先说乙。\n1.针对丙的问题\n丁。", [["甲", ["丙", ""]]]),
        ("（一）关于甲的问题\n一是乙。二是丙。\n1.针对丁的问题\n戊。", [["甲", "一是", "二是", ["丁", ""]]]),
        ("问题1：甲\n乙。\n问题2：丙\n丁。", [["甲", ""], ["丙", ""]]),
        ("关于“甲”问题的整改情况\n乙。\n关于“丙”问题的整改情况\n丁。", [["甲", ""], ["丙", ""]]),
        (
            "一、关于甲的问题\n（一）乙事\n丙。\n二、关于丁的问题\n一是戊。二是己。",
            [["甲", ["乙事", ""]], ["丁", "一是", "二是"]],
        ),
        ("（一）关于甲\n乙的问题\n丙。", [["甲乙", ""]]),
        ("1.\n关于甲的问题\n乙。\n2.\n关于丙的问题\n丁。", [["甲", ""], ["丙", ""]]),
        (
            "1.关于甲的问题。（已完成）整改措施：乙。\n2.关于丙的问题。（持续推进）丁。",
            [["甲", ""], ["丙", ""]],
        ),
        (
            "原反馈问题：甲\n整改措施：乙。\n完成情况：已完成\n原反馈问题：丙\n整改措施：丁。",
            [["甲", ""], ["丙", ""]],
        ),
        ("1.关于甲的问题\n乙。\n（已完成，长期坚持）\n2.关于丙的问题\n丁。", [["甲", ""], ["丙", ""]]),
        (
            "1.关于甲的问题\n乙。\n【完成情况】已完成，长期坚持\n2.关于丙的问题\n丁。",
            [["甲", ""], ["丙", ""]],
        ),
        (
            "1.“甲乙”的问题，1.丙丙。2.丁丁。\n2.“戊己”的问题，1.庚庚。2.辛辛。",
            [["甲乙", "1.", "2."], ["戊己", "1.", "2."]],
        ),
        ("01\n▲反馈问题：甲\n▲整改落实：乙。\n02\n▲反馈问题：丙\n▲整改落实：丁。", [["甲", ""], ["丙", ""]]),
        (
            "1.针对“台账不全”，补齐台账12本。\n2.针对“账目不清”，清点账目两次并公开。",
            [["台账不全", ""], ["账目不清", ""]],
        ),
        ("问题1\n甲\n整改措施：乙。\n问题2\n丙\n整改措施：丁。", [["甲", ""], ["丙", ""]]),
        (
            "甲\n整改措施：乙。\n丙\n整改措施：丁。\n戊\n责任领导：某\n整改措施：己。",
            [["甲", ""], ["丙", ""], ["戊", ""]],
        ),
        (
            "反馈问题\n甲\n整改措施\n乙。\n反馈问题\n丙\n整改措施\n丁。\n反馈问题\n戊\n整改措施\n己。",
            [["甲", ""], ["丙", ""], ["戊", ""]],
        ),
        (
            "（一）关于甲的问题\n1.整改措施：乙。\n2.整改成效：丙。\n（二）关于丁的问题\n1.整改措施：戊。",
            [["甲", "", ""], ["丁", ""]],
        ),
        ("反馈问题：甲\n乙。\n反馈问题：丙\n丁。\n反馈问题：戊\n己。", [["甲", ""], ["丙", ""], ["戊", ""]]),
        (
            "（一）关于甲的问题\n存在问题：乙。\n整改措施：丙。\n（二）关于丁的问题\n存在问题：戊。\n己。",
            [["甲", ""], ["丁", ""]],
        ),
        (
            "（一）关于甲的问题\n一是关于乙的问题。（1）丙。（2）丁。\n二是关于戊的问题。己。",
            [["甲", ["乙", "（1）", "（2）"], ["戊", ""]]],
        ),
        (
            "1.关于甲的问题\n（1）针对乙的问题\n丙。\n（2）推行轮岗，交流十人。",
            [["甲", ["乙", ""], ["", ""]]],
        ),
        (
            "1.关于甲的问题\n整改措施：\n1.乙。\n2.丙。\n2.关于丁的问题\n整改措施：\n1.戊。",
            [["甲", "1.", "2."], ["丁", "1."]],
        ),
        ("序号\n反馈问题\n整改措施\n责任单位\n1\n甲\n乙。\n丙\n欢迎广大群众监督。", [["甲", ""]]),
        ("（一）关于甲的问题\n乙。\n（一）关于丙的问题\n丁。", [["甲", ""], ["丙", ""]]),
        (
            "●\n关于账目不清的问题\n补齐台账。\n●\n关于库存不实的问题\n盘点入库。",
            [["账目不清", ""], ["库存不实", ""]],
        ),
        (
            "（一）关于应急储备：账上有、库里无的问题\n盘点入库。\n（二）关于账目不清的问题\n补齐台账。",
            [["应急储备：账上有、库里无", ""], ["账目不清", ""]],
        ),
        (
            "（一）针对账目不清的问题，①补齐台账。\n②每月公开。\n（二）关于库存不实的问题\n盘点入库。",
            [["账目不清", "①", "②"], ["库存不实", ""]],
        ),
        (
            "关于账目不清的问题。一是补齐。二是公开。\n关于库存不实的问题。\n一是盘点。二是入库。",
            [["账目不清", "一是", "二是"], ["库存不实", "一是", "二是"]],
        ),
        (
            "关于账目不清的问题\n（1）关于记录缺失的问题\n补齐。\n关于库存不实的问题\n（1）关于盘点流于形式的问题\n盘点。",
            [["账目不清", ["记录缺失", ""]], ["库存不实", ["盘点流于形式", ""]]],
        ),
        (
            "1 处级干部配备缓慢问题\n选任七人。\n2 项目验收滞后问题\n验收九处。\n3 个别账户未清理问题\n清理一户。",
            [["处级干部配备缓慢", ""], ["项目验收滞后", ""], ["个别账户未清理", ""]],
        ),
        ("没有编号的一段话。", []),
        ("", []),
    ],
)
def test_problems_hold_items_and_both_hold_measures(text, found):
    assert shape(read(text)) == found


def test_sections_that_are_problems_are_no_parts_but_those_beside_them_are():
    text = "一、加强组织领导\n甲。\n二、关于乙的问题\n丙。\n三、关于丁的问题\n戊。\n四、下一步打算\n己。"
    found = read(text)
    assert [(part.label, part.role) for part in found.parts] == [
        ("一、", "organisation"),
        ("四、", "outlook"),
    ]
    assert [(problem.label, problem.title) for problem in found.problems] == [("二、", "乙"), ("三、", "丁")]


def test_a_group_of_problems_that_says_how_far_they_are_is_a_part():
    text = (
        "二、立行立改、已完成整改的问题\n（一）关于账目不清的问题\n补齐台账。\n（二）关于库存不实的问题\n盘点入库。\n"
        "三、需要长期坚持整改的问题\n（一）关于渠道淤塞的问题\n雨季前清淤。"
    )
    found = read(text)
    assert [part.label for part in found.parts] == ["二、", "三、"]
    assert [problem.title for problem in found.problems] == ["账目不清", "库存不实", "渠道淤塞"]


def test_a_text_that_begins_in_the_middle_keeps_its_outlook_out_of_its_last_problem():
    text = (
        "2.对2名值守人员给予批评教育。\n（三）关于渡口台账不全的问题\n1.补齐台账12本。\n2.每季度抽查一次。\n"
        "三、下一步工作打算\n镇党委将持续抓好整改。\n中共柘木镇委员会\n2023年5月2日"
    )
    outline = read(text)
    assert shape(outline) == [["渡口台账不全", "1.", "2."]]
    assert [(part.label, part.title, part.role) for part in outline.parts] == [
        ("三、", "下一步工作打算", "outlook")
    ]


def test_sections_numbered_1_that_are_all_fields_are_aspects_and_no_parts():
    text = (
        "1.在履职方面\n（1）关于账目不清的问题\n补齐台账。\n（2）关于库存不实的问题\n盘点入库。\n"
        "2.在作风方面\n（1）关于渠道淤塞的问题\n雨季前清淤。"
    )
    found = read(text)
    assert (found.parts, [problem.aspect for problem in found.problems]) == ((), [1, 1, 2])


def test_brackets_of_two_kinds_are_two_levels_where_one_counts_inside_the_other():
    text = (
        "（一）在履职方面\n〔一〕关于账目不清的问题\n补齐台账。\n〔二〕关于库存不实的问题\n盘点入库。\n"
        "（二）在作风方面\n〔三〕关于渠道淤塞的问题\n雨季前清淤。"
    )
    found = read(text)
    assert [(p.label, p.aspect) for p in found.problems] == [("〔一〕", 1), ("〔二〕", 1), ("〔三〕", 2)]


def test_items_may_be_numbered_as_paragraphs_of_the_organisation_part_are():
    text = (
        "一、组织领导情况\n（1）专题研究三次。\n（2）成立专班。\n二、反馈问题整改情况\n（一）在履职方面\n"
        "1.关于账目不清的问题\n补齐台账。\n2.关于库存管理粗放的问题\n（1）关于盘点流于形式的问题\n盘点入库。\n"
        "（2）关于领用随意的问题\n逐笔登记。\n（二）在作风方面\n1.关于渠道淤塞的问题\n雨季前清淤。\n"
        "2.关于接待超标的问题\n退缴三千元。"
    )
    assert shape(read(text)) == [
        ["账目不清", ""],
        ["库存管理粗放", ["盘点流于形式", ""], ["领用随意", ""]],
        ["渠道淤塞", ""],
        ["接待超标", ""],
    ]


def test_sections_that_are_aspects_are_parts_too():
    found = read("一、在履职方面\n（一）关于甲的问题\n乙。\n二、在作风方面\n（一）关于丙的问题\n丁。")
    assert [(part.label, part.role) for part in found.parts] == [
        ("一、", "rectification"),
        ("二、", "rectification"),
    ]
    assert [(aspect.label, aspect.title) for aspect in found.aspects] == [
        ("一、", "在履职方面"),
        ("二、", "在作风方面"),
    ]
    assert [problem.aspect for problem in found.problems] == [1, 2]


def test_many_tables_are_read_without_end_of_stack():
    table = "序号\n反馈问题\n整改措施\n责任单位\n1\n甲\n乙。\n丙\n"
    assert len(read(table * 3000).problems) == 3000


def doubts(text: str) -> list[tuple[str, str]]:
    return [(text[doubt.start : doubt.end], doubt.reason) for doubt in outlines.read(text).doubts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（一）关于甲的问题\n乙。\n（二）关于丙的问题\n丁。", []),
        (
            "（一）关于甲的问题\n乙。\n（三）关于丙的问题\n丁。",
            [("（三）关于丙的问题", "编号由1跳到3，中间也许漏读了标题")],
        ),
        (
            "（一）关于甲的问题\n乙。\n（二）关于丙的问题\n丁。\n（二）关于戊的问题\n己。",
            [("（二）关于戊的问题", "编号2出现了两次，此处也许不是标题")],
        ),
        ("（一）关于甲的问题\n（二）关于乙的问题\n丙。", [("（一）关于甲的问题", "标题下面没有读到措施")]),
        (
            "（一）关于甲的问题\n乙。\n下一步，县委将常抓不懈。",
            [("下一步，县委将常抓不懈。", "像是全文的下一步打算，没有算作最后一个问题的措施")],
        ),
        (
            "一、甲\n乙。\n二、丙\n（一）丁\n戊己庚辛。",
            [("（一）丁", "此处读作问题，也像是措施或正文")],
        ),
        (
            "（一）关于甲的问题\n1.针对乙的问题\n丙。\n2.丁，戊。\n3.己，庚。\n（二）关于辛的问题\n1.壬，癸。",
            [
                ("1.针对乙的问题", "另一种读法有2个问题、0个分项（读作2个问题、4个分项），由此处起不同"),
                ("1.壬，癸。", "此处读作分项，也像是措施或正文"),
            ],
        ),
    ],
)
def test_weak_evidence_is_doubted_where_it_stands(text, found):
    assert doubts(text) == found


def test_a_heading_as_long_as_a_paragraph_is_doubted():
    heading = "（一）关于" + "甲乙丙丁" * 30 + "的问题"
    assert doubts(f"{heading}\n戊。") == [(heading, "标题很长，也许连着正文")]


def test_a_heading_within_a_paragraph_begins_a_problem():
    assert shape(read("（一）关于甲的问题\n乙。（二）关于丙丁的问题。戊。")) == [["甲", ""], ["丙丁", ""]]


NEVER_SEEN = (
    "中共柘木镇委员会关于巡察整改进展情况的通报\n2023年3月1日至4月30日，县委巡察组对柘木镇党委进行了巡察，6月2日反馈了意见。\n"
    "甲、党的建设方面\na)关于“三会一课”记录不全的问题\n· 补齐会议记录46份。\n· 每季度抽查一次。\n"
    "b)关于党费收缴不及时的问题\n· 补收12人。\n· 改为每月五日前统一收缴。\n"
    "乙、为民服务方面\na)关于河道清淤拖延的问题\n· 清淤七公里。\n· 设立公示牌9块。\n"
    "丙、作风建设方面\na)关于公务接待超标的问题\n· 退缴3260元。\n· 修订接待办法。\n中共柘木镇委员会\n2023年12月5日"
)


def test_a_layout_that_nobody_has_seen_is_read_by_adding_nothing():
    found = outlines.read(NEVER_SEEN)
    assert [aspect.title for aspect in found.outline.aspects] == [
        "党的建设方面",
        "为民服务方面",
        "作风建设方面",
    ]
    assert [(p.aspect, p.title, len(p.measures)) for p in found.outline.problems] == [
        (1, "“三会一课”记录不全", 2),
        (1, "党费收缴不及时", 2),
        (2, "河道清淤拖延", 2),
        (3, "公务接待超标", 2),
    ]
    assert found.confidence > 0.5


def test_a_stated_total_that_differs_is_a_doubt_that_names_both_numbers():
    text = NEVER_SEEN.replace("反馈了意见", "反馈了3个方面9个问题")
    reasons = [doubt.reason for doubt in outlines.read(text).doubts]
    assert "文中写有9个问题，读到4个问题、0个分项" in reasons


@pytest.mark.parametrize(("aspects", "is_doubted"), [(3, False), (2, True)])
def test_a_total_of_fields_of_problems_is_held_against_the_fields(aspects, is_doubted):
    text = NEVER_SEEN.replace("反馈了意见", f"反馈了{aspects}个方面问题")
    reasons = [doubt.reason for doubt in outlines.read(text).doubts]
    assert (f"文中写有{aspects}个问题，读到4个问题、0个分项" in reasons) == is_doubted


def test_the_best_readings_are_kept_with_what_speaks_for_each():
    first, second, *_ = outlines.read(NEVER_SEEN).choices
    assert str(first.candidate.levels).endswith("aspect=甲、 problem=a)")
    assert first.score > second.score
    assert sum(first.parts(outlines.DEFAULT).values()) == pytest.approx(first.score)


def test_a_question_is_a_heading_to_its_end_and_its_answer_holds_the_measures():
    text = (
        "柘木镇整改答问\n【党的建设篇】\n问：针对“会议记录不全”问题，采取了哪些措施？\n答：一是补齐记录46份。二是每季度抽查。\n"
        "问：针对“党费收缴不及时”问题，采取了哪些措施？\n答：一是补收12人。二是统一收缴。\n【为民服务篇】\n"
        "问：针对“河道清淤拖延”问题，采取了哪些措施？\n答：一是清淤七公里。二是设立公示牌9块。"
    )
    found = read(text)
    assert [text[slice(*p.heading)] for p in found.problems[:1]] == [
        "问：针对“会议记录不全”问题，采取了哪些措施？"
    ]
    assert [(p.aspect, next(text[m.start : m.end] for m in p.measures)) for p in found.problems] == [
        (1, "补齐记录46份。"),
        (1, "补收12人。"),
        (2, "清淤七公里。"),
    ]


def test_findings_that_go_on_as_measures_end_behind_the_finding_where_most_do():
    text = (
        "（一）针对欠缴租金的问题，成立专班，追缴租金12万元。\n（二）针对账目不清的问题，补齐台账，每月公开一次。\n"
        "（三）针对渠道淤塞的问题，雨季前清淤，共计七公里。"
    )
    assert shape(read(text)) == [["欠缴租金", ""], ["账目不清", ""], ["渠道淤塞", ""]]


def test_a_doubt_says_what_the_next_best_reading_makes_of_which_lines():
    text = "（一）关于甲的问题\n1.针对乙的问题\n丙。\n2.丁，戊。\n3.己，庚。\n（二）关于辛的问题\n1.壬，癸。"
    others = [
        [(text[offset:].partition("\n")[0], kind) for offset, kind in doubt.other]
        for doubt in outlines.read(text).doubts
    ]
    assert others == [
        [("1.针对乙的问题", "text"), ("2.丁，戊。", "text"), ("3.己，庚。", "text"), ("1.壬，癸。", "text")],
        [("1.壬，癸。", "text")],
    ]


@pytest.mark.parametrize("name", ["问题清单", "反馈的主要问题"])
def test_the_name_of_a_column_is_not_doubted(name):
    rows = (
        *("1", "渡口安全巡查缺位", "增设救生圈45个。", "已完成，培训船员62名。", "区交通局"),
        *("2", "古树名木挂牌迟缓", "逐株核对名册。", "正在推进，预计2024年12月底完成。", "区林业局"),
        *("3", "夜市油烟整治不严", "安装净化器38台。", "已完成，约谈业主4人。", "区城管局"),
    )
    lead = (
        "根据市委统一部署，2023年4月11日至5月31日，市委第四巡察组对临溪区委开展了巡察，现将整改情况予以公布。"
    )
    head = ("一、整改工作组织情况", "区委坚决扛起主体责任，先后召开会议5次。", "二、反馈问题整改落实情况")
    columns = ("序号", name, "整改措施", "完成情况", "责任单位")
    tail = ("区委将持续用力，巩固整改成果。", "中共云泽市临溪区委员会", "2024年6月30日")
    text = "\n".join(["中共云泽市临溪区委关于巡察整改进展情况的通报", lead, *head, *columns, *rows, *tail])

    assert outlines.read(text).doubts == ()
