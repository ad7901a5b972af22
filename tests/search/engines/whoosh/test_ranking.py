from __future__ import annotations

import numpy as np

from search.engines.question import Part, Word
from search.engines.whoosh.ranking import rank
from search.language.synonyms import Alternative
from tests.search.engines.whoosh.memory import Doc, collection_of

DOCS = [
    Doc(["加快建设学校。"], heading="关于学位缺口的问题"),
    Doc(["学位 学位", "缺口"]),
    Doc(["学生的位置有缺"]),
    Doc(["道路积水"]),
]
WORDS = (Word("学位", ("学位",)), Word("缺口", ("缺口",)))


def test_words_in_the_heading_rank_before_words_in_the_text():
    docs = [Doc(["教育", "学位不够。"], heading="教育"), Doc(["学位", "教育不够。"], heading="学位")]
    assert np.argmax(rank(collection_of(docs), WORDS[:1]).scores) == 1


def test_a_document_that_holds_every_word_holds_all():
    assert rank(collection_of(DOCS), WORDS).holding_all.tolist() == [True, True, False, False]


def test_what_misses_every_word_is_no_hit():
    ranking = rank(collection_of(DOCS), WORDS)
    assert ranking.enough.tolist() == [True, True, False, False]
    assert not ranking.by_characters


def test_where_nothing_holds_any_word_and_characters_will_do_most_of_its_characters_will_do():
    ranking = rank(collection_of(DOCS), (Word("学置", ("学置",), loose=True),))
    assert ranking.enough.tolist() == [False, False, True, False]
    assert ranking.by_characters


def test_what_nothing_holds_is_found_nowhere_unless_characters_were_asked_for():
    ranking = rank(collection_of(DOCS), (Word("学置", ("学置",)),))
    assert not ranking.enough.any()
    assert ranking.nowhere == ["学置"]


def test_characters_that_stand_nowhere_hide_nothing_and_one_character_is_not_enough():
    ranking = rank(collection_of(DOCS), (Word("学置龘", ("学置龘",), loose=True),))
    assert ranking.enough.tolist() == [False, False, True, False]
    assert not rank(collection_of(DOCS), (Word("路龘", ("路龘",), loose=True),)).enough.any()


def test_a_hit_holds_a_quarter_of_what_is_asked_counted_by_rarity():
    docs = [Doc(["罕见 常见"]), *(Doc(["常见"]) for _ in range(30))]
    words = (Word("罕见", ("罕见",)), Word("常见", ("常见",)))
    assert rank(collection_of(docs), words).enough.tolist() == [True, *[False] * 30]


def test_a_word_that_nothing_holds_does_not_hide_the_others():
    words = (Word("学位", ("学位",)), Word("没有的词", ("没有的词",)))
    ranking = rank(collection_of(DOCS), words)
    assert ranking.enough.tolist() == [True, True, False, False]
    assert not ranking.holding_all.any()


def test_a_synonym_holds_the_word_ranks_below_it_and_says_what_it_brought():
    docs = [Doc(["发现违章建筑。"]), Doc(["发现违建在道路旁。"]), Doc(["道路"])]
    part = Part("违章建筑", alternatives=(Alternative("违建"),))
    ranking = rank(collection_of(docs), (Word("违章建筑", ("违章建筑",), read=(part,)),))
    assert ranking.holding_all.tolist() == [True, True, False]
    assert ranking.scores[0] > ranking.scores[1] > 0
    assert {pair: docs.tolist() for pair, docs in ranking.contributions.items()} == {
        ("违章建筑", "违建"): [1]
    }


def test_a_long_word_is_held_in_part_where_most_of_its_words_are():
    docs = [Doc(["耕地保护"]), Doc(["占用耕地"]), Doc(["保护"]), *(Doc(["环境保护"]) for _ in range(9))]
    word = Word("耕地保护", ("耕地保护",), read=(Part("耕地保护", atoms=(Part("耕地"), Part("保护"))),))
    ranking = rank(collection_of(docs), (word,))
    assert ranking.enough.tolist() == [True, True, *[False] * 10]
    assert ranking.holding_all.tolist() == [True, *[False] * 11]


def test_a_long_word_whose_other_part_stands_nowhere_is_held_in_part_and_never_whole():
    read = (Part("请客送礼", atoms=(Part("请客", (Alternative("宴请"),)), Part("送礼"))),)
    ranking = rank(
        collection_of([Doc(["接受宴请"]), Doc(["道路"])]), (Word("请客送礼", ("请客送礼",), read=read),)
    )
    assert ranking.enough.tolist() == [True, False]
    assert not ranking.holding_all.any()
    assert {pair: docs.tolist() for pair, docs in ranking.contributions.items()} == {("请客", "宴请"): [0]}


def test_a_place_ranks_and_alone_makes_no_hit():
    docs = [Doc(["甲市学位"]), Doc(["甲市道路"]), Doc(["学位"])]
    read = (Part("甲市", context=True), Part("学位"))
    ranking = rank(collection_of(docs), tuple(Word(part.text, (part.text,), read=(part,)) for part in read))
    assert ranking.enough.tolist() == [True, False, True]
    assert ranking.holding_all.tolist() == [True, False, False]
    alone = rank(collection_of(docs), (Word("甲市", ("甲市",), read=read[:1]),))
    assert alone.enough.tolist() == [True, True, False]


def test_a_word_that_no_dictionary_has_is_held_where_its_characters_stand_together():
    word = Word("位缺", ("位缺",), read=(Part("位缺", listed=False),))
    docs = [Doc(["学位缺口"]), Doc(["学位不缺"])]
    assert rank(collection_of(docs), (word,)).holding_all.tolist() == [True, False]


def test_a_single_character_is_found_inside_of_words():
    ranking = rank(collection_of([Doc(["污水处理"]), Doc(["道路"])]), (Word("水", ("水",)),))
    assert ranking.holding_all.tolist() == [True, False]


def test_a_sign_is_looked_for_as_it_stands():
    ranking = rank(collection_of([Doc(["增长5%。"]), Doc(["增长"])]), (Word("%", ()),))
    assert ranking.holding_all.tolist() == [True, False]
    assert ranking.enough.tolist() == [True, False]


def test_what_every_hit_holds_anyway_is_never_missing():
    ranking = rank(collection_of(DOCS), (Word("置有", ("置", "有"), given=True),))
    assert ranking.holding_all.all()
    assert ranking.scores.nonzero()[0].tolist() == [2]


def test_words_standing_together_as_typed_rank_higher():
    apart, together = Doc(["缺口在哪里？学位在这里。"]), Doc(["学位缺口在哪里？在这里。"])
    ranking = rank(collection_of([apart, together]), (Word("学位缺口", ("学位", "缺口")),))
    assert ranking.scores[1] > ranking.scores[0]


def test_an_empty_collection_has_no_hits():
    assert rank(collection_of([]), WORDS).scores.tolist() == []


def test_where_no_document_holds_all_a_hit_holds_half_of_what_the_best_one_holds():
    docs = [Doc(["学位缺口"]), Doc(["道路"]), *(Doc(["常见"]) for _ in range(9))]
    words = tuple(Word(text, (text,)) for text in ("学位", "缺口", "道路", "常见"))
    assert rank(collection_of(docs), words).enough.tolist() == [True, True, *[False] * 9]
    everything = Doc(["学位缺口道路常见"])
    assert rank(collection_of([*docs, everything]), words).enough.tolist()[0] is True


def test_a_document_says_which_words_it_lacks():
    ranking = rank(collection_of(DOCS), WORDS)
    assert [ranking.lacking(document) for document in (1, 3)] == [(), ("学位", "缺口")]


def test_what_is_filed_in_an_area_that_names_the_word_is_a_hit_below_what_holds_it():
    docs = [
        Doc(["形式主义"]),
        Doc(["不作为"], groups={"category": ("style",)}),
        *(Doc(["道路"], groups={"category": ("roads",)}) for _ in range(8)),
    ]
    collection = collection_of(docs, ("category",))

    def enough(*areas: str) -> list[bool]:
        part = Part("形式主义", named_in=areas)
        ranking = rank(collection, (Word("形式主义", ("形式主义",), read=(part,)),))
        assert ranking.holding_all.tolist() == [True, *[False] * 9]
        return list(ranking.enough)

    assert enough("style") == [True, True, *[False] * 8]
    assert enough() == [True, *[False] * 9]


def test_a_long_name_that_some_document_has_is_not_held_by_some_of_its_words():
    docs = [Doc(["出台公务用车使用管理细则"]), Doc(["公务用车使用管理混乱"]), Doc(["道路"])]
    name = ("公务", "用车", "使用", "管理", "细则")
    words = (Word("".join(name), name, read=tuple(Part(part) for part in name)),)
    assert rank(collection_of(docs), words).enough.tolist() == [True, False, False]
    assert rank(collection_of(docs[1:]), words).enough.tolist() == [True, False]
