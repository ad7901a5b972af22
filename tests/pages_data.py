"""A small invented collection for the tests of pages: one notice whose spans lie in its text, and rows around it."""

from __future__ import annotations

from datetime import date

from notices.models import Measure, Notice, Original, Part, Problem
from tests.factories import make_aspect, make_category, make_measure, make_notice, make_place, make_problem

TEXT = """中共云泽市临溪区委关于巡察整改进展情况的通报
一、逐条整改
第一方面问题，回应群众期盼不够及时
（一）关于公办学位缺口较大的问题。责任单位：区教育局。一是启用溪南学校，新增学位2160个。二是预留教育用地7宗。
（二）关于黑臭水体治理反复的问题
1.关于排口封堵不力问题。一是封堵混排口59个。
2.强化日常巡查。一是请居民担任河长52名。
联系电话：************
"""


def make_linxi(name: str = "linxi-2021") -> Notice:
    """临溪区: a problem with two measures, and one with two items, all in their places."""
    notice = make_notice(
        name,
        text=TEXT,
        place=make_place("青岚省", "云泽市", "临溪区"),
        feedback_date=date(2021, 1, 27),
        kind="巡察",
        tier="市",
        is_sample=True,
    )
    Part.objects.create(
        notice=notice,
        number=1,
        label="一、",
        title="逐条整改",
        role="rectification",
        start=TEXT.index("一、"),
        end=len(TEXT),
    )
    aspect = make_aspect(notice, "回应群众期盼不够及时")
    education = make_category("education", "教育", "livelihood", "民生与公共服务")
    water = make_category("environment", "生态环境", "city", "城市建设与资源环境")
    _problem(
        notice,
        "（一）关于公办学位缺口较大的问题。",
        "公办学位缺口较大",
        aspect,
        [education],
        ["启用溪南学校，新增学位2160个。", "预留教育用地7宗。"],
    )
    rivers = _problem(notice, "（二）关于黑臭水体治理反复的问题", "黑臭水体治理反复", aspect, [water], [])
    _item(rivers, "1.关于排口封堵不力问题。", "排口封堵不力", "problem", [water], "封堵混排口59个。")
    _item(rivers, "2.强化日常巡查。", "强化日常巡查", "action", [water, education], "请居民担任河长52名。")
    Original.objects.create(
        notice=notice,
        name=f"{name}.txt",
        media_type="text/plain",
        sha256="ab" * 32,
        size=1,
        content="ab/abab",
    )
    return notice


def _problem(notice, heading, title, aspect, categories, measures) -> Problem:
    problem = make_problem(
        notice, heading, categories=categories, title=title, label=heading[:3], aspect=aspect
    )
    return _placed(problem, measures)


def _item(parent, heading, title, kind, categories, measure) -> Problem:
    item = make_problem(
        None, heading, categories=categories, parent=parent, title=title, label=heading[:2], kind=kind
    )
    return _placed(item, [measure])


def _placed(problem: Problem, measures: list[str]) -> Problem:
    problem.heading_start = TEXT.index(problem.heading)
    problem.heading_end = problem.heading_start + len(problem.heading)
    problem.save()
    for text, label in zip(measures, ("一是", "二是"), strict=False):
        measure: Measure = make_measure(problem, text, label)
        measure.start = TEXT.index(text)
        measure.end = measure.start + len(text)
        measure.save()
    return problem
