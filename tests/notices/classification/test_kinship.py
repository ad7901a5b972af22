"""Which category a text is like whose words are no cues."""

import pytest

from notices.classification.cues import Cue
from notices.classification.kinship import Kinship, load_kinship, pairs_of

KINSHIP = Kinship(
    [
        Cue(("设备采购",), (("integrity-risk", 5.0),)),
        Cue(("采购…合同",), (("integrity-risk", 5.0),)),
        Cue(("设备闲置",), (("assets", 5.0),)),
        Cue(("区教育局",), (("noise", 0.0),)),
    ]
)


def test_a_text_is_cut_into_pairs_that_do_not_cross_punctuation():
    assert pairs_of("“两委”班子,换届") == ["两委", "班子", "换届"]


def test_the_shares_of_all_categories_are_one():
    shares = KINSHIP.shares("设备与合同")
    assert (set(shares), round(sum(shares.values()), 9)) == ({"integrity-risk", "assets"}, 1.0)


def test_a_text_is_like_the_category_whose_cues_it_shares_most_pairs_with():
    assert KINSHIP.shares("采购了旧设备")["integrity-risk"] > 0.5
    assert KINSHIP.shares("长期闲置")["assets"] > 0.5


@pytest.mark.parametrize("text", ["", "地", "情况不明", "教育"])
def test_a_text_without_a_known_pair_is_like_nothing(text):
    assert KINSHIP.shares(text) == {}


def test_the_project_s_own_table_is_learned_once():
    assert load_kinship() is load_kinship()
