"""A real chromium, Debian's own, looking at a live server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from time import sleep
from typing import Any

import pytest
from playwright.sync_api import expect, sync_playwright

from notices.decisions.recording import Act, recorded
from notices.importing import jobs
from notices.models import (
    Accountability,
    Document,
    Doubt,
    Figure,
    ImportFile,
    Measure,
    Notice,
    Promise,
)
from search import indexing
from tests.factories import make_category, make_claim, make_notice, make_place, make_problem
from tests.machines.fixtures import wait_until_known
from tests.pages_data import make_linxi

PATIENCE = 60_000  # milliseconds: a busy machine is slow, not wrong
SLOW_LINE = {"offline": False, "latency": 200, "downloadThroughput": 60_000, "uploadThroughput": 60_000}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Of one module: while Playwright's loop runs, Django takes every query for one in asynchronous code."""
    if not CHROMIUM:
        give_up = pytest.fail if request.config.getoption("--require-browser") else pytest.skip
        give_up("no chromium on this machine: apt-get install chromium fonts-noto-cjk")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        # Chromium's sandbox refuses to run as root, as containers do.
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        expect.set_options(timeout=PATIENCE)
        yield chromium
        chromium.close()


@pytest.fixture
def collection(
    transactional_db: None,  # noqa: ARG001  # as it is committed
    settings: Any,
    live_server: Any,
) -> None:
    """临溪, a sample of 2021, and 柏桥 of 2022."""
    settings.SITE_URL = live_server.url
    linxi = make_linxi()
    with recorded([linxi.pk], Act(None, "见原件"), "fact"):
        Notice.objects.filter(pk=linxi.pk).update(team="市委巡察二组", curated_facts=["team"])
    measure = Measure.objects.get(text__startswith="启用")
    words = measure.start + measure.text.index("新增")
    Doubt.objects.create(
        notice=linxi, reason="此级编号是措施还是小标题", words="新增", start=words, end=words + 2
    )
    make_claim(Figure, measure, "2160个")
    make_claim(Promise, measure, "启用溪南学校")
    make_claim(Document, measure, "溪南学校", title="学位管理办法")
    make_claim(Accountability, measure, "新增", kind="talk")
    notice = make_notice(
        "baiqiao-2022", title="柏桥区委的通报", place=make_place("青岚省", "岚屿市", "柏桥区")
    )
    make_problem(
        notice,
        "1.关于学位不足的问题",
        title="学位不足",
        label="1.",
        categories=[make_category("education")],
        measures=["新建小学2所。"],
    )
    indexing.rebuild()


@pytest.fixture
def work_off(request: pytest.FixtureRequest, live_server: Any) -> Iterator[Callable[[], None]]:
    """Files that are handed in wait until this is called, and then are worked off."""
    if not request.config.getoption("--two-servers"):
        yield lambda: None if jobs.work_off("browser test") else pytest.fail("nothing waits")
        return
    with live_server.workers_paused():

        def go_on() -> None:
            with live_server.workers_working():
                while ImportFile.objects.open().exists():
                    sleep(0.1)

        yield go_on


@pytest.fixture
def open_page(
    browser: Any,
    live_server: Any,
    collection: None,  # noqa: ARG001  # what it shows
    request: pytest.FixtureRequest,
) -> Iterator[Any]:
    """Opens an address as a person has set up their browser; no page may log an error."""
    contexts: list[Any] = []
    errors: list[str] = []

    def open_(address: str = "/", width: int = 1280, height: int = 900, **options: Any) -> Any:
        if request.config.getoption("--two-servers"):
            wait_until_known(live_server)
        context = browser.new_context(
            base_url=live_server.url, locale="zh-CN", viewport={"width": width, "height": height}, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        if request.config.getoption("--slow-line"):
            line = context.new_cdp_session(page)
            line.send("Network.enable")
            line.send("Network.emulateNetworkConditions", SLOW_LINE)
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []
