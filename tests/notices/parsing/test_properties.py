"""What holds of every text, and of every notice whatever its layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notices.parsing import ParseError, parse
from notices.parsing import outline as outlines
from notices.parsing.lines import fold
from notices.parsing.outline.build import Outline
from notices.parsing.shapes import Item, Problem
from notices.places.gazetteer import official
from notices.reading import read
from tests.gold_markup import read_marked
from tests.notices.parsing.generated import ASCII, Built, notices, tables
from tools.hostile_texts import HEADINGS, UNITS
from tools.quality.gold import marked_case

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
MARKED = sorted((ROOT / "tests/data/layouts").rglob("*.marked"))
REAL = sorted((ROOT.parent / "shared/notices").glob("*.txt"))

calm = settings(suppress_health_check=[HealthCheck.too_slow])


def outline(text: str) -> Outline:
    return outlines.read(text).outline


def nodes(found: Outline) -> list[Problem | Item]:
    return [node for problem in found.problems for node in with_items(problem)]


def with_items(problem: Problem) -> Iterator[Problem | Item]:
    yield problem
    yield from problem.items


def measure_label(text: str, label: str, start: int) -> tuple[int, int]:
    """Where the label of a measure that begins at `start` is printed."""
    place = text.rindex(label, 0, start)
    return place, place + len(label)


def claimed(text: str, found: Outline) -> list[tuple[int, int]]:
    """Every span that says what its characters are, in reading order."""
    spans = [(piece.start, piece.end) for piece in found.other]
    for node in nodes(found):
        spans.append(node.heading)
        for measure in node.measures:
            spans.append((measure.start, measure.end))
            if measure.label:
                spans.append(measure_label(text, measure.label, measure.start))
    return sorted(spans)


def ground(found: Outline) -> list[tuple[int, int]]:
    """The stretches in which each character must belong to something: the rectification parts, and what has no part."""
    parts = [(part.start, part.end) for part in found.parts if part.role == "rectification"]
    loose = [n.heading[0] for n in nodes(found) if not any(a <= n.heading[0] < b for a, b in parts)]
    return parts + ([(min(loose), max(n.heading[0] for n in nodes(found)))] if loose else [])


def assert_sound(text: str, found: Outline) -> None:
    """Spans nest and do not overlap; what they leave of the rectification parts is white space and bars of tables."""
    spans = claimed(text, found)
    assert [span for span in spans if not 0 <= span[0] < span[1] <= len(text)] == []
    assert [(one, other) for one, other in pairwise(spans) if one[1] > other[0]] == []
    for start, end in ground(found):
        inside = [span for span in spans if start <= span[0] and span[1] <= end]
        edges = [start, *(edge for span in inside for edge in span), end]
        gaps = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
        assert [gap for gap in gaps if gap.replace("|", "").strip()] == []


def assert_nested(found: Outline) -> None:
    """Parts follow each other; problems, items and measures stand in reading order, each below its own heading."""
    assert all(one.end <= other.start for one, other in pairwise(found.parts))
    assert [problem.n for problem in found.problems] == [*range(1, len(found.problems) + 1)]
    order = [
        place
        for node in nodes(found)
        for place in (*node.heading, *(edge for m in node.measures for edge in (m.start, m.end)))
    ]
    assert order == sorted(order)
    for problem in found.problems:
        before = sum(aspect.start < problem.heading[0] for aspect in found.aspects)
        assert problem.aspect in (None, before)


# Any text at all

CUES = [
    *(
        "一、",
        "二、",
        "（一）",
        "(二)",
        "1.",
        "2．",
        "（1）",
        "2)",
        "①",
        "一是",
        "二是，",
        "首先，",
        "第一，",
    ),
    *(
        "第一方面问题，",
        "问题1：",
        "关于",
        "针对",
        "问题",
        "“",
        "”",
        '"',
        "《",
        "》",
        "（",
        "）",
        "。",
        "：",
        "；",
    ),
    *("\n", "\n\n", "\u2028", "　　", "\u00a0", "\ud800", "\x00", "𠀀"),
    *("整改措施：", "整改情况：", "责任单位：", "（责任单位：甲）", "整改成效：", "整改进展："),
    *("序号\n", "反馈问题\n", "整改措施\n", "责任单位\n", "中共甲县乙局党组\n", "2023年5月2日\n"),
    *("联系电话：0198-5550101", "下一步，县委将", "方面", "整改情况", "线索", "组织领导", "学习不深入"),
    *("已完成", "3.5亿元", "一是一、二是二"),
]
anything = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(CUES), max_size=80).map("".join))


@calm
@given(anything)
def test_any_text_at_all_is_read_or_refused_with_the_parsers_own_error(text):
    with suppress(ParseError):
        assert parse(text, official()).problems


@calm
@given(anything)
def test_the_outline_of_any_text_is_sound(text):
    found = outline(text)
    assert_sound(text, found)
    assert_nested(found)


# Generated notices


@calm
@given(st.one_of(notices(), tables()))
def test_generated_notices_are_covered_once(built: Built):
    found = outline(built.text)
    assert_sound(built.text, found)
    assert_nested(found)


@calm
@given(st.one_of(notices(), tables()))
def test_generated_notices_are_read_as_they_were_built(built: Built):
    found = outline(built.text)
    said = {
        "titles": [problem.title for problem in found.problems],
        "items": [item.title for problem in found.problems for item in problem.items],
        "measures": [
            fold(built.text[m.start : m.end]).rstrip("。") for node in nodes(found) for m in node.measures
        ],
    }
    assert said == {
        "titles": built.titles,
        "items": built.items,
        "measures": [fold(measure) for measure in built.measures],
    }


@calm
@given(notices())
def test_full_width_and_ascii_punctuation_give_the_same_outline(built: Built):
    wide, narrow = built.text, built.text.translate(ASCII)
    assert fold(repr(outline(wide))) == fold(repr(outline(narrow)))


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_layout_notices_read_the_same_in_ascii_punctuation(path):
    text = read_marked(path)[0]
    assert fold(repr(outline(text))) == fold(repr(outline(text.translate(ASCII))))


# Mutations of whole notices


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A sample with a few stretches cut, doubled, swapped or overwritten."""
    text = draw(st.sampled_from(SAMPLES)).read_text("utf-8")
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 200)))
        piece = draw(st.one_of(st.just(""), st.just(text[start:end] * 2), st.sampled_from(CUES)))
        text = text[:start] + piece + text[end:]
    return text


@calm
@given(mutated())
def test_mutated_samples_are_covered_once(text):
    found = outline(text)
    assert_sound(text, found)
    assert_nested(found)


def test_the_comma_behind_a_number_without_a_heading_is_covered():
    text = "（一）关于甲的问题\n1.积极整改乙问题\n丙。\n2.，取消收费九项。\n（二）关于丁的问题\n戊。"
    assert_sound(text, outline(text))


def text_of(path: Path) -> str:
    """Of a marked notice, as it is read: a page without its markup."""
    case = marked_case(path)
    return read(case.file, case.data).text


@pytest.mark.parametrize("path", [*SAMPLES, *MARKED], ids=lambda path: path.stem)
def test_whole_notices_are_covered_once(path):
    text = text_of(path) if path.suffix == ".marked" else path.read_text("utf-8")
    found = outline(text)
    assert found.problems
    assert_sound(text, found)
    assert_nested(found)


@pytest.mark.shared
@pytest.mark.skipif(not REAL, reason="there is no ../shared/notices")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_notices_are_covered_once(path):
    text = path.read_text("utf-8")
    found = outline(text)
    assert found.problems
    assert_sound(text, found)
    assert_nested(found)


# Texts made to take long; how long is for `tools/benchmarks/linearity.py` to say


@pytest.mark.parametrize("before", HEADINGS, ids=["alone", "below"])
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: re.sub(r"\s", "_", unit))
def test_one_line_repeated_is_covered_once(unit, before):
    text = before + unit * (3_000 // len(unit))
    assert_sound(text, outline(text))
