"""Neither coder sees what the other has answered, nor the program's label, before both have handed in."""

from __future__ import annotations

import pytest

from notices.models import CodingSheet, DoubleCoding
from tests.notices.double_coding_pages.coders import (
    address,
    answer_steps,
    chosen,
    client_of,
    form,
    hand_in,
    press_outline,
    set_up,
    shown,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notice")]
AREAS = ("education", "education", "environment")  # of the items, and of the problem without items


def test_an_editor_sets_one_up_and_both_are_given_the_same() -> None:
    coding = set_up()
    assert (coding.title, coding.variables, coding.drawn) == ("第一次", ["area", "status"], {"by": "names"})
    assert [(sheet.seat, sheet.answers) for sheet in CodingSheet.objects.all()] == [(1, {}), (2, {})]
    frame = coding.notices.get().frame
    assert [(row["path"], row["area"] is None, len(row["measures"])) for row in frame["problems"]] == [
        ("p1", True, 0),
        ("p1/i1", False, 2),
        ("p1/i2", False, 1),
        ("p2", False, 2),
    ]


def test_an_outline_that_is_not_shown_is_coded_alone_for_areas_are_asked_for_by_it() -> None:
    for name in ("jia", "yi"):
        client_of(name)
    page = client_of("zhubian").post(
        "/double-codings/add/", form(variables=["outline", "area"], prefilled=[])
    )
    assert "要另外设立" in page.content.decode()
    assert not DoubleCoding.objects.exists()


def test_areas_and_statuses_are_asked_for_without_the_programs_answer() -> None:
    coding = set_up()
    page = client_of("jia").get(address(coding, 1, 1)).content.decode()
    assert "针对城区大班额问题" in page
    assert "新建小学2所" in page
    assert chosen(page) == []


def test_what_the_data_says_is_there_where_the_editor_shows_it() -> None:
    coding = set_up(prefilled=["area", "status"])
    page = client_of("jia").get(address(coding, 1, 1)).content.decode()
    assert chosen(page) == ["education", "done", "planned"]
    assert not client_of("jia").get(address(coding, 1)).context["is_complete"]


def test_nobody_sees_an_answer_before_both_have_handed_in_not_even_the_editor() -> None:
    coding = set_up()
    answer_steps(client_of("jia"), coding, *AREAS)
    hand_in(client_of("jia"), coding)
    assert chosen(client_of("yi").get(address(coding, 1, 1)).content.decode()) == []
    for name in ("jia", "yi", "zhubian"):
        page = shown(client_of(name).get(address(coding)).content.decode())
        assert ("κ" in page, "已交卷 1 份，共 1 份" in page, "已交卷 0 份，共 1 份" in page) == (
            False,
            True,
            True,
        )
    assert client_of("zhubian").get(address(coding, "settlements")).status_code == 404
    assert client_of("zhubian").post(address(coding, "write")).status_code == 404


def test_nobody_else_has_a_sheet() -> None:
    coding = set_up()
    for parts in ((1,), (1, 1), (1, "outline")):
        assert client_of("zhubian").get(address(coding, *parts)).status_code == 404
    assert client_of("jia").get(address(coding, 2)).status_code == 404
    assert client_of("jia").get(address(coding, 1, 9)).status_code == 404
    assert client_of("jia").get(address(coding, 1, "outline")).status_code == 404  # it is not coded


def test_a_sheet_is_handed_in_when_all_is_answered() -> None:
    coding = set_up()
    jia = client_of("jia")
    jia.post(address(coding, 1))
    assert CodingSheet.objects.filter(handed_in=None).count() == 2
    assert "required" in jia.get(address(coding, 1, 1)).content.decode()
    half = jia.post(address(coding, 1, 1), {"first": "education", "status1": "done"})
    assert (half.status_code, CodingSheet.objects.get(seat=1).answers) == (200, {})
    answer_steps(jia, coding, *AREAS)
    hand_in(jia, coding)


def test_answers_may_be_changed_until_the_other_has_handed_in_and_never_again() -> None:
    coding = set_up()
    jia, yi = client_of("jia"), client_of("yi")
    answer_steps(jia, coding, *AREAS)
    hand_in(jia, coding)
    answer_steps(jia, coding, "health")
    answer_steps(yi, coding, *AREAS)
    hand_in(yi, coding)
    kept = CodingSheet.objects.get(seat=1).answers
    assert kept["area"] == {"p1/i1": "health", "p1/i2": "education", "p2": "environment"}
    refused = jia.post(address(coding, 1, 2), {"first": "health", "status1": "done"}, follow=True)
    assert "两人都已交卷，答案不能再改。" in refused.content.decode()
    assert CodingSheet.objects.get(seat=1).answers == kept


def test_an_outline_is_coded_on_the_bench_as_it_was_read() -> None:
    coding = set_up(variables=["outline"])
    page = client_of("jia").get(address(coding, 1, "outline"))
    assert [line.kind for line in page.context["lines"] if line.text.startswith(("（一）", "1.针对"))] == [
        "problem",
        "item",
    ]
    assert press_outline(client_of("jia"), coding, ("is:problem", "1.针对")) == address(coding, 1)
    answer = CodingSheet.objects.get(seat=1).answers["outline"]
    kinds = {words: kind for _start, kind, words in answer["rows"]}
    assert (kinds["1.针对城区大班额问题"], len(answer["corrections"])) == ("problem", 1)
    assert client_of("yi").get(address(coding, 1, "outline")).context["made"] == []


def test_an_outline_is_coded_from_nothing_where_the_editor_shows_nothing() -> None:
    coding = set_up(variables=["outline"], prefilled=[])
    lines = client_of("jia").get(address(coding, 1, "outline")).context["lines"]
    assert {(line.kind, line.doubts) for line in lines} == {("text", ())}
    press_outline(client_of("jia"), coding, ("is:problem", "（一）"))
    answer = CodingSheet.objects.get(seat=1).answers["outline"]
    assert [words for _start, kind, words in answer["rows"] if kind == "problem"] == [
        "（一）关于学位供给不足的问题"
    ]
    assert "problem" in {kind for _start, kind, _words in answer["listed"]}
