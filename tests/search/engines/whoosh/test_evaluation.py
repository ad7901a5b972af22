from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.asking import syntax
from search.asking.questions import condition
from search.engines.question import (
    And,
    Everything,
    Having,
    InMeasure,
    Node,
    Not,
    Or,
    Phrase,
    Question,
    Word,
    Words,
)
from search.engines.whoosh.evaluation import Scope, answer
from search.language.analysis import fold
from tests.search.engines.whoosh.memory import Doc, scope_of

DOCS = [
    Doc(["公办学位缺口", "道路积水"], "教育", {"year": ("2021",)}, {"dated": 30}),
    Doc(["养老床位缺口"], "养老", {"year": ("2020", "old")}, {"dated": 10}),
    Doc(["养老补贴发放"], "学位", {"year": ("none",)}, {"dated": 0}),
    Doc(["残疾人补贴发放"], "残疾人", {"year": ("2021",)}, {"dated": 20}),
]


def asked(node: Node, **question: Any) -> list[int]:
    return keys_of(scope_of(DOCS), Question(node, **question))


def keys_of(scope: Scope, question: Question) -> list[int]:
    return [match.key for match in answer(scope, question).hits]


@pytest.mark.parametrize(
    ("node", "docs"),
    [
        (Everything(), {0, 1, 2, 3}),
        (Phrase("缺口"), {0, 1}),
        (Phrase("口道"), set()),
        (Phrase("学位", field="heading_chars"), {2}),
        (And((Phrase("养老"), Phrase("补贴"))), {2}),
        (Or((Phrase("养老"), Phrase("残疾人"))), {1, 2, 3}),
        (And((Phrase("养老"), Not(Phrase("补贴")))), {1}),
        (Having("year", ("2021", "old")), {0, 1, 3}),
        (Having("year", ()), set()),
        (Words((Word("养老补贴", ("养老", "补贴")),), all_words=True), {2}),
        (Words((Word("养老补贴", ("养老", "补贴")),)), {1, 2, 3}),
        (And(()), {0, 1, 2, 3}),
        (Or(()), set()),
    ],
)
def test_a_condition_finds_these_documents(node, docs):
    assert set(asked(node)) == docs


def test_a_measure_that_meets_the_condition_finds_what_it_belongs_to():
    measures = [Doc(["移送纪委"], columns={"problem": 2}), Doc(["移送法院"], columns={"problem": 3})]
    scope = scope_of(DOCS, measures)
    assert keys_of(scope, Question(InMeasure(Phrase("纪委")))) == [2]
    assert keys_of(scope, Question(InMeasure(Phrase("移送")))) == [2, 3]


def test_hits_that_hold_all_words_come_first():
    docs = asked(Words((Word("养老", ("养老",)), Word("发放", ("发放",)))))
    assert docs[0] == 2


@pytest.mark.parametrize(
    ("sort", "docs"), [("dated", [1, 3, 0, 2]), ("-dated", [0, 3, 1, 2])], ids=["oldest", "newest"]
)
def test_dates_sort_and_the_undated_come_last(sort, docs):
    assert asked(Everything(), sort=sort) == docs


@given(st.integers(0, 6), st.integers(0, 6))
def test_a_slice_is_that_part_of_the_whole(start, stop):
    whole = asked(Everything(), sort="dated")
    assert asked(Everything(), sort="dated", start=start, stop=stop) == whole[start:stop]


def test_a_facet_is_not_narrowed_by_its_own_choice():
    scope = scope_of(DOCS)
    found = answer(scope, Question(Phrase("补贴"), chosen={"year": ("2021",)}, facets=("year",)))
    assert ([match.key for match in found.hits], found.total) == ([3], 1)
    assert found.facets == {"year": {"2020": 0, "2021": 1, "none": 1, "old": 0}}


YEARS = st.sets(st.sampled_from(["2019", "2020", "2021"]), max_size=2).map(lambda years: tuple(sorted(years)))


@given(st.lists(YEARS, max_size=8), YEARS)
def test_each_count_is_the_total_after_choosing_that_value(years, chosen):
    scope = scope_of([Doc(["甲"], groups={"year": values}) for values in years])
    counts = answer(
        scope, Question(Everything(), {"year": chosen} if chosen else {}, facets=("year",))
    ).facets["year"]
    for value, count in counts.items():
        assert answer(scope, Question(Everything(), {"year": (value,)})).total == count


TEXTS = st.text(alphabet="甲乙丙", min_size=1, max_size=3)
LEAVES = TEXTS.map(syntax.Exact)
TREES: st.SearchStrategy[syntax.Node] = st.recursive(
    LEAVES,
    lambda nodes: st.one_of(
        nodes.map(syntax.Without),
        st.lists(nodes, min_size=1, max_size=3).map(lambda some: syntax.All(tuple(some))),
        st.lists(nodes, min_size=1, max_size=3).map(lambda some: syntax.AnyOf(tuple(some))),
    ),
    max_leaves=8,
)


@given(st.lists(TREES, min_size=1, max_size=3), st.lists(st.lists(TEXTS, min_size=1, max_size=2), max_size=5))
def test_a_tree_finds_what_a_plain_reading_finds(trees, texts):
    question = Question(And(tuple(map(condition, trees))))
    assert set(keys_of(scope_of([Doc(pieces) for pieces in texts]), question)) == {
        number for number, pieces in enumerate(texts) if all(_holds(tree, pieces) for tree in trees)
    }


def _holds(node: syntax.Node, pieces: list[str]) -> bool:
    match node:
        case syntax.Exact():
            return any(fold(node.text) in fold(piece) for piece in pieces)
        case syntax.Without():
            return not _holds(node.node, pieces)
        case syntax.All():
            return all(_holds(child, pieces) for child in node.nodes)
        case syntax.AnyOf():
            return any(_holds(child, pieces) for child in node.nodes)
    raise AssertionError(node)
