from collections.abc import Iterable, Iterator

import pytest

from notices.models import Measure
from notices.notice_page import entries, rows
from notices.notice_page.measure_states import StateCount, in_state, states
from tests.factories import make_lead_in, make_notice
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


@pytest.fixture
def linxi() -> None:
    notice = make_linxi()
    make_lead_in(notice.problems.get(parent=None, number=1))
    for text, status in (
        ("启用溪南学校，新增学位2160个。", "done"),
        ("预留教育用地7宗。", "planned"),
        ("封堵混排口59个。", "done"),
        ("请居民担任河长52名。", "unstated"),
    ):
        Measure.objects.filter(text=text).update(status=status)


def outline(name: str = "linxi-2021") -> tuple[entries.AspectSection, ...]:
    return entries.outline(rows.whole_notice(name).get().problems.all())


@pytest.mark.usefixtures("linxi")
def test_states_count_measures_and_say_where_their_part_of_the_whole_begins():
    assert states(outline()) == (
        StateCount("done", "已完成", 2, 0),
        StateCount("underway", "推进中", 0, 2),
        StateCount("planned", "计划中", 1, 2),
        StateCount("unstated", "未说明", 1, 3),
    )


@pytest.mark.usefixtures("linxi")
def test_a_narrowed_outline_shows_the_measures_in_one_state_under_their_problems():
    def shown(status: str) -> list[str]:
        entries = [piece for section in in_state(outline(), status) for piece in section.entries]
        return list(_anchors(entries))

    assert shown("done") == ["p1", "note", "p1-m1", "p2", "p2-i1", "p2-i1-m1"]
    assert shown("planned") == ["p1", "note", "p1-m2"]
    assert shown("underway") == []


def test_a_notice_whose_measures_were_never_asked_has_no_states():
    make_linxi()
    make_notice("kong")
    assert states(outline()) == states(outline("kong")) == ()


def _anchors(entries: Iterable[entries.OutlineEntry]) -> Iterator[str]:
    for piece in entries:
        yield piece.anchor or piece.kind
        yield from _anchors(piece.entries)
