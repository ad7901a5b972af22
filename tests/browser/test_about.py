"""What this is, as a reader meets it: a letter about an error, what counts can tell, whether one can be repeated."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from notices.versioning.changes import corrected
from tests.factories import make_notice

pytestmark = pytest.mark.browser


@pytest.mark.one_process("sets a setting of the server")
def test_a_reader_asks_for_a_correction_of_a_measure(open_page, settings):
    settings.CONTACT_EMAIL = "data@zhenggai.example"
    page = open_page("/notices/linxi-2021/p1/m1/")
    page.get_by_role("link", name="有误？").click()
    expect(page.locator("blockquote")).to_have_text("启用溪南学校，新增学位2160个。")
    letter = page.get_by_role("link", name="写信订正 linxi-2021/p1/m1").get_attribute("href")
    assert letter.startswith("mailto:data@zhenggai.example?subject=")


def test_from_the_foot_of_any_page_to_what_counts_can_tell(open_page):
    page = open_page("/matrix/", width=390)
    page.get_by_role("contentinfo").get_by_role("link", name="数据说明").click()
    expect(page.get_by_role("heading", name="为什么条数不是问题的多少")).to_be_visible()
    page.get_by_role("navigation", name="关于整改通").get_by_role("link", name="方法与误差").click()
    expect(page.get_by_role("heading", name="方法与误差")).to_be_visible()


def test_a_count_is_kept_with_the_version_of_the_data_and_doubted_when_they_change(open_page):
    page = open_page("/search/?q=学位")
    page.get_by_text("链接与订阅").click()
    page.get_by_role("link", name="带数据版本的链接").click()
    expect(page.get_by_text("条数可以重现")).to_be_visible()
    kept = page.url
    make_notice("xin-2023", title="新收录的通报")
    corrected(["xin-2023"])
    page.goto(kept)
    expect(page.get_by_text("此后有过增补或订正，条数可能与当时不同")).to_be_visible()
