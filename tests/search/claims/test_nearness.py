from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.claims.nearness import pattern
from search.language.folding import fold

SIGNS = "学學位校12mＭ２kK%％.。 　\n\t(（)）一*?[]\\^-|$"  # each folds to one


def finds(text: str, *terms: str) -> bool:
    return bool(re.search(pattern(terms), text))


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("学位", "新增學位"),
        ("学位", "新增学\n 位"),
        ("學位", "新增学位"),
        ("PPP", "ｐｐｐ项目"),
        ("m2", "3000㎡"),
        ("㎡", "3000m2"),
        ("2160", "２１６０个"),
        ("(一)", "㈠"),
        ("50%", "占50％"),
        ("a.b", "a.b"),
    ],
)
def test_a_term_is_found_however_it_is_written(term: str, text: str) -> None:
    assert finds(text, term)


@pytest.mark.parametrize(
    ("term", "text"), [("学位", "学校位置"), ("a.b", "axb"), ("[学]", "学"), ("一", "二")]
)
def test_what_is_no_form_of_a_term_is_not_found(term: str, text: str) -> None:
    assert not finds(text, term)


def test_any_of_the_terms_will_do() -> None:
    assert finds("新建学校", "学位", "学校")
    assert pattern(["", " "]) == ""


def test_a_term_as_long_as_a_query_may_be_is_looked_for() -> None:
    assert finds("长" * 2000, "长" * 2000)
    assert not finds("长" * 1999, "长" * 2000)


@given(term=st.text(SIGNS, min_size=1, max_size=4), text=st.text(SIGNS, max_size=12))
def test_a_pattern_finds_what_folding_finds(term: str, text: str) -> None:
    if wanted := fold(term):
        assert finds(text, term) == (wanted in fold(text))
