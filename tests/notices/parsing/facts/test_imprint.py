"""The small print of a page in the forms that sites give it."""

from __future__ import annotations

from datetime import date

import pytest

from notices.parsing.facts.masthead import read_masthead
from notices.parsing.facts.page import is_footer
from notices.places.gazetteer import official

TITLE = "中共临溪市委关于巡视整改进展情况的通报"
TEXT = (
    "根据省委统一部署，省委第七巡视组对临溪市开展了巡视。\n一、整改\n（一）关于“排队久”问题。一是增开窗口。"
)
DAY, SOURCE = date(2019, 1, 12), "临溪清风网"


def read(head: str) -> tuple[date | None, str | None, str]:
    masthead = read_masthead(f"{head}\n{TEXT}", official())[0]
    return masthead.published, masthead.source, masthead.title


@pytest.mark.parametrize(
    "line",
    [
        "来 源:临溪清风网 发布时间:2019-01-12",
        "发布 时间：2019-01-12　来　源：临溪清风网",
        "时 间: 2019-01-12 作 者: 来 源: 临溪清风网",
        "来源丨临溪清风网 2019-01-12",
        "录入时间:2019-01-12 来源于:临溪清风网",
        "转自:临溪清风网 2019-01-12",
        "转载自临溪清风网 2019年01月12日",
        "摘自：临溪清风网 2019年01月12日",
        "文章出处：临溪清风网 入库时间：2019年01月12日",
        "供稿：临溪清风网 发表时间：2019/01/12",
        "信息来源：临溪清风网 信息提供日期：2019-01-12 15:15 【字体： 视力保护色：",
        "稿件来源：临溪清风网  责任编辑：林某  2019-01-12 10:00",
        "来源：临溪清风网 通讯员手记：林某 2019-01-12",
        "来源：临溪清风网   阅读 120 次  时间：2019-01-12",
        "来源：临溪清风网2019-01-12",
        "2019-01-12 10:33:00 来源：临溪清风网 浏览：3 次 【大 中 小】",
        "[2019-01-12]来源:临溪清风网",
        "日期：2019-01-12 【字号：大 中 小】 来源：临溪清风网",
        "來源：临溪清风网　發佈時間：2019-01-12",
    ],
)
def test_date_and_source_are_told_from_what_stands_beside_them(line):
    assert read(f"{TITLE}\n{line}") == read(f"{line}\n{TITLE}") == (DAY, SOURCE, TITLE)


@pytest.mark.parametrize(
    "lines",
    [
        "发文日期:2019-01-10\n发布日期:2019-01-12",
        "发文时间:2019-01-10 发布时间:2019-01-12",
        "发文日期:2019-01-10\n2019-01-12",
        "签发日期:2019-01-10\n公开日期:2019-01-12",
        "生效日期:2019-01-10\n上网日期:2019-01-12",
        "成文日期:2019-01-10\n发布日期:2019-01-12\n有效期:2024-01-12",
        "发布时间:2019-01-12\n更新时间:2019-03-01",
        "12.01.2019  12:17",
        "12/01/2019",
        "2019.1.12",
    ],
)
def test_the_day_of_publication_comes_before_other_days(lines):
    assert read(f"{TITLE}\n{lines}") == read(f"{lines}\n{TITLE}") == (DAY, None, TITLE)


@pytest.mark.parametrize("line", ["资金来源：财政拨款", "整改资料提供：各股室", "人员来自：云泽"])
def test_a_source_below_the_text_begins_its_line(line):
    text = f"{TITLE}\n{TEXT}\n各村已公开项目{line}。"
    assert read_masthead(text, official())[0].source is None


@pytest.mark.parametrize(
    "line",
    [
        *(
            "【责任编辑:林某】",
            "(责编:林某、何某)",
            ">>上一篇: 关于放假的通知",
            "下一篇：招聘公告",
            "【免责声明】本网转载",
        ),
        *(
            "关键词:巡视 整改 东河",
            "更多",
            "我来说两句 0人参与,0条评论",
            "发表",
            "还没有评论，快来抢沙发",
            "打印本页",
        ),
        *(
            "省政府部门网站",
            "网站标识码：0000000001 青公网安备",
            "微信截图_20240920.jpg",
            "附件:1.整改清单.docx",
        ),
        *("分享到：", "热门文章", "凡本网注明来源的稿件，转载请注明", "扫码关注", "审核：何某", "关闭窗口"),
    ],
)
def test_what_a_site_prints_below_a_notice_is_known(line):
    assert is_footer(line.translate(str.maketrans("：，", ":,")))


@pytest.mark.parametrize(
    "line",
    [
        *("一是重新核对台账216册。", "更多群众走进政务大厅。", "评论员队伍扩充到20人。", "发表理论文章6篇。"),
        *("编制整改清单。", "收藏品登记入册。", "审核把关更严。", "附属医院完成改造。"),
    ],
)
def test_measures_are_no_footer(line):
    assert not is_footer(line)
