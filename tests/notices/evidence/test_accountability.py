"""Accountability: who was punished, warned or investigated, and what money came back."""

from __future__ import annotations

from datetime import date

import pytest

from notices.evidence.accountability import read_accountability
from notices.evidence.figures import read_figures
from notices.evidence.promises import read_promises
from tests.notices.evidence.whole_text import whole_text


def entries(sentence: str) -> list[tuple[object, ...]]:
    passages = whole_text(sentence)
    return [
        (sentence[slice(*a.span)], a.kind, a.count, a.unit, a.who)
        for a in read_accountability(passages, read_figures(passages))
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("共问责追责14人。", [("问责追责14人", "discipline", 14, "人", "officials")]),
        ("约谈责任单位9家。", [("约谈责任单位9家", "talk", 9, "家", "bodies")]),
        (
            "给予党纪处分3人、批评教育8人。",
            [
                ("党纪处分3人", "discipline", 3, "人", "officials"),
                ("批评教育8人", "talk", 8, "人", "officials"),
            ],
        ),
        ("查处违纪案件23宗25人。", [("查处违纪案件23宗", "case", 23, "宗", "officials")]),
        ("追缴拖欠租金46万元。", [("追缴拖欠租金46万元", "money", 460_000, "元", None)]),
        ("公安机关抓获犯罪嫌疑人12名。", [("抓获犯罪嫌疑人12名", "police", 12, "名", "residents")]),
        ("对2名党员干部进行诫勉谈话。", [("2名党员干部进行诫勉谈话", "talk", 2, "名", "officials")]),
        ("相关责任人已作出书面检查。", [("作出书面检查", "discipline", None, None, "officials")]),
        (
            "责令3家施工企业停业，行政处罚11家企业。",
            [
                ("责令3家施工企业停业", "case", 3, "家", "firms"),
                ("行政处罚11家", "case", 11, "家", "firms"),
            ],
        ),
        ("没收保证金22万元。", [("没收保证金22万元", "money", 220_000, "元", None)]),
        ("对分管副校长通报批评。", [("通报批评", "discipline", None, None, "officials")]),
        ("严肃批评了相关部门负责人。", [("严肃批评", "talk", None, None, "officials")]),
        ("1个单位已被发函提醒。", [("1个单位已被发函提醒", "talk", 1, "个", "bodies")]),
        ("该公司被扣除服务费的三成。", [("扣除", "money", None, None, "firms")]),
        ("扣减绩效薪酬3.6万元。", [("扣减绩效薪酬3.6万元", "money", 36_000, "元", "officials")]),
        ("扣发3名责任人绩效奖金。", [("扣发3名", "discipline", 3, "名", "officials")]),
        ("解除与马某的劳动合同。", [("解除与马某的劳动合同", "discipline", None, None, "officials")]),
        (
            "给予支行行长撤职处分，其涉嫌违法的线索移送公安机关立案侦查。",
            [
                ("撤职处分", "discipline", None, None, "officials"),
                ("线索移送公安机关立案侦查", "case", None, None, "officials"),
            ],
        ),
        (
            "9名职工兼职取酬，均已辞去，退还报酬2万元。",
            [("退还报酬2万元", "money", 20_000, "元", None)],
        ),
        (
            "院党委对2项举报展开调查。",
            [("2项举报展开调查", "case", 2, "项", None)],
        ),
        ("中标公司被列入失信名单。", [("列入失信名单", "case", None, None, "firms")]),
        (
            "对连续两年排名末位的2个支部书记进行约谈。",
            [("2个支部书记进行约谈", "talk", 2, "个", "officials")],
        ),
        ("为68名工人讨回工资9万元。", [("讨回工资9万元", "money", 90_000, "元", None)]),
        ("5名党员受到党纪处理。", [("5名党员受到党纪处理", "discipline", 5, "名", "officials")]),
        ("应退的土地保证金7300万元中，已退还4100万元。", []),
        ("收回结余资金200万元。", []),
        ("追回的资金200万元用于修路。", []),
        ("退还违规收取的保证金12万元。", [("退还违规收取的保证金12万元", "money", 120_000, "元", None)]),
        ("收缴账外资金9万元。", [("收缴账外资金9万元", "money", 90_000, "元", "bodies")]),
        ("责令9名教师退回补课费3万元。", [("退回补课费3万元", "money", 30_000, "元", "officials")]),
        (
            "责令整改9家，罚款3万元。",
            [("责令整改9家", "case", 9, "家", "firms"), ("罚款3万元", "money", 30_000, "元", "firms")],
        ),
        (
            "约谈承租企业8家，追缴租金12万元。",
            [
                ("约谈承租企业8家", "talk", 8, "家", "firms"),
                ("追缴租金12万元", "money", 120_000, "元", "firms"),
            ],
        ),
        (
            "约谈承租企业8家。追缴租金12万元。",
            [("约谈承租企业8家", "talk", 8, "家", "firms"), ("追缴租金12万元", "money", 120_000, "元", None)],
        ),
        (
            "县纪委监委对反映的4个单位逐一核查，清退违规发放的补贴2万元。",
            [
                ("纪委监委对反映的4个单位逐一核查", "case", 4, "个", "bodies"),
                ("清退违规发放的补贴2万元", "money", 20_000, "元", None),
            ],
        ),
        (
            "约谈工作滞后的乡镇党委书记5人次。",
            [("约谈工作滞后的乡镇党委书记5人次", "talk", 5, "人次", "officials")],
        ),
        ("班子成员每半年谈话1次。", []),
        ("对2家骗补公司，取消申报资格。", [("2家骗补公司，取消申报资格", "case", 2, "家", "firms")]),
        ("凡连续两次排名末位的，约谈主要负责人1名。", []),
        ("对连续两次末位的街道予以约谈。", []),
        ("4名科长、9名科员受到处分。", [("4名科长、9名科员受到处分", "discipline", 4, "名", "officials")]),
        ("向公安机关移送线索6条。", [("移送线索6条", "case", 6, "条", None)]),
        (
            "移交线索9件，已办结8件。",
            [("移交线索9件", "case", 9, "件", None), ("办结8件", "case", 8, "件", None)],
        ),
        ("受理来信9件，办结8件。", []),
        ("开展任前廉政谈话40人次。", []),
        ("约谈企业负责人5人。", [("约谈企业负责人5人", "talk", 5, "人", "firms")]),
        ("对3个支部予以通报。", [("3个支部予以通报", "discipline", 3, "个", "bodies")]),
        ("通报批评4个。", [("通报批评4个", "discipline", 4, "个", "bodies")]),
        (
            "立案查处维保单位9家，罚没38万元。",
            [
                ("查处维保单位9家", "case", 9, "家", "firms"),
                ("罚没38万元", "money", 380_000, "元", "firms"),
            ],
        ),
        (
            "立案5人，解除劳动合同3人。",
            [
                ("立案5人", "discipline", 5, "人", "officials"),
                ("解除劳动合同3人", "discipline", 3, "人", "officials"),
            ],
        ),
        ("移送违纪线索6条，由纪委核查。", [("移送违纪线索6条", "case", 6, "条", None)]),
        ("查处违规接待8起。", [("查处违规接待8起", "case", 8, "起", "officials")]),
        ("对3起案例予以通报。", []),
        ("移交问题线索5条。", [("移交问题线索5条", "case", 5, "条", None)]),
        ("健全问责机制，对落实不力的严肃追责。", []),
        ("凡弄虚作假的一律给予处分。", []),
        ("对有关责任人依规依纪进行了处理。", [("依规依纪进行了处理", "discipline", None, None, "officials")]),
        ("依法依规处理群众来信。", []),
        ("向4家企业发出改正通知书。", [("4家企业发出改正通知书", "case", 4, "家", "firms")]),
        ("责任人已退回违规领取的补贴。", [("退回", "money", None, None, "officials")]),
        ("挽回经济损失1.2亿元。", [("挽回经济损失1.2亿元", "money", 120_000_000, "元", None)]),
        (
            "破获案件7起，刑事拘留9人。",
            [
                ("破获案件7起", "police", 7, "起", "residents"),
                ("刑事拘留9人", "police", 9, "人", "residents"),
            ],
        ),
        ("约谈6个部门“一把手”。", [("约谈6个", "talk", 6, "个", "officials")]),
        ("作检查7项，工作检查3次。", []),
        ("收回超标办公用房12间。", []),
        ("完善约谈制度，加大问责力度。", []),
        ("如发现违规，将严肃问责。", []),
        ("接待费8460元已由经办人退回。", [("8460元已由经办人退回", "money", 8460, "元", "officials")]),
        ("检查门店40家，立案3宗。", [("立案3宗", "case", 3, "宗", "firms")]),
        (
            "查处会计白条入账，责令其退还资金2万元。",
            [
                ("退还资金2万元", "money", 20_000, "元", "officials"),
            ],
        ),
        ("予以撤销村委委员职务。", [("撤销村委委员职务", "discipline", None, None, "officials")]),
        ("党内严重警告。", [("党内严重警告", "discipline", None, None, "officials")]),
        ("取消低保资格63户。", []),
        ("1人被调整。", [("1人被调整", "discipline", 1, "人", "officials")]),
        ("原经办人已调离，正在核对流水。", []),
        ("有业绩造假行为的3家被清出。", [("3家被清出", "case", 3, "家", "firms")]),
        ("对施工方处违约金15万元。", [("处违约金15万元", "money", 150_000, "元", "firms")]),
        ("对承建单位处以2万元罚款。", [("2万元罚款", "money", 20_000, "元", "firms")]),
        ("将该企业列入黑名单。", [("列入黑名单", "case", None, None, "firms")]),
        ("清退值班补助3万元。", [("清退值班补助3万元", "money", 30_000, "元", "officials")]),
        (
            "对超范围列支的会议费，责成经办部门追缴到位。",
            [("追缴", "money", None, None, "bodies")],
        ),
        (
            "对施工方原负责人立案审查，并责令其退还利息2万元。",
            [
                ("立案审查", "discipline", None, None, "officials"),
                ("退还利息2万元", "money", 20_000, "元", "officials"),
            ],
        ),
        ("若逾期不改，将提请对负责人采取约谈措施。", []),
        ("奖金应清退8万元，目前已清退7万元。", [("清退7万元", "money", 70_000, "元", None)]),
        ("点名通报5家单位。", [("点名通报5家", "discipline", 5, "家", "bodies")]),
        ("向招生办公室下发监察建议书。", [("监察建议书", "talk", None, None, "bodies")]),
        ("问责党组织2个、党员干部8人。", [("问责党组织2个", "discipline", 2, "个", "bodies")]),
        ("督促19户企业补税，加收滞纳金3万元。", [("加收滞纳金3万元", "money", 30_000, "元", "firms")]),
        ("向当事人退还罚款1万元。", []),
        ("撤销行政处罚决定2份。", []),
        ("清理受过刑事处罚的人员。", []),
        ("已责成供应商更换课桌，扣除保证金8万元。", [("扣除保证金8万元", "money", 80_000, "元", "firms")]),
        ("对校办企业负责人予以撤职处分。", [("撤职处分", "discipline", None, None, "officials")]),
        ("县监委立案审查调查4人。", [("立案审查调查4人", "discipline", 4, "人", "officials")]),
        ("对３名责任人立案审查。", [("３名责任人立案审查", "discipline", 3, "名", "officials")]),
    ],
)
def test_accountability_is_claimed_against_particular_people(sentence, found):
    assert entries(sentence) == found


def test_what_is_promised_by_a_date_is_no_act_yet() -> None:
    sentence = "租户同意7月15日前补缴欠租13万元，已补缴2万元。"
    passages = whole_text(sentence)
    figures, promises = read_figures(passages), read_promises(passages, date(2024, 6, 20))
    acts = read_accountability(passages, figures, promises)
    assert [sentence[slice(*act.span)] for act in acts] == ["补缴2万元"]
