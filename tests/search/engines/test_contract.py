"""What every engine does, whichever keeps the index: asked and told through the protocol alone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from search.asking.questions import phrase
from search.engines import connection
from search.engines.answer import Answer, Holding, Keys, Match
from search.engines.opensearch import indices
from search.engines.protocol import Document, Engine, IndexMissingError, IndexUnfitError
from search.engines.question import Cross, Everything, Having, Or, Part, Question, Unit, Word, Words
from search.language import analysis
from tests.conftest import index_in


@pytest.fixture(name="engine", params=["whoosh", "opensearch"])
def _engine(request, settings, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "opensearch" and "OPENSEARCH_URLS" not in os.environ:
        pytest.skip("no cluster: tests/with_opensearch starts one")
    with index_in(settings, tmp_path / "index", request.param):
        yield connection.engine()


def document(key: int, text: str, unit: Unit = "problem", notice: int = 1, year: str = "2021") -> Document:
    return Document(
        f"notices.{unit}.{key}",
        f"notices.{unit}",
        {
            "words": " ".join(analysis.words([text])),
            "across": " ".join(analysis.across([text])),
            "chars": " ".join(analysis.chars([text])),
        },
        {
            "name": (f"n-{notice}",),
            "digest": (f"d{notice}",),
            "year": (year,),
            "category": (f"area-{key % 2}",),
        },
        {"pk": key, "notice": notice, "problem": key, "dated": 1000 - key // 2},
    )


DOCUMENTS = [
    document(1, "公办学位缺口", notice=1, year="2020"),
    document(2, "公办学位缺口", notice=1, year="2021"),
    document(3, "公办学位缺口", notice=2, year="2021"),
    document(4, "道路积水", notice=2, year="2022"),
    document(9, "督促新建学位", unit="measure", notice=2),
]


def words(*texts: str) -> Words:
    return Words(tuple(Word(text, (text,)) for text in texts))


def keys_of(matches: tuple[Match, ...]) -> list[int]:
    return [match.key for match in matches]


def test_without_an_index_nothing_is_answered_and_no_part_of_one_begun(engine):
    for reads in (
        lambda: engine.search(Question(Everything())),
        lambda: engine.finds(Question(Everything())),
        lambda: engine.foreseen(lambda: engine.search(Question(Everything()))),
        lambda: engine.keys(Question(Everything())),
        lambda: engine.frequencies(["学位"]),
        engine.generation,
        engine.holdings,
        engine.warm,
        lambda: engine.replace(["n-1"], DOCUMENTS),
    ):
        with pytest.raises(IndexMissingError):
            reads()
    assert not engine.is_current()


def test_questions_of_a_page_are_put_together_and_each_is_answered_as_by_itself(engine):
    engine.rebuild(DOCUMENTS)
    either = [Question(words("学位"), stop=20), Question(words("道路", "龘"), stop=20, facets=("year",))]

    def page() -> list[Answer]:
        chosen = either if engine.finds(Question(words("积水"))) else either[:1]
        more = [Question(words("缺口"))] if engine.frequencies(["学位", "龘"]).counts == [4, 0] else []
        answers: list[Answer] = engine.search_all([*chosen, *more])
        return answers

    assert engine.foreseen(page) == [
        engine.search(question) for question in (*either, Question(words("缺口")))
    ]


def test_what_a_page_finds_wrong_is_raised_once_answers_are_there(engine):
    engine.rebuild(DOCUMENTS)

    def page() -> None:
        if engine.finds(Question(words("学位"))):
            raise ValueError(engine.search(Question(words("学位"))).total)

    with pytest.raises(ValueError, match="3"):
        engine.foreseen(page)


def test_it_is_told_whether_anything_is_found(engine):
    engine.rebuild(DOCUMENTS)
    nodes = (phrase("学位"), phrase("龘"), words("学位", "龘"))
    assert [engine.finds(Question(node)) for node in nodes] == [True, False, True]


def test_an_index_without_documents_finds_nothing(engine):
    engine.rebuild([])
    answer = engine.search(Question(Everything(), facets=("year",)))
    assert answer == Answer((), 0, 0, 0, facets={"year": {}})
    assert engine.keys(Question(Everything())) == Keys([], 0)
    assert engine.frequencies(["学位"]).counts == [0]
    assert engine.is_current()


def test_documents_are_found_in_their_unit_once_an_index_was_made(engine):
    engine.rebuild(DOCUMENTS)
    assert engine.is_current()
    engine.warm()
    assert keys_of(engine.search(Question(phrase("学位"))).hits) == [1, 2, 3]
    assert keys_of(engine.search(Question(phrase("学位"), unit="measure")).hits) == [9]
    assert keys_of(engine.search(Question(Everything(), unit="notice")).hits) == []


def test_of_equal_hits_the_smaller_key_goes_first_however_they_came_and_whatever_sorts(engine):
    engine.rebuild([DOCUMENTS[2], DOCUMENTS[1]])
    engine.replace(["n-3"], [document(7, "公办学位缺口", notice=3), document(6, "公办学位缺口", notice=3)])
    assert keys_of(engine.search(Question(words("学位"))).hits) == [2, 3, 6, 7]
    assert keys_of(engine.search(Question(words("学位"), stop=2)).hits) == [2, 3]
    assert keys_of(engine.search(Question(Everything(), sort="dated")).hits) == [6, 7, 2, 3]
    assert keys_of(engine.search(Question(Everything(), sort="-dated")).hits) == [2, 3, 6, 7]


def test_a_word_is_held_in_part_by_enough_of_the_words_inside_of_it_however_rare_it_is(engine):
    texts = {1: "领导班子", **dict.fromkeys(range(2, 8), "领导"), 8: "班子", 9: "班子", 10: "领导 班子"}
    empty = document(1, "道路").texts
    rows = [
        replace(document(key, "道路"), texts={**empty, "words": texts.get(key, "道路")})
        for key in range(1, 13)
    ]
    engine.rebuild(rows)
    atoms = (Part("领导"), Part("班子"))
    asked = Words((Word("领导班子", ("领导班子",), read=(Part("领导班子", atoms=atoms),)),))
    assert sorted(keys_of(engine.search(Question(asked)).hits)) == [
        1,
        8,
        9,
        10,
    ]  # 领导 is less than HALF of it


def test_a_hit_says_which_words_it_lacks_in_a_group_as_well(engine):
    engine.rebuild(DOCUMENTS)
    for group in ("", "notice"):
        either = Or((words("缺口"), words("道路")))
        hits = engine.search(Question(either, group=group, stop=10)).hits
        members = [member for match in hits for member in (match.members or (match,))]
        assert {member.key: member.lacking for member in members} == {
            **dict.fromkeys((1, 2, 3), ("道路",)),
            4: ("缺口",),
        }


def test_keys_are_all_or_the_first_of_all_pages_with_their_total(engine):
    engine.rebuild(DOCUMENTS)
    assert engine.keys(Question(Everything())) == Keys([1, 2, 3, 4], 4)
    assert engine.keys(Question(Everything()), limit=2) == Keys([1, 2], 4)
    assert engine.keys(Question(Everything(), sort="-pk", group="notice"), limit=3) == Keys([4, 3, 2], 4)


def test_a_rebuild_that_was_cut_off_is_made_whole_by_the_next_and_what_has_changed_since_is_not_kept(
    engine, monkeypatch
):
    monkeypatch.setattr(indices, "TOGETHER", 1)  # each document is sent when the next one comes
    engine.rebuild(DOCUMENTS[:1])

    def cut_off() -> Iterator[Document]:
        yield from (
            DOCUMENTS[0],
            document(2, "公办学位", notice=3),
            document(5, "旧的", notice=2),
            DOCUMENTS[4],
        )
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.rebuild(cut_off())
    assert engine.keys(Question(Everything())) == Keys([1], 1)
    shown: dict[str, Holding] = {}

    def staying(holdings: Mapping[str, Holding]) -> list[str]:
        shown.update(holdings)
        return ["n-1"]

    engine.rebuild((each for each in DOCUMENTS if not shown or each is not DOCUMENTS[0]), staying)
    assert engine.keys(Question(Everything())) == Keys([1, 2, 3, 4], 4)
    written = {
        "n-1": Holding("d1", {"problem": 1}),
        "n-2": Holding("d2", {"problem": 1, "measure": 1}),
        "n-3": Holding("d3", {"problem": 1}),
    }
    assert shown in ({}, written)  # an engine may begin anew


def test_every_key_comes_once_in_some_batch_and_none_that_is_not_asked_for(engine):
    engine.rebuild(DOCUMENTS)

    def keys(question: Question) -> list[int]:
        return sorted(key for batch in engine.every_key(question) for key in batch)

    assert keys(Question(Everything())) == [1, 2, 3, 4]
    assert keys(Question(phrase("学位"), {"year": ("2021",)}, sort="-pk", group="notice")) == [2, 3]
    assert keys(Question(phrase("学位"), unit="measure")) == [9]
    assert keys(Question(phrase("没有"))) == []


def test_questions_of_one_page_are_answered_as_each_alone(engine):
    engine.rebuild(DOCUMENTS)
    questions = [
        Question(words("学位"), facets=("year",), stop=1),
        Question(words("学位"), unit="measure", stop=0),
        Question(phrase("积水")),
        Question(words("没有"), unit="notice", stop=5),
    ]
    assert engine.search_all(questions) == [engine.search(question) for question in questions]
    assert engine.search_all([]) == []


def test_a_group_is_its_best_with_the_others_and_a_page_is_one_of_groups(engine):
    engine.rebuild(DOCUMENTS)
    answer = engine.search(Question(words("学位"), group="notice", stop=1))
    assert (answer.total, answer.groups) == (3, 2)
    [match] = answer.hits
    assert (match.key, match.count, keys_of(match.members)) == (1, 2, [1, 2])


def test_counts_have_every_value_of_the_unit_and_are_not_narrowed_by_their_own_choice(engine):
    engine.rebuild(DOCUMENTS)
    question = Question(phrase("学位"), {"year": ("2020",)}, facets=("year", "category"))
    assert engine.search(question).facets == {
        "year": {"2020": 1, "2021": 2, "2022": 0},
        "category": {"area-0": 0, "area-1": 1},
    }


def test_crossed_facets_have_every_row_wanted_and_every_column(engine):
    engine.rebuild(DOCUMENTS)
    cells = engine.search(Question(phrase("学位"), cross=Cross("category", "year", ("area-0", "moon")))).cells
    assert cells == {
        "area-0": {"2020": 0, "2021": 1, "2022": 0},
        "moon": {"2020": 0, "2021": 0, "2022": 0},
    }


def test_documents_of_a_notice_are_replaced_together_and_no_others(engine):
    engine.rebuild(DOCUMENTS)
    before = engine.generation()
    engine.replace(["n-1", "unknown"], [document(5, "床位缺口", notice=1)])
    assert engine.keys(Question(Everything())).keys == [3, 4, 5]
    engine.replace(["n-2"], [])
    assert engine.keys(Question(Everything())).keys == [5]
    assert engine.search(Question(Everything(), unit="measure")).total == 0
    assert engine.generation() != before


def test_what_cannot_be_read_to_its_end_changes_nothing(engine):
    def documents() -> Iterator[Document]:
        yield document(5, "床位缺口", notice=1)
        raise ValueError("unreadable")

    engine.rebuild(DOCUMENTS)
    before = engine.generation()
    with pytest.raises(ValueError, match="unreadable"):
        engine.replace(["n-1"], documents())
    with pytest.raises(ValueError, match="unreadable"):
        engine.rebuild(documents())
    assert engine.keys(Question(Everything())).keys == [1, 2, 3, 4]
    assert engine.generation() == before


def test_an_index_that_is_made_anew_is_seen_when_it_is_whole(engine):
    def documents() -> Iterator[Document]:
        yield document(5, "床位缺口")
        assert engine.keys(Question(Everything())).keys == [1, 2, 3, 4]

    engine.rebuild(DOCUMENTS)
    engine.rebuild(documents())
    assert engine.keys(Question(Everything())).keys == [5]


def test_words_are_counted_over_all_units_in_the_order_asked(engine):
    engine.rebuild(DOCUMENTS)
    frequencies = engine.frequencies(("学位", "没有", "道路"))
    assert (list(frequencies.counts), frequencies.documents) == ([4, 0, 1], 5)


def test_what_is_held_of_each_notice_is_told_with_the_digest_of_its_rows(engine):
    engine.rebuild(DOCUMENTS)
    assert engine.holdings() == {
        "n-1": Holding("d1", {"problem": 2}),
        "n-2": Holding("d2", {"problem": 2, "measure": 1}),
    }
    engine.rebuild([DOCUMENTS[0], replace(DOCUMENTS[1], groups={**DOCUMENTS[1].groups, "digest": ("d9",)})])
    assert engine.holdings() == {"n-1": Holding("", {"problem": 2})}


def test_an_index_of_another_analysis_is_not_current(engine, monkeypatch):
    engine.rebuild(DOCUMENTS)
    monkeypatch.setattr(analysis, "version", lambda: "next")
    assert not engine.is_current()
    with pytest.raises(IndexUnfitError):
        engine.search(Question(Everything()))
    engine.rebuild(DOCUMENTS)
    assert engine.is_current()


def test_a_value_nobody_has_is_no_condition_that_is_dropped(engine):
    engine.rebuild(DOCUMENTS)
    assert engine.search(Question(Having("year", ("1999",)))).total == 0
    assert engine.search(Question(Having("year", ()))).total == 0
