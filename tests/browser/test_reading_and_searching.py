"""What a person does, in a browser: with and without JavaScript, at a desk and on a phone, by day and by night."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from search.page import filters

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/search/?q=学位",
    "/search/?unit=measure&year=2021",
    "/search/?q=没有的词",
    "/search/?q=学位 缺口&group=1&within=学位&not_year=2019",
    "/search/?q=xuewei",
    "/similar/linxi-2021/p1/",
    "/synonyms/",
    "/notices/linxi-2021/",
    "/notices/linxi-2021/p2/",
    "/notices/linxi-2021/p1/m1/",
    "/categories/",
    "/categories/education/",
]


def visited(page: Any) -> Iterator[str]:
    """The addresses one after another, the page being there each time."""
    for address in PAGES:
        page.goto(address)
        yield address


def test_a_search_from_the_front_page_leads_to_a_measure_and_back_to_its_notice(open_page):
    page = open_page("/")
    page.keyboard.type("学位")  # the box has the cursor already
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    page.get_by_role("navigation", name="检索单位").get_by_role("link", name="措施").click()
    page.locator(".hit").filter(has_text="溪南学校").get_by_role("link").first.click()
    page.wait_for_url("**/notices/linxi-2021/p1/m1/")
    page.get_by_role("link", name="在原文中查看").click()
    page.wait_for_url("**/notices/linxi-2021/#o-p1-m1")
    expect(page.locator("#o-p1-m1")).to_have_text("启用溪南学校，新增学位2160个。")


def test_a_filter_is_ticked_and_its_chip_taken_off(open_page):
    page = open_page("/search/?q=学位")
    expect(page.locator(".hit")).to_have_count(2)
    page.get_by_role("complementary", name="筛选").locator(".choice", has_text="临溪区").click()
    expect(page.locator(".hit")).to_have_count(1)
    page.get_by_role("link", name="去掉筛选 地区 临溪区").click()
    expect(page.locator(".hit")).to_have_count(2)


@pytest.mark.one_process("shortens what the server sends of trees")
@pytest.mark.parametrize("javascript", [True, False])
def test_a_branch_that_was_not_sent_comes_when_it_is_opened(open_page, monkeypatch, javascript):
    monkeypatch.setattr(filters, "OPEN_TREE", 1)
    monkeypatch.setattr(filters, "WHOLE_TREE", 1)
    page = open_page("/search/?q=学位", java_script_enabled=javascript)
    panel = page.get_by_role("complementary", name="筛选")
    expect(panel.locator(".choice", has_text="岚屿市")).to_have_count(0)
    panel.get_by_role("link", name="青岚省的下级").click()
    panel.locator(".choice", has_text="岚屿市").wait_for()
    assert page.url.endswith("#f-district") != javascript


def test_a_tick_above_takes_the_place_of_the_one_below(open_page):
    page = open_page("/search/?q=学位")
    panel = page.get_by_role("complementary", name="筛选")
    panel.locator(".choice", has_text="临溪区").click()
    expect(page.locator(".chip")).to_have_text([re.compile("临溪区")])
    panel.locator(".choice", has_text="青岚省").click()
    expect(page.locator(".chip")).to_have_text([re.compile("青岚省")])


def test_the_contents_lead_to_a_problem_and_its_measure_to_the_original_and_back(open_page):
    page = open_page("/notices/linxi-2021/")
    page.get_by_role("navigation", name="目录").get_by_role("link", name="黑臭水体治理反复").click()
    page.wait_for_url("**#p2")
    page.locator("#p2-i1-m1").get_by_role("link", name="在原文中的位置").click()
    page.wait_for_url("**#o-p2-i1-m1")
    page.locator('.original a[href="#p2-i1-m1"]').click()
    page.wait_for_url("**#p2-i1-m1")


def test_the_switch_between_words_and_exact_takes_effect_at_once(open_page):
    page = open_page("/search/?q=学位缺口")
    page.get_by_role("radio", name="精确").check()
    page.wait_for_url("**exact=1**")
    expect(page.get_by_role("status")).to_contain_text("逐字相同")


def test_suggestions_are_walked_by_keyboard_and_lead_on(open_page):
    page = open_page("/")
    box = page.get_by_role("combobox", name="检索词")
    box.press_sequentially("baiqiao")
    page.get_by_role("option", name="柏桥区 地区").wait_for()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    box.fill("柏桥区")
    page.get_by_role("option", name="柏桥区 地区").wait_for()
    box.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
    box.press("Enter")
    page.wait_for_url("**/search/?district=**")


def test_enter_asks_what_was_typed_whatever_is_suggested(open_page):
    page = open_page("/")
    page.keyboard.type("柏桥")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=**")


def test_results_are_narrowed_step_by_step_and_each_step_is_taken_back(open_page):
    page = open_page("/search/?q=学位")
    expect(page.locator(".hit")).to_have_count(2)
    page.get_by_text("在结果中检索或去除").click()
    page.get_by_label("在结果中去除的词").fill("溪南")
    page.get_by_role("button", name="在结果中去除").click()
    expect(page.locator(".hit")).to_have_count(1)
    page.get_by_text("在结果中检索或去除").click()
    page.get_by_label("在结果中检索的词").fill("没有的词")
    page.get_by_label("在结果中检索的词").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("没有找到。")
    page.get_by_role("link", name="去掉筛选 结果中检索 没有的词").click()
    page.get_by_role("link", name="去掉筛选 结果中去除 溪南").click()
    expect(page.locator(".hit")).to_have_count(2)


def test_a_value_is_excluded_and_put_back(open_page):
    page = open_page("/search/?q=学位")
    panel = page.get_by_role("complementary", name="筛选")
    panel.get_by_role("link", name="排除 临溪区").click()
    expect(page.locator(".hit")).to_have_count(1)
    panel.get_by_role("link", name="临溪区 （已排除，点击恢复）").click()
    expect(page.locator(".hit")).to_have_count(2)


def test_a_word_that_sounds_the_same_was_meant(open_page):
    page = open_page("/search/?q=xuewei")
    expect(page.get_by_role("status")).to_contain_text("“xuewei”按“学位”检索")
    expect(page.locator(".hit")).to_have_count(2)


def test_a_problem_leads_to_similar_ones_elsewhere(open_page):
    page = open_page("/notices/linxi-2021/p1/")
    page.get_by_role("link", name="其他通报中的类似问题").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("其他通报中的类似问题")
    page.get_by_role("link", name="公办学位缺口较大").click()
    page.wait_for_url("**/notices/linxi-2021/p1/")


def test_everything_works_without_javascript(open_page):
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("searchbox").fill("学位")
    page.get_by_role("radio", name="精确").check()
    page.get_by_role("search").get_by_role("button", name="检索").click()
    page.wait_for_url("**exact=1**")
    expect(page.get_by_role("radio", name="精确")).to_be_checked()
    page.get_by_role("complementary", name="筛选").locator(".choice", has_text="2021").click()
    page.locator(".hit").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_filters_on_a_phone_are_folded_and_stay_open_while_ticking(open_page):
    page = open_page("/search/?q=学位", width=390)
    tick = page.get_by_role("complementary", name="筛选").get_by_role("link", name="教育", exact=False).last
    expect(tick).not_to_be_visible()
    page.locator(".filters summary").first.click()
    tick.click()
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator(".filters section").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_page, scheme):
    page = open_page(color_scheme=scheme)
    faint = {address: page.evaluate(FAINT) for address in visited(page)}
    assert faint == {address: [] for address in PAGES}


def test_what_is_pressed_on_a_phone_is_large_enough(open_page):
    page = open_page(width=390)
    small = {address: page.evaluate(SMALL) for address in visited(page)}
    assert small == {address: [] for address in PAGES}


def test_the_keyboard_alone_reaches_a_hit(open_page):
    page = open_page("/search/?q=学位")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.hit h3')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/notices/**")


def test_a_slash_puts_the_cursor_into_the_search_box(open_page):
    page = open_page("/notices/linxi-2021/")
    page.keyboard.press("/")
    page.keyboard.type("学位")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=**")


def test_the_language_is_switched_and_the_question_stays(open_page):
    page = open_page("/search/?q=学位&year=2021")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("combobox", name="Query")).to_have_value("学位")
    expect(page.get_by_role("complementary", name="Filters")).to_be_visible()


# Texts whose contrast with the nearest painted ground is under 4.5 (WCAG 2.2, 1.4.3).
FAINT = """() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map((v) => linear(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((numbers(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const faint = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility() || element.closest("svg, .hidden")) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(element.textContent.trim().slice(0, 30));
  }
  return faint;
}"""

# Links and buttons under 24 px high, those within a sentence aside (WCAG 2.2, 2.5.8).
SMALL = """() => [...document.querySelectorAll("a, button, summary, label")]
  .filter((element) => element.checkVisibility() && !element.matches(".skip, .hidden"))
  .filter((element) => !element.closest("p, dd, .text, h1, h2, h3, h4, h5"))
  .map((element) => [element.textContent.trim().slice(0, 20), element.getBoundingClientRect().height])
  .filter(([, height]) => height < 24)"""
