"""Which team inspected: every body that sends teams, read whole or not at all."""

from __future__ import annotations

import pytest

from notices.parsing.facts.page import read_page
from notices.parsing.facts.team import read_team, tier_of

TEAMS = {
    "中央": ["中央第十五巡视组", "中央巡视组"],
    "省": [
        *("省委第五巡视组", "省委涉粮专项第三巡视组", "自治区党委第三巡视组", "广西壮族自治区党委第三巡视组"),
        *("兵团党委巡视三组", "区党委第二巡视组", "十二届省委第四轮巡视第二巡视组", "省委第七巡视组第二小组"),
    ],
    "市": [
        *("市委第一巡察组", "市委巡察三组", "市委第（三）巡察组", "市委提级巡察第二组", "市委第三提级巡察组"),
        *("市委“回头看”第二巡察组", "市委专项巡察第2组", "市委巡察组第三组", "云泽市委第六巡察组"),
        *("呼和浩特市委第三巡察组", "日照市委第三巡察组", "州党委第二巡察组", "自治州党委第四巡察组"),
        *("师市党委第四巡察组", "第三十师松间市党委第三巡察组", "盟委第二巡察组", "市委交叉巡察第三组"),
        *("八届市委第三轮巡察第五巡察组", "市委第二轮第五巡察组"),
    ],
    "区县": [
        *("县委第七巡察组", "区委巡察一组", "县委村居巡察第五组", "向阳区委第一巡察组", "旗委第二巡察组"),
        *("区党工委巡察一组", "新区党工委第二巡察组", "高新区工委巡察二组", "街道党工委巡察组"),
    ],
    None: [
        *("集团党委巡察组", "集团公司党组第五巡视组", "总公司党委第二巡察组", "总行党委巡视一组"),
        *("青岚石油集团有限公司党组第三巡视组", "铁路局集团公司党委第三巡察组", "公司党委巡察组"),
        *("校党委第2巡察组", "学院党委第三巡察组", "临溪师范大学党委第二巡察组", "对外经贸大学党委第二巡察组"),
        *("农业农村部党组第四巡视组", "税务总局党委第二巡视组", "国务院国资委党委第一巡视组"),
        *("省国资委党委第三巡察组", "市公安局党委第二巡察组", "县教育局党委巡察组", "经信局党组第一巡察组"),
        *("委党组第二巡视组", "党委第四巡察组", "医院党委第二巡察组", "省直工委巡察组", "市直机关工委第二巡察组"),
        *("团党委巡察组", "园区党委巡察组", "外办党组巡察组"),
    ],
}  # fmt: skip
LISTED = [(team, tier) for tier, teams in TEAMS.items() for team in teams]


def team_in(sentence: str) -> str | None:
    team = read_team(read_page(sentence))
    return team.name if team else None


@pytest.mark.parametrize(("team", "tier"), LISTED)
def test_a_team_has_its_whole_name_and_the_tier_of_who_sent_it(team, tier):
    sentence = f"根据统一部署，2018年10月9日至12月29日，{team}对临溪矿业进行了检查。"
    assert team_in(sentence) == team.translate(str.maketrans("（）", "()"))
    assert tier_of(team) == tier


@pytest.mark.parametrize(
    "before",
    [
        *("", "由", "经研究，由", "接受", "配合", "近期，", "按照工作安排，", "下半年，", "自10月9日起，"),
        *("10月9日，", "10月9日", "10月上旬", "十月九日", "根据部署，今年", "从10月底起，"),
    ],
)
@pytest.mark.parametrize("team", ["集团党委第三巡察组", "局党组第一巡察组", "新区党工委第二巡察组"])
def test_what_stands_before_a_team_is_no_part_of_its_name(before, team):
    assert team_in(f"根据统一部署，{before}{team}对临溪矿业进行了巡察。") == team


@pytest.mark.parametrize(
    "sentence",
    [
        "根据部署，临溪集团（以下简称集团）党委第一巡察组进行了巡察。",
        f"根据部署，{'临溪' * 25}党委第一巡察组进行了巡察。",
    ],
)
def test_a_name_whose_beginning_cannot_be_told_is_left_open(sentence):
    assert team_in(sentence) == ""


def test_a_numbered_team_counts_more_than_one_without_a_number():
    assert team_in("集团党委巡察组进驻。集团党委第二巡察组向公司反馈。") == "集团党委第二巡察组"
    assert team_in("市委巡察组进驻。\n一、整改\n集团党委第二巡察组、市委第四巡察组。") == "市委第四巡察组"


@pytest.mark.parametrize(
    "sentence", ["现将整改情况公布。", "党委巡察整改工作领导小组", "市委巡察办、巡察机构"]
)
def test_no_team_is_none(sentence):
    assert team_in(sentence) is None
