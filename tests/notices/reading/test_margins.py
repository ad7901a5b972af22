"""What every line of a plain text begins with."""

import pytest

from notices.reading import read
from notices.reading.margins import without_margin
from tests.pumped import at_most

LINES = (
    "中共临溪区委关于巡察整改进展情况的通报",
    "",
    "　　一、整改情况",
    "　　（一）关于渡口安全巡查不到位的问题",
    "　　1.增设救生圈45个。",
    "　　2.培训船员62名。",
)


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > ", "| ", "│ ", "    ", "\t", "  | "])
def test_what_all_lines_begin_with_is_no_part_of_them(mark):
    assert without_margin("".join(f"{mark}{line}\n" for line in LINES)).splitlines() == list(LINES)


def test_a_frame_is_taken_off_on_both_sides():
    assert without_margin("".join(f"| {line} |\n" for line in LINES)).splitlines() == list(LINES)


def test_blank_lines_may_be_without_it():
    text = "".join(f"> {line}\n" if line else "\n" for line in LINES)
    assert without_margin(text).splitlines() == list(LINES)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "> 一行\n",
        "\n".join(LINES),
        "\n".join(["标题", *(f"> {line}" for line in LINES)]),
        "\n".join(["  标题", *(f"    {line}" for line in LINES[2:]), "落款"]),
    ],
)
def test_what_only_some_lines_begin_with_stays(text):
    assert without_margin(text) == text


def test_a_quoted_mail_is_read_without_its_marks():
    assert read("a.txt", "".join(f"> {line}\n" for line in LINES).encode()).text.splitlines() == list(LINES)


def test_marks_without_end_are_taken_off_as_far_as_replies_go():
    reply = "".join(f"{'>   ' * 20}第{n}次抽查\n" for n in range(5))
    assert without_margin(reply).splitlines() == [f"第{n}次抽查" for n in range(5)]
    with at_most(2):
        assert "第1次抽查" in without_margin(reply.replace(">   ", ">   " * 200))
