"""The page of the bench without JavaScript: press, look, save; who may, who was quicker."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from notices.models import Decision, Notice, Problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notice")]
BENCH = "/notices/linxi-2023/outline/"


def carried(page: str) -> dict[str, Any]:
    """The form as a browser sends it back."""
    hidden = re.findall(r'<input type="hidden" name="(corrections|undone|opened)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in hidden}


def press(client: Client, page: str, button: str, words: str = "", **more: str) -> str:
    match = (
        re.search(rf'id="row-(\d+)"[^>]*>\s*<label[^>]*>.*?lang="zh-Hans">{words}', page) if words else None
    )
    row = re.findall(r'id="row-(\d+)"', match[0])[-1] if match else ""
    data = carried(page) | {"press": button, "row": row} | more
    return client.post(BENCH, data, follow=True).content.decode()


def titles() -> list[str]:
    return [row.title for row in Problem.objects.filter(parent=None)]


def test_a_misread_heading_is_put_right_with_one_press_and_saved(curator: Client) -> None:
    page = press(curator, curator.get(BENCH).content.decode(), "is:problem", "2.优化")
    assert "3 个问题，1 个分项" in page
    assert titles() == ["学位供给不足", "黑臭水体治理缓慢"]

    page = press(curator, page, "save", reason="片区是另一个问题")

    assert ("已保存。" in page, titles()) == (True, ["学位供给不足", "优化招生片区划分", "黑臭水体治理缓慢"])
    decision = Decision.objects.get()
    assert (decision.subject, decision.reason, decision.after) == (
        "outline",
        "片区是另一个问题",
        {"in_force": True},
    )


def test_what_is_in_force_lies_on_the_bench_when_it_is_opened_again(curator: Client) -> None:
    page = press(curator, curator.get(BENCH).content.decode(), "is:problem", "2.优化")
    press(curator, page, "save")
    page = curator.get(BENCH).content.decode()
    assert "“2.优化招生片区划分”" in page
    press(curator, press(curator, page, "drop:0"), "save")
    assert titles() == ["学位供给不足", "黑臭水体治理缓慢"]


def test_a_broken_outline_is_not_saved_and_says_why(curator: Client) -> None:
    page = press(curator, curator.get(BENCH).content.decode(), "end", "一、整改")
    page = press(curator, page, "save")
    assert "没有一行是问题" in page
    assert "还不能保存" in page
    assert not Decision.objects.exists()


def test_nobody_overwrites_what_another_has_saved_meanwhile(curator: Client) -> None:
    first = second = curator.get(BENCH).content.decode()
    press(curator, press(curator, first, "is:problem", "2.优化"), "save")

    page = press(
        curator, press(curator, second, "is:item", "（二）"), "save", opened=carried(second)["opened"]
    )
    assert "所以没有保存" in page
    assert titles() == ["学位供给不足", "优化招生片区划分", "黑臭水体治理缓慢"]

    press(curator, page, "save")
    assert titles() == ["学位供给不足"]


@pytest.mark.parametrize(
    "data",
    [
        {"corrections": "["},
        {"press": "is:problem", "row": "x"},
        {"press": ""},
        {"press": "split", "row": "9"},
    ],
)
def test_what_is_no_press_is_refused_with_a_sentence(curator: Client, data: dict[str, str]) -> None:
    answer = curator.post(BENCH, data)
    assert (answer.status_code, 'role="alert"' in answer.content.decode()) == (200, True)


def test_an_original_that_is_gone_is_told_on_the_notices_page(curator: Client, notice: Notice) -> None:
    notice.originals.all().delete()
    page = curator.get(BENCH, follow=True).content.decode()
    assert "原件现在读不出来" in page


def test_only_who_may_correct_notices_sees_it() -> None:
    assert Client().get(BENCH).status_code == 302
    reader = Client()
    reader.force_login(User.objects.create_user("reader", is_staff=True))
    assert reader.get(BENCH).status_code == 403
