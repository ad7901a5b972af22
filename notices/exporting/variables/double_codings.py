"""What the data package says of notices that two people coded: how they were drawn, how far they agree, each answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from notices.columns import Column
from notices.double_coding.results import FIGURES
from notices.models import DoubleCoding

_ID = Column("coding_id", "双人编码的编号", "Double coding", lambda row: row.coding.pk, "integer")


def _of_people(name: str) -> Callable[[Any], Any]:
    return lambda row: getattr(row.result.people, name)


def _json(name: str) -> Callable[[Any], str]:
    return lambda row: json.dumps(getattr(row.coding, name), ensure_ascii=False, sort_keys=True)


AGREEMENT: tuple[Column, ...] = (
    _ID,
    Column(
        "variable",
        "项目：各行是什么、主要领域、其所在的组、全部领域、措施的进度",
        "Variable: what lines are, main area, its group, all areas, status of measures",
        lambda row: row.result.figure,
        choices=tuple(figure.name for figure in FIGURES),
    ),
    Column("title", "名称", "Title of the double coding", lambda row: row.coding.title),
    Column("created", "设立的时间", "When it was set up", lambda row: row.coding.created, "datetime"),
    Column("notices", "通报的份数", "Number of notices", lambda row: row.notices, "integer"),
    Column("units", "条数", "Number of units that both coded", _of_people("units"), "integer"),
    Column("agreed", "一致的条数", "Units on which they agree", _of_people("agreed"), "integer"),
    Column("share", "一致率", "Share of agreement", _of_people("share"), "number"),
    Column(
        "kappa",
        "Cohen κ；只有一个值时为空",
        "Cohen's kappa; empty where there is one value only",
        _of_people("kappa"),
        "number",
    ),
    Column(
        "alpha",
        "Krippendorff α（名义）；只有一个值时为空",
        "Krippendorff's alpha, nominal; empty where there is one value only",
        _of_people("alpha"),
        "number",
    ),
    Column(
        "program_units",
        "有定论、程序也有答案的条数",
        "Units that are settled and that the program answered, too",
        lambda row: row.result.program.units,
        "integer",
    ),
    Column(
        "program_share",
        "程序与定论的一致率",
        "Share on which the data agreed with what both say, or was settled",
        lambda row: row.result.program.share,
        "number",
    ),
    Column(
        "prefilled",
        "编码时是否给看程序的答案",
        "Whether coders were shown the program's answer",
        lambda row: row.result.variable in row.coding.prefilled,
        "boolean",
    ),
    Column("drawn", "怎样选出，JSON", "How the notices were drawn, as JSON", _json("drawn")),
)

CODED_UNIT: tuple[Column, ...] = (
    _ID,
    Column("notice_id", "通报的编号", "Notice", lambda row: row.unit.coded.notice.name),
    Column(
        "variable",
        "所编码的：结构、问题领域、措施的进度",
        "What was coded: outline, area, status",
        lambda row: row.unit.variable,
        choices=tuple(DoubleCoding.Variable.values),
    ),
    Column(
        "unit",
        "编码时的条目：问题、分项、措施在通报中的编号，或一行在正文中的起点",
        "Unit as it was coded: p12/i3/m2, or where a line begins in the text",
        lambda row: row.unit.unit,
    ),
    Column(
        "first",
        "编码员甲的答案；几个领域以“;”分隔，主要领域在前",
        "Answer of the first coder; several areas are parted by ;, the main one first",
        lambda row: row.unit.first,
    ),
    Column("second", "编码员乙的答案", "Answer of the second coder", lambda row: row.unit.second),
    Column(
        "final",
        "定论：两人一致的，或经裁定的；没有裁定则为空",
        "What both say, or was settled; empty where it is open",
        lambda row: row.unit.final,
    ),
    Column(
        "settled",
        "是否经裁定",
        "Whether an editor settled it",
        lambda row: row.unit.settlement is not None,
        "boolean",
    ),
    Column(
        "reason",
        "裁定的理由",
        "Reason of the settlement",
        lambda row: row.unit.settlement and row.unit.settlement.reason,
    ),
    Column(
        "listed",
        "给出时数据里是什么",
        "What the data said when it was given out",
        lambda row: row.unit.listed,
    ),
)
