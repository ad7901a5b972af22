"""What is left to look at, in the order of what a look is worth."""

from __future__ import annotations

from datetime import date

import pytest

from notices.models import Doubt, ImportBatch, ImportFile, Notice, OutlineCorrection, ReaderAnswer
from notices.review.tasks import Progress, Task, around, lines, progress, reason_named, tasks
from tests.factories import make_notice, make_problem
from tests.notices.doubts.notice import make_doubtful

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rows() -> None:
    """Of five notices one wants nothing; 甲 is unsure with two doubts, 乙 has a total that differs and an answer."""
    make_doubtful("jia-2021")
    yi = make_notice("yi-2021", title="乙区的通报", confidence=0.9)
    Doubt.objects.create(
        notice=yi, reason="文中写有3个问题，读到2个问题、0个分项", words="3个问题", start=0, end=1
    )
    ReaderAnswer.objects.create(notice=yi, reason="编号跳过了2", words="2", verdict="wrong")
    bing = make_notice("bing-2021", title="丙区的通报", confidence=0.9)
    for number, fate in enumerate(("lost", "agrees", "applied"), 1):
        OutlineCorrection.objects.create(
            notice=bing, number=number, act="is", value="item", anchor={}, fate=fate
        )
    ding = make_notice("ding-2021", title="丁区的通报", checked_reading="ab")
    make_problem(ding, confidence=0.1)
    make_problem(ding, confidence=0.1, curated=True)
    make_notice("wu-2021", confidence=0.1, checked=date(2021, 1, 1), checked_reading="ab")
    batch = ImportBatch.objects.create(title="一批")
    for number, status in enumerate(("failed", "created", "held"), 1):
        ImportFile.objects.create(
            batch=batch, number=number, name=f"{number}.txt", sha256="aa", size=1, status=status
        )


def test_what_a_look_is_worth_most_at_comes_first() -> None:
    held, failed = (ImportFile.objects.get(status=status).pk for status in ("held", "failed"))
    assert tasks() == [
        Task(9.0, "yi-2021"),
        Task(5.0, "jia-2021"),
        Task(4.5, "bing-2021"),
        Task(3.2, "ding-2021"),
        Task(3, file=held),
        Task(2, file=failed),
    ]


@pytest.mark.parametrize(
    ("reason", "names"),
    [
        ("answers", ["yi-2021"]),
        ("totals", ["yi-2021"]),
        ("lost", ["bing-2021"]),
        ("agrees", ["bing-2021"]),
        ("withdrawn", ["ding-2021"]),
        ("unsure", ["jia-2021"]),
        ("doubts", ["jia-2021"]),
        ("areas", ["ding-2021"]),
        ("held", [""]),
        ("duplicate", []),
    ],
)
def test_the_list_is_narrowed_to_one_reason(reason: str, names: list[str]) -> None:
    assert [task.name for task in tasks(reason)] == names


def test_a_line_says_why_and_how_often() -> None:
    listed = lines(tasks(), "")
    assert [(line.title, line.url, line.reasons) for line in listed[:2]] == [
        ("乙区的通报", "/review/notices/yi-2021/", (("读者的答复", 1), ("与文中所写的数目不符", 1))),
        ("甲区委的通报", "/review/notices/jia-2021/", (("读法把握低", 1), ("疑点", 2))),
    ]
    assert [line.reasons for line in listed[4:]] == [(("待审阅的文件", 1),), (("读不了的文件", 1),)]


def test_a_notice_of_many_doubts_is_worth_no_more_than_one_of_five() -> None:
    notice = Notice.objects.get(name="jia-2021")
    for number in range(50):
        Doubt.objects.create(
            notice=notice, reason="标题很长，也许连着正文", words=f"{number}", start=0, end=1
        )
    assert next(task.worth for task in tasks() if task.name == "jia-2021") == 3 + 5


def test_progress_counts_what_is_left() -> None:
    assert progress() == Progress(
        5,
        1,
        (
            ("answers", "读者的答复", 1),
            ("totals", "与文中所写的数目不符", 1),
            ("lost", "订正的那一行已找不到", 1),
            ("withdrawn", "校对之后读法有变", 1),
            ("unsure", "读法把握低", 1),
            ("doubts", "疑点", 1),
            ("agrees", "程序已读作如此的订正", 1),
            ("areas", "领域把握低", 1),
            ("held", "待审阅的文件", 1),
            ("refused", "读不了的文件", 1),
        ),
    )


def test_what_stands_before_and_behind_is_in_the_same_list() -> None:
    assert around(Task(0, "jia-2021"), "") == ("/review/notices/yi-2021/", "/review/notices/bing-2021/")
    assert around(Task(0, "jia-2021"), "doubts") == ("", "")
    assert around(Task(0, "wu-2021"), "doubts") == ("", "/review/notices/jia-2021/?reason=doubts")


def test_a_reason_that_there_is_not_is_none() -> None:
    assert [reason_named(name) for name in ("lost", "held", "nowhere", "")] == ["lost", "held", "", ""]


def test_the_list_asks_the_database_four_times_however_long_it_is(django_assert_num_queries) -> None:
    with django_assert_num_queries(4):
        lines(tasks(), "")
    make_doubtful("ji-2021")
    with django_assert_num_queries(4):
        lines(tasks(), "")
