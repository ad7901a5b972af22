"""Lines of one text as two people take them."""

from notices.agreement.line_roles import paired


def test_lines_are_paired_where_they_begin() -> None:
    assert paired({0: "outside", 9: "problem"}, {0: "outside", 9: "item"}) == {
        0: ("outside", "outside"),
        9: ("problem", "item"),
    }


def test_a_printed_line_that_both_join_is_one_they_agree_on() -> None:
    assert paired({0: "text"}, {0: "text"}, printed=(0, 5)) == {0: ("text", "text"), 5: ("joined", "joined")}


def test_a_line_that_only_one_of_them_begins_is_joined_for_the_other() -> None:
    assert paired({0: "text", 9: "measure"}, {0: "text", 4: "text"}) == {
        0: ("text", "text"),
        4: ("joined", "text"),
        9: ("measure", "joined"),
    }
