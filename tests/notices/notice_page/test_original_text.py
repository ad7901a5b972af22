from notices.notice_page.original_text import Paragraph, Spot, Stretch, paragraphs, passage

TEXT = "标题\n\n（一）甲问题。一是乙。二是丙。\n结尾\n"
HEADING = Spot(4, 11, "heading", "p1", "（一）")
FIRST = Spot(13, 15, "measure", "p1-m1", "一是")
SECOND = Spot(17, 19, "measure", "p1-m2", "二是")


def test_every_character_of_a_line_stands_in_one_run():
    assert paragraphs(TEXT, [SECOND, HEADING, FIRST]) == (
        Paragraph((Stretch("标题"),)),
        Paragraph(
            (
                Stretch("（一）甲问题。", HEADING, first=True),
                Stretch("一是"),
                Stretch("乙。", FIRST, first=True),
                Stretch("二是"),
                Stretch("丙。", SECOND, first=True),
            )
        ),
        Paragraph((Stretch("结尾"),)),
    )


def test_a_passage_is_only_the_paragraphs_of_its_spots():
    assert [paragraph.text for paragraph in passage(TEXT, [FIRST])] == ["（一）甲问题。一是乙。二是丙。"]


def test_a_passage_of_nothing_is_empty():
    assert passage(TEXT, []) == ()


def test_a_spot_over_two_lines_bears_its_anchor_once():
    spot = Spot(0, 5, "heading", "p1")
    first, second = paragraphs("甲乙\n丙丁\n", [spot])
    assert [*first.stretches, *second.stretches] == [Stretch("甲乙", spot, first=True), Stretch("丙丁", spot)]


def test_overlapping_spots_do_not_repeat_characters():
    (paragraph,) = paragraphs("甲乙丙", [Spot(0, 2, "heading", "a"), Spot(1, 3, "measure", "b")])
    assert paragraph.text == "甲乙丙"


def test_a_landmark_names_the_paragraph_it_stands_in():
    assert [paragraph.anchor for paragraph in paragraphs(TEXT, [], {4: "part-1"})] == ["", "part-1", ""]
