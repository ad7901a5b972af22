"""A promise, what a later notice says of it, and a curator's word, without JavaScript."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from notices.models import FollowUp, Promise
from search import indexing
from tests.browser.curator import sign_in
from tests.browser.test_accessibility import violations_by_day_and_night
from tests.browser.test_reading_and_searching import FAINT, SMALL
from tests.browser.test_widths import wide_at
from tests.factories import make_claim, make_measure, make_notice, make_place, make_problem

pytestmark = pytest.mark.browser
PAGE = "/promises/?unit=notice&notice=wangting-2019"


@pytest.fixture
def two_rounds(collection: None) -> None:  # noqa: ARG001  # beside what stands there already
    place = make_place("某省", "某市", "望亭县")
    earlier = make_notice("wangting-2019", place=place, published=date(2019, 9, 20))
    promised = make_measure(make_problem(earlier), "计划2020年底前拆除违法建设12万平方米。")
    make_claim(
        Promise, promised, "计划2020年底前拆除违法建设12万平方米", due="2020-12", due_by=date(2020, 12, 31)
    )
    later = make_notice("wangting-2021", place=place, published=date(2021, 9, 17))
    make_problem(later, measures=["修订财务制度。", "累计拆除违法建设9.3万平方米。", "走访企业60家。"])
    indexing.rebuild()


@pytest.mark.usefixtures("two_rounds")
def test_a_curator_confirms_what_a_later_notice_says_and_takes_it_back(
    open_page: Any, live_server: Any
) -> None:
    page = open_page("/", java_script_enabled=False)
    sign_in(page, live_server.url)
    page.goto(PAGE)
    page.locator("summary", has_text="后来的通报").click()
    expect(page.get_by_role("radio", name="wangting-2021/p1/m2")).to_be_checked()
    expect(page.locator(".followed mark").first).to_have_text("拆除违法建设")
    page.get_by_role("button", name="部分", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="已保存。")).to_be_visible()
    expect(page.locator(".outcome")).to_contain_text("部分")
    assert [(row.verdict, row.answer) for row in FollowUp.objects.all()] == [("part", "wangting-2021/p1/m2")]
    page.get_by_role("button", name="撤销：").click()
    expect(page.get_by_role("status").filter(has_text="已撤销。")).to_be_visible()
    assert not FollowUp.objects.exists()


@pytest.mark.usefixtures("two_rounds")
@pytest.mark.parametrize("is_curator", [False, True])
def test_it_is_read_and_touched_on_a_phone(open_page: Any, live_server: Any, is_curator: bool) -> None:
    page = open_page("/", width=390, height=800)
    if is_curator:
        sign_in(page, live_server.url)
    page.goto(PAGE)
    page.locator("summary", has_text="后来的通报").click()
    assert (page.evaluate(FAINT), page.evaluate(SMALL)) == ([], [])
    assert violations_by_day_and_night(page, PAGE) == []
    assert (wide_at(page, PAGE), wide_at(page, f"/en{PAGE}")) == ([], [])
