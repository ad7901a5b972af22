"""From a question to numbers that can be cited: the walk of who has never been here."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from notices.models import Figure
from search import indexing
from tests.browser.test_widths import wide_at
from tests.factories import make_category, make_claim, make_measure, make_notice, make_place, make_problem

pytestmark = pytest.mark.browser


@pytest.fixture
def places_of_schools(collection: None) -> None:  # noqa: ARG001  # 临溪 of 2021 stands there already
    """Three more districts that made school places, one of them long before."""
    for year, name, value in ((2020, "甲区", 900), (2023, "乙区", 5400), (2012, "丙区", 77)):
        notice = make_notice(f"x-{year}", place=make_place("某省", "某市", name), published=date(year, 5, 1))
        problem = make_problem(notice, "关于学位缺口的问题", categories=[make_category("education")])
        measure = make_measure(problem, f"新增学位{value}个，投入校车3辆。")
        make_claim(Figure, measure, f"{value}个", value=float(value))
        make_claim(Figure, measure, "3辆", value=3.0, unit_name="辆")
    indexing.rebuild()


@pytest.mark.usefixtures("places_of_schools")
def test_how_districts_made_school_places_by_number_three_of_them_cited(open_page):
    page = open_page("/")
    page.locator("#q").fill("学位")
    page.keyboard.press("Enter")
    page.locator("main").get_by_role("link", name="证据", exact=True).click()
    page.get_by_role("textbox", name="年份").fill("2020-2024")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="个 3").click()
    rows = page.locator(".claim-rows tbody tr")
    expect(rows.get_by_role("rowheader")).to_contain_text(["乙区", "临溪区", "甲区"])
    for row in rows.all():
        row.get_by_role("button", name="放入篮子").click()
    page.get_by_role("link", name="篮子 3").click()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="BibTeX").click()
    assert downloading.value.path().read_text("utf-8").count("@online{") == 3


@pytest.mark.usefixtures("places_of_schools")
def test_the_picture_has_its_numbers_beneath_and_can_be_taken_away(open_page):
    page = open_page("/figures/?q=学位&unit_name=个")
    expect(page.get_by_role("img", name="以“个”计的数值：学位")).to_be_visible()
    page.get_by_role("link", name="按年份").click()
    page.locator("summary", has_text="图中的数").click()
    table = page.get_by_role("group", name="以“个”计的数值：学位").filter(has=page.get_by_role("table"))
    expect(table.get_by_role("rowheader")).to_have_text(["2012", "2020", "2021", "2023"])
    for name, file in (("图（SVG）", "figures.svg"), ("图（PNG）", "figures-chart.png")):
        with page.expect_download() as downloading:
            page.get_by_role("link", name=name).or_(page.get_by_role("button", name=name)).click()
        assert downloading.value.suggested_filename == file


@pytest.mark.usefixtures("places_of_schools")
def test_no_page_of_claims_is_wider_than_its_window(open_page):
    page = open_page()
    addresses = ("/figures/?q=学位&unit_name=个", "/promises/", "/documents/", "/accountability/")
    assert {address: wide_at(page, address) for address in addresses} == {
        address: [] for address in addresses
    }


@pytest.mark.usefixtures("places_of_schools")
def test_without_javascript_only_the_basket_and_the_png_are_missing(open_page):
    page = open_page("/figures/?q=学位", java_script_enabled=False)
    page.get_by_role("link", name="个 4").click()
    page.get_by_label("最小").fill("1000")
    page.get_by_role("region", name="数值").get_by_role("button", name="筛选").click()
    expect(page.locator(".claim-rows tbody tr")).to_have_count(2)
    assert (
        page.locator(".claims > .columns-2 .exports")
        .get_by_role("link", name="Excel", exact=True)
        .first.is_visible()
    )
