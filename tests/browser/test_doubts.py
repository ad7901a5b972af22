"""A doubt seen, answered without an account and without JavaScript, settled and checked by a curator."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from notices.models import Notice, ReaderAnswer
from tests.browser.curator import sign_in
from tests.browser.test_reading_and_searching import FAINT, SMALL
from tests.browser.test_widths import wide_at

pytestmark = pytest.mark.browser
NOTICE = "/notices/linxi-2021/"


def test_a_reader_answers_at_a_doubt_without_an_account_or_javascript(open_page: Any) -> None:
    page = open_page(NOTICE, java_script_enabled=False)
    expect(page.get_by_role("note")).to_contain_text("此级编号是措施还是小标题")
    page.get_by_role("link", name="读得对不对？").click()
    page.get_by_label("不对").check()
    page.get_by_label("您的说明").fill("这里是一条措施")
    page.get_by_role("button", name="送出").click()
    expect(page.get_by_role("status")).to_contain_text("谢谢")
    assert [(row.verdict, row.sentence) for row in ReaderAnswer.objects.all()] == [
        ("wrong", "这里是一条措施")
    ]


def test_a_curator_settles_the_doubt_and_marks_the_notice_as_checked(
    open_page: Any, live_server: Any
) -> None:
    page = open_page("/")
    sign_in(page, live_server.url)
    page.goto(NOTICE)
    page.get_by_role("link", name="读得对不对？").click()
    page.get_by_role("button", name="已处理，不再列为疑点").click()
    page.wait_for_url(f"**{NOTICE}#original")
    expect(page.get_by_role("note")).to_have_count(0)
    page.get_by_role("button", name="标为已校对").click()
    expect(page.get_by_text("有人逐条核对过现在的读法。")).to_be_visible()
    assert Notice.objects.get(name="linxi-2021").checked


def test_doubts_can_be_read_and_touched_on_a_phone(open_page: Any) -> None:
    page = open_page(NOTICE, width=390, height=800)
    address = page.get_by_role("link", name="读得对不对？").get_attribute("href")
    assert [(page.evaluate(FAINT), page.evaluate(SMALL))] == [([], [])]
    page.goto(address)
    assert (page.evaluate(FAINT), page.evaluate(SMALL)) == ([], [])
    assert (wide_at(page, address), wide_at(page, f"/en{address}")) == ([], [])
