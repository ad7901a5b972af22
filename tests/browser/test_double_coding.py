"""Two curators and an editor at browsers: set up, code by keyboard, hand in, settle; what each of them sees."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from playwright.sync_api import expect

from notices.importing.importer import import_file
from notices.models import CodingSheet, DoubleCoding, Measure, Notice, Problem, Settlement
from tests.browser.curator import cookies_of
from tests.browser.test_accessibility import violations_by_day_and_night
from tests.browser.test_widths import wide_at
from tests.notices.double_coding.coded import both, make_double_coding
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.browser


@pytest.fixture
def as_account(open_page, live_server, settings, tmp_path) -> Any:
    """A page of its own for each account; 临溪 of 2023 is in, with its original."""
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_text(TEXT, "utf-8")
    import_file(path)
    for name, group in (("jia", "订正员"), ("yi", "订正员"), ("zhubian", "编辑")):
        User.objects.create_user(name, is_staff=True).groups.add(Group.objects.get(name=group))

    def open_(name: str, address: str, width: int = 1280) -> Any:
        page = open_page(width=width)
        client = Client()
        client.force_login(User.objects.get(username=name))
        page.context.add_cookies(cookies_of(client, live_server.url))
        page.goto(address)
        return page

    return open_


def choose_by_keyboard(page: Any, area: str) -> None:
    """The main area out of its list, every measure 已完成, Enter."""
    page.get_by_label("主要领域").focus()
    page.get_by_label("主要领域").select_option(label=area)
    for group in page.get_by_role("group").all():
        radio = group.get_by_role("radio").first
        radio.focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="保存，下一条").focus()
    page.keyboard.press("Enter")


def test_two_code_on_phones_and_an_editor_settles(as_account) -> None:
    page = as_account("zhubian", "/notices/linxi-2023/")
    page.get_by_role("link", name="双人编码").click()
    page.get_by_label("名称", exact=True).fill("第一次")
    page.get_by_label("编码员甲").select_option(label="jia")
    page.get_by_label("编码员乙").select_option(label="yi")
    page.get_by_role("group", name="编码的项目").get_by_label("结构").uncheck()
    page.get_by_role("button", name="设立").click()
    expect(page.get_by_text("已设立。")).to_be_visible()
    coding = DoubleCoding.objects.get()
    for name, last_area in (("jia", "生态环境"), ("yi", "教育")):
        coder = as_account(name, "/double-codings/", width=390)
        coder.get_by_role("link", name="第一次").click()
        coder.get_by_role("link", name="中共云泽市临溪区委").click()
        coder.locator(".review-list a.task").first.click()
        for area in ("教育", "教育", last_area):
            expect(coder.get_by_label("主要领域")).to_have_value("")
            choose_by_keyboard(coder, area)
        coder.get_by_role("button", name="交卷").click()
        expect(coder.get_by_text("已交卷。", exact=True)).to_be_visible()
    page.goto(f"/double-codings/{coding.pk}/")
    expect(page.get_by_role("row", name="主要领域 3 2 0.667")).to_be_visible()
    page.get_by_role("link", name="裁定").click()
    page.get_by_label("定为").select_option(label="生态环境")
    page.get_by_label("理由").fill("见界限")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已裁定 1 处。")).to_be_visible()
    assert [(row.value, row.reason) for row in Settlement.objects.all()] == [("environment", "见界限")]
    page.goto(f"/double-codings/{coding.pk}/")
    page.get_by_role("button", name="写入通报").click()
    expect(page.get_by_text("linxi-2023：写入 8 处")).to_be_visible()
    assert Problem.objects.filter(notice__name="linxi-2023", curated=True).count() == 3
    assert Measure.objects.filter(problem__notice__name="linxi-2023", curated=True).count() == 5


def test_an_outline_is_coded_on_the_bench_with_keys(as_account) -> None:
    jia, yi = User.objects.get(username="jia"), User.objects.get(username="yi")
    coding = make_double_coding(
        Notice.objects.get(name="linxi-2023"), {"outline": {}}, {}, first=jia, second=yi
    )
    CodingSheet.objects.update(answers={}, handed_in=None)
    DoubleCoding.objects.update(revealed=None)
    page = as_account("jia", f"/double-codings/{coding.pk}/1/")
    page.get_by_role("link", name="结构：各行是什么").click()
    bench = f"/double-codings/{coding.pk}/1/outline/"
    assert [violations_by_day_and_night(page, address) for address in (f"/en{bench}", bench)] == [[], []]
    page.get_by_role("radio", name="2.优化").check()
    page.get_by_role("radio", name="2.优化").press("p")
    expect(page.get_by_role("listitem").filter(has_text="2.优化招生片区划分").first).to_be_visible()
    expect(page.get_by_role("radio", name="问题 2.优化")).to_be_checked()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("已答")).to_be_visible()
    kinds = {
        words: kind for _start, kind, words in CodingSheet.objects.get(seat=1).answers["outline"]["rows"]
    }
    assert kinds["2.优化招生片区划分"] == "problem"


def addresses(*parts: str) -> list[str]:
    return [f"{language}/double-codings/{part}" for language in ("", "/en") for part in ("", *parts)]


def test_no_page_breaks_a_rule_or_is_wider_than_its_window(as_account) -> None:
    notice = Notice.objects.get(name="linxi-2021")
    jia, yi = User.objects.get(username="jia"), User.objects.get(username="yi")
    coding = make_double_coding(notice, *both(p1="health"), first=jia, second=yi)
    coder = as_account("jia", "/")
    editor = as_account("zhubian", "/")
    of_coder = addresses(f"{coding.pk}/", f"{coding.pk}/1/", f"{coding.pk}/1/1/")
    of_editor = addresses("add/", f"{coding.pk}/", f"{coding.pk}/settlements/")
    for page, listed in ((coder, of_coder), (editor, [*of_editor, "/about/method/"])):
        assert {each: violations_by_day_and_night(page, each) for each in listed} == {
            each: [] for each in listed
        }
        assert {each: wide_at(page, each) for each in listed} == {each: [] for each in listed}
