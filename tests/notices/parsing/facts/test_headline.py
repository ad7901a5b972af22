"""Where a headline stands: below what editors say, in fields of index cards, behind bullets."""

from __future__ import annotations

from datetime import date

import pytest

from notices.parsing.facts.masthead import read_masthead
from notices.parsing.shapes import Masthead
from notices.places.gazetteer import official

TITLE = "中共临溪市委关于十一届省委第八轮巡视整改进展情况的通报"
TEXT = (
    "根据省委统一部署，省委第三巡视组对临溪市开展了巡视。\n一、整改\n（一）关于“排队久”问题。一是增开窗口。"
)


def read(head: str) -> Masthead:
    return read_masthead(f"{head}\n{TEXT}", official())[0]


@pytest.mark.parametrize(
    "lead",
    [
        "编者按：近日，临溪市公布了巡视整改情况。全文如下。",
        "本网讯（记者 林某）近日，省纪委网站公布了一批整改通报。",
        "记者从临溪市纪委获悉，1月9日起，该市对外公布整改进展。\n按照要求，接受干部群众监督。",
        "为主动接受监督，现将有关情况刊登如下。\n欢迎来电反映。\n（以下为全文）",
        "根据省委部署，近日临溪市公布了巡视整改情况。详情如下：",
    ],
)
@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "中共临溪市委\n关于十一届省委第八轮巡视整改进展情况的通报",
        "中共临溪市委关于十一届省委\n第八轮巡视整改进展\n情况的通报",
    ],
)
def test_a_headline_is_found_below_sentences_of_an_editor(lead, title):
    assert read(f"{lead}\n{title}\n来源：临溪日报 2021-03-05") == Masthead(
        title=TITLE,
        issuer="中共临溪市委",
        city="临溪市",
        kind="巡视",
        tier="省",
        team="省委第三巡视组",
        round="十一届省委第八轮巡视",
        published=date(2021, 3, 5),
        source="临溪日报",
    )


@pytest.mark.parametrize(
    "line",
    [
        *(
            "名称：{}",
            "名　　称：{}",
            "文件名称: {}",
            "标题：{}",
            "信息名称：{}",
            "• {}",
            "  ● {}",
            "• 标题：{}",
            *(f"{bullet}{{}}" for bullet in "❖★☆□▶◇▲✓☞◎➤➢‣⁃✦"),
            "❖ 标题：{}",
        ),
        "索引号：000-2021-7\n名称：\n{}\n公开方式：主动公开",
    ],
)
def test_the_label_or_bullet_before_a_headline_is_no_part_of_it(line):
    notice = read(line.format(TITLE))
    assert (notice.title, notice.issuer) == (TITLE, "中共临溪市委")


@pytest.mark.parametrize(
    "line",
    ["现将整改进展情况予以通报", "关于做好整改情况报告", "临溪市委组织部巡视整改专题会通报情况如下"],
)
def test_a_sentence_below_a_lead_is_no_headline(line):
    assert read(f"近日，市委召开会议。\n{line}").title == ""
