"""Comparing, in a browser: from a question to columns, a table, its cells, its charts and files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from search import indexing
from tests.browser.test_accessibility import violations_by_day_and_night
from tests.browser.test_reading_and_searching import FAINT, SMALL
from tests.browser.test_widths import wide_at
from tests.factories import make_category, make_notice, make_place, make_problem

pytestmark = pytest.mark.browser

PAGES = [
    "/compare/",
    "/compare/?category=education&district=临溪区&district=柏桥区",
    "/compare/?district=临溪区&notice=baiqiao-2022",
    "/matrix/",
    "/matrix/?table=district-category&show=share&q=学位",
    "/matrix/?table=district-year",
    "/trends/?category=education&show=share",
    "/rounds/?district=临溪区",
]


@pytest.fixture
def two_rounds(collection: None) -> None:  # noqa: ARG001  # 临溪 of 2021 stands there already
    place = make_place("青岚省", "云泽市", "临溪区")
    notice = make_notice("linxi-2024", title="临溪区又一份通报", place=place, published=date(2024, 3, 1))
    make_problem(notice, "1.学位仍然不足", ["扩建。" * 100], categories=[make_category("education")])
    indexing.rebuild()


def test_places_are_ticked_and_stand_side_by_side(open_page):
    page = open_page("/categories/education/")
    page.get_by_role("link", name="比较各地").click()
    page.get_by_role("checkbox", name="临溪区").check()
    page.get_by_label("其他地区的名称").fill("柏桥")
    page.get_by_role("button", name="并排比较").click()
    counts = page.get_by_role("row", name="临溪区 青岚省云泽市").get_by_role("cell")
    expect(counts.nth(0)).to_have_text("1")
    expect(counts.nth(1)).to_have_text("2")
    answers = page.locator(".answer")
    expect(answers.filter(has_text="溪南学校")).to_have_count(1)
    left, right = answers.nth(0).bounding_box(), answers.nth(1).bounding_box()
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]
    page.get_by_role("link", name="去掉柏桥区").click()
    expect(page.locator(".answer")).to_have_count(1)


def test_on_a_phone_answers_stand_one_below_the_other_each_with_its_place(open_page):
    page = open_page("/compare/?category=education&district=临溪区&district=柏桥区", width=390)
    first, second = page.locator(".answer").nth(0), page.locator(".answer").nth(1)
    assert first.bounding_box()["y"] < second.bounding_box()["y"]
    expect(second.get_by_role("heading", name="柏桥区")).to_be_visible()


@pytest.mark.usefixtures("two_rounds")
def test_the_heads_of_columns_stay_in_sight_and_long_measures_open(open_page):
    page = open_page("/compare/?category=education&district=临溪区&district=柏桥区")
    page.set_viewport_size({"width": 1280, "height": 400})
    page.get_by_text("1 条措施，300 字").click()
    expect(page.locator(".steps", has_text="扩建")).to_be_visible()
    page.evaluate(
        "window.scrollTo(0, document.querySelector('.answer').getBoundingClientRect().top + scrollY + 60)"
    )
    page.wait_for_function("document.querySelector('.column-heads').getBoundingClientRect().y === 0")


def test_a_cell_leads_to_what_it_counts(open_page):
    page = open_page("/search/?q=学位")
    page.get_by_text("比较与统计").click()
    page.get_by_role("link", name="列成矩阵").click()
    row = page.get_by_role("row", name="青岚省云泽市 临溪区")
    link = row.get_by_role("link", name="1", exact=True).last
    link.click()
    page.wait_for_url("**/search/?q=**")
    expect(page.get_by_role("status")).to_contain_text("共 1 条")


@pytest.mark.usefixtures("two_rounds")
def test_what_is_not_mentioned_differs_from_what_has_no_notice(open_page):
    page = open_page("/matrix/?table=district-year&q=师资")
    grounds = page.evaluate(
        """() => ["td.unmentioned", "td.no-notice"].map(
            (name) => getComputedStyle(document.querySelector(name)).backgroundImage)"""
    )
    assert grounds[0] == "none"
    assert "repeating-linear-gradient" in grounds[1]
    expect(page.locator("td.no-notice").first).to_have_text("没有通报")
    expect(page.locator("td.unmentioned").first).to_contain_text("未提及")


def test_a_chart_is_kept_as_svg_and_as_png(open_page, tmp_path: Path):
    page = open_page("/trends/")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="图（PNG）").first.click()
    waiting.value.save_as(tmp_path / "chart.png")
    png = (tmp_path / "chart.png").read_bytes()
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == 2 * 672  # twice the width of the drawing
    with page.expect_download() as waiting:
        page.get_by_role("link", name="图（SVG）").first.click()
    assert waiting.value.suggested_filename == "trends.svg"


def test_without_javascript_all_is_there_but_the_png(open_page):
    page = open_page("/trends/", java_script_enabled=False)
    expect(page.get_by_role("button", name="图（PNG）").first).not_to_be_visible()
    page.get_by_role("link", name="占比").click()
    expect(page.get_by_role("img", name="全部问题：历年占比")).to_be_visible()
    expect(page.get_by_role("link", name="Excel").first).to_be_visible()


@pytest.mark.usefixtures("two_rounds")
def test_two_rounds_say_what_came_back(open_page):
    page = open_page("/notices/linxi-2024/")
    page.get_by_role("link", name="与本地另一轮对照").click()
    back = page.get_by_role("group", name="再次出现的领域")
    expect(back.get_by_role("link", name="公办学位缺口较大")).to_be_visible()
    expect(back.get_by_role("link", name="1.学位仍然不足")).to_be_visible()
    with page.expect_download() as coming:
        page.get_by_role("link", name="CSV (Excel)").click()
    assert "再次出现" in coming.value.path().read_text("utf-8-sig")


@pytest.mark.usefixtures("two_rounds")
def test_two_rounds_are_taken_away_as_a_picture(open_page):
    page = open_page("/rounds/?district=临溪区")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="图（SVG）").click()
    assert waiting.value.suggested_filename == "rounds.svg"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="图（PNG）").click()
    assert waiting.value.suggested_filename == "rounds-chart.png"
    page.get_by_text("看图").click()
    expect(page.get_by_role("img", name="临溪区两轮对照")).to_be_visible()


@pytest.mark.usefixtures("two_rounds")
def test_no_page_is_wider_than_its_window(open_page):
    page = open_page()
    assert {address: wide_at(page, address) for address in PAGES} == {address: [] for address in PAGES}


@pytest.mark.usefixtures("two_rounds")
def test_text_stands_out_and_axe_finds_nothing(open_page):
    page, broken = open_page(width=390), {}
    page.emulate_media(reduced_motion="reduce")
    for address in PAGES:
        by_axe = violations_by_day_and_night(page, address)
        by_night = page.evaluate(FAINT)
        page.emulate_media(color_scheme="light")
        broken[address] = [*by_axe, *by_night, *page.evaluate(FAINT), *page.evaluate(SMALL)]
    assert broken == {address: [] for address in PAGES}
