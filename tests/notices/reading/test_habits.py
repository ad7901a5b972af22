"""Files as people bring them, each with what is expected of it: ../shared/cases/habits."""

from pathlib import Path

import pytest

from notices.dissection import Dissection, dissect
from notices.parsing import ParseError
from notices.reading import ReadError, Reading, read

HABITS = Path(__file__).resolve().parents[4] / "shared/cases/habits"
TITLE = "中共云泽市青岚区委关于市委巡察整改进展情况的通报"
PROBLEMS = [("公办学位供给不足", 2), ("黑臭水体治理反复", 2), ("公务接待管理不严", 2)]
FACTS = (TITLE, "青岚区", "2021-09-10", "2022-03-18", "2022-03-15")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not HABITS.is_dir(), reason="there is no ../shared/cases/habits"),
]


def reading(name: str) -> Reading:
    path = HABITS / name
    return read(path.name, path.read_bytes())


def facts(dissection: Dissection) -> tuple[str | None, ...]:
    masthead = dissection.outline.masthead
    dates = (masthead.feedback_date, masthead.published, masthead.signed)
    return (masthead.title, masthead.district, *(day.isoformat() if day else None for day in dates))


def problems(dissection: Dissection) -> list[tuple[str, int]]:
    """Titles, and how many measures each has; none has items."""
    assert [problem.items for problem in dissection.outline.problems if problem.items] == []
    return [(problem.title, len(problem.measures)) for problem in dissection.outline.problems]


@pytest.mark.parametrize(
    "name",
    [
        "01-invisible-inside-words.txt",
        "02-kangxi-radicals-pdf.pdf",
        "02-kangxi-radicals-pdf.txt",
        "03-control-characters-feed.txt",
        "05-hidden-second-copy.html",
        "09-two-column-pdf.pdf",
        "12-strict-docx.docx",
        "13-docx-footnote.docx",
        "14-hard-wrapped-text.txt",
        "08-mhtml-saved-page.doc",
        "08-mhtml-saved-page.mhtml",
        "15-body-elsewhere.script.html",
        "15-body-elsewhere.srcdoc.html",
        "15-body-elsewhere.textarea.html",
        "16-number-separators.txt",
        "19-same-notice-four-formats.docx",
        "19-same-notice-four-formats.html",
        "19-same-notice-four-formats.pdf",
        "19-same-notice-four-formats.txt",
    ],
)
def test_a_notice_is_read_whole(name):
    dissection = dissect(reading(name).text)

    assert (facts(dissection), problems(dissection)) == (FACTS, PROBLEMS)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("01-invisible-inside-words.txt", ("公办学位", "黑臭水体", "清退超标准")),
        ("02-kangxi-radicals-pdf.txt", ("青岚区",)),
        ("03-control-characters-feed.txt", ("台账",)),
        ("09-two-column-pdf.pdf", ("2022年8月底前全部完工", "其余排口挂牌管理")),
        ("13-docx-footnote.docx", ("截至2022年2月已完成11个",)),
    ],
)
def test_words_stand_as_a_reader_sees_them(name, words):
    text = reading(name).text

    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("name", ["10-table-progress-column.html", "11-pdf-table.pdf"])
def test_every_row_of_a_table_is_read_alike(name):
    dissection = dissect(reading(name).text)

    assert [len(problem.measures) for problem in dissection.outline.problems] == [1, 1, 1]
    below = dissection.outline.text.index("区委将持续压实责任")
    assert below not in [span.start for span in dissection.outline.other if span.kind == "field"]


def test_one_page_of_two_says_so():
    assert reading("06-two-page-notice.html").remarks == (
        "这是第 1 页，共 2 页，不是全文；下一页是 t20220318_123_1.html",
    )
    assert reading("06-two-page-notice.page2.html").remarks == ("这是第 2 页，共 2 页，不是全文",)
    assert "下一页" not in reading("06-two-page-notice.html").text


def test_a_second_page_alone_is_read_with_a_doubt_and_without_trust():
    page = reading("06-two-page-notice.page2.html")
    outline = dissect(page.text, page.remarks).outline

    assert outline.doubts[0].reason == "这是第 2 页，共 2 页，不是全文"
    assert outline.confidence < 0.5


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("07-mojibake-twice-encoded.txt", "文字是乱码"),
        ("15-body-elsewhere.iframe.html", r"正文在另一个网页里：content_123\.html"),
    ],
)
def test_what_cannot_be_read_says_why(name, sentence):
    with pytest.raises((ReadError, ParseError), match=sentence):
        dissect(reading(name).text, reading(name).remarks)
