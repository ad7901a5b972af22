"""Citing a page: what a person copies, and what is downloaded."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_citation_is_copied_by_its_button(open_page):
    page = open_page("/notices/linxi-2021/p1/m1/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_text("引用", exact=True).click()
    page.get_by_role("button", name="复制 GB/T 7714—2015").click()
    page.get_by_text("已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_role("textbox", name="GB/T 7714—2015").inner_text()
    assert "通报: linxi-2021/p1/m1[EB/OL]. (2021-11-23)[" in copied


@pytest.mark.parametrize("public_id", ["linxi-2021/p1", "linxi-2021/p1/m1"])
def test_the_permanent_address_of_a_unit_is_copied(open_page, live_server, public_id):
    page = open_page(f"/notices/{public_id}/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制", exact=True).click()
    page.get_by_text("已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{live_server.url}/notices/{public_id}/"


NO_CLIPBOARD = (
    "Object.defineProperty(navigator, 'clipboard', { value: undefined })"  # as on a page without HTTPS
)


@pytest.mark.parametrize("button", ["复制 GB/T 7714—2015", "复制"])
def test_without_https_the_buttons_copy_as_well(open_page, button):
    page = open_page("/")
    page.add_init_script(NO_CLIPBOARD)
    page.goto("/notices/linxi-2021/p1/m1/")
    page.get_by_text("引用", exact=True).click()
    pressed = page.get_by_role("button", name=button, exact=True)
    pressed.click()
    page.get_by_text("已复制").wait_for()
    selected = page.evaluate("getSelection().toString()")
    page.get_by_role("searchbox").first.click()
    page.keyboard.press("Control+V")
    expect(page.get_by_role("searchbox").first).to_have_value(" ".join(selected.split("\n")))


def test_where_nothing_can_be_copied_the_button_says_what_is_left_to_do(open_page):
    page = open_page("/")
    page.add_init_script(f"{NO_CLIPBOARD}; document.execCommand = () => false")
    page.goto("/notices/linxi-2021/p1/m1/")
    page.get_by_role("button", name="复制", exact=True).click()
    page.get_by_text("已选中，请按 Ctrl+C").wait_for()
    assert page.evaluate("getSelection().toString()").endswith("/notices/linxi-2021/p1/m1/")


def test_without_javascript_the_text_is_there_and_no_button_pretends(open_page):
    page = open_page("/notices/linxi-2021/", java_script_enabled=False)
    page.get_by_text("引用", exact=True).click()
    expect(page.get_by_role("textbox", name="BibTeX")).to_have_text(re.compile("^@online{linxi-2021,"))
    expect(page.get_by_role("button", name="复制")).to_have_count(0)


def test_a_citation_is_downloaded_by_keyboard(open_page):
    page = open_page("/notices/linxi-2021/p1/")
    page.get_by_text("引用", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="RIS").focus()
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")
    assert downloading.value.suggested_filename == "linxi-2021-p1.ris"


@pytest.mark.parametrize("public_id", ["linxi-2021", "linxi-2021/p1", "linxi-2021/p1/m1"])
def test_a_reference_manager_reads_each_page_by_its_tags(open_page, live_server, public_id):
    page = open_page(f"/notices/{public_id}/", java_script_enabled=False)
    tags = {
        tag.get_attribute("name"): tag.get_attribute("content")
        for tag in page.locator("meta[name^=citation_]").all()
    }
    assert tags["citation_title"].startswith("中共云泽市临溪区委关于巡察整改进展情况的通报")
    assert tags["citation_title"].endswith("通报" if public_id == "linxi-2021" else public_id)
    assert tags["citation_publication_date"] == "2021/11/23"
    assert tags["citation_public_url"] == f"{live_server.url}/notices/{public_id}/"


def test_a_reference_manager_takes_a_whole_basket(open_page):
    page = open_page("/basket/?id=linxi-2021/p1&id=baiqiao-2022", java_script_enabled=False)
    identifiers = [
        parse_qs(each.get_attribute("title"))["rft.identifier"] for each in page.locator("span.Z3988").all()
    ]
    assert [address.rpartition("/notices/")[2] for (address,) in identifiers] == [
        "linxi-2021/p1/",
        "baiqiao-2022/",
    ]
