"""A whole notice: what is read, and from where."""

from __future__ import annotations

import json
from datetime import date

import pytest

from notices.dissection import dissect
from notices.evidence import (
    Accountability,
    Document,
    Evidence,
    Figure,
    Promise,
    Status,
    evidence_json,
    read_evidence,
)
from notices.evidence.accountability import read_accountability
from notices.evidence.documents import read_documents
from notices.evidence.figures import read_figures
from notices.evidence.promises import read_promises
from notices.evidence.statuses import read_statuses
from notices.parsing import parse
from notices.places.gazetteer import official
from tests.notices.evidence.whole_text import whole_text
from tools.hostile_texts import CLAIMS

NOTICE = """中共云汀县委关于巡察整改进展情况的通报
2022年5月20日
一、提高站位
召开会议3次，印发《总体方案》。
二、整改落实情况
（一）关于“台账不全”问题
一是2021年新建台账18本，约谈5人。二是拟于2022年9月前印发《台账办法》。
三、下一步打算
力争2023年底前全面完成，再查处10件。
"""


def spans(word: str) -> tuple[int, int]:
    start = NOTICE.index(word)
    return (start, start + len(word))


def test_evidence_is_read_from_the_rectification_part_only():
    evidence = read_evidence(parse(NOTICE, official()))
    first, second = spans("2021年新建台账18本，约谈5人。"), spans("拟于2022年9月前印发《台账办法》。")
    assert evidence.figures == (
        Figure(spans("18本"), 18, "本", "=", "change"),
        Figure(spans("5人"), 5, "人", "=", "level"),
    )
    assert evidence.documents == (Document(spans("《台账办法》"), "台账办法", "made"),)
    assert evidence.promises == (Promise(spans("拟于2022年9月前印发《台账办法》"), "2022-09"),)
    assert evidence.accountability == (Accountability(spans("约谈5人"), "talk", 5, "人", "officials"),)
    assert [(s.start, s.end, s.status) for s in evidence.statuses] == [
        (*first, "done"),
        (*second, "planned"),
    ]


def test_evidence_is_written_in_the_gold_format():
    evidence = Evidence(
        statuses=(Status(0, 9, "done", (2, 4)), Status(9, 12, "unstated", None)),
        promises=(Promise((0, 4), "2022-12"),),
        figures=(Figure((1, 3), 2, "个", "=", "level"),),
        documents=(Document((0, 4), "甲", "made"),),
        accountability=(Accountability((0, 4), "talk", None, None, None),),
    )
    assert json.loads(json.dumps(evidence_json(evidence))) == {
        "statuses": [
            {"start": 0, "end": 9, "status": "done", "span": [2, 4]},
            {"start": 9, "end": 12, "status": "unstated", "span": None},
        ],
        "promises": [{"span": [0, 4], "due": "2022-12"}],
        "figures": [{"span": [1, 3], "value": 2, "unit": "个", "bound": "=", "sense": "level"}],
        "documents": [{"span": [0, 4], "title": "甲", "role": "made"}],
        "accountability": [{"span": [0, 4], "kind": "talk", "count": None, "unit": None, "who": None}],
    }


def read_everything(text: str) -> None:
    passages = whole_text(text)
    figures = read_figures(passages)
    promises = read_promises(passages, date(2022, 5, 20))
    read_documents(passages)
    read_accountability(passages, figures)
    read_statuses(passages, [(0, len(text))], figures, promises, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "。",
        "，，，",
        "《》",
        "“”",
        "第",
        "百分之",
        "一",
        "2022年",
        "\n\n",
        "99月99日前完成",
        "0/0",
        "1/0",
        *(claim * 200 for claim in CLAIMS),
    ],
)
def test_odd_texts_are_read_without_complaint(text):
    read_everything(text)


ROWS = """关于市委巡察整改进展情况的通报
中共青岚区委
现将整改情况公布如下。
一、反馈问题整改情况
序号
反馈问题
整改措施
整改进展
责任单位
1
学位供给不足
新建学校5所。
已完成，新增学位3240个。
区教育局
2
黑臭水体治理反复
排查入河排口86个。
正在推进，预计2022年12月完成。
区水务局
3
公务接待管理不严
修订接待管理办法。
长期坚持
区财政局
"""


def test_what_stands_under_progress_says_how_far_its_row_is():
    assert [status.status for status in dissect(ROWS).evidence.statuses] == ["done", "planned", "done"]


@pytest.mark.parametrize(
    "says", ["正在推进", "持续推进，已排查60个。", "未完成", "尚未销号", "整改中", "部分完成"]
)
def test_a_row_is_underway_where_its_progress_says_no_more_than_that_it_is_not_finished(says):
    text = ROWS.replace("排查入河排口86个。", "修订排口名册。").replace(
        "正在推进，预计2022年12月完成。", says
    )
    assert [status.status for status in dissect(text).evidence.statuses] == ["done", "underway", "done"]


@pytest.mark.parametrize(
    "says", ["持续整改，已全部整改到位", "持续推进，已完成。", "未整改到位，已重新整改完毕"]
)
def test_a_row_is_done_where_its_progress_says_that_it_has_been_finished_since(says):
    text = ROWS.replace("排查入河排口86个。", "修订排口名册。").replace(
        "正在推进，预计2022年12月完成。", says
    )
    assert [status.status for status in dissect(text).evidence.statuses] == ["done", "done", "done"]


@pytest.mark.parametrize(
    ("says", "status"), [("正在推进", "done"), ("长期推进", "done"), ("未完成", "underway")]
)
def test_what_a_measure_counts_as_done_is_undone_only_where_its_progress_denies_it(says, status):
    text = ROWS.replace("正在推进，预计2022年12月完成。", says)
    assert [each.status for each in dissect(text).evidence.statuses] == ["done", status, "done"]


@pytest.mark.parametrize(
    "says", ["未发现新增排口", "持续推进河长制，完成巡河120次。", "基本完成", "已完成，长期坚持"]
)
def test_a_row_stays_done_where_its_progress_says_more(says):
    text = ROWS.replace("正在推进，预计2022年12月完成。", says)
    assert [status.status for status in dissect(text).evidence.statuses] == ["done", "done", "done"]


DUES = """关于市委巡察整改进展情况的通报
现将整改情况公布如下。
一、反馈问题整改情况
序号
反馈问题
整改措施
{name}
责任单位
1
学位供给不足
新建学校5所。
2021年9月
区教育局
2
黑臭水体治理反复
排查入河排口86个。
{due}
区水务局
3
公务接待管理不严
修订接待管理办法。
长期坚持
区财政局
中共青岚区委
2022年3月1日
"""


@pytest.mark.parametrize("name", ["整改时限", "完成时限", "办结期限", "计划完成时间", "时限要求"])
@pytest.mark.parametrize("due", ["2022年12月", "2022年12月底前", "2022-12", "2022.12"])
def test_a_date_to_come_in_a_column_of_dues_is_promised(name, due):
    promises = dissect(DUES.format(name=name, due=due)).evidence.promises
    assert [promise.due for promise in promises] == ["2022-12"]


def test_a_date_to_come_in_another_column_is_not_promised():
    assert dissect(DUES.format(name="备注", due="2022年12月")).evidence.promises == ()
