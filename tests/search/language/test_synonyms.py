from __future__ import annotations

from pathlib import Path

import pytest

from search.language.synonyms import Alternative, SynonymsError, load, thesaurus

FILE = """
["住房"]
equal = [["公租房", "公共租赁住房"], ["保障房", "保障性住房"]]
["住房".narrower]
"公租房" = ["保障性住房"]
["住房".everyday]
"买房难" = ["住房保障"]
"""


@pytest.fixture(name="written")
def _written(tmp_path: Path):
    def write(text: str) -> Path:
        path = tmp_path / "synonyms.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def names(alternatives: tuple[Alternative, ...]) -> list[tuple[str, bool]]:
    return [(each.text, each.equal) for each in alternatives]


def test_equals_come_first_then_what_may_stand_for_it_and_the_equals_of_that(written):
    alternatives = load(written(FILE)).alternatives
    assert names(alternatives["公租房"]) == [("公共租赁住房", True), ("保障性住房", False), ("保障房", False)]
    assert names(alternatives["公共租赁住房"]) == [("公租房", True), ("保障性住房", False), ("保障房", False)]
    assert names(alternatives["保障性住房"]) == [("保障房", True)]  # one way only
    kinds = [[each.kind for each in alternatives[word]] for word in ("公租房", "买房难")]
    assert kinds == [["same", "narrower", "narrower"], ["everyday"]]


def test_the_longest_run_of_parts_goes_before_each_of_them(written):
    path = written('["甲"]\nequal = [["看病难", "就医难"], ["看病", "就医"]]')
    expanded = load(path).expand(["看病", "难", "看病", "贵"])
    assert [[each.text for each in some] for some in expanded] == [
        ["就医难", "就医"],
        ["就医难"],
        ["就医"],
        [],
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("equal = [", r"synonyms.toml，全文：须是 UTF-8 的 TOML"),
        ('["甲"]\nother = 1', r"\[甲\]：一节里只能有 equal、narrower、everyday"),
        ('["甲"]\nequal = 1', r"\[甲\]：equal 须是词组的列表"),
        ('["甲"]\nequal = [["违建"]]', r"\[甲\] equal 第 1 组：须是至少 2 个词"),
        ('["甲"]\nequal = [["违建", "违"]]', r"第 1 组，'违'：一个词须有 2 至 32 个字"),
        ('["甲"]\nequal = [["违建", 3]]', r"第 1 组，3：一个词须有"),
        ('["甲"]\n["甲".everyday]\n"买房" = []', r"everyday “买房”：须是至少 1 个词"),
        ('["甲"]\nnarrower = 1', r"\[甲\] narrower：须写成"),
        (
            '["甲"]\n["甲".narrower]\n"买房" = ["住房"]\n["甲".everyday]\n"买房" = ["购房"]',
            r"everyday “买房”：已在 \[甲\]",
        ),
        (
            '["甲"]\nequal = [["违建", "两违"]]\n["乙"]\nequal = [["违建", "违法建筑"]]',
            r"\[乙\] equal “违建”：已在 \[甲\]",
        ),
        ('["甲"]\nequal = [["巡视整改", "巡察整改"]]', "“巡视”与“巡察”永不合并"),
        ('["甲"]\n["甲".narrower]\n"巡察" = ["中央巡视"]', "“巡视”与“巡察”永不合并"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_what_is_allowed(written, text, message):
    with pytest.raises(SynonymsError, match=message):
        load(written(text))


def test_the_fields_own_file_is_sound_and_large():
    sections = thesaurus().sections
    assert sum(len(section.equal) for section in sections) >= 150


def test_inspection_by_a_higher_and_by_a_lower_tier_are_never_merged():
    for word, others in thesaurus().alternatives.items():
        for other in others:
            assert not ("巡视" in word and "巡视" not in other.text and "巡察" in other.text)
            assert not ("巡察" in word and "巡察" not in other.text and "巡视" in other.text)
    assert "巡察" not in thesaurus().alternatives
    assert "巡视" not in thesaurus().alternatives


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("一把手", "主要负责人"),
        ("第一责任人", "一把手"),
        ("违章建筑", "违建"),
        ("新冠", "疫情"),
        ("公租房", "保障性住房"),
        ("懒政怠政", "为官不为"),
        ("看病难", "医疗资源不足"),
        ("被淹", "内涝"),
        ("油钱", "公务加油卡"),
        ("假药", "药品监管"),
        ("借不到钱", "融资难"),
        ("坐地铁", "轨道交通"),
        ("没地方停", "停车泊位"),
        ("半夜", "夜间"),
        ("governmentprocurement", "政府采购"),
        ("landtransfer", "土地出让"),
        ("povertyrelief", "脱贫攻坚"),
    ],
)
def test_words_of_the_field_stand_for_one_another(word, other):
    assert other in {each.text for each in thesaurus().alternatives[word]}


def test_no_word_of_every_notice_stands_for_what_people_say():
    everywhere = {"工作", "管理", "服务", "建设", "问题", "项目", "资金", "落实"}
    for section in thesaurus().sections:
        for word, official in section.everyday.items():
            assert not everywhere & set(official), word


def test_one_way_is_one_way():
    assert "公租房" not in {each.text for each in thesaurus().alternatives["保障性安居工程"] if each.equal}
