"""What an export says of a problem or item."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from notices.columns import Column
from notices.models import Category, Fragment, Labelling, Problem


def _labels(problem: Problem) -> list[Labelling]:
    return list(problem.labellings.all())


def _primary(of: Callable[[Category], str]) -> Callable[[Any], str | None]:
    def of_first(problem: Problem) -> str | None:
        labels = _labels(problem)
        return of(labels[0].category) if labels else None

    return of_first


def _lead_ins(problem: Problem) -> str:
    texts = (part.text for part in problem.fragments.all() if part.kind == Fragment.Kind.LEAD_IN)
    return "\n".join(texts)


def _answer(problem: Problem) -> str:
    """The measures, one a line, with their labels."""
    return "\n".join(measure.label + measure.text for measure in problem.measures.all())


def _in_state(status: str) -> Callable[[Problem], int]:
    return lambda problem: sum(measure.status == status for measure in problem.measures.all())


def _state(status: str, zh: str, en: str) -> Column:
    return Column(
        f"measures_{status}", f"直属措施中{zh}的", f"Its own measures {en}", _in_state(status), "integer"
    )


PROBLEM: tuple[Column, ...] = (
    Column("id", "问题或分项的公开编号", "Public identifier of the problem or item", lambda p: p.public_id),
    Column("notice_id", "所在通报的编号", "Notice it stands in", lambda p: p.notice.name),
    Column(
        "parent_id",
        "分项所属问题的编号；问题则为空",
        "Problem an item belongs to; empty for a problem",
        lambda p: p.parent and f"{p.notice.name}/p{p.parent.number}",
    ),
    Column("order", "在上一级中的序号", "Number within notice or problem", lambda p: p.number, "integer"),
    Column("aspect", "所在方面的标题", "Aspect it stands under", lambda p: p.aspect and p.aspect.title),
    Column("label", "原文标号，如（一）", "Printed label", lambda p: p.label),
    Column("title", "标题：去掉标号与“关于…的问题”", "Title, without label and frame", lambda p: p.title),
    Column("heading", "原标题，一字不差", "Heading as printed", lambda p: p.heading),
    Column(
        "heading_start",
        "原标题在正文中的起点",
        "Where the heading begins in the text",
        lambda p: p.heading_start,
        "integer",
    ),
    Column(
        "heading_end",
        "原标题在正文中的终点",
        "Where the heading ends in the text",
        lambda p: p.heading_end,
        "integer",
    ),
    Column(
        "kind",
        "标题的性质：problem 问题，action 举措",
        "Nature of the heading: problem, or action",
        lambda p: p.kind,
    ),
    Column(
        "category",
        "主要问题领域",
        "Slug of the primary area",
        _primary(lambda area: area.slug),
    ),
    Column(
        "category_name",
        "主要问题领域的名称",
        "Primary area, Chinese name",
        _primary(lambda area: area.name),
    ),
    Column(
        "category_group",
        "主要问题领域所在的组",
        "Group of the primary area",
        _primary(lambda area: area.group.name),
    ),
    Column(
        "categories",
        "全部问题领域，主要的在前",
        "All areas, primary first",
        lambda p: tuple(label.category.slug for label in _labels(p)),
        "list",
    ),
    Column(
        "confidence",
        "归类把握，0 至 1",
        "Confidence of the classifier, 0 to 1",
        lambda p: p.confidence,
        "number",
    ),
    Column("curated", "领域是否经人工订正", "Areas set by a person", lambda p: p.curated, "boolean"),
    Column(
        "lead_in", "引语：标题与措施之间的话", "Lead-in: what stands between heading and measures", _lead_ins
    ),
    Column("text", "措施全文，一行一条，带标号", "All measures, one a line, with labels", _answer),
    Column(
        "measures", "直属措施数", "Number of its own measures", lambda p: len(p.measures.all()), "integer"
    ),
    _state("done", "说已完成", "said to be done"),
    _state("underway", "说推进中", "said to be under way"),
    _state("planned", "说计划中", "said to be planned"),
    _state("unstated", "没有说明进度", "whose state is not said"),
    Column(
        "earliest_due",
        "其中承诺的最早期限（期限的最后一天）",
        "Earliest due day promised (last day of the time given)",
        lambda p: p.earliest_due,
        "date",
    ),
    Column("latest_due", "其中承诺的最晚期限", "Latest due day promised", lambda p: p.latest_due, "date"),
    Column("page", "本站网页", "Page on this site", lambda p: p.get_absolute_url(), on_site=True),
)
