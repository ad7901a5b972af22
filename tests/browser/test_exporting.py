"""Taking away what was found, by keyboard only."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def focus_by_tab(page: Any, looks: str, wanted: str, most: int = 150) -> None:
    """Presses Tab until what has the focus looks so, as a person without a mouse would."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"(document.activeElement.{looks} || '').trim()") == wanted:
            return
    pytest.fail(f"Tab never reaches {wanted}")


def test_from_a_search_to_a_csv_without_a_mouse(open_page, tmp_path):
    page = open_page("/")
    focus_by_tab(page, "name", "q")
    page.keyboard.type("学位")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    focus_by_tab(page, "innerText", "CSV (Excel)")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "taken.csv")
    assert "学位" in waiting.value.suggested_filename
    text = (tmp_path / "taken.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["notice_id"] for row in rows} == {"linxi-2021", "baiqiao-2022"}
    assert all("学位" in row["heading"] + row["text"] for row in rows)
