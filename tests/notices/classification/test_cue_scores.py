"""What the cues of texts say for each category."""

import pytest

from notices.classification.cue_scores import CueEvidence, read, read_all
from notices.classification.cues import Cue, CueTable

TABLE = CueTable(
    [
        Cue(("耕地",), (("land", 5.0),)),
        Cue(("违法建筑",), (("land", 5.0),)),
        Cue(("学习",), (("theory-study", 5.0),)),
        Cue(("教育局",), (("noise", 0.0),)),
    ]
)


def test_a_longer_cue_says_more_and_a_second_one_less_than_the_first():
    evidence = read(TABLE, "违法建筑占用耕地")
    assert evidence.words == {"land": {"违法建筑": pytest.approx(6.2), "耕地": 5.0}}
    assert evidence.get("land") == pytest.approx(6.2 + 0.6 * 5)


def test_a_cue_at_the_start_says_more_where_that_is_asked_for():
    assert read(TABLE, "耕地不清", early=0.2).get("land") == pytest.approx(6.0)


def test_several_texts_say_their_mean_and_remedies_little():
    evidence = read_all(TABLE, ["查清耕地", "组织学习", " "])
    assert [evidence.get("land"), evidence.get("theory-study")] == pytest.approx([2.5, 1.0])
    assert evidence.ranked() == ["land", "theory-study"]


def test_noise_and_no_text_say_nothing():
    assert (read(TABLE, "教育局").best, read_all(TABLE, []).best, CueEvidence().get("land")) == (
        0.0,
        0.0,
        0.0,
    )
