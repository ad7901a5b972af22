"""The interface for programs, tried on its page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_call_is_tried_where_it_is_described(open_page):
    page = open_page("/api/")
    page.get_by_role("link", name="试用").first.click()
    operation = page.locator(".opblock", has_text="/api/v1/search").first
    operation.get_by_role("button").first.click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("row", name="q string").get_by_role("textbox").first.fill("学位")
    operation.get_by_role("button", name="Execute").click()
    answer = operation.locator(".live-responses-table")
    expect(answer.locator(".response-col_status").last).to_contain_text("200")
    expect(answer.locator(".response-col_description").last).to_contain_text("linxi-2021/p1")
