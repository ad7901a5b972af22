"""A notice as a place to work in: what a person does there, with and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
NOTICE = "/notices/linxi-2021/"


def test_the_hits_of_a_search_are_carried_into_the_notice_and_walked_through(open_page):
    page = open_page("/search/?q=学位&exact=1&year=2021")
    page.locator(".hit").get_by_role("link", name="中共云泽市临溪区委").first.click()
    places = page.get_by_role("navigation", name="命中处")
    expect(places).to_contain_text("共 2 处")
    places.get_by_role("link", name="下一处").click()
    places.get_by_role("link", name="下一处").click()
    expect(places).to_contain_text("第 2 / 2 处")
    expect(page.locator("mark:target")).to_have_id("hit-2")
    expect(places.get_by_role("link", name="下一处")).to_be_disabled()
    places.get_by_role("link", name="回到检索结果").click()
    expect(page.get_by_role("combobox", name="检索词")).to_have_value("学位")
    expect(page.locator(".chip")).to_have_count(1)


def test_the_hits_are_walked_through_without_javascript(open_page):
    # Smooth scrolling may carry away what is about to be pressed.
    page = open_page(NOTICE, java_script_enabled=False, reduced_motion="reduce")
    page.get_by_role("search", name="在本通报中检索").get_by_role("searchbox").fill("学位")
    page.get_by_role("button", name="查找").click()
    places = page.get_by_role("navigation", name="命中处")
    for number in (1, 2):
        places.get_by_role("link", name="下一处").click()
        page.wait_for_url(f"**hit={number}#hit-{number}")
        expect(places).to_contain_text(f"第 {number} / 2 处")
        expect(page.locator("mark:target")).to_have_id(f"hit-{number}")
    places.get_by_role("link", name="上一处").click()
    page.wait_for_url("**hit=1#hit-1")
    expect(places).to_contain_text("第 1 / 2 处")


def test_measures_are_narrowed_to_an_area_by_a_link(open_page):
    page = open_page(NOTICE, java_script_enabled=False)
    page.get_by_text("按问题领域筛选").click()
    page.get_by_role("link", name="教育 2").click()
    expect(page.locator(".measure")).to_have_count(3)
    expect(page.locator("#p2-i1")).to_have_count(0)
    page.get_by_role("link", name="全部", exact=True).click()
    expect(page.locator(".measure")).to_have_count(4)


def test_keys_lead_from_problem_to_problem_and_from_place_to_place_and_can_be_switched_off(open_page):
    page = open_page(f"{NOTICE}hits/?q=学位&exact=1")
    page.keyboard.press("n")
    page.wait_for_url("**#hit-1")
    page.keyboard.press("n")
    page.wait_for_url("**#hit-2")
    page.keyboard.press("p")
    page.wait_for_url("**#hit-1")
    page.goto(NOTICE)
    page.keyboard.press("j")
    page.wait_for_url("**#p1")
    page.keyboard.press("?")
    page.get_by_label("启用这些单键").uncheck()
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("/")
    assert page.url.endswith("#p1")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_the_contents_follow_what_is_read(open_page):
    page = open_page(NOTICE + "#p2", height=260)
    page.locator(".contents [aria-current]", has_text="黑臭水体治理反复").wait_for(state="attached")
    expect(page.locator(".contents [aria-current]")).to_have_count(1)


def test_a_measure_and_its_words_in_the_original_light_up_together(open_page):
    page = open_page(NOTICE, width=1440)
    page.locator("#p1-m2 p").first.hover()
    expect(page.locator("#o-p1-m2.paired")).to_have_text("预留教育用地7宗。")
    page.locator("#o-p1-m1").hover()
    expect(page.locator("#p1-m1 .paired")).to_have_count(1)
    expect(page.locator("#p1-m2 .paired")).to_have_count(0)


def test_the_original_stands_beside_the_outline_where_there_is_room(open_page):
    page = open_page(NOTICE, width=1440)
    outline, original = (page.locator(name).bounding_box() for name in (".outline", ".original"))
    assert original["x"] >= outline["x"] + outline["width"]
    page.set_viewport_size({"width": 1024, "height": 900})
    outline, original = (page.locator(name).bounding_box() for name in (".outline", ".original"))
    assert original["y"] >= outline["y"] + outline["height"]


def test_a_permanent_link_is_copied(open_page):
    page = open_page(NOTICE, permissions=["clipboard-read", "clipboard-write"])
    page.locator("#p1-m2").hover()
    page.get_by_role("button", name="复制链接 p1-m2").click()
    page.locator("#p1-m2 .copy.done").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/notices/linxi-2021/p1/m2/")


def test_a_permanent_link_is_copied_without_https_as_well(open_page):
    page = open_page("/")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(NOTICE)
    page.locator("#p1-m2").hover()
    page.get_by_role("button", name="复制链接 p1-m2").click()
    page.locator("#p1-m2 .copy.done").wait_for()
    page.get_by_role("searchbox").first.click()
    page.keyboard.press("Control+V")
    expect(page.get_by_role("searchbox").first).to_have_value(re.compile("/notices/linxi-2021/p1/m2/$"))


def test_on_paper_stand_the_facts_the_address_and_each_unit_with_its_number(open_page):
    page = open_page(NOTICE)
    page.emulate_media(media="print")
    expect(page.get_by_text("固定链接 http")).to_be_visible()
    expect(page.locator(".facts")).to_be_visible()
    expect(page.locator(".original")).to_be_visible()
    number = page.evaluate("getComputedStyle(document.querySelector('#p1-m2 p'), '::after').content")
    assert "attr(data-place)" in number or "p1-m2" in number
    for gone in (".tools", ".contents", ".site-header", "#p1-m1 .links"):
        expect(page.locator(gone)).not_to_be_visible()


@pytest.mark.parametrize("unit", ["p2", "p1/m2"])
def test_the_permanent_address_of_a_unit_is_printed_without_its_button(open_page, unit):
    page = open_page(f"{NOTICE}{unit}/?evidence=1")
    page.emulate_media(media="print")
    expect(page.locator("#address")).to_have_text(re.compile(f"{NOTICE}{unit}/$"))
    expect(page.get_by_role("button", name="复制", exact=True)).not_to_be_visible()


@pytest.mark.parametrize(
    ("address", "said", "gone"),
    [
        (
            "/search/?q=学位&year=2021",
            "2021 年的问题，含‘学位’",
            [".filters", ".result-tools", ".ask", ".switches"],
        ),
        (
            "/compare/?category=education&district=临溪区&district=柏桥区",
            "差别",
            [".tabs", ".change", ".take-away"],
        ),
        ("/matrix/?q=学位", "数的是：", [".tabs", ".asked-for form", ".take-away"]),
        ("/figures/?q=学位", "2160", [".filters", ".exports"]),
    ],
)
def test_on_paper_stand_what_was_asked_its_answer_and_the_address(open_page, address, said, gone):
    page = open_page(address)
    page.emulate_media(media="print")
    expect(page.locator("main").get_by_text(said).first).to_be_visible()
    expect(page.locator(".printed")).to_have_text(page.url)
    for each in gone:
        expect(page.locator(each).locator("visible=true")).to_have_count(0)


def test_the_facts_say_how_long_the_public_waited(open_page):
    page = open_page(NOTICE)
    facts = page.locator(".facts")
    expect(facts.locator("div", has_text="公开时滞")).to_contain_text("反馈后 300 天")
    expect(facts.locator("div", has_text="发布日期")).to_contain_text("2021年11月23日")


def test_a_notice_leads_to_its_neighbours(open_page):
    page = open_page(NOTICE)
    page.get_by_role("region", name="相邻的通报").get_by_role("link", name="柏桥区委的通报").click()
    page.wait_for_url("**/notices/baiqiao-2022/")
    page.get_by_role("region", name="相邻的通报").get_by_role("link", name="中共云泽市临溪区委").click()
    page.wait_for_url("**/notices/linxi-2021/")


def test_dates_are_written_as_the_language_writes_them(open_page):
    page = open_page(NOTICE)
    page.get_by_role("link", name="English").click()
    expect(page.locator(".facts div", has_text="Published")).to_contain_text("Nov. 23, 2021")
