"""What an export says of a measure."""

from __future__ import annotations

from operator import attrgetter

from notices.claim_kinds import CLAIM_KINDS
from notices.columns import Column

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
        attrgetter("text"),
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
    Column(
        "status",
        "进度，依通报自己的说法：done 已完成，underway 推进中，planned 计划中，unstated 未说明；未曾判定的为空",
        "Status by the notice's own account: done, underway, planned, unstated; empty where never read",
        lambda m: m.status,
    ),
    Column(
        "status_words",
        "据以判断进度的原文",
        "Words that decided the status, as printed",
        attrgetter("status_words"),
    ),
    Column("curated", "进度是否经人工订正", "Status set by a person", lambda m: m.curated, "boolean"),
    *(Column(kind.plural, *kind.number, attrgetter(f"{kind.name}_count"), "integer") for kind in CLAIM_KINDS),
    Column("page", "本站网页", "Page on this site", lambda m: m.get_absolute_url(), on_site=True),
)
