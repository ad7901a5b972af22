"""What a browser keeps: a basket, and the last searches. Nothing of it is needed to read a page."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ATOM = "{http://www.w3.org/2005/Atom}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_what_is_put_into_the_basket_is_cited_passed_on_and_taken_out(open_page):
    page = open_page("/search/?q=学位")
    for hit in ("linxi-2021/p1", "baiqiao-2022/p1"):
        page.get_by_role("button", name=f"放入篮子 {hit}", exact=True).click()
    page.goto("/notices/linxi-2021/p2/i1/m1/")
    page.get_by_role("button", name="放入篮子").click()
    page.get_by_role("link", name="篮子 3").click()
    page.wait_for_url("**/basket/?id=linxi-2021/p1&id=baiqiao-2022/p1&id=linxi-2021/p2/i1/m1")
    expect(page.locator(".hit")).to_have_count(3)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="BibTeX").click()
    assert downloading.value.path().read_text("utf-8").count("@online{") == 3
    page.get_by_role("link", name="移出篮子 baiqiao-2022/p1").click()
    page.wait_for_url("**/basket/?id=linxi-2021/p1&id=linxi-2021/p2/i1/m1")
    page.goto("/search/?q=学位")
    page.get_by_role("button", name="放入篮子 baiqiao-2022/p1").wait_for()
    page.get_by_role("button", name="移出篮子 linxi-2021/p1", exact=True).wait_for()


def test_the_bare_address_is_this_browsers_own_basket(open_page):
    page = open_page("/notices/linxi-2021/")
    page.get_by_role("button", name="放入篮子").first.click()
    page.goto("/basket/")
    page.wait_for_url("**/basket/?id=linxi-2021")
    page.get_by_role("link", name="清空篮子").click()
    page.get_by_text("篮子是空的").wait_for()
    page.reload()
    page.wait_for_url("**/basket/")


def test_a_basket_that_was_passed_on_is_taken_over(open_page):
    page = open_page("/basket/?id=linxi-2021/p1&id=baiqiao-2022/p1")
    page.get_by_role("button", name="全部放进本机的篮子").click()
    page.goto("/")
    page.get_by_role("link", name="篮子 2").click()
    expect(page.locator(".hit")).to_have_count(2)
    expect(page.get_by_role("button", name="全部放进本机的篮子")).to_have_count(0)


def test_the_basket_is_filled_by_keyboard(open_page):
    page = open_page("/search/?q=学位")
    button = page.get_by_role("button", name="放入篮子").first
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="移出篮子").first.wait_for()
    page.get_by_role("link", name="篮子 1").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/basket/?id=**")


def test_without_javascript_a_basket_is_a_page_like_others(open_page):
    page = open_page("/basket/?id=linxi-2021/p1&id=baiqiao-2022/p1", java_script_enabled=False)
    page.get_by_role("link", name="移出篮子 linxi-2021/p1").click()
    expect(page.locator(".hit")).to_have_count(1)
    page.goto("/search/?q=学位")
    expect(page.get_by_role("button", name="放入篮子")).to_have_count(0)


def test_the_last_searches_stand_on_the_front_page_and_are_cleared(open_page):
    page = open_page("/search/?q=学位&page=1")
    page.goto("/search/?q=学位&year=2021")
    page.goto("/search/?q=学位")
    page.goto("/search/")
    page.goto("/")
    recent = page.get_by_role("region", name="最近的检索")
    expect(recent.get_by_role("link")).to_have_text(["全部问题，含‘学位’", "2021 年的问题，含‘学位’"])
    recent.get_by_role("link", name="2021 年").click()
    page.wait_for_url("**/search/?q=**&year=2021")
    page.goto("/")
    recent.get_by_role("button", name="清除").click()
    expect(recent).not_to_be_visible()
    page.reload()
    expect(recent).not_to_be_visible()


def test_a_concordance_is_reached_aligned_and_taken_away_by_keyboard(open_page):
    page = open_page("/search/?q=学位")
    page.get_by_text("比较与统计").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="逐词索引").focus()
    page.keyboard.press("Enter")
    page.get_by_label("排序").focus()
    page.get_by_label("排序").select_option("right")
    page.get_by_label("词", exact=True).fill("新增")
    page.keyboard.press("Enter")
    page.wait_for_url("**term=**")
    expect(page.locator(".kwic mark")).to_have_text(["新增"])
    with page.expect_download() as downloading:
        page.get_by_role("link", name="JSON Lines").press("Enter")
    assert downloading.value.path().read_text("utf-8").count("新增") == 1


def test_a_search_is_kept_with_its_sentence_until_it_is_let_go(open_page):
    page = open_page("/search/?q=学位&year=2021")
    page.get_by_role("button", name="保存检索").click()
    page.get_by_role("button", name="不再保存").wait_for()
    page.goto("/")
    kept = page.get_by_role("region", name="保存的检索")
    expect(kept.get_by_role("link")).to_have_text(["2021 年的问题，含‘学位’"])
    expect(kept).to_contain_text("，当时 2 条")
    page.goto("/basket/")
    kept.get_by_role("link").click()
    page.wait_for_url("**/search/?q=**&year=2021")
    page.goto("/")
    kept.get_by_role("button", name="不再保存 2021 年的问题").click()
    expect(kept).not_to_be_visible()
    page.reload()
    expect(kept).not_to_be_visible()


def test_a_search_is_followed_by_its_feed(open_page):
    page = open_page("/search/?q=学位&year=2021", java_script_enabled=False)
    page.get_by_text("链接与订阅").click()
    feed = page.request.get(page.get_by_role("link", name="（Atom").get_attribute("href"))
    assert feed.headers["content-type"].startswith("application/atom+xml")
    tree = ElementTree.fromstring(feed.text())  # noqa: S314  # our own
    assert tree.findtext(f"{ATOM}title", "").startswith("2021 年的问题，含‘学位’")
    assert len(tree.findall(f"{ATOM}entry")) == 2


def test_a_browser_can_search_from_its_own_address_bar(open_page):
    page = open_page("/")
    description = page.request.get(page.locator("link[rel=search]").get_attribute("href"))
    (template,) = [
        each.attrib["template"]
        for each in ElementTree.fromstring(description.text()).iter(f"{OPENSEARCH}Url")  # noqa: S314  # our own
        if each.get("type") == "text/html"
    ]
    page.goto(template.replace("{searchTerms}", "学位"))
    expect(page.get_by_role("status").get_by_text("共 2 条")).to_be_visible()
