"""What a model reads of a heading and its measures."""

from notices.classification.terms import terms


def test_a_heading_is_cut_into_runs_of_one_to_three_characters_without_its_form():
    assert terms("关于党费不清的问题", ()) == dict.fromkeys(
        ("h党", "h费", "h不", "h清", "h党费", "h费不", "h不清", "h党费不", "h费不清"), 1.0
    )


def test_runs_do_not_cross_punctuation():
    assert set(terms("甲，乙", ())) == {"h甲", "h乙"}


def test_measures_are_cut_into_pairs_that_count_less_and_only_once():
    assert terms("", ("补缴党费", "党费")) == {"m补缴": 0.3, "m缴党": 0.3, "m党费": 0.3}


def test_no_text_has_no_terms():
    assert terms("", ()) == {}
