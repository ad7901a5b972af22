import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.asking.spelling import corrected, lexicon, pinyin, starting

WORDS = tomllib.loads((Path(__file__).parents[2] / "data" / "spelling.toml").read_text("utf-8"))
KNOWN = lexicon(
    {
        "学位": 9,
        "缺口": 5,
        "龙华": 7,
        "意识形态": 4,
        "意思": 1,
        "形态": 2,
        "整改": 30,
        "学习": 20,
        "扫黑除恶": 3,
        **dict.fromkeys(WORDS["known"], 2),
    }
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("longhua xuewei", "龙华 学位"),
        ("xue wei", "学位"),
        ("xueweiquekou", "学位 缺口"),
        ("学未缺口", "学位缺口"),  # sounds the same
        ("扫黑出恶", "扫黑除恶"),
        ("意思形态", "意识形态"),  # words, but one character off a longer one
        ("“学未” 或 整改", "“学位” 或 整改"),
        ("学位 缺口", "学位 缺口"),
        ("GDP", "GDP"),
        ("标题:xuewei", "标题:学位"),
        ("title:学未", "title:学位"),
        ("longhua AND xuewei", "longhua AND xuewei"),  # an operator: left as typed
        ("", ""),
    ],
)
def test_what_was_mistyped_is_read_as_words_that_are_there(typed, meant):
    assert corrected(KNOWN, typed) == meant


@pytest.mark.parametrize("word", WORDS["right"])
def test_a_word_of_the_dictionary_is_never_corrected(word):
    assert corrected(KNOWN, word) == word


def test_of_forty_typing_errors_thirty_six_are_mended():
    mended = [corrected(KNOWN, typed) for typed, _ in WORDS["mistyped"]]
    wrong = [pair for pair, got in zip(WORDS["mistyped"], mended, strict=True) if got != pair[1]]
    assert (len(WORDS["right"]), len(mended)) == (40, 40)
    assert len(wrong) <= 4, wrong


@given(st.text(max_size=60) | st.text(st.sampled_from("学未位缺口longhuaxwei :“”AND"), max_size=60))
def test_any_text_can_be_corrected(text):
    assert isinstance(corrected(KNOWN, text), str)


def test_words_begin_as_typed_in_characters_or_in_pinyin():
    assert starting(KNOWN, "学", 5) == ["学习", "学位"]
    assert starting(KNOWN, "xuew", 5) == ["学位"]
    assert starting(KNOWN, "", 5) == []


def test_a_word_has_a_sound():
    assert pinyin("整改") == "zhenggai"


@pytest.mark.parametrize(("word", "sound"), [("银行", "yinhang"), ("重庆", "chongqing"), ("厦门", "xiamen")])
def test_a_word_is_read_as_a_whole(word, sound):
    assert pinyin(word) == sound


def test_the_same_run_asked_again_is_not_sounded_again():
    """A page of results understands its question seven times; a pasted paragraph is hundreds of pieces."""
    first = corrected(KNOWN, "红坞潮真和云岚麓")
    sounded = pinyin.cache_info().misses
    assert corrected(KNOWN, "红坞潮真和云岚麓") == first
    assert pinyin.cache_info().misses == sounded
