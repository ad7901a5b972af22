"""Facts, areas and claims put right where they are read, by a curator at a browser, also without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.curator import sign_in
from tests.browser.test_accessibility import violations_by_day_and_night
from tests.browser.test_reading_and_searching import FAINT, SMALL
from tests.browser.test_widths import wide_at

pytestmark = pytest.mark.browser
NOTICE = "/notices/linxi-2021/"


@pytest.fixture
def page(open_page: Any, live_server: Any) -> Any:
    page = open_page("/", java_script_enabled=False)
    sign_in(page, live_server.url)
    page.goto(NOTICE)
    return page


def test_a_fact_is_corrected_from_the_notices_page_and_marked_there(page: Any) -> None:
    page.get_by_role("link", name="订正基本情况").click()
    page.get_by_label("发布单位").fill("中共临溪区委")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(f"**{NOTICE}")
    expect(page.locator(".facts")).to_contain_text("中共临溪区委 人工订正")
    expect(page.locator(".decisions")).to_contain_text("中共临溪区委")


def test_areas_are_set_from_the_problems_page_and_a_claim_is_rejected(page: Any) -> None:
    page.goto(f"{NOTICE}p1/")
    page.locator(".tags summary").first.click()
    page.get_by_role("link", name="订正领域").first.click()
    page.get_by_label("主要领域").select_option("environment")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(f"**{NOTICE}p1/")
    expect(page.locator(".tags summary").first).to_contain_text("人工订正")
    page.goto(f"{NOTICE}p1/m1/")
    page.get_by_role("button", name="否定：2160个").click()
    page.wait_for_url(f"**{NOTICE}p1/m1/")
    expect(page.get_by_role("button", name="否定：2160个")).to_have_count(0)
    page.locator(".history summary").click()
    page.get_by_role("button", name="撤销").first.click()
    page.goto(f"{NOTICE}p1/m1/")
    expect(page.get_by_role("button", name="否定：2160个")).to_have_count(1)


def test_the_forms_can_be_read_and_touched_at_every_width(open_page: Any, live_server: Any) -> None:
    page = open_page("/")
    sign_in(page, live_server.url)
    forms = (f"{NOTICE}facts/", f"{NOTICE}p1/areas/", f"{NOTICE}p1/m1/status/")
    addresses = [f"{language}{form}" for form in forms for language in ("", "/en")]
    faults = {
        address: [*violations_by_day_and_night(page, address), *wide_at(page, address)]
        for address in addresses
    }
    assert faults == {address: [] for address in addresses}
    page.set_viewport_size({"width": 390, "height": 800})
    for address in addresses:
        page.goto(address)
        assert (page.evaluate(FAINT), page.evaluate(SMALL)) == ([], [])
