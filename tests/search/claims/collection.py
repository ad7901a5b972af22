"""Two invented districts whose notices claim: figures of several units, promises, documents, accountability."""

from __future__ import annotations

from datetime import date

from notices.models import Accountability, Document, Figure, Measure, Notice, Promise
from search import indexing
from tests.factories import make_category, make_claim, make_measure, make_notice, make_place, make_problem


def make_claims() -> None:
    """甲区 2021: schools (places, sites, a promise, a rule) and rivers; 乙区 2023: schools and officials warned."""
    first = make_notice(
        "jia-2021", title="甲区的通报", place=make_place("某省", "某市", "甲区"), published=date(2021, 5, 1)
    )
    school, water = make_category("school", "学校"), make_category("water", "河湖")
    _claimed(
        make_problem(first, "关于学位缺口3000个的问题", categories=[school], title="学位缺口"),
        "新增学位2160个，建成学校2所。",
        [(Figure, "2160个", {"value": 2160.0}), (Figure, "2所", {"value": 2.0, "unit_name": "所"})],
    )
    plan = _claimed(
        first.problems.get(),
        "2024年6月前再增学位900个，印发《学位管理办法》。",
        [
            (Promise, "2024年6月前再增学位900个", {"due": "2024-06", "due_by": date(2024, 6, 30)}),
            (Figure, "900个", {"value": 900.0}),
            (Document, "《学位管理办法》", {"title": "学位管理办法", "role": "made"}),
        ],
    )
    make_claim(Figure, plan.problem, "3000个", value=3000.0, sense="level", bound="~")
    _claimed(
        make_problem(first, "关于河道污染的问题", categories=[water], title="河道污染"),
        "封堵排口59个。",
        [(Figure, "59个", {"value": 59.0, "sense": "level"})],
    )
    second = make_notice(
        "yi-2023", title="乙区的通报", place=make_place("某省", "某市", "乙区"), published=date(2023, 5, 1)
    )
    _claimed(
        make_problem(second, "关于学位紧张的问题", categories=[school], title="学位紧张"),
        "按《学位管理办法》新增学位5400个，约谈2人，2023年底前完成。",
        [
            (Figure, "5400个", {"value": 5400.0}),
            (Document, "《学位管理办法》", {"title": "学位管理办法", "role": "cited"}),
            (Accountability, "约谈2人", {"kind": "talk"}),
            (Promise, "2023年底前完成", {"due": "2023-12", "due_by": date(2023, 12, 31)}),
        ],
    )
    claimed_outside(second)
    indexing.rebuild()


def claimed_outside(notice: Notice) -> None:
    """A figure that stands in no problem."""
    make_claim(Figure, notice, notice.text[:2], value=7.0)


def _claimed(problem, text, claims) -> Measure:
    measure = make_measure(problem, text)
    for kind, words, columns in claims:
        make_claim(kind, measure, words, **columns)
    return measure
