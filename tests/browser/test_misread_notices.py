"""Ten notices misread as a whole, and one with a heading missed, put right in the browser alone: how many decisions and
keys that takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from notices.corrections.rows import rows_of
from notices.corrections.shapes import Kind
from notices.importing.importer import import_file
from notices.models import Notice, Problem
from notices.parsing import outline as outlines
from notices.parsing.outline import Reading
from notices.parsing.outline.build import Outline
from notices.parsing.shapes import Doubt
from tests.browser.curator import sign_in
from tests.browser.test_outline_bench import CANTEEN, MISREAD
from tests.gold_markup import read_marked
from tests.notices.corrections.misreading import BREAKS, NOTICES, misread, wrong_lines

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_process("the server reads with the reader of the test, which misreads"),
]

MOST_DECISIONS = 6
MOST_KEYS = 12  # also those of decisions that are taken back
KINDS_SHOWN = "lines => lines.map((line) => /is-(\\S+)/.exec(line.className)[1])"
ANSWERED = "said => document.querySelector('[name=corrections]').value !== said"


@dataclass
class Curator:
    """Somebody at the bench who knows what each line is; clicks a line, then presses a key."""

    page: Any
    keys: int = 0

    def open(self, name: str) -> None:
        self.keys = 0
        self.page.goto(f"/notices/{name}/outline/")

    def kinds(self) -> list[Kind]:
        return list(self.page.locator(".bench-line").evaluate_all(KINDS_SHOWN))

    def press(self, button: str) -> None:
        """The key of a button, as its face tells it; until what comes of it is shown."""
        made = self.page.locator("[name=corrections]").input_value()
        key = self.page.locator(f"button[value='{button}']").first.get_attribute("data-key")
        self.page.keyboard.press(f"Shift+{key}" if key.isupper() else key)
        self.keys += 1
        self.page.wait_for_function(ANSWERED, arg=made)

    def put_right(self, right: list[Kind]) -> None:
        """The first wrong line first, with all of its form where that helps."""
        while (wrong := wrong_lines(self.kinds(), right)) and self.decisions() <= MOST_DECISIONS:
            kind = right[wrong[0]]
            self.page.locator(f"#row-{wrong[0]}").check()
            self.press(f"alike:{kind}")
            if len(wrong_lines(self.kinds(), right)) >= len(wrong):
                self.press("undo")
                self.press(f"is:{kind}")

    def decisions(self) -> int:
        return int(self.page.locator(".decisions button").count())

    def save(self) -> None:
        self.page.get_by_role("button", name="保存，并标为已校对").click()
        self.page.wait_for_url("**/notices/*/")


@pytest.fixture
def curator(open_page: Any, live_server: Any, settings: Any, tmp_path: Path) -> Curator:
    settings.MEDIA_ROOT = tmp_path / "originals"
    page = open_page()
    sign_in(page, live_server.url)
    return Curator(page)


def imported(folder: Path, name: str, text: str) -> None:
    path = folder / f"{name}.txt"
    path.write_text(text, "utf-8")
    import_file(path)


def of_outline(outline: Outline | None) -> list[tuple[str, list[str], int]]:
    return [
        (problem.title, [item.title for item in problem.items], len(problem.measures))
        for problem in (outline.problems if outline else ())
    ]


def of_rows(name: str) -> list[tuple[str, list[str], int]]:
    return [
        (problem.title, [item.title for item in problem.items.all()], problem.measures.count())
        for problem in Problem.objects.filter(notice__name=name, parent=None)
    ]


@dataclass
class Misreader:
    """Reads a text by a rule that is broken, and remembers what it should have read."""

    how: Mapping[Kind, Kind]
    right_kinds: list[Kind] = field(default_factory=list)
    right_outline: Outline | None = None

    def read(self, text: str) -> Reading:
        reading = outlines.read(text)
        self.right_kinds = [row.kind for row in rows_of(text, reading.outline)]
        self.right_outline = reading.outline
        return replace(reading, outline=misread(text, reading.outline, self.how), doubts=())


def test_ten_misread_notices_are_right_after_few_decisions(
    curator: Curator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    decisions, keys, misread_before, right_after = {}, {}, [], []
    for path, how in zip(NOTICES, cycle(BREAKS), strict=False):
        misreader, name = Misreader(BREAKS[how]), path.stem
        monkeypatch.setattr("notices.parsing.read", misreader.read)
        imported(tmp_path, name, read_marked(path)[0])
        misread_before.append(of_rows(name) != of_outline(misreader.right_outline))
        curator.open(name)
        curator.put_right(misreader.right_kinds)
        decisions[name], keys[name] = curator.decisions(), curator.keys
        curator.save()
        right_after.append(of_rows(name) == of_outline(misreader.right_outline))
    assert {name: number for name, number in decisions.items() if number > MOST_DECISIONS} == {}
    assert {name: number for name, number in keys.items() if number > MOST_KEYS} == {}
    assert (misread_before, right_after) == ([True] * 10, [True] * 10)
    assert Notice.objects.filter(name__in=decisions, checked__isnull=False).count() == 10


def test_a_missed_heading_that_is_doubted_takes_two_keys(
    curator: Curator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The bench opens at the first doubt, `d` leads to the next; no mouse is touched."""
    read = outlines.read

    def doubtful(text: str) -> Reading:
        places = [text.index(words) for words in ("1.针对", CANTEEN)]
        return replace(read(text), doubts=tuple(Doubt(place, place + 2, "像是问题") for place in places))

    monkeypatch.setattr("notices.parsing.read", doubtful)
    imported(tmp_path, "linxi-2023", MISREAD)
    curator.open("linxi-2023")
    expect(curator.page.get_by_role("radio", name="1.针对城区大班额问题")).to_be_focused()
    curator.page.keyboard.press("d")
    expect(curator.page.get_by_role("radio", name=CANTEEN)).to_be_focused()
    curator.press("is:problem")
    assert curator.decisions() == 1
    curator.save()
    assert [title for title, _, _ in of_rows("linxi-2023")] == ["学位供给不足", "黑臭水体治理缓慢", CANTEEN]
