"""What both have handed in: figures, differences settled in a third column, written through with who and why."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db.models import ProtectedError

from notices.curation.takedowns import take_down
from notices.decisions.recording import Act
from notices.models import (
    CodedNotice,
    CodingSheet,
    Decision,
    DoubleCoding,
    Measure,
    Notice,
    Problem,
    Settlement,
)
from tests.factories import make_notice
from tests.notices.double_coding_pages.coders import (
    address,
    answer_steps,
    client_of,
    hand_in,
    press_outline,
    set_up,
    shown,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notice")]


@pytest.fixture
def coding() -> DoubleCoding:
    """Both have coded three problems and five measures; they differ on an area and on one measure."""
    coding = set_up()
    jia, yi = client_of("jia"), client_of("yi")
    answer_steps(jia, coding, "education", "education", "environment")
    answer_steps(yi, coding, "education", "health;education", "environment")
    sheet = CodingSheet.objects.get(seat=2)
    sheet.answers["status"]["p2/m2"] = "underway"
    sheet.save()
    hand_in(jia, coding)
    hand_in(yi, coding)
    return coding


def settle(coding: DoubleCoding, name: str = "zhubian", reason: str = "", **values: str):
    """By the first letters of a key: `area="health"` settles every difference of areas."""
    editor = client_of(name)
    data = {"reason": reason}
    for row in editor.get(address(coding, "settlements")).context["page"]:
        data |= {f"seen.{row.key}": row.seen, f"value.{row.key}": values.get(row.unit.variable, "")}
    return editor.post(address(coding, "settlements"), data, follow=True)


def test_figures_are_those_of_the_answers(coding) -> None:
    results = client_of("jia").get(address(coding)).context["results"]
    figures = {row.figure: (row.people.units, row.people.agreed) for row in results}
    assert figures == {"main_area": (3, 2), "area_group": (3, 3), "areas": (3, 2), "status": (5, 4)}
    main = results[0].people
    assert (main.share, main.kappa, main.alpha) == (
        pytest.approx(2 / 3),
        pytest.approx((2 / 3 - 1 / 3) / (1 - 1 / 3)),  # chance: education 2·1/9, environment 1·1/9
        pytest.approx(1 - 5 * 2 / (36 - 9 - 4 - 1)),
    )


def test_the_differences_stand_side_by_side(coding) -> None:
    page = shown(client_of("zhubian").get(address(coding, "settlements")).content.decode())
    assert "甲 教育 乙 医疗卫生、教育" in page
    assert "甲 已完成 乙 推进中" in page
    assert client_of("jia").get(address(coding, "settlements")).status_code == 403


def test_an_editor_settles_and_the_later_word_counts(coding) -> None:
    settle(coding, reason="见界限", area="health;education")
    settle(coding, reason="再看", area="education", status="underway")
    rows = [(row.unit, row.value, row.reason, str(row.author)) for row in Settlement.objects.all()]
    assert rows == [
        ("p1/i2", "health;education", "见界限", "zhubian"),
        ("p1/i2", "education", "再看", "zhubian"),
        ("p2/m2", "underway", "再看", "zhubian"),
    ]
    assert client_of("jia").get(address(coding)).context["open"] == 0


def test_what_somebody_else_has_settled_meanwhile_is_not_overwritten(coding) -> None:
    opened = client_of("zhubian").get(address(coding, "settlements")).context["page"]
    data = {f"seen.{row.key}": row.seen for row in opened} | {
        f"value.{row.key}": row.unit.first for row in opened
    }
    settle(coding, area="health;education")
    late = client_of("zhubian").post(address(coding, "settlements"), data, follow=True)
    assert "别人已有裁定" in late.content.decode()
    assert [row.value for row in Settlement.objects.all()] == ["health;education"]


def test_a_value_that_there_is_not_is_refused(coding) -> None:
    assert "不是可选的值" in settle(coding, area="nonsense").content.decode()
    assert not Settlement.objects.exists()


def test_areas_are_written_through_with_who_and_why_and_can_be_taken_back(coding) -> None:
    before = {row.public_id: [area.slug for area in row.labels()] for row in Problem.objects.all()}
    settle(coding, area="health;education")
    client_of("zhubian").post(address(coding, "write"))
    written = {
        row.public_id: [area.slug for area in row.labels()] for row in Problem.objects.filter(curated=True)
    }
    assert written == {
        "linxi-2023/p1/i1": ["education"],
        "linxi-2023/p1/i2": ["health", "education"],
        "linxi-2023/p2": ["environment"],
    }
    decision = Decision.objects.get(path="p1/i2", subject="areas")
    assert (decision.author, decision.reason) == (
        User.objects.get(username="zhubian"),
        "双人编码“第一次”：两人一致，或经裁定",
    )
    client_of("jia").post(f"/decisions/{decision.pk}/undo/")
    problem = Problem.objects.get(number=2, parent__number=1)
    assert [area.slug for area in problem.labels()] == before["linxi-2023/p1/i2"]


def test_statuses_are_written_through_and_can_be_taken_back(coding) -> None:
    settle(coding, status="underway")
    client_of("zhubian").post(address(coding, "write"))
    statuses = {row.public_id: row.status for row in Measure.objects.filter(curated=True)}
    assert statuses == {
        "linxi-2023/p1/i1/m1": "done",
        "linxi-2023/p1/i1/m2": "done",
        "linxi-2023/p1/i2/m1": "done",
        "linxi-2023/p2/m1": "done",
        "linxi-2023/p2/m2": "underway",
    }
    decision = Decision.objects.get(path="p2/m2", subject="status")
    client_of("jia").post(f"/decisions/{decision.pk}/undo/")
    assert not Measure.objects.get(problem__number=2, problem__parent=None, number=2).curated


def test_what_somebody_has_corrected_since_is_not_overruled_by_writing_again(coding) -> None:
    settle(coding, area="education")
    client_of("zhubian").post(address(coding, "write"))
    corrected = {"first": "health", "opened": opened("/notices/linxi-2023/p1/i2/areas/")}
    client_of("jia").post("/notices/linxi-2023/p1/i2/areas/", corrected)
    settle(coding, status="underway")
    again = client_of("zhubian").post(address(coding, "write"), follow=True).content.decode()
    assert "p1/i2：此后另有人工订正，没有改动" in again
    problem = Problem.objects.get(number=2, parent__number=1)
    assert [area.slug for area in problem.labels()] == ["health"]


def opened(page: str) -> str:
    form = client_of("jia").get(page).context["form"]
    return str(form["opened"].value())


def test_a_word_settled_after_a_correction_counts_again(coding) -> None:
    corrected = {"first": "health", "opened": opened("/notices/linxi-2023/p1/i2/areas/")}
    client_of("jia").post("/notices/linxi-2023/p1/i2/areas/", corrected)
    settle(coding, area="education")
    client_of("zhubian").post(address(coding, "write"))
    problem = Problem.objects.get(number=2, parent__number=1)
    assert [area.slug for area in problem.labels()] == ["education"]


def test_so_many_notices_are_written_at_once_and_the_page_says_what_waits(coding, monkeypatch) -> None:
    monkeypatch.setattr("notices.double_coding_pages.writing.AT_ONCE", 0)
    page = client_of("zhubian").post(address(coding, "write"), follow=True).content.decode()
    assert ("还有 1 份没有写入，请再按一次。" in page, "待写入 1 份" in page) == (True, True)


def test_what_is_settled_while_it_is_written_waits_for_the_next_time(coding, monkeypatch) -> None:
    def settled_meanwhile(*_arguments: object) -> None:
        coded = coding.notices.get()
        Settlement.objects.create(coded=coded, variable="area", unit="p1/i2", value="education")

    monkeypatch.setattr("notices.double_coding_pages.writing._write_statuses", settled_meanwhile)
    page = client_of("zhubian").post(address(coding, "write"), follow=True).content.decode()
    assert "待写入 1 份" in page


def test_a_notice_that_is_taken_out_leaves_nobody_waiting(coding) -> None:
    DoubleCoding.objects.update(revealed=None)
    other = CodedNotice.objects.create(coding=coding, notice=make_notice("baihe-2023"), number=2)
    CodingSheet.objects.create(coded=other, seat=1)
    assert not DoubleCoding.objects.get().is_revealed
    take_down(other.notice, Act(None, "重复"), sealed=True)
    assert DoubleCoding.objects.get().is_revealed


@pytest.mark.usefixtures("notice", "coding")
def test_a_coders_account_stays_as_long_as_the_double_coding() -> None:
    with pytest.raises(ProtectedError):
        User.objects.get(username="jia").delete()


def test_what_is_still_open_is_not_written(coding) -> None:
    client_of("zhubian").post(address(coding, "write"))
    assert sorted(row.public_id for row in Problem.objects.filter(curated=True)) == [
        "linxi-2023/p1/i1",
        "linxi-2023/p2",
    ]
    assert client_of("jia").post(address(coding, "write")).status_code == 403


def outlines(*of_second: tuple[str, str]) -> DoubleCoding:
    coding = set_up(variables=["outline"])
    press_outline(client_of("jia"), coding, ("is:problem", "1.针对"))
    press_outline(client_of("yi"), coding, *of_second)
    for name in ("jia", "yi"):
        hand_in(client_of(name), coding)
    return coding


def test_outlines_agree_by_what_their_lines_are() -> None:
    coding = outlines(("is:problem", "1.针对"), ("is:problem", "2.优化"))
    (row,) = client_of("jia").get(address(coding)).context["results"]
    lines = len(CodingSheet.objects.get(seat=1).answers["outline"]["rows"])
    assert (row.figure, row.people.units, row.people.agreed) == ("line_role", lines, lines - 1)


def test_a_line_that_both_have_joined_is_one_they_agree_on_and_is_written() -> None:
    coding = set_up(variables=["outline"])
    for name in ("jia", "yi"):
        press_outline(client_of(name), coding, ("join", "区委把补学位"))
        hand_in(client_of(name), coding)
    (row,) = client_of("jia").get(address(coding)).context["results"]
    answer = CodingSheet.objects.get(seat=1).answers["outline"]
    assert (row.people.units, row.people.agreed) == (len(answer["rows"]) + 1,) * 2
    client_of("zhubian").post(address(coding, "write"))
    assert [row.act for row in Notice.objects.get().outline_corrections.all()] == ["join"]


def test_an_outline_that_somebody_has_corrected_since_is_left() -> None:
    coding = outlines(("is:problem", "1.针对"))
    Decision.objects.create(name="linxi-2023", subject="outline", reason="见原件")
    page = client_of("zhubian").post(address(coding, "write"), follow=True).content.decode()
    assert "结构此后另有人工订正，没有改动" in page
    assert not Notice.objects.get().outline_corrections.exists()


def test_a_settled_outline_becomes_corrections_of_the_notice() -> None:
    coding = outlines(("is:problem", "1.针对"), ("is:problem", "2.优化"))
    settle(coding, outline="problem")
    answer = client_of("zhubian").post(address(coding, "write"), follow=True)
    assert "linxi-2023：写入 2 处" in answer.content.decode()
    notice = Notice.objects.get()
    assert [row.title for row in notice.problems.filter(parent=None)][:3] == [
        "学位供给不足",
        "城区大班额",
        "优化招生片区划分",
    ]
    assert [(row.act, row.value) for row in notice.outline_corrections.all()] == [("is", "problem")] * 2
    assert {row.author.username for row in Decision.objects.filter(subject="outline")} == {"zhubian"}  # type: ignore[union-attr]
    again = client_of("zhubian").post(address(coding, "write"), follow=True)
    assert "写入" not in "".join(map(str, again.context["messages"]))
    assert "待写入 0 份" in again.content.decode()


def test_lines_joined_by_one_are_lines_on_which_they_differ() -> None:
    coding = outlines(("is:problem", "1.针对"), ("join", "区委把补学位"))
    (row,) = client_of("zhubian").get(address(coding, "settlements")).context["page"]
    assert (row.unit.first, row.unit.second) == ("text", "joined")
    settle(coding, outline="joined")
    client_of("zhubian").post(address(coding, "write"))
    assert [row.act for row in Notice.objects.get().outline_corrections.all()] == ["join", "is"]
