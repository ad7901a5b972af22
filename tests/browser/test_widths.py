"""No page has to be pushed sideways, on a small phone or on a large screen, in either language."""

from __future__ import annotations

from typing import Any

import pytest

from notices.models import ImportBatch
from tests.browser.curator import sign_in
from tests.browser.test_accessibility import FOR_STAFF, PAGES

pytestmark = pytest.mark.browser

WIDTHS = [320, 390, 768, 1280, 2560]
# Once the page has been laid out for its new window.
WIDTH = """() => new Promise((settled) => requestAnimationFrame(() => requestAnimationFrame(
  () => settled(document.documentElement.scrollWidth)
)))"""


def wide_at(page: Any, address: str) -> list[int]:
    """The widths at which a page with everything unfolded stands out of its window."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate(WIDTH) > width:
            found.append(width)
    return found


@pytest.mark.parametrize("language", ["", "/en"])
def test_no_page_is_wider_than_its_window(open_page, live_server, language):
    page = open_page("/about/method/")
    sign_in(page, live_server.url)
    batch = ImportBatch.objects.create(title="一批")
    addresses = [language + address.format(batch=batch.pk) for address in (*PAGES, *FOR_STAFF)]
    assert {address: wide_at(page, address) for address in addresses} == {
        address: [] for address in addresses
    }
