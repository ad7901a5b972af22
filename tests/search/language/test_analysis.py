from __future__ import annotations

import marshal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language import analysis
from search.language.analysis import BREAK, across, atoms, chars, cut, fold, is_indexed, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＰＰＰ 项目", "ppp项目"),
        ("83.9 亿元", "83.9亿元"),
        ("１２（三）", "12(三)"),
        ("建筑 面积\n500㎡", "建筑面积500m2"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_folding_drops_width_case_and_white_space(text, folded):
    assert fold(text) == folded


def test_every_character_is_a_token_and_pieces_are_kept_apart():
    assert chars(["学位 缺口", "ＧＤＰ"]) == ["学", "位", "缺", "口", BREAK, "g", "d", "p"]


@given(st.lists(st.text()))
def test_no_character_of_a_text_is_the_break(pieces):
    assert chars(pieces).count(BREAK) <= max(0, len(pieces) - 1)
    assert all(len(token) == 1 or token == BREAK for token in chars(pieces))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("整改措施", ["整改措施"]),
        ("招投标", ["招投标", "招投"]),  # the last is a phrase of the thesaurus
        ("国有资产,出租。", ["国有资产", "出租"]),
        ("投入１，２００万元", ["投入", "1200", "万元", "12000000元"]),
        ("ＧＤＰ增长", ["gdp", "增长"]),
        ("。！", []),
    ],
)
def test_words_are_whole_words_phrases_and_figures(text, expected):
    assert words([text]) == expected


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("整改措施", ["整改", "措施"]),
        ("集中学习", ["集中", "学习"]),  # not 中学
        ("大学生", ["大学", "学生"]),  # its stem, and the likelier way to take it apart
        ("中医院", ["中医", "医院"]),
        ("市政府", ["政府"]),  # 府 is no suffix: not 市政
    ],
)
def test_the_words_inside_of_words_are_told_apart_from_these(text, inside):
    assert across([text]) == inside


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("国有资产出租", ["国有资产", "出租"]),
        ("2017 公车", ["2017", "公车"]),
        ("整改 整改", ["整改"]),
        ("《》", []),
    ],
)
def test_a_query_is_cut_into_whole_words_each_once(query, parts):
    assert cut(query) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("落实三重一大制度", ["落实", "三重一大", "制度"]),
        ("第一议题制度", ["第一议题", "制度"]),
        ("履行一岗双责不到位", ["履行", "一岗双责", "不到位"]),
        ("两个责任落实不力", ["两个责任", "落实", "不力"]),
        ("批而未供土地处置", ["批而未供", "土地", "处置"]),
        ("未批先建项目", ["未批先建", "项目"]),
        ("公车私用问题", ["公车私用", "问题"]),
        ("懒政怠政现象", ["懒政怠政", "现象"]),
        ("软弱涣散党组织", ["软弱涣散", "党组织"]),
        ("述责述廉", ["述责述廉"]),
        ("打伞破网", ["打伞破网"]),
        ("营商环境优化", ["营商环境", "优化"]),
        ("中央八项规定精神", ["中央八项规定", "精神"]),
        ("以案促改", ["以案促改"]),
        ("巡视巡察", ["巡视巡察"]),
        ("雨污分流改造", ["雨污分流", "改造"]),
        ("村两委换届", ["村两委", "换届"]),
    ],
)
def test_terms_of_the_field_are_cut_as_one(text, parts):
    assert cut(text) == parts


@pytest.mark.parametrize(
    ("term", "inside"),
    [("违法建筑", {"违法", "建筑"}), ("耕地保护", {"耕地", "保护"}), ("巡视巡察", {"巡视", "巡察"})],
)
def test_the_words_inside_of_a_term_are_indexed_beside_it(term, inside):
    assert (words([term])[0], inside <= set(across([term]))) == (term, True)


@pytest.mark.parametrize(
    ("word", "parts"),
    [("违法建筑", ("违法", "建筑")), ("残疾人", ()), ("学位", ()), ("举一反三", ())],
)
def test_a_long_word_is_made_of_these(word, parts):
    assert atoms(word) == parts


def test_long_words_across_the_cut_are_indexed_and_short_ones_are_accidents():
    text = "中国企业家在人民法院提起诉讼，常务委员会委员长会议"
    indexed = {*words([text]), *across([text])}
    assert {"企业", "企业家", "委员长"} <= indexed
    assert not {"国企", "民法"} & indexed
    assert all(is_indexed(word) for word in ("国企", "委员长"))


@given(st.text(alphabet="違法建築学學位關于於后後臺台乾干餘余Ａa㎡", max_size=12))
def test_traditional_characters_fold_one_for_one(text):
    folded = fold(text)
    assert len(folded) == len(fold("".join(map(fold, text))))
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("違法建築", "违法建筑"), ("學位缺口", "学位缺口"), ("關於", "关于"), ("審計發現問題", "审计发现问题")],
)
def test_traditional_equals_simplified(traditional, simplified):
    assert fold(traditional) == simplified


def test_what_is_simplified_already_stays():
    assert fold("乾县显著标志") == "乾县显著标志"


@given(st.text())
def test_no_token_holds_white_space(text):
    assert all(
        token and not any(map(str.isspace, token)) for token in [*words([text]), *cut(text), *chars([text])]
    )


@pytest.fixture
def rjieba() -> Iterator[None]:
    pytest.importorskip("rjieba", reason="the optional segmenter is not installed")
    analysis.segment_with("rjieba")
    yield
    analysis.segment_with("jieba")


@pytest.mark.usefixtures("rjieba")
def test_the_other_segmenter_gives_the_same_tokens_and_an_index_of_its_own():
    text = "中国企业家三重一大事项未经集体研究，涉及国有资产出租，公办学位缺口2160个。"
    fast = words([text]), sorted(across([text])), cut(text), analysis.version()
    analysis.segment_with("jieba")
    plain = words([text]), sorted(across([text])), cut(text), analysis.version()
    assert fast[:3] == plain[:3]
    assert fast[3] == f"{plain[3]}-rjieba"


def test_a_segmenter_that_is_not_there_is_refused_by_name():
    with pytest.raises(analysis.NoSegmenterError, match="“thulac”"):
        analysis.segment_with("thulac")


@pytest.mark.parametrize("printed", ["1,200万元", "１，２００万元", "1200万元"])
def test_a_number_is_one_word_however_it_is_parted(printed):
    assert (words([printed]), cut(printed)) == (["1200", "万元", "12000000元"], ["12000000元"])


def test_commas_between_other_figures_part_them():
    assert "12" in words(["第1,2,12项"])


@pytest.fixture(name="kept")
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where jieba keeps its dictionary, which is to be loaded anew."""
    monkeypatch.setattr(analysis, "_cache_directory", [tmp_path])
    analysis._jieba.cache_clear()
    yield tmp_path / "jieba.cache"
    analysis._jieba.cache_clear()


@pytest.mark.parametrize(("mode", "is_taken"), [(0o600, True), (0o666, False)])
def test_a_kept_dictionary_that_others_may_have_written_is_not_unmarshalled(
    kept: Path, mode: int, is_taken: bool
) -> None:
    kept.write_bytes(marshal.dumps(({"学位缺口": 1}, 1)))
    kept.chmod(mode)
    assert ("学位缺口" in analysis._jieba().FREQ, "中国" in analysis._jieba().FREQ) == (
        is_taken,
        not is_taken,
    )


def test_a_dictionary_that_cannot_be_kept_is_used_and_nothing_is_said(kept: Path, capfd) -> None:
    kept.parent.rmdir()
    assert "中国" in analysis._jieba().FREQ
    assert capfd.readouterr() == ("", "")
