"""Taking away what was found: by keyboard only, without JavaScript, as a large file, as a picture."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from notices.versioning.version import current
from tests.browser.curator import sign_in
from tests.factories import make_notice, make_problem

pytestmark = pytest.mark.browser

WITH_CHARTS = {
    "/": "trends",
    "/categories/": "areas",
    "/search/?q=学位": "trends",
    "/trends/": "trends",
    "/matrix/": "matrix",
    "/compare/?category=education&district=临溪区&district=柏桥区": "compare",
}


def focus_by_tab(page: Any, looks: str, wanted: str, most: int = 150) -> None:
    """Presses Tab until what has the focus looks so, as a person without a mouse would."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"(document.activeElement.{looks} || '').trim()") == wanted:
            return
    pytest.fail(f"Tab never reaches {wanted}")


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with or without a byte order mark."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def taken(page: Any, place: Any) -> Path:
    """What pressing brings as a file."""
    with page.expect_download() as waiting:
        place.click()
    return Path(waiting.value.path())


def unfold(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


def test_from_a_search_to_a_csv_without_a_mouse(open_page):
    page = open_page("/")
    focus_by_tab(page, "name", "q")
    page.keyboard.type("学位")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    focus_by_tab(page, "innerText", "导出全部 2 条")
    page.keyboard.press("Enter")
    focus_by_tab(page, "innerText", "CSV (Excel)")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert "学位" in waiting.value.suggested_filename
    rows = table(Path(waiting.value.path()))
    assert {row["notice_id"] for row in rows} == {"linxi-2021", "baiqiao-2022"}
    assert all("学位" in row["heading"] + row["text"] for row in rows)


def test_without_javascript_from_the_front_page_over_a_notice_to_a_file(open_page):
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("searchbox", name="检索词").fill("学位")
    page.keyboard.press("Enter")
    page.get_by_text("导出全部 2 条").click()
    found = taken(page, page.get_by_role("link", name="CSV (UTF-8)").last)
    assert {row["id"] for row in table(found)} == {"baiqiao-2022/p1", "linxi-2021/p1"}
    page.locator(".hit").get_by_role("link", name="中共云泽市临溪区委").first.click()
    page.wait_for_url("**/notices/linxi-2021/hits/**")
    page.get_by_text("导出", exact=True).click()
    expect(page.get_by_text("导出 4 条措施：")).to_be_visible()
    measures = taken(page, page.get_by_role("link", name="CSV (UTF-8)").first)
    assert [row["id"] for row in table(measures)] == [
        "linxi-2021/p1/m1",
        "linxi-2021/p1/m2",
        "linxi-2021/p2/i1/m1",
        "linxi-2021/p2/i2/m1",
    ]


@pytest.fixture
def long_notice(collection: None) -> None:  # noqa: ARG001  # pages need one
    notice = make_notice("changhe-2020", title="昌河区委的通报")
    make_problem(notice, measures=[f"办理第{number}件“实事”。\n另起一行。" for number in range(1, 1201)])


@pytest.mark.usefixtures("long_notice")
def test_a_large_file_says_how_much_of_it_is_there(open_page):
    page = open_page("/notices/changhe-2020/")
    page.evaluate(
        """() => {
          window.said = [];
          new MutationObserver(() => {
            const line = document.querySelector(".coming span");
            if (line) window.said.push(line.textContent);
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
        }"""
    )
    page.get_by_text("导出", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV (UTF-8)").first.click()
    page.get_by_role("status").filter(has_text="下载完毕：1,200 行").wait_for()
    assert waiting.value.suggested_filename == f"changhe-2020 measure {current()}.csv"
    assert len(table(Path(waiting.value.path()))) == 1200
    under_way = [text for text in page.evaluate("window.said") if text.startswith("正在下载：")]
    assert under_way
    assert all(" / 1,200 行" in text for text in under_way)


@pytest.mark.usefixtures("long_notice")
def test_a_large_file_that_breaks_off_is_not_taken_for_the_whole(open_page):
    page = open_page("/notices/changhe-2020/")
    headers = {"Content-Type": "text/csv; charset=utf-8", "X-Total-Rows": "1200"}
    page.route(
        "**/export/plain-csv/**", lambda route: route.fulfill(headers=headers, body="measure_id\nm1\n")
    )
    page.get_by_text("导出", exact=True).click()
    page.get_by_role("link", name="CSV (UTF-8)").first.click()
    page.get_by_role("status").filter(has_text="没有下载完，请再试一次。").wait_for()


@pytest.mark.parametrize("address", WITH_CHARTS)
def test_a_page_with_a_chart_gives_it_as_svg_as_png_and_as_a_table(open_page, address):
    page = open_page(address)
    unfold(page)
    row = page.locator(".take-away").first
    with page.expect_download() as waiting:
        row.get_by_role("link", name="图（SVG）").click()
    assert waiting.value.suggested_filename == f"{WITH_CHARTS[address]}.svg"
    assert Path(waiting.value.path()).read_text("utf-8").lstrip().startswith("<svg")
    drawn = taken(page, row.get_by_role("button", name="图（PNG）"))
    assert drawn.read_bytes().startswith(b"\x89PNG")
    assert table(taken(page, row.get_by_role("link", name="CSV (Excel)")))


def test_a_curator_takes_the_whole_collection_with_one_click(open_page, live_server):
    page = open_page()
    sign_in(page, live_server.url)
    page.goto("/coverage/")
    package = taken(page, page.get_by_role("link", name="下载全部数据（数据包，zip）"))
    with zipfile.ZipFile(package) as whole:
        assert "datapackage.json" in whole.namelist()
