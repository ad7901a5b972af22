"""What headings say: titles, findings and actions, fields of problems."""

from __future__ import annotations

import pytest

from notices.parsing.headings import (
    action_title,
    finding_title,
    is_aspect,
    is_finding,
    is_terse,
    is_wanting,
    names_finding,
    quoted_finding,
)
from notices.parsing.lines import fold


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("关于灌渠清淤拖延的问题", "灌渠清淤拖延"),
        ("关于“灌渠清淤拖延”问题的整改情况", "灌渠清淤拖延"),
        ("针对“账目不清”“库存不实”等两个问题。", "账目不清;库存不实"),
        ("对“账目不清”问题的整改", "账目不清"),
        ("对账目不清问题的整改情况", "账目不清"),
        ("对审计查出的账目问题整改拖延", "对审计查出的账目问题整改拖延"),
        ("“账目不清，库存不实", "账目不清，库存不实"),
        ("关于“落实‘首问负责’走样”的问题", "落实‘首问负责’走样"),
        ("积极整改“账目不清”的问题", "账目不清"),
        ("关于进一步整改“账目不清”问题", "账目不清"),
        ("关于渠道治理“重建轻管”问题", "渠道治理“重建轻管”"),
        ("落实“首问负责”不到位", "落实“首问负责”不到位"),
        ("关于“首问负责”制度执行方面存在的问题", "“首问负责”制度执行"),
        ("问题:账目不清。", "账目不清"),
        ("反馈问题:账目不清。", "账目不清"),
        ("【问题】账目不清", "账目不清"),
        ("▲反馈问题:账目不清", "账目不清"),
        ("[已完成]关于账目不清的问题", "账目不清"),
        ("聚焦“账目不清、库存不实”问题,规范仓储管理", "账目不清、库存不实"),
        ("反馈意见指出:“账目不清”。", "账目不清"),
        ("[存在问题]: 关于账目不清的问题", "账目不清"),
        ("【反馈问题】“账目不清”问题", "账目不清"),
        ("问:巡察指出“账目不清”、“库存不实”,改得怎么样?", "账目不清;库存不实"),
        ("问:账目为什么不清?", "问:账目为什么不清"),
        ("关于集市环境脏乱等问题整改落实情况", "集市环境脏乱"),
        ("关于村务公开工作整改情况", "村务公开工作"),
        ("“重修轻管。无人值守”的问题", "重修轻管。无人值守"),
        ("账目不清;", "账目不清"),
        ("关于“账目不清”的问题(已完成)", "账目不清"),
        ("关于账目不清的问题(基本完成,长期坚持)。", "账目不清"),
        ("账目不清【整改中】", "账目不清"),
        ("厂房闲置(已建未用)", "厂房闲置(已建未用)"),
        ("问题", "问题"),
        ("", ""),
    ],
)
def test_a_findings_title_is_what_it_quotes_or_the_heading_less_its_frame(heading, title):
    assert finding_title(heading) == title


@pytest.mark.parametrize(
    ("heading", "title"),
    [("重排班次。", "重排班次"), ("重排班次(持续推进)", "重排班次"), ("解决停车难问题:", "解决停车难问题")],
)
def test_an_actions_title_is_its_sentence(heading, title):
    assert action_title(heading) == title


@pytest.mark.parametrize(
    ("heading", "quoted"),
    [
        ("关于“甲”问题", "甲"),
        ("“甲”", "甲"),
        ("推进“甲”工程", None),
        ("关于“甲”工作不力的问题", None),
        ("关于“甲问题", None),
        ("“甲”问题仍然存在", None),
    ],
)
def test_quotes_hold_the_finding_or_only_mark_a_term(heading, quoted):
    assert quoted_finding(heading) == quoted


@pytest.mark.parametrize(
    ("heading", "stated"),
    [
        ("关于值班制度执行不严的问题", True),
        ("针对审批拖延问题。", True),
        ("整改台账缺页问题", True),
        ("学习不深入", True),
        ("合同审查走过场", True),
        ("仓库存在较大隐患", True),
        ("未按期归还借款", True),
        ("违规发放补助", True),
        ("解决停车难问题", False),
        ("补齐监管短板", False),
        ("坚持不懈改作风", False),
        ("重排值守班次", False),
        ("巡查每月不少于2次", False),
        ("关于问题线索的处置", False),
        ("关于违纪问题的问责", False),
        ("", False),
        ("立行立改、已完成整改的问题", False),
        ("需要长期坚持的事项", False),
        ("党费按期收缴完成率低问题", True),
        ("未按期解决群众诉求问题", True),
        ("中期评估整改走样问题", True),
        ("第二阶段:限期整改的问题", False),
        ("即知即改的问题", False),
        ("限期整改要求落实不到位的问题", True),
        ("关于上轮巡察未完成整改的问题", True),
    ],
)
def test_findings_are_told_from_actions(heading, stated):
    assert is_finding(heading) is stated


@pytest.mark.parametrize(
    ("heading", "named"),
    [("关于账目不清的问题", True), ("账目不清", False), ("“账目不清”的问题", True), ("问题:账目不清", True)],
)
def test_a_finding_may_be_announced(heading, named):
    assert names_finding(heading) is named


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("履行职责方面", True),
        ("在履行职责方面", True),
        ("作风建设方面问题整改情况", True),
        ("在作风建设方面存在的问题整改情况", True),
        ("关于作风建设方面存在的问题", False),
        ("关于账目不清的问题", False),
        ("多方面筹措资金", False),
    ],
)
def test_a_heading_may_only_name_a_field_of_problems(heading, field):
    assert is_aspect(heading) is field


@pytest.mark.parametrize(
    ("heading", "terse"),
    [
        ("重排值守班次。", True),
        ("清理账号:", True),
        ("清理账号,注销九个", False),
        ("清理33个账号", False),
        ("。", False),
    ],
)
def test_a_terse_heading_is_one_short_phrase_without_figures(heading, terse):
    assert is_terse(heading) is terse


@pytest.mark.parametrize(
    ("heading", "wanting"),
    [
        ("公车私用", True),
        ("专项资金沉淀", True),
        ("屡审屡犯", True),
        ("沿河垃圾清理不及时", True),
        ("公示牌有名无实", True),
        ("谈心谈话千篇一律", True),
        ("限电措施“一刀切”", True),
        ("重修培养方案", False),
        ("加快处置闲置用地", False),
        ("坚决整治违法占用耕地问题", False),
        ("加大力度解决群众反映问题", False),
        ("堵塞后勤管理漏洞", False),
        ("推行轮岗", False),
    ],
)
def test_an_item_states_what_is_wrong_or_what_is_done(heading, wanting):
    assert is_wanting(heading) is wanting


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("“大棚房”问题清理不彻底", "“大棚房”问题清理不彻底"),
        ("关于“大棚房”问题清理不彻底的问题", "“大棚房”问题清理不彻底"),
        ("问题：甲溪水污染治理“治标多、治本少”", "甲溪水污染治理“治标多、治本少”"),
        ("关于“账目不清”等3个突出问题的整改情况", "账目不清"),
        ("关于河道治理“重建轻管”问题", "河道治理“重建轻管”"),
        ("问：针对“补贴发放‘优亲厚友’”问题，怎么改？", "补贴发放‘优亲厚友’"),
    ],
)
def test_a_quoted_term_is_no_title(heading, title):
    assert finding_title(fold(heading)) == title
