"""Pages that say why something is refused are held to what every page is held to: axe, day and night, every width."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from notices.curation.takedowns import take_down
from notices.decisions.recording import Act
from notices.models import Notice
from search.engines.protocol import IndexAwayError, IndexMissingError
from tests.browser.test_accessibility import violations_by_day_and_night
from tests.browser.test_widths import wide_at

pytestmark = pytest.mark.browser

TYPED = {"title": "题目" * 200, "reason": "见原件"}


def answering(content: str) -> Callable[[Any], None]:
    return lambda route: route.fulfill(body=content, content_type="text/html")


def raising(error: Exception) -> Callable[..., Any]:
    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    return fail


def statuses_and_pages(monkeypatch: Any, settings: Any, prefix: str) -> dict[str, tuple[int, str]]:
    """Each refusal as the site gives it."""
    staff = Client()
    staff.force_login(User.objects.create_user("reader", is_staff=True))
    curator = Client()
    curator.force_login(User.objects.create_superuser("curator"))
    answers = {
        "not allowed": staff.get(f"{prefix}/import/"),
        "not there": staff.get(f"{prefix}/nowhere/"),
        "not understood": staff.get(f"{prefix}/search/", {"q": "长" * 501}),
        "address too long": staff.get(f"{prefix}/search/", {"q": "a" * 9_000}),
    }
    settings.RATES = dict.fromkeys(settings.RATES, "1/min")
    answers |= {"too often": [Client().get(f"{prefix}/matrix/", {"q": word}) for word in "ab"][1]}
    for name, error in (("restoring", IndexMissingError("还没有索引")), ("away", IndexAwayError("没有回应"))):
        with monkeypatch.context() as patch:
            patch.setattr("search.results.views.search", raising(error))
            answers[name] = staff.get(f"{prefix}/search/", {"q": name})
    take_down(Notice.objects.get(name="baiqiao-2022"), Act(None, "重复" * 100), sealed=True)
    answers["taken down"] = staff.get(f"{prefix}/notices/baiqiao-2022/")
    answers["may be put back"] = curator.get(f"{prefix}/notices/baiqiao-2022/")
    with monkeypatch.context() as patch:
        patch.setattr("notices.views.coverage_table.places", raising(OperationalError("locked")))
        patch.setattr("notices.curation.views.TakedownForm.is_valid", raising(OperationalError("locked")))
        answers["busy"] = staff.get(f"{prefix}/coverage/")
        answers["busy, typed"] = curator.post(f"{prefix}/notices/linxi-2021/takedown/", TYPED)
    pages = {name: (answer.status_code, answer.content.decode()) for name, answer in answers.items()}
    with translation.override("en" if prefix else "zh-hans"):
        pages["locked out"] = 429, render_to_string("429.html")
        pages["at fault"] = 500, render_to_string("500.html")
    return pages


STATUSES = {
    "not allowed": 403,
    "not there": 404,
    "not understood": 400,
    "address too long": 414,
    "too often": 429,
    "locked out": 429,
    "taken down": 410,
    "may be put back": 410,
    "restoring": 503,
    "away": 503,
    "busy": 503,
    "busy, typed": 503,
    "at fault": 500,
}


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_refusal_is_a_page_like_any_other(open_page, monkeypatch, settings, prefix: str) -> None:
    page = open_page(f"{prefix}/about/method/")
    pages = statuses_and_pages(monkeypatch, settings, prefix)
    assert {name: status for name, (status, _content) in pages.items()} == STATUSES
    assert "再次提交" in pages["busy, typed"][1] or "Send again" in pages["busy, typed"][1]
    faults: dict[str, Any] = {}
    for number, (name, (_status, content)) in enumerate(pages.items()):
        address = f"{prefix}/refused/{number}/"
        # Chromium writes an error into its console for every status of an error, as it should: so here it is 200.
        page.route(f"**{address}", answering(content))
        faults[name] = [*violations_by_day_and_night(page, address), *wide_at(page, address)]
    assert faults == {name: [] for name in pages}
