"""What a page prints below the last problem of a notice is no measure of it."""

from __future__ import annotations

import pytest

from notices.parsing import outline as outlines
from notices.parsing.lines import Line
from notices.parsing.outline import tail

NOTICE = (
    "一、整改情况\n（一）关于台账不全的问题\n补齐台账12本。\n"
    "（二）关于渡口无人值守的问题\n配备值守人员4名。\n更换救生衣60件。"
)


def last_measures(text: str) -> list[str]:
    problem = outlines.read(text).outline.problems[-1]
    return [text[measure.start : measure.end] for measure in problem.measures]


@pytest.mark.parametrize(
    "tail",
    [
        "编辑：何某　校对：林某　审核：周某",
        "（编辑：何某 审核：周某）",
        "值班主任：何某",
        "来源丨柘木发布网",
        "上传时间：2023-05-02 09:15",
        "(柘木镇纪委供稿)",
        "(注：以上数据截至2023年4月)",
        "【打印此文】【关闭】",
        "打印 | 关闭 | 推荐给朋友",
        "【字号 大 中 小】",
        "在看 12",
        "回到开头",
        "查看更多>>",
        "浏览次数：221次",
        "您是第88位访客",
        "共3条评论 查看全部",
        "前一篇：柘木镇召开会议",
        "前一条\n柘木镇召开会议\n后一条\n柘木镇完成秋收",
        "原标题：柘木镇公布整改情况",
        "声明：本站转载此文，不表示赞同其观点。",
        "抄送：区委巡察办。",
        "（此件主动公开）",
        "1/2 下一页>>",
        "[1] [2] [3] 余下全文",
        "—END—",
        "（完）",
        "政府网站标识码：0000000001",
    ],
)
def test_credits_buttons_counters_and_neighbours_are_no_measures(tail):
    assert last_measures(f"{NOTICE}\n{tail}\n") == ["配备值守人员4名。", "更换救生衣60件。"]


@pytest.mark.parametrize(
    "measure",
    [
        "（三处渡口）安装监控。",
        "落实责任：约谈2人。",
        "建立制度3项",
        "追缴欠款",
        "值守台账：12本，已归档。",
        "关闭非法渡口3处。",
        "打印公示单4000份。",
        "安排值守：何某、林某负责。",
        "（2）推行扫码缴费。",
        "二是设立举报二维码12处。三是公示二维码。",
        "参与人数达46人。",
        "参与人次明显增多。",
        "共3页台账补齐。",
        "本站制定稿件转载审核办法。",
        "标签：已补齐台账12本。",
        "声明：镇政府已公开致歉，收回违规票据3张。",
        "诫勉谈话",
        "批评教育 诫勉谈话",
        "党费按月收缴 专人负责",
        "（办公室牵头）",
        "（长效机制建立）",
    ],
)
def test_a_short_measure_stays_one(measure):
    assert last_measures(f"{NOTICE}\n{measure}") == ["配备值守人员4名。", "更换救生衣60件。", measure]


@pytest.mark.parametrize(
    "field", ["分管：张某某", "牵头：办公室 配合：财务科", "完成：2023年9月", "状态：销号"]
)
def test_a_label_that_says_whose_or_how_far_it_is_is_no_credit(field):
    assert field in "".join(last_measures(f"{NOTICE}\n{field}"))


def test_a_thousand_buttons_above_a_sentence_are_walked_over_once(monkeypatch):
    seen = []

    def is_text(_folded: str, line: Line) -> bool:
        seen.append(line)
        return True

    monkeypatch.setattr(tail, "_is_text", is_text)
    lines = [Line(start, start + 5) for start in range(0, 6000, 6)]
    assert tail.tail_begins("收藏 打印\n" * 1000, lines, 0, has_tables=False) is None
    assert len(seen) == 1


def test_a_line_like_furniture_above_further_measures_is_none():
    text = f"{NOTICE}\n（镇级层面）\n约谈站所负责人3名。"
    assert last_measures(text)[2:] == ["（镇级层面）", "约谈站所负责人3名。"]


def test_a_label_that_the_notice_uses_itself_is_no_credit():
    text = NOTICE.replace("补齐台账12本。", "补齐台账12本。\n承担科室：办公室") + "\n承担科室：渡运站"
    assert last_measures(text)[2:] == ["承担科室：渡运站"]
