"""Notices along the days, drawn."""

from __future__ import annotations

from datetime import date

from notices.charts.courses import Journey, Stage, course_chart

NAMES = {"inspection": "进驻", "feedback": "反馈", "publication": "公开", "past": "已过", "coming": "未到"}
TODAY = (date(2023, 1, 1), "今天")


def stage(kind: str, first: date, last: date | None = None) -> Stage:
    return Stage(kind, first, last or first)


CHART = course_chart(
    "标题",
    "说明",
    [
        Journey(
            "甲区",
            [
                stage("inspection", date(2021, 1, 1), date(2021, 4, 1)),
                stage("publication", date(2022, 1, 1)),
                stage("past", date(2022, 7, 1)),
                stage("coming", date(2024, 1, 1)),
            ],
        ),
        Journey("乙区", []),
    ],
    TODAY,
    NAMES,
)


def test_days_stand_in_their_order_from_the_first_to_the_last():
    (course, empty) = CHART.courses
    marks = [mark.x for mark in course.marks]
    assert marks == sorted(marks)
    assert CHART.today is not None
    assert marks[2] < CHART.today.x < marks[3] <= CHART.width
    assert course.path == f"M{marks[0]:g} {course.y:g}H{marks[3]:g}"
    assert (empty.path, empty.marks) == ("", ())


def test_every_mark_says_what_it_is_and_when():
    assert [mark.full for mark in CHART.courses[0].marks] == [
        "进驻 2021-01-01 – 2021-04-01",
        "公开 2022-01-01",
        "已过 2022-07-01",
        "未到 2024-01-01",
    ]


def test_the_legend_has_the_kinds_that_are_drawn():
    assert [key.label for key in CHART.keys] == ["进驻", "公开", "已过", "未到"]


def test_years_are_named_as_far_as_there_is_room():
    assert [tick.label for tick in CHART.ticks] == ["2021", "2022", "2023", "2024"]
    century = Journey("", [stage("feedback", date(1900, 1, 1)), stage("publication", date(2000, 1, 1))])
    ticks = course_chart("", "", [century], TODAY, NAMES).ticks
    assert [tick.label for tick in ticks] == [str(year) for year in range(1900, 2001, 7)]


def test_one_day_and_none_are_drawn_too():
    days = course_chart("", "", [Journey("甲", [stage("feedback", date(2021, 5, 1))])], TODAY, NAMES)
    assert ([tick.label for tick in days.ticks], days.today) == (["2021"], None)
    nothing = course_chart("", "", [], TODAY, NAMES)
    assert (nothing.courses, nothing.keys, nothing.today) == ((), (), None)
