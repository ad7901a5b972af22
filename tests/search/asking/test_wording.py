"""What the words of a query stand for: fillers go, long words stand for their parts, synonyms take part."""

from __future__ import annotations

import pytest

from search.asking.wording import Wording, worded
from search.language.synonyms import thesaurus

pytestmark = pytest.mark.django_db


def parts(wording: Wording) -> list[str]:
    return [part.text for word in wording.words for part in word.looked_for()]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["怎么住院"], ["住院"]),
        (["为什么老是停水"], ["停水"]),
        (["大家", "到底", "哪儿", "看看", "学位"], ["学位"]),
        (["lack", "of", "water"], ["water"]),
        (["学位", "问题"], ["学位"]),
        (["学位的", "缺口"], ["学位", "缺口"]),
        (["不作为"], ["不作为"]),  # a word of its own
        (["问题"], ["问题"]),  # nothing else is asked
        (["the", "problems"], ["the", "problems"]),
        (["有没有", "问题"], ["有没有", "问题"]),
    ],
)
def test_fillers_are_asked_for_only_where_nothing_else_is(typed, kept):
    assert parts(worded(typed, synonyms=False)) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("忙工作", ["忙工作"]),  # 工作 alone stands in every text
        ("抓落实", ["抓落实"]),
        ("修马路", ["马路"]),
        ("扶贫工作", ["扶贫", "工作"]),
        ("工作", ["工作"]),
    ],
)
def test_a_verb_before_a_word_that_says_too_little_is_looked_for_with_it(typed, kept):
    assert parts(worded([typed], synonyms=False)) == kept


@pytest.mark.parametrize("word", ["找工作", "学区房", "开会太多"])
def test_a_word_of_the_thesaurus_is_one_where_the_cut_leaves_single_characters(word):
    (part,) = worded([word]).words[0].looked_for()
    assert (part.text, bool(part.alternatives)) == (word, True)


def test_every_word_of_the_thesaurus_is_asked_with_what_stands_for_it():
    says_twice = {"非公有制经济组织和社会组织", "转职能转方式转作风"}  # the cut gives each word once
    holds_a_sign = {"形式主义、官僚主义", "因私出国(境)", "r&d"}
    lost = {
        word
        for word, alternatives in thesaurus().alternatives.items()
        if not {other.text for other in alternatives} <= {other for _, other in worded([word]).alternatives}
    }
    assert lost == says_twice | holds_a_sign


def test_an_amount_without_its_unit_may_be_of_anything_counted():
    (part,) = worded(["1.42亿"]).words[0].looked_for()
    assert (part.text, part.listed) == ("1.42亿", False)
    assert {"142000000元", "142000000人"} <= {figure.text for figure in part.alternatives}


def test_a_question_politely_put_is_its_matter():
    assert parts(worded(["公车可以私用吗"], synonyms=False)) == ["公车", "私用"]


def test_what_is_left_out_is_said():
    assert worded(["怎么住院", "问题"]).left_out == ("怎么", "问题")
    assert worded(["问题"]).left_out == ()


def test_a_sign_beside_fillers_is_still_asked_for():
    assert [word.text for word in worded(["问题", "%", "学位"]).words] == ["%", "学位"]


def test_a_long_word_without_synonyms_has_those_of_its_parts():
    (part,) = worded(["请客送礼"]).words[0].looked_for()
    assert not part.alternatives
    assert [atom.text for atom in part.atoms] == ["请客", "送礼"]
    assert "宴请" in [other.text for other in part.atoms[0].alternatives]
    assert ("请客", "宴请") in worded(["请客送礼"]).alternatives


def test_a_long_word_with_synonyms_has_no_others():
    (part,) = worded(["违章建筑"]).words[0].looked_for()
    assert part.alternatives
    assert not any(atom.alternatives for atom in part.atoms)


def test_without_synonyms_no_part_has_any():
    assert list(worded(["请客送礼", "违章建筑"], synonyms=False).alternatives) == []


def test_a_complaint_that_nobody_cares_only_ranks():
    telling, ranking = worded(["垃圾没人管"], synonyms=False).words
    assert [(word.parts, word.given) for word in (telling, ranking)] == [
        (("垃圾",), False),
        (("没人管",), True),
    ]
