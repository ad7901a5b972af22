import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.concordance.alignment import ConcordanceLine, Finder, ordered
from search.language.folding import fold

TEXT = "学位缺口大，新增学位2160个。\n学 位不足"


def lines(text: str, *terms: str, width: int = 4) -> list[tuple[str, str, str]]:
    return [(line.left, line.term, line.right) for line in Finder(terms).lines(text, width, None)]


def test_every_occurrence_has_a_line_with_what_stands_at_either_side():
    assert lines(TEXT, "学位") == [
        ("", "学位", "缺口大，"),
        ("大，新增", "学位", "2160"),
        ("0个。 ", "学 位", "不足"),
    ]


def test_a_term_stands_wherever_an_exact_search_finds_it():
    assert lines("ＰＰＰ項目與ppp项目", "PPP项目", width=1) == [
        ("", "ＰＰＰ項目", "與"),
        ("與", "ppp项目", ""),
    ]


def test_of_several_terms_the_longest_stands_and_none_overlaps():
    assert lines("学位缺口与缺口", "缺口", "学位", "学位缺口", width=1) == [
        ("", "学位缺口", "与"),
        ("与", "缺口", ""),
    ]


@pytest.mark.parametrize("terms", [(), ("",), (" ",), ("没有",)])
def test_no_term_has_no_line(terms):
    assert lines(TEXT, *terms) == []


def test_signs_of_patterns_are_text():
    assert lines("a.c abc (x", "a.c", "(x", width=0) == [("", "a.c", ""), ("", "(x", "")]


LINES = [
    ConcordanceLine("甲乙", "水", "丁", 1),
    ConcordanceLine("丙甲", "水", "丙", 2),
    ConcordanceLine("乙乙", "水", "丙丁", 3),
]


@pytest.mark.parametrize(
    ("order", "sources"), [("order", [1, 2, 3]), ("right", [1, 2, 3]), ("left", [3, 1, 2])]
)
def test_lines_are_ordered_by_their_neighbours(order, sources):
    assert [line.source for line in ordered(LINES, order)] == sources


@given(
    st.text(alphabet="学位 缺ＡaA㎡e\u0301。\n", max_size=60),
    st.text(alphabet="学位ａ", min_size=1, max_size=2),
)
def test_a_line_holds_the_term_and_text_as_it_stands(text, term):
    found = lines(text, term, width=3)
    assert len(found) == len(fold(text).split(fold(term))) - 1
    squeezed = "".join(text.split())
    for left, held, right in found:
        assert fold(term) in fold(held)
        assert "".join((left + held + right).split()) in squeezed
