"""Snippets taken apart again: the text as it stands, and which of it was searched."""

from __future__ import annotations

import pytest

from search.api.hits import segments
from search.highlighting import mark


@pytest.mark.parametrize(
    ("text", "terms", "runs"),
    [
        ("新增学位", ["学位"], [("新增", False), ("学位", True)]),
        ("学位", ["学位"], [("学位", True)]),
        ("学位、学位", ["学位"], [("学位", True), ("、", False), ("学位", True)]),
        ("<mark>a&amp;b</mark>", ["b"], [("<mark>a&amp;", False), ("b", True), ("</mark>", False)]),
        ("", ["学位"], []),
    ],
)
def test_segments_are_the_text_and_its_marks(
    text: str, terms: list[str], runs: list[tuple[str, bool]]
) -> None:
    assert [(run.text, run.marked) for run in segments(mark(text, terms))] == runs
