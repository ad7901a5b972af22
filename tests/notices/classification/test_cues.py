"""The table of cues: how it is searched, and what it refuses."""

import pytest

from notices.classification.cues import Cue, CueError, CueTable, hit_text, load_cues


def found(text: str, *words: str) -> list[str]:
    table = CueTable(Cue(tuple(word.split("…")), (("land", 5.0),)) for word in words)
    return [hit_text(text, hit) for hit in table.find(text)]


def test_cues_are_found_in_reading_order():
    assert found("先查耕地,后查宅基地", "宅基地", "耕地") == ["耕地", "宅基地"]


def test_a_longer_cue_hides_the_ones_inside_it_and_the_ones_it_overlaps():
    assert found("服务实体经济", "务实", "经济", "实体经济") == ["实体经济"]


def test_of_overlapping_equals_the_first_counts():
    assert found("粮食安全责任", "安全责任", "粮食安全") == ["粮食安全"]


def test_a_hidden_cue_still_counts_elsewhere():
    assert found("审计整改与内部审计", "审计", "审计整改") == ["审计整改", "审计"]


def test_a_gap_is_bridged_within_ten_characters_of_a_clause():
    assert found("拖欠三家民营企业账款", "拖欠…账款") == ["拖欠三家民营企业账款"]
    assert found("拖欠工资,账款不清", "拖欠…账款") == []
    assert found("拖欠一二三四五六七八九十一账款", "拖欠…账款") == []


@pytest.mark.parametrize("text", ["", "地", "无关的话"])
def test_a_text_without_cues_has_none(text):
    assert found(text, "耕地") == []


def test_the_project_s_own_table_loads():
    assert load_cues() is load_cues()


ROW = '[[cues]]\ncategory = "land"\nweight = 5\nwords = ["耕地"]\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ROW.replace("land", "moon"), r"cues 1 \(moon\): category must be noise or a slug"),
        (ROW.replace("weight = 5\n", ""), "the fields are catches, category, weight, words"),
        (ROW + 'colour = "red"\n', "the fields are catches, category, weight, words"),
        (ROW.replace("5", '"5"'), "weight must be a number from 0 up"),
        (ROW.replace("5", "-1"), "weight must be a number from 0 up"),
        (ROW.replace("耕地", "地"), "地: a cue starts with 2 characters or more"),
        (ROW.replace("耕地", "耕地…"), "耕地…: a cue starts with 2 characters or more, and no part is empty"),
        (ROW + ROW, r"cues 2 \(land\): 耕地 stands there twice"),
    ],
)
def test_a_file_that_is_no_table_of_cues_is_refused_by_name(tmp_path, text, message):
    path = tmp_path / "cues.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CueError, match=message):
        load_cues(path)
