"""Two districts for tests of comparing: 甲区 with a notice of 2019 and one of 2023, 乙区 with one of 2021."""

from __future__ import annotations

from datetime import date

from notices.models import Place
from search import indexing
from tests.factories import make_category, make_notice, make_place, make_problem


def make_rounds() -> tuple[Place, Place]:
    """甲区 2019: 学位 (two measures), 水; 2023: 学位, 房. 乙区 2021: 学位 (no measure), and one filed nowhere."""
    school = make_category("school", "学校", group="life", group_name="生活")
    water = make_category("water", "河湖", group="city", group_name="城市")
    house = make_category("house", "住房", group="life")
    first, second = make_place("某省", "某市", "甲区"), make_place("某省", "某市", "乙区")
    old = make_notice("jia-2019", title="甲区的通报", place=first, published=date(2019, 5, 1))
    make_problem(old, "1.学位不足", ["建校两所。", "扩班。"], ["引语。"], [school], title="学位不足")
    make_problem(old, "2.水脏", ["清淤。"], categories=[water], title="水脏")
    new = make_notice("jia-2023", title="甲区又一份通报", place=first, published=date(2023, 5, 1))
    make_problem(new, "1.学位仍不足", ["长" * 300], categories=[school], title="学位仍不足")
    make_problem(new, "2.房少", ["建房。"], categories=[house, school], title="房少")
    other = make_notice("yi-2021", title="乙区的通报", place=second, published=date(2021, 5, 1))
    make_problem(other, "1.学位紧", categories=[school], title="学位紧")
    make_problem(other, "2.其他", ["改。"], title="其他")
    indexing.rebuild()
    return first, second
