"""What a heading and its measures are filed under, and with which words; all headings are invented."""

import json
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from notices.classification import classifier
from notices.classification.classifier import (
    AreaLabel,
    ItemText,
    ProblemText,
    classify_notice,
)
from notices.classification.cues import CUES_PATH
from notices.classification.model import load_model
from notices.taxonomy import load_taxonomy
from tools.quality.category_agreement import evaluate

SHARED = Path(__file__).parents[4] / "shared"
DATA = Path(__file__).parents[2] / "data"
TABLE = tomllib.loads(DATA.joinpath("headings.toml").read_text(encoding="utf-8"))
FINDINGS = tomllib.loads(DATA.joinpath("findings.toml").read_text(encoding="utf-8"))


def slugs(title: str, *measures: str, aspect: str = "", items: Sequence[str] = ()) -> list[str]:
    problem = ProblemText(title, aspect, measures=measures, items=tuple(map(ItemText, items)))
    (found,) = classify_notice([problem])
    return list(found.own.slugs)


def item_slugs(title: str, *items: ItemText) -> list[list[str]]:
    (found,) = classify_notice([ProblemText(title, items=items)])
    return [list(item.slugs) for item in found.items]


@pytest.mark.parametrize("slug", [category.slug for category in load_taxonomy().categories])
def test_every_category_is_the_primary_of_a_plain_heading(slug):
    headings = [row["title"] for row in TABLE["headings"]["canonical"] if row["labels"][0] == slug]
    assert {title: slugs(title)[0] for title in headings} == dict.fromkeys(headings, slug)
    assert headings


FLOORS = [
    (TABLE["headings"]["canonical"], 1.0, 0.97),
    (TABLE["headings"]["oblique"], 0.98, 0.97),
    (TABLE["headings"]["mixed"], 0.98, 0.94),
    (TABLE["headings"]["hard"], 0.93, 0.94),
    (FINDINGS["findings"], 0.93, 0.96),
    (FINDINGS["more"], 0.76, 0.76),
    (FINDINGS["last"], 0.88, 0.85),
]


@pytest.mark.parametrize(
    ("rows", "primary", "f1"),
    FLOORS,
    ids=["canonical", "oblique", "mixed", "hard", "findings", "more", "last"],
)
def test_lists_of_invented_headings_keep_their_figures(rows, primary, f1):
    found = evaluate(
        [row["labels"] for row in rows],
        [slugs(row["title"], row.get("text", ""), aspect=row.get("aspect", "")) for row in rows],
    )
    assert (found.primary >= primary, found.labels.f1 >= f1) == (True, True), found


BOUNDARIES = [
    (1, "公务接待审批不严", ("一是开展安全生产检查。",), ["eight-rules"]),
    (4, "国家高新技术企业存量偏少", (), ["industry"]),
    (4, "企业研发机构不多,知识产权储备不足", (), ["innovation"]),
    (5, "口岸进出口货量下跌", (), ["industry"]),
    (5, "货物通关时间偏长", (), ["business-environment"]),
    (6, "财政收支矛盾突出", (), ["public-finance"]),
    (7, "疫情期间商铺租金减免不及时", (), ["business-environment"]),
    (7, "疫情防控资金拨付慢", (), ["public-finance"]),
    (7, "统筹疫情防控不够精准", (), ["epidemic"]),
    (8, "创业补贴发放不及时", (), ["social-welfare"]),
    (8, "涉企扶持政策兑现不及时", (), ["business-environment"]),
    (9, "管网混接致使污水入河", (), ["environment"]),
    (9, "排水管网老化,暴雨后内涝频发", (), ["transport"]),
    (10, "村容村貌整治标准不高", (), ["rural"]),
    (10, "河流断面水质不达标", (), ["environment"]),
    (11, "宅基地管理作为不够", (), ["land", "formalism"]),
    (12, "部分工程未批先建、超概算", (), ["major-projects"]),
    (12, "工程转包、围标串标时有发生", (), ["integrity-risk"]),
    (12, "部分工程先建后批,转包分包未查处", (), ["integrity-risk"]),
    (13, "新建医院项目建设进度严重滞后", (), ["health"]),
    (13, "新建学校工程进度缓慢", (), ["education"]),
    (14, "民生微实事项目验收粗放", (), ["petitions"]),
    (15, "共同缔造试点村推进不力", (), ["rural"]),
    (15, "红色物业创建数量少", (), ["community"]),
    (16, "发生违纪案件后没有召开专题民主生活会", (), ["political-life"]),
    (16, "典型案件发生后以案促改没有开展", (), ["main-responsibility"]),
    (17, "用行政会议替代党组会议作决定", (), ["party-leadership"]),
    (18, "三重一大事项由少数人拍板", (), ["party-leadership"]),
    (18, "讨论决定干部任免时没有票决", (), ["personnel"]),
    (19, "系统内党组设置不合理", (), ["party-leadership"]),
    (19, "两新组织党支部作用弱", (), ["grassroots-party"]),
    (20, "党建工作责任制考核不实", (), ["grassroots-party"]),
    (20, "全面从严治党主体责任压得不紧", (), ["main-responsibility"]),
    (21, "党员教育管理抓得不实", (), ["party-members"]),
    (21, "领导班子理论学习中心组学习走过场", (), ["theory-study"]),
    (22, "用公款报销个人费用", (), ["eight-rules"]),
    (22, "利用购买服务向特定关系人输送利益", (), ["integrity-risk"]),
    (23, "工作日脱岗参加宴请", (), ["eight-rules"]),
    (23, "值班值守制度不落实", (), ["safety"]),
    (24, "国有资产出租廉政风险突出", (), ["assets", "integrity-risk"]),
    (25, "干部选拔任用程序缺项", (), ["personnel"]),
    (25, "个人有关事项报告填写不实", (), ["cadre-management"]),
]


@pytest.mark.parametrize(("rule", "title", "measures", "expected"), BOUNDARIES)
def test_boundaries_between_categories_hold(rule, title, measures, expected):
    assert slugs(title, *measures)[: len(expected)] == expected, f"boundary {rule}"


def test_a_heading_without_category_takes_the_most_frequent_of_its_items():
    items = ["垃圾分类推进慢", "污水直排仍有发生", "危化品监管不严"]
    assert slugs("攻坚任务完成不好", items=items) == ["environment", "safety"]


def test_an_item_does_not_take_the_category_of_its_parent():
    assert item_slugs("生态环境保护不力", ItemText("公办学位缺口较大")) == [["education"]]


def test_an_untitled_only_item_is_its_problem():
    assert item_slugs("违规决策造成损失", ItemText("", measures=("一是追究责任。",))) == [
        ["party-leadership"]
    ]


def test_unfinished_rectification_is_primary_in_its_aspect_and_the_subject_second():
    aspect = "上轮巡视反馈问题整改不到位"
    assert slugs("闲置土地处置仍未完成", aspect=aspect) == ["inspection-rectification", "land"]
    assert slugs("审计指出的资产管理问题未整改", aspect=aspect)[0] == "audit-rectification"


def test_the_longest_cue_hides_the_ones_inside_it():
    assert slugs("审计发现问题整改拖延") == ["audit-rectification"]


def test_measures_add_only_what_they_strongly_show():
    remedies = ("组织学习并召开会议研究。", "加强监督检查,严肃问责。")
    assert slugs("垃圾分类推进慢", *remedies) == ["environment"]
    shown = ("新增养老床位,提升养老服务。", "完善养老机构补贴,建设养老设施。")
    assert slugs("惠民工作有短板", *shown) == ["social-welfare"]


def test_what_measures_show_takes_four_different_words():
    """One paragraph names much in passing: three words of another area are not yet its subject."""
    three = "整治校园食堂,约谈教师,关停培训机构。" + "逐户走访,按月通报,到期销号,谁主管谁负责。" * 6
    assert slugs("垃圾分类推进慢", three) == ["environment"]
    assert slugs("垃圾分类推进慢", three + "新增公办学位。") == ["environment", "education"]


def test_items_vote_with_their_primaries_only():
    found = slugs("攻坚任务完成不好", items=["支部书记履职不力,党费收缴不及时", "村党组织软弱涣散"])
    assert found == ["grassroots-party"]


def test_a_heading_without_cue_is_read_from_its_measures():
    (found,) = classify_notice([ProblemText("推进情况不理想", measures=("新建停车场,打通断头路。",))])
    (label,) = found.own.labels
    assert label == AreaLabel("transport", label.score, ("停车场", "断头路"))
    assert found.own.confidence < 0.8


def test_an_item_without_any_cue_takes_its_parent_and_is_less_sure():
    (found,) = classify_notice([ProblemText("宅基地管理混乱", items=(ItemText("情况不明"),))])
    assert (found.items[0].slugs, found.items[0].labels[0].cues) == (("land",), ("宅基地",))
    assert found.items[0].confidence < 0.8 < found.own.confidence


def test_a_problem_without_any_cue_takes_its_aspect():
    assert slugs("情况不明", aspect="选人用人方面") == ["personnel"]


@pytest.mark.parametrize("title", ["情况不明", "地方志编纂停滞多年", "侨务联谊活动开展少"])
def test_what_fits_no_area_gets_none(title):
    (found,) = classify_notice([ProblemText(title)])
    assert (found.own.slugs, found.own.confidence < 0.8) == ((), True)


def test_the_words_that_decided_are_pieces_of_the_text_the_strongest_first():
    title = "拖欠企业工程账款,惠企政策落空"
    (found,) = classify_notice([ProblemText(title)])
    assert found.own.labels[0].cues == ("拖欠企业工程账款", "惠企政策")


def test_a_clear_heading_has_high_confidence():
    (found,) = classify_notice([ProblemText("扫黑除恶专项斗争不够深入")])
    assert found.own.confidence > 0.7


def test_a_heading_without_cue_is_filed_by_the_characters_it_shares_with_what_has_an_area():
    (found,) = classify_notice([ProblemText("河长巡查少")])
    (label,) = found.own.labels
    assert (label.slug, label.cues[0], found.own.confidence < 0.8) == ("environment", "河长", True)


def test_what_a_heading_is_like_does_not_outvote_its_items():
    items = ["垃圾分类推进慢", "污水直排仍有发生"]
    assert slugs("河长巡查少", items=["公办学位缺口较大", "学前教育滞后"]) == ["education"]
    assert slugs("攻坚任务完成不好", items=items) == ["environment"]


def test_no_problems_no_labels():
    assert classify_notice([]) == []


def gold_problem(row: Any, aspects: Any, text: str) -> ProblemText:
    """A problem of a gold file as the classifier reads it."""

    def measures(node: Any) -> tuple[str, ...]:
        return tuple(text[m["start"] : m["end"]] for m in node["measures"])

    ends = [m["start"] for m in row["measures"]] + [item["heading"][0] for item in row["items"]]
    return ProblemText(
        title=row["title"],
        aspect=aspects[row["aspect"] - 1]["title"] if row["aspect"] else "",
        lead_in=text[row["heading"][1] : min(ends)] if ends else "",
        measures=measures(row),
        items=tuple(ItemText(item["title"], item["kind"], measures(item)) for item in row["items"]),
    )


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the hand-read notices are not here")
def test_hand_read_notices_are_classified_well():
    gold, predicted = [], []
    for path in sorted(SHARED.glob("gold/*.json")):
        notice = json.loads(path.read_text(encoding="utf-8"))
        text = SHARED.joinpath("notices", path.stem + ".txt").read_bytes().decode()
        problems = [gold_problem(row, notice["aspects"], text) for row in notice["problems"]]
        for row, labels in zip(notice["problems"], classify_notice(problems), strict=True):
            gold += [row["categories"], *(item["categories"] for item in row["items"])]
            predicted += [labels.own.slugs, *(item.slugs for item in labels.items)]
    found = evaluate(gold, predicted)
    assert (found.headings, found.primary >= 0.98, found.labels.f1 >= 0.91) == (203, True, True)


def test_a_version_is_the_number_of_the_model_and_a_digest():
    assert re.fullmatch(rf"{load_model().version}-[0-9a-f]{{8}}", classifier.classifier_version())


def test_other_cues_are_another_version(tmp_path, monkeypatch):
    before = classifier.classifier_version()
    cues = tmp_path / "cues.toml"
    cues.write_bytes(CUES_PATH.read_bytes() + b"\n")
    monkeypatch.setattr(classifier, "CUES_PATH", cues)
    assert classifier.classifier_version.__wrapped__() != before
