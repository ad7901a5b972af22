"""Invented notices of random layouts, each with the outline it was built from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

FINDINGS = (
    *(
        "灌渠清淤拖延",
        "食堂账目混乱",
        "窗口服务态度生硬",
        "技改资金闲置",
        "村务公开流于形式",
        "值班制度执行不严",
    ),
    *(
        "老旧管网更新滞后",
        "档案归集不完整",
        "干部交流不够",
        "集市环境脏乱",
        "合同审查走过场",
        "仓库消防隐患突出",
    ),
)
ACTIONS = ("重排值守班次", "摸清家底", "开展夜间巡查", "健全回访制度", "统一采购口径", "公开办事流程")
STEPS = (
    *("把六个片区逐一走访", "为三十户办理更名，当月办结", "补签协议九份", "请退休职工担任监督员"),
    *("每周五上墙公布进度", "拆除棚亭十一处，清运杂物两车", "编印手册并送到各组", "追回多付款项，全部缴库"),
)
ASPECTS = ("履行职责", "作风建设", "队伍建设")

CHINESE = "一二三四五六七八九十"
LABELS: dict[str, Callable[[int], str]] = {
    "一、": lambda n: f"{CHINESE[n - 1]}、",
    "（一）": lambda n: f"（{CHINESE[n - 1]}）",
    "问题1": lambda n: f"问题{n}：",
    "1.": lambda n: f"{n}.",
    "1、": lambda n: f"{n}、",
    "（1）": lambda n: f"（{n}）",
    "①": lambda n: chr(0x2460 + n - 1),
    "一是": lambda n: f"{CHINESE[n - 1]}是",
    "第一，": lambda n: f"第{CHINESE[n - 1]}，",
    "": lambda _: "",
}
HEADINGS = ("关于{}的问题", "关于“{}”的问题", "关于{}问题的整改情况", "针对“{}”问题的整改落实情况")
ASCII = str.maketrans("，：；（）？！", ",:;()?!")


@dataclass
class Layout:
    """How one notice is printed."""

    parted: bool
    aspects: str
    problem: str
    item: str
    step: str
    run_in: bool
    one_paragraph: bool
    field: bool
    record: str
    heading: str
    indent: str
    ascii: bool


@dataclass
class Built:
    """A notice's text, and titles and measures in reading order."""

    text: str = ""
    aspects: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)


BELOW = {"（一）": ("1.", "（1）"), "1.": ("（1）",), "问题1": ("（1）", "1.")}
STEPS_BELOW = {"1.": ("一是", "第一，", "①", "（1）", ""), "（1）": ("一是", "第一，", "①", "")}


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    aspects = draw(st.sampled_from(("", "第一方面问题，", "（一）")))
    problem = draw(st.sampled_from(("1.",) if aspects == "（一）" else ("（一）", "1.", "问题1")))
    item = draw(st.sampled_from(("", *BELOW[problem])))
    steps = STEPS_BELOW.get(item or problem, ("一是", "第一，", "①", "1.", "（1）", ""))
    return Layout(
        draw(st.booleans()) or aspects != "",
        aspects,
        problem,
        item,
        draw(st.sampled_from(steps)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()) and not item,
        draw(st.sampled_from(("", "责任单位：后勤科", "（责任单位：后勤科）"))),
        draw(st.sampled_from(HEADINGS)),
        draw(st.sampled_from(("", "　　", "  ", "\u00a0\u00a0"))),
        draw(st.booleans()),
    )


class Writer:
    """Prints a notice line by line, and keeps what it printed."""

    def __init__(self, draw: st.DrawFn, layout: Layout) -> None:
        self.draw, self.layout, self.lines, self.built = draw, layout, list[str](), Built()
        self.findings = list(FINDINGS)

    def write(self) -> Built:
        self.lines.append("中共柘木镇委员会关于巡察整改进展情况的通报")
        if self.layout.parted:
            self.lines += [
                "一、提高认识，加强组织领导",
                "（一）专题研究。镇党委开会四次。",
                "二、反馈问题整改落实情况",
            ]
        if self.layout.aspects:
            for number in (1, 2):
                self.aspect(number)
        else:
            self.problems(self.draw(st.integers(2, 4)))
        if self.layout.parted:
            self.lines += ["三、下一步工作打算", "镇党委将常抓不懈。"]
        self.lines.append("联系电话：0198-5550101")
        text = "\n".join(self.layout.indent + line for line in self.lines)
        self.built.text = text.translate(ASCII) if self.layout.ascii else text
        return self.built

    def aspect(self, number: int) -> None:
        words = ASPECTS[number - 1]
        if self.layout.aspects == "（一）":
            self.lines.append(f"（{CHINESE[number - 1]}）{words}方面")
            self.built.aspects.append(f"{words}方面")
        else:
            self.lines.append(f"第{CHINESE[number - 1]}方面问题，{words}有欠缺")
            self.built.aspects.append(f"{words}有欠缺")
        self.problems(self.draw(st.integers(1, 3)))

    def problems(self, count: int) -> None:
        for number in range(1, count + 1):
            self.problem(number)

    def problem(self, number: int) -> None:
        title = self.findings.pop(self.draw(st.integers(0, len(self.findings) - 1)))
        self.built.titles.append(title)
        said = title if self.layout.problem == "问题1" else self.layout.heading.format(title)
        heading = LABELS[self.layout.problem](number) + said
        if self.layout.item:
            self.lines.append(heading)
            for item in range(1, 3):
                self.item(item)
        else:
            self.body(heading, self.layout.run_in and not self.layout.field)

    def item(self, number: int) -> None:
        title = self.draw(st.sampled_from(ACTIONS))
        self.built.items.append(title)
        self.body(f"{LABELS[self.layout.item](number)}{title}", self.layout.run_in)

    def body(self, heading: str, run_in: bool) -> None:
        steps = self.draw(st.lists(st.sampled_from(STEPS), min_size=2, max_size=4, unique=True))
        labels = [LABELS[self.layout.step](number) for number in range(1, len(steps) + 1)]
        printed = [f"{label}{step}。" for label, step in zip(labels, steps, strict=True)]
        if self.layout.one_paragraph or run_in:
            self.built.measures += steps if self.layout.step else ["。".join(steps)]
            printed = ["".join(printed)]
        else:
            self.built.measures += steps
        if run_in:
            printed[0] = f"{heading}。{printed[0]}"
        else:
            self.lines.append(heading)
        if self.layout.field:
            printed[0] = f"整改措施：{printed[0]}"
        self.lines += printed
        if self.layout.record:
            self.lines.append(self.layout.record)


@st.composite
def notices(draw: st.DrawFn) -> Built:
    """A notice in one of many layouts."""
    return Writer(draw, draw(layouts())).write()


@st.composite
def tables(draw: st.DrawFn) -> Built:
    """A notice whose problems stand in a flattened table."""
    built = Built()
    rows = draw(st.lists(st.sampled_from(FINDINGS), min_size=1, max_size=5, unique=True))
    behind = draw(st.lists(st.sampled_from(("整改进展", "责任单位", "完成时限")), max_size=3, unique=True))
    lines = ["一、整改组织情况", "镇党委开会四次。", "二、反馈问题整改情况"]
    lines += ["序号", "反馈问题", "整改措施", *behind]
    for number, finding in enumerate(rows, 1):
        steps = draw(st.lists(st.sampled_from(STEPS), min_size=1, max_size=3, unique=True))
        lines += [str(number), finding, *(f"{step}。" for step in steps), *("已完成" for _ in behind)]
        built.titles.append(finding)
        built.measures += steps
    built.text = "\n".join([*lines, "三、下一步工作", "镇党委将常抓不懈。"])
    return built
