"""A text with layers over it, cut into runs, printed as HTML."""

from __future__ import annotations

import re
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from notices.spans import Mark, Run, TextLine, by_span, html, lines, runs


def test_a_text_is_cut_wherever_a_span_of_any_layer_begins_or_ends():
    word, claim = Mark(2, 8), Mark(4, 9, "span", "claimed")
    assert runs("新增学位2160个。", [[word], [claim]]) == (
        Run("新增", 0, (None, None)),
        Run("学位", 2, (word, None)),
        Run("2160", 4, (word, claim)),
        Run("个", 8, (None, claim)),
        Run("。", 9, (None, None)),
    )


def test_a_text_without_layers_is_one_run_and_an_empty_one_has_none():
    assert (runs("学位", []), runs("", [[Mark(0, 2)]])) == ((Run("学位", 0, ()),), ())


def test_within_a_layer_the_span_that_begins_first_has_the_characters():
    first, second = Mark(0, 2, id="a"), Mark(1, 3, id="b")
    assert [(run.text, run.over[0]) for run in runs("甲乙丙", [[second, first]])] == [
        ("甲乙", first),
        ("丙", second),
    ]


def test_what_lies_outside_of_the_text_is_left_out():
    assert [run.text for run in runs("甲乙", [[Mark(1, 9), Mark(5, 7), Mark(0, 0)]])] == ["甲", "乙"]


def test_lines_are_a_layer_without_blank_ones_and_white_space_at_the_end():
    text = "甲 \n\n　\n乙\r\n丙"
    assert list(lines(text)) == [TextLine(0, 1), TextLine(6, 7), TextLine(9, 10)]
    under = {line: "".join(run.text for run in group) for line, group in by_span(runs(text, [lines(text)]))}
    assert under.pop(None)
    assert list(under.values()) == ["甲", "乙", "丙"]


def test_an_outer_element_goes_on_over_inner_ones_and_bears_its_id_once():
    layers = [[Mark(0, 3, id="hit-1")], [Mark(1, 2, "b"), Mark(2, 4, "b", "x", "c")]]
    assert html(runs("甲乙丙丁", layers)) == (
        '<mark id="hit-1">甲<b>乙</b><b class="x" id="c">丙</b></mark><b class="x">丁</b>'
    )


def test_layers_before_the_first_that_is_shown_leave_no_trace():
    text = "<甲>\n乙"
    shown = [html(group, 1) for line, group in by_span(runs(text, [lines(text), [Mark(1, 5)]])) if line]
    assert shown == ["&lt;<mark>甲&gt;</mark>", "<mark>乙</mark>"]


@given(
    st.text(alphabet="甲乙<&>\"' \n", max_size=12),
    st.lists(
        st.lists(
            st.builds(Mark, st.integers(0, 9), st.integers(0, 15), st.sampled_from(["b", "mark", "span"]))
        )
    ),
)
def test_whatever_lies_over_a_text_it_stays_and_tags_nest(text: str, layers: list[list[Mark]]):
    shown = html(runs(text, layers))
    assert re.sub(r"<[^>]*>", "", shown) == escape(text)
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)", shown):
        if not closing:
            opened.append(name)
        else:
            assert opened.pop() == name
    assert opened == []


@given(
    st.integers(0, 12),
    st.lists(st.lists(st.builds(Mark, st.integers(0, 9), st.integers(0, 15)), max_size=4), max_size=3),
)
def test_every_character_is_under_the_spans_that_hold_it(length: int, layers: list[list[Mark]]):
    text = "甲" * length
    for run in runs(text, layers):
        for layer, over in zip(layers, run.over, strict=True):
            for offset in range(run.start, run.end):
                holding = [span for span in layer if span.start <= offset < span.end]
                assert (over in holding) if holding else over is None
