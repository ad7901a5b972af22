"""An outline put right by keyboard, by mouse and without JavaScript; the bench on a phone, by day and by night."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from notices.importing.handing_in import batch_of
from notices.importing.importer import import_file
from notices.importing.sources import Source
from notices.models import ImportFile, Problem
from tests.browser.curator import sign_in
from tests.browser.test_accessibility import violations_by_day_and_night
from tests.browser.test_reading_and_searching import FAINT, SMALL
from tests.browser.test_widths import wide_at
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.browser
BENCH = "/notices/linxi-2023/outline/"
CANTEEN = "食堂管理较为松散"
MISREAD = TEXT.replace("　　三、下一步打算", f"　　{CANTEEN}\n\n　　更换承包方2家。\n\n　　三、下一步打算")


@pytest.fixture
def bench(open_page: Any, live_server: Any, settings: Any, tmp_path: Path) -> Any:
    """The bench of a notice that has a heading without a number, which was taken for a measure."""
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_text(MISREAD, "utf-8")
    import_file(path)
    page = open_page("/")
    sign_in(page, live_server.url)
    page.goto(BENCH)
    return page


def titles() -> list[str]:
    return [row.title for row in Problem.objects.filter(notice__name="linxi-2023", parent=None)]


def outline(page: Any) -> Any:
    return page.get_by_role("region", name="改后的结构")


def test_a_missed_heading_takes_one_click_and_one_key(bench: Any) -> None:
    page = bench
    expect(outline(page)).to_contain_text("2 个问题")
    page.get_by_text(CANTEEN).click()
    page.keyboard.press("p")
    expect(outline(page)).to_contain_text("3 个问题")
    expect(page.get_by_role("radio", name=CANTEEN)).to_be_focused()
    page.keyboard.press("u")
    expect(outline(page)).to_contain_text("2 个问题")
    page.keyboard.press("y")
    expect(outline(page)).to_contain_text("3 个问题")
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_url("**/notices/linxi-2023/")
    assert titles() == ["学位供给不足", "黑臭水体治理缓慢", CANTEEN]


def test_a_whole_level_that_was_misread_takes_one_key(bench: Any) -> None:
    page = bench
    page.get_by_text("1.针对城区大班额问题").click()
    page.keyboard.press("Shift+P")
    expect(outline(page)).to_contain_text("4 个问题，0 个分项")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="2.优化招生片区划分")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(outline(page)).to_contain_text("3 个问题，1 个分项")


def test_the_bench_works_without_javascript(bench: Any, open_page: Any) -> None:
    page = open_page("/", java_script_enabled=False)
    page.context.add_cookies(bench.context.cookies())
    page.goto(BENCH)
    page.get_by_text(CANTEEN).click()
    page.get_by_role("button", name="问题", exact=True).first.click()
    expect(outline(page)).to_contain_text("3 个问题")
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_url("**/notices/linxi-2023/")
    assert titles()[-1] == CANTEEN


def test_the_bench_can_be_read_and_touched_at_every_width(bench: Any) -> None:
    page = bench
    assert [violations_by_day_and_night(page, address) for address in (BENCH, f"/en{BENCH}")] == [[], []]
    assert (wide_at(page, BENCH), wide_at(page, f"/en{BENCH}")) == ([], [])
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(BENCH)
    assert (page.evaluate(FAINT), page.evaluate(SMALL)) == ([], [])


def test_the_bench_of_a_file_before_its_import_keeps_what_was_put_right(
    open_page: Any, live_server: Any, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"
    page = open_page("/")
    sign_in(page, live_server.url)
    batch_of([Source("linxi-2023.txt", MISREAD.encode())], User.objects.get(), "hold")
    page.goto(f"/import/files/{ImportFile.objects.get().pk}/")
    page.get_by_role("link", name="订正结构").click()
    page.get_by_text(CANTEEN).click()
    page.keyboard.press("p")
    expect(outline(page)).to_contain_text("3 个问题")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("人工订正 1")).to_be_visible()
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_url("**/notices/linxi-2023/")
    assert titles()[-1] == CANTEEN
