"""Which figure of a measure speaks of what the finding counts."""

from __future__ import annotations

import pytest
from django.test import Client

from notices.followups.pairs import pairs
from tests.factories import make_notice, make_problem


def said(finding: str, *measures: str) -> list[str]:
    return [f"{pair.found_words} → {pair.done_words}" for pair in pairs(finding, measures)]


@pytest.mark.parametrize(
    ("finding", "measure", "expected"),
    [
        ("公办幼儿园教师缺口169人", "面向社会招聘新增幼儿园教师169名。", ["169人 → 169名"]),
        ("超标准配备公务用车4辆", "处置公务用车4辆。", ["4辆 → 4辆"]),
        ("养老床位缺口1200张", "新增养老床位860张。", ["1200张 → 860张"]),
        ("闲置扶贫资金236万元", "全部收回，重新安排236万元。", ["236万元 → 236万元"]),
        ("缺少医生12名", "召开会议12次。", []),
        ("公办学位缺口900个", "建成垃圾投放点900处。", []),
        ("养老床位缺口500张", "印发宣传海报600张。", []),
        ("拖延3年未办", "3年内办结。", []),
        ("制度不健全", "新增学位900个。", []),
    ],
)
def test_figures_of_the_same_thing_are_paired(finding: str, measure: str, expected: list[str]) -> None:
    assert said(finding, measure) == expected


def test_of_several_measures_the_one_with_the_same_number_is_taken() -> None:
    measures = ("新建公办学位420个。", "合计新增公办学位1620个。")
    (pair,) = pairs("公办学位缺口1620个", measures)
    assert (pair.measure, pair.done_words) == (1, "1620个")


def test_each_figure_of_a_finding_has_at_most_one() -> None:
    assert said("缺教师30人、缺医生20人", "招聘教师28名，招聘医生20名。") == ["30人 → 28名", "20人 → 20名"]


@pytest.mark.django_db
def test_a_problem_shows_its_pairs_on_its_page_and_on_its_notice(client: Client) -> None:
    problem = make_problem(
        make_notice(), "关于教师缺口169人的问题", title="教师缺口169人", measures=["新增教师169名。"]
    )
    for page in (problem, problem.notice):
        html = client.get(page.get_absolute_url()).content.decode()
        assert (
            f'<a href="{problem.get_absolute_url()}m1/"><span lang="zh-Hans">169人 → 169名</span></a>' in html
        )
