"""Findings, steps and fields that run into one another: in a heading, in a paragraph, without a number."""

from __future__ import annotations

import pytest

from notices.parsing import outline as outlines
from notices.parsing.outline.build import Outline
from notices.parsing.shapes import Item, Problem


def read(text: str) -> Outline:
    return outlines.read(text).outline


def shape(outline: Outline) -> list[object]:
    """Titles with the labels of measures below them: what is under what."""
    return [
        [problem.title, *labels(problem), *([item.title, *labels(item)] for item in problem.items)]
        for problem in outline.problems
    ]


def labels(node: Problem | Item) -> list[str]:
    return [measure.label for measure in node.measures]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # numbers that run on through the notice
        (
            (
                "1.关于账目不清的问题\n（1）补齐台账12本。\n（2）公开收支。\n2.关于渡口无人值守的问题\n（3）配备值守人员4名。\n"
                "3.关于桥面失修的问题\n（4）修补桥面3处。\n（5）每季巡查一次。"
            ),
            [["账目不清", "（1）", "（2）"], ["渡口无人值守", "（3）"], ["桥面失修", "（4）", "（5）"]],
        ),
        # steps that state what was found, and then what was done
        (
            (
                "（一）关于土地管理粗放的问题\n一是闲置土地处置不力的问题。收回闲置土地7宗。二是违建反弹的问题。拆除违建5处。\n"
                "（二）关于公交线路少的问题\n一是新开线路2条。二是加密班次。"
            ),
            [
                ["土地管理粗放", ["闲置土地处置不力", ""], ["违建反弹", ""]],
                ["公交线路少", "一是", "二是"],
            ],
        ),
        # a number printed otherwise than its neighbours
        (
            (
                "（一）关于账目不清的问题\n一是补齐台账12本。\n2、关于渡口无人值守的问题\n一是配备值守人员4名。二是公开电话。\n"
                "（三）关于桥面失修的问题\n一是修补桥面3处。"
            ),
            [["账目不清", "一是"], ["渡口无人值守", "一是", "二是"], ["桥面失修", "一是"]],
        ),
        (
            (
                "1.关于账目不清的问题\n一是补齐台账12本。\n2.关于渡口管理松散的问题\n（1）针对“值守不到位”问题，配备值守人员4名。\n"
                "（2）针对“救生设备短缺”问题，购置救生圈30个。\n（3）关于桥面失修的问题\n一是修补桥面3处。\n4.关于路灯不亮的问题\n一是更换路灯9盏。"
            ),
            [
                ["账目不清", "一是"],
                ["渡口管理松散", ["值守不到位", ""], ["救生设备短缺", ""]],
                ["桥面失修", "一是"],
                ["路灯不亮", "一是"],
            ],
        ),
        # a bare finding where a number is wanting
        (
            (
                "1.账目不清、底数不明。\n一是补齐台账12本。\n渡口指定供应商、指定施工队。\n一是废止名录。二是公开招标。\n"
                "3.桥面失修、无人过问。\n一是修补桥面3处。"
            ),
            [
                ["账目不清、底数不明", "一是"],
                ["渡口指定供应商、指定施工队", "一是", "二是"],
                ["桥面失修、无人过问", "一是"],
            ],
        ),
        # 问题： left out once
        (
            (
                "1.问题：账目不清。\n整改措施：（1）补齐台账12本。\n2.渡口管理不规范，存在违规收费现象。\n整改措施：（1）清退收费3000元。\n"
                "3.问题：桥面失修。\n整改措施：（1）修补桥面3处。"
            ),
            [["账目不清", "（1）"], ["渡口管理不规范，存在违规收费现象", "（1）"], ["桥面失修", "（1）"]],
        ),
        # the answer's name right behind the heading
        (
            (
                "1.关于账目不清的问题整改措施：一是补齐台账12本。\n"
                "2.关于渡口失修的问题 整改情况：一是修好渡口2处。二是每季巡查。"
            ),
            [["账目不清", "一是"], ["渡口失修", "一是", "二是"]],
        ),
        # a quoted finding, and right behind it what was done
        (
            "1.关于“账目不清”补齐台账12本，逐月核对。\n2.关于“渡口失修”修好渡口2处，不再停航。",
            [["账目不清", ""], ["渡口失修", ""]],
        ),
        # a value in brackets, and how far it is in brackets of its own
        (
            "问题1：台账不全。【整改情况：补齐台账12本。】【已销号】\n问题2：渡口失修。〖整改情况：修好渡口2处。〗\n",
            [["台账不全", ""], ["渡口失修", ""]],
        ),
        # fields in a paragraph, in brackets of another kind
        (
            (
                "1.〔问题表现〕台账不全。〔原因剖析〕人手少。〔整改举措〕①补齐台账。②每月核对。〔整改结果〕台账12本全部补齐，逐本核对无误。\n"
                "2.〔问题表现〕渡口失修。〔原因剖析〕经费少。〔整改举措〕修好渡口2处。〔整改结果〕渡口全部恢复通航，群众满意。"
            ),
            [["台账不全", "①", "②", ""], ["渡口失修", "", ""]],
        ),
        # findings told one by one in the heading
        (
            (
                "问题1：审核有漏洞。一是三审流于形式，二是外包节目无人把关\n整改情况：\n一是修订审核办法。\n二是清理栏目9个。\n"
                "问题2：主业不清\n整改情况：\n一是退出投资2项。\n二是注销公司1家。"
            ),
            [
                ["审核有漏洞。一是三审流于形式，二是外包节目无人把关", "一是", "二是"],
                ["主业不清", "一是", "二是"],
            ],
        ),
        # headings that run into the paragraph, no number anywhere
        (
            (
                "作风建设方面\n对“台账不全”的问题，镇里补齐台账12本，逐本核对。\n关于渡口长年失修的问题，镇里修好渡口2处，已经通航。\n"
                "党的建设方面\n对“会议记录造假”的问题，镇里重新整理记录46份。\n针对党费收缴不及时这一问题，镇里补收党费4600元。"
            ),
            [["台账不全", ""], ["渡口长年失修", ""], ["会议记录造假", ""], ["党费收缴不及时", ""]],
        ),
    ],
)
def test_findings_and_steps_are_told_apart_however_they_run_in(text, found):
    assert shape(read(text)) == found


def test_a_finding_that_lost_its_number_has_the_one_that_is_skipped():
    text = (
        "A1. 关于学习不够深入的问题\na.集中学习6次；b.交流发言3次。\nA2、关于公款旅游屡禁不止的问题\n"
        "a.追缴违规费用；b.处理29人。\n"
        "关键岗位与供应商勾连\na.清退供应商84家；b.岗位轮换11人。\n"
        "A4. 关于安全责任悬空的问题\na.停工整顿15处；b.更换设备9台。"
    )
    assert [problem.title for problem in read(text).problems] == [
        "学习不够深入",
        "公款旅游屡禁不止",
        "关键岗位与供应商勾连",
        "安全责任悬空",
    ]


def test_an_amount_that_was_torn_from_its_line_is_joined_to_it_again():
    text = (
        "1.关于课酬超发的问题\n全面清退违规课酬，涉及教师19人，合计\n2.13万元，已上缴财政。\n"
        "2.关于承包费过低的问题\n重新招标。"
    )
    first, _ = read(text).problems
    assert [text[step.start : step.end].count("\n") for step in first.measures] == [1]


def test_a_field_and_its_first_problem_may_stand_on_one_line():
    text = (
        "（一）党的建设方面　问题1　支部换届不及时。\n【整改情况：完成换届9个。】\n"
        "问题2　党课流于形式。\n【整改情况：重排党课12次。】\n"
        "（二）民生方面　问题3　水管老化。\n【整改情况：更换水管3公里。】\n"
        "问题4　路灯不亮。\n【整改情况：修好路灯40盏。】"
    )
    outline = read(text)
    assert [aspect.title for aspect in outline.aspects] == ["党的建设方面", "民生方面"]
    assert [(problem.aspect, problem.title) for problem in outline.problems] == [
        (1, "支部换届不及时"),
        (1, "党课流于形式"),
        (2, "水管老化"),
        (2, "路灯不亮"),
    ]
