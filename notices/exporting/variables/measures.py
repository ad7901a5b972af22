"""What an export says of a measure."""

from __future__ import annotations

from notices.exporting.columns import Column
from notices.exporting.masking import masked

MEASURE: tuple[Column, ...] = (
    Column("id", "措施的公开编号", "Public identifier of the measure", lambda m: m.public_id),
    Column(
        "problem_id", "所属问题或分项的编号", "Problem or item it belongs to", lambda m: m.problem.public_id
    ),
    Column("notice_id", "所在通报的编号", "Notice it stands in", lambda m: m.problem.notice.name),
    Column("order", "在所属问题中的序号", "Number within the problem", lambda m: m.number, "integer"),
    Column("label", "原文标号，如一是", "Printed label", lambda m: m.label),
    Column(
        "text",
        "内容，一字不差（联系方式除外）",
        "Text as printed, contacts masked",
        lambda m: masked(m.text, m.problem.notice.contact),
    ),
    Column(
        "start",
        "在正文中的起点（Unicode 码位）",
        "Where it begins in the text (code points)",
        lambda m: m.start,
        "integer",
    ),
    Column("end", "在正文中的终点", "Where it ends in the text", lambda m: m.end, "integer"),
    Column("length", "字数", "Length in code points", lambda m: len(m.text), "integer"),
    Column("page", "本站网页", "Page on this site", lambda m: m.get_absolute_url(), on_site=True),
)
