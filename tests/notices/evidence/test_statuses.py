"""Statuses: done, underway, planned or unstated, with the words that decide."""

from __future__ import annotations

from datetime import date

import pytest

from notices.evidence.figures import read_figures
from notices.evidence.promises import read_promises
from notices.evidence.statuses import read_statuses
from notices.words import tables
from tests.notices.evidence.whole_text import whole_text


def status(measure: str) -> str:
    passages = whole_text(measure)
    promises = read_promises(passages, date(2022, 5, 20))
    return read_statuses(passages, [(0, len(measure))], read_figures(passages), promises, date(2022, 5, 20))[
        0
    ].status


@pytest.mark.parametrize(
    ("measure", "state"),
    [
        ("压实责任。出台《巡河办法》，明确河长职责。", "done"),
        ("已收回超标办公用房6间。", "done"),
        ("召开专题会议，部署整改工作。", "done"),
        ("今年3月，对镇街台账开展专项检查。", "done"),
        ("未发现新增违法用地。", "done"),
        ("成立工作专班，切实提升整改质量。", "done"),
        ("旧改项目正在办理立项手续。", "underway"),
        ("对5个水厂正在开展托管谈判。", "underway"),
        ("目前，管网改造有序推进，群众满意度不断提升。", "underway"),
        ("持续开展夜间巡查，防止反弹。", "underway"),
        ("启动校舍扩建工程。", "underway"),
        ("将于下半年组织验收。", "planned"),
        ("计划2022年底前建成投用。", "planned"),
        ("已完成选址，力争2023年6月开工。", "planned"),
        ("加强学习，提高认识。", "unstated"),
        ("严格落实请示报告制度，压实各级责任。", "unstated"),
        ("健全长效机制，完善监管体系。", "unstated"),
        ("要求各单位举一反三，按时完成整改。", "unstated"),
        ("规范值班。印发值班规程。", "done"),
        ("约谈相关企业3家。", "done"),
        ("建立台账，逐项登记。", "done"),
        ("组织培训4期，覆盖320人。", "done"),
        ("问题已全部整改到位，下一步将继续加强监管。", "done"),
        ("聘请第三方机构评估。", "done"),
        ("对相关责任人进行批评教育。", "done"),
        ("截至目前，累计化解积案27件。", "done"),
        ("出台办法，每季度通报一次。", "done"),
        ("印发方案，统筹推进片区改造。", "underway"),
        ("常态化开展联合执法。", "underway"),
        ("定期研判，每月调度。", "underway"),
        ("项目已取得阶段性进展，进入招标程序。", "underway"),
        ("陆续投放公交运力。", "underway"),
        ("拟引入专业机构运营。", "planned"),
        ("预计明年春季学期可招生。", "planned"),
        ("下一步将组织开展专项复查。", "planned"),
        ("成立专班，确保2022年底前清零。", "planned"),
        ("加大查处力度，加快建立防控体系。", "unstated"),
        ("将整改情况作为考核的重要内容。", "unstated"),
        ("通过召开座谈会等方式，增强互信。", "unstated"),
        ("推动各部门协同发力。", "unstated"),
        ("引导企业加大投入，提高专利申请量。", "unstated"),
        ("从严把关，切实防止问题反弹。", "unstated"),
        ("围绕园区供水形成调研报告2篇。", "done"),
        ("对3处停用水闸逐一查勘。", "done"),
        ("规范12个窗口的值班。", "unstated"),
        ("聚焦12个重点行业。", "unstated"),
        ("单笔5万元以上支出实行联签。", "unstated"),
        ("每季度走访商户30家。", "underway"),
        ("持续夜查，累计检查渣土车260台次。", "done"),
        ("建成口袋公园4处，力争2023年再建2处。", "done"),
        ("建成口袋公园4处，其余正在施工，计划2023年6月底前完工。", "planned"),
        ("2023年底前建成水厂，铺设管网40公里。", "planned"),
        ("2023年将再选聘网格员18名。", "planned"),
        ("主体已封顶，预计2023年6月竣工。", "planned"),
        ("已铺设管网12公里，预计9月底全线贯通。", "planned"),
        ("建成泵站2座，其余3座2022年底前建成。", "done"),
        ("设立服务站12个；计划2023年底建成数据中心。", "done"),
        ("2021年底将欠缴的租金全部收回。", "done"),
        ("2022年底将欠缴的租金全部收回。", "planned"),
        ("明年，县财政将安排专项资金300万元。", "planned"),
        ("2022年9月起，将对新进人员开展培训。", "planned"),
        ("完善已建成小区的物业管理机制。", "unstated"),
        ("已解决的问题逐项销号。", "done"),
        ("为即将退役的士兵开设培训班2期。", "done"),
        ("把拟建项目纳入公开范围。", "done"),
        ("该地块处于公告阶段。", "underway"),
        ("责任单位：在建项目推进办；完成时限：立行立改、长期坚持", "unstated"),
        ("完成时限：2022年12月底", "planned"),
        ("整改时限：2022年3月底前（已完成）", "done"),
        ("责任人：何某；已收回周转房6间。", "done"),
        ("瞄准新能源、新材料两大产业。", "unstated"),
        ("成立专班，有力推进作风转变。", "done"),
        ("聚焦重点领域开展检查12次。", "done"),
        ("力争用三年时间，完成改造72处。", "planned"),
        ("印发通知，要求各镇2022年7月底前报送报告。", "done"),
        ("要求各镇2022年7月底前报送报告。", "planned"),
        ("审核档案64卷，正在补充9卷材料，确保2022年7月底前完成。", "underway"),
        ("党组成员与分管科室负责人之间每半年谈话1次。", "underway"),
        ("6处完成改造，4处正在施工，2处拟于下半年启动。", "done"),
        ("对弄虚作假的列入黑名单。", "unstated"),
        ("凡符合条件的，当月办结。", "unstated"),
        ("能收的收回，该核销的核销。", "unstated"),
        ("安排资金730万元，计划2023年修复道路64公里。", "planned"),
        ("2023年底前完成312人的培训，首批60名已结业。", "planned"),
        ("72户全部搬离，回迁房2023年6月前交付。", "done"),
        ("改造进度为72%。", "underway"),
        ("目前状态：正在整改。已申报专项债1.5亿元。", "underway"),
        ("整改状态：基本完成，长期坚持。", "done"),
        ("监测由每月1次提高到每周1次。", "done"),
        ("形成《问题清单》，逐项明确责任人。", "done"),
        ("签约7个，开工2个。", "done"),
        ("对包村干部何某停职检查。", "done"),
        ("争取到补助资金800万元。", "done"),
        ("计划分三期消化。", "planned"),
        ("完成整改17个，正在推进1个。", "done"),
        ("已签约279户，余下7户进入征收程序。", "done"),
        ("已办结38项，余下3项正加紧办理。", "underway"),
        ("收回1宗，其余1宗通过诉讼解决，目前仍在审理。", "done"),
        ("管网长期不通，现正重新招标。", "underway"),
        ("已报请批复，正等待答复。", "underway"),
        ("目前处于二拍公告期。", "underway"),
        ("换届和整顿同步推进。", "underway"),
        ("定期听取情况汇报。", "unstated"),
        ("对有令不行的，发现一起查处一起。", "unstated"),
        ("对连续两个月垫底的单位负责人进行约谈。", "unstated"),
        ("佩戴率保持在95%上下。", "unstated"),
        ("每两周通报一次进度。", "underway"),
        ("认定为历史遗留，不再追究。", "done"),
        ("已点名通报，并限期6月25日前补报。", "done"),
        ("修订《管理规定》，拟自2022年7月1日起施行。", "done"),
        ("停用校舍1栋，新校舍2022年9月投入使用。", "done"),
        ("资金到账后，将立即开展改造。", "planned"),
        ("对剩余问题将逐一销号。", "planned"),
        ("争取国庆节前上线，供货期约三个月。", "planned"),
        ("责成水利局作出深刻检查。", "done"),
        ("强化运用，把整改成效作为评优依据。", "unstated"),
        ("计划停水提前告知，投诉量下降62%。", "done"),
        ("计划总投资9600万元的园区于3月28日开园。", "done"),
        ("抓紧与承租方协商解除合同。", "unstated"),
        ("对围标行为发现一起、查处一起。", "unstated"),
    ],
)
def test_a_measure_says_how_far_it_has_come(measure, state):
    assert status(measure) == state


def examples(*names: str) -> list[str]:
    return [row.example for name in names for row in tables("evidence/status")[name]]


@pytest.mark.parametrize("example", examples("future_surely", "future", "future_time", "planned"))
def test_the_example_of_a_row_about_the_future_is_a_plan(example):
    assert status(f"{example}。" if example != "年底将" else "年底将会同各方复查。") == "planned"


@pytest.mark.parametrize("example", examples("done", "finished", "issued", "acts", "events", "counted"))
def test_the_example_of_a_row_about_a_result_or_an_act_is_done(example):
    assert status(f"{example}。") == "done"


@pytest.mark.parametrize("example", examples("ongoing", "underway", "begun", "continuing", "advancing"))
def test_the_example_of_a_row_about_what_goes_on_is_under_way(example):
    assert status(f"{example}。") == "underway"


@pytest.mark.parametrize("example", examples("fronted", "fronted_plainly"))
def test_an_object_that_is_fronted_is_no_plan(example):
    assert status(f"{example}。") != "planned"
