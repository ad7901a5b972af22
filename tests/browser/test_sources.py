"""Sources as staff name them, in a browser: add one, see what became of its pages, change it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from notices.models import CollectedPage, SourceSite
from tests.browser.curator import sign_in

pytestmark = pytest.mark.browser


def test_a_source_is_named_its_log_read_and_its_pace_changed(open_page) -> None:
    page = open_page("/")
    sign_in(page, page.url)
    page.goto(f"{page.url}import/")
    page.get_by_role("link", name="采集来源").click()
    expect(page.get_by_text("还没有来源。")).to_be_visible()
    page.get_by_role("link", name="增加来源").click()
    page.get_by_label("名称").fill("青岚县巡察专栏")
    page.get_by_label("列表页网址").fill("https://jw.qinglan.example/xcgz/")
    page.get_by_label("区县").fill("青岚县")
    page.get_by_role("button", name="保存").click()

    page.wait_for_url("**/log/")
    expect(page.get_by_role("heading", name="青岚县巡察专栏")).to_be_visible()
    expect(page.get_by_text("还没有记录。")).to_be_visible()
    site = SourceSite.objects.get()
    CollectedPage.objects.create(
        site=site,
        address="https://jw.qinglan.example/xcgz/t1.html",
        words="县委召开会议",
        kind=CollectedPage.Kind.ARTICLE,
        status=CollectedPage.Status.LEFT,
        reason="题目里没有巡视、巡察和整改",
        checked=datetime(2026, 3, 1, tzinfo=UTC),
    )
    page.get_by_role("link", name="未收").click()
    page.get_by_role("link", name="未收 1").click()
    expect(page.get_by_role("cell", name="题目里没有巡视、巡察和整改")).to_be_visible()

    page.get_by_role("link", name="修改").click()
    page.get_by_label("间隔").fill("8")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/log/")
    expect(page.get_by_text("已保存。")).to_be_visible()
    site.refresh_from_db()
    assert site.pace == 8
