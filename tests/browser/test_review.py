"""The list of what wants a look, by keys alone: open, decide, on to the next; on a phone and without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from notices.models import Doubt, Notice, Problem
from tests.browser.curator import sign_in
from tests.browser.test_accessibility import violations_by_day_and_night
from tests.browser.test_reading_and_searching import FAINT, SMALL
from tests.browser.test_widths import wide_at

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: Any, live_server: Any) -> Any:
    """Two notices have a doubt; of 柏桥 it is about a total, which is worth more."""
    Doubt.objects.create(
        notice=Notice.objects.get(name="baiqiao-2022"),
        reason="文中写有3个问题，读到1个问题、0个分项",
        words="柏桥",
        start=0,
        end=2,
    )
    Problem.objects.update(confidence=0.9)  # in their areas
    page = open_page("/")
    sign_in(page, live_server.url)
    return page


def test_one_key_opens_one_decides_and_the_next_is_there(page: Any) -> None:
    page.goto("/review/")
    expect(page.get_by_role("main")).to_contain_text("已校对 0 份")
    page.keyboard.press("o")
    page.wait_for_url("**/review/notices/baiqiao-2022/")
    page.keyboard.press("c")
    page.wait_for_url("**/review/notices/linxi-2021/")
    page.keyboard.press("c")
    page.wait_for_url("**/review/")
    expect(page.get_by_role("main")).to_contain_text("已校对 2 份")
    assert Notice.objects.filter(checked=None).count() == 0


def test_the_list_works_without_javascript(page: Any, open_page: Any) -> None:
    plain = open_page("/", java_script_enabled=False)
    plain.context.add_cookies(page.context.cookies())
    plain.goto("/review/?reason=totals")
    plain.get_by_role("link", name="柏桥区委的通报").click()
    plain.get_by_role("button", name="读得都对，标为已校对").click()
    expect(plain.get_by_role("main")).to_contain_text("没有要看的了。")


def test_the_list_can_be_read_and_touched_at_every_width(page: Any) -> None:
    addresses = ["/review/", "/en/review/", "/review/notices/linxi-2021/", "/en/review/notices/linxi-2021/"]
    faults = {
        address: [*violations_by_day_and_night(page, address), *wide_at(page, address)]
        for address in addresses
    }
    assert faults == {address: [] for address in addresses}
    page.set_viewport_size({"width": 390, "height": 800})
    for address in addresses:
        page.goto(address)
        assert (page.evaluate(FAINT), page.evaluate(SMALL)) == ([], [])
