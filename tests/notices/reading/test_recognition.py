"""Scans: what is recognised on them becomes rows and paragraphs; what cannot be recognised says so."""

from __future__ import annotations

import io
import math

import pytest
from PIL import Image

from notices.reading import ReadError, ScannedError, pictures, read
from notices.reading import recognition as recognition_module
from notices.reading.pictures import grey_page, page_count
from notices.reading.recognised import certainty, remarks, rows, with_wide_marks
from notices.reading.recognition import PrintedLine, PrintedPage, from_json, recognise, to_json
from tests.notices.reading.drawn_pages import PNG, needs_recognition, scanned_pdf
from tools.disguised.recognised import LEAST_LETTERS, LEAST_WHOLE, recognised_pages

WIDTH, HEIGHT, SIZE, BOX, LEADING = 595.0, 842.0, 16.0, 24.0, 27.0


def line(text: str, left: float, number: int, askew: float = 0.0, certainty: float = 0.99) -> PrintedLine:
    """The words of the page's row of that number, turned about the page's corner, in a box with room around them."""
    top = 72 + number * LEADING
    width = SIZE * len(text)
    corners = ((left, top), (left + width, top), (left + width, top + BOX), (left, top + BOX))
    cos, sin = math.cos(askew), math.sin(askew)
    return PrintedLine(text, certainty, tuple((x * cos - y * sin, x * sin + y * cos) for x, y in corners))


def page(askew: float = 0.0) -> PrintedPage:
    return PrintedPage(
        WIDTH,
        HEIGHT,
        (
            line("中共临溪区委关于巡察整改情况的通报", 160, 0, askew),
            line("一、关于学位供给不足的问题", 104, 2, askew),
            line("1.新建小学两所，增加学位一千八百个，另有一所在建，", 104, 3, askew),
            line("明年使用。", 72, 4, askew),
            line("2.公开招聘教师六十名。", 104, 5, askew),
        ),
    )


@pytest.mark.parametrize("askew", [0.0, 0.03, -0.03])
def test_a_recognised_page_is_read_as_paragraphs_however_it_lay_on_the_glass(askew):
    reading = read("a.png", PNG, {0: page(askew)})

    assert reading.text.splitlines() == [
        "中共临溪区委关于巡察整改情况的通报",
        "一、关于学位供给不足的问题",
        "1.新建小学两所，增加学位一千八百个，另有一所在建，明年使用。",
        "2.公开招聘教师六十名。",
    ]
    assert (reading.media_type, reading.recognised, round(reading.certainty, 2)) == ("image/png", (0,), 0.99)


def test_words_of_one_height_are_one_row_and_columns_stay_apart():
    near = PrintedPage(WIDTH, HEIGHT, (line("关于学位供给", 72, 0), line("不足的问题", 72 + 6.5 * SIZE, 0)))
    far = PrintedPage(WIDTH, HEIGHT, (line("关于学位供给", 72, 0), line("不足的问题", 72 + 12 * SIZE, 0)))

    assert [row.text for row in rows(near)] == ["关于学位供给不足的问题"]
    assert [row.text for row in rows(far)] == ["关于学位供给", "不足的问题"]


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("(一)关于学位的问题", "（一）关于学位的问题"),
        ("来源:临溪区", "来源：临溪区"),
        ("发布时间:2023-12-15 10:05", "发布时间：2023-12-15 10:05"),
        ("完成(含在建)两所,", "完成（含在建）两所，"),
        ("COD(mg/L)", "COD(mg/L)"),
        ("1.5万元", "1.5万元"),
    ],
)
def test_marks_among_chinese_are_as_wide_as_print_has_them(recognised, printed):
    assert with_wide_marks(recognised) == printed


def test_it_is_said_that_a_machine_has_read_it_and_of_what_it_is_unsure():
    doubtful = PrintedPage(
        WIDTH, HEIGHT, (line("追回资金八万元", 72, 0, certainty=0.6), line("二〇二三年", 72, 1))
    )

    assert round(certainty({0: doubtful}), 3) == round((0.6 * 7 + 0.99 * 5) / 12, 3)
    assert remarks({0: doubtful}) == (
        "文字识别：1 页是扫描或拍照的，文字由机器识别，平均把握 76%；请对照原件的图像核对",
        "文字识别没有把握：“追回资金八万元”",
    )


def test_a_blank_page_makes_nothing_unsure():
    assert (certainty({0: PrintedPage(1, 1, ())}), remarks({0: PrintedPage(1, 1, ())})) == (1.0, ())


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a"])
def test_a_picture_without_recognition_says_what_to_install(name):
    with pytest.raises(
        ScannedError, match=r"^这是图片，没有文字；请在这台机器上装文字识别（pip install rapidocr=="
    ) as raised:
        read(name, PNG)
    assert raised.value.pages == (0,)


def test_a_scanned_pdf_file_says_which_pages_are_pictures():
    with pytest.raises(ScannedError, match="PDF 里没有文字，像是扫描件；请在这台机器上装文字识别") as raised:
        read("a.pdf", scanned_pdf(3))
    assert raised.value.pages == (0, 1, 2)


def test_a_picture_without_words_is_no_notice():
    with pytest.raises(ReadError, match="没有识别出文字"):
        read("a.png", PNG, {0: PrintedPage(1, 1, ())})


def test_a_scan_that_was_recognised_is_read_as_its_pages_follow_each_other():
    second = PrintedPage(WIDTH, HEIGHT, (line("3.修订教师轮岗办法。", 104, 0), line("— 2 —", 280, 27)))

    reading = read("a.pdf", scanned_pdf(2), {0: page(), 1: second})

    assert reading.text.splitlines()[-2:] == ["2.公开招聘教师六十名。", "3.修订教师轮岗办法。"]
    assert (reading.media_type, reading.recognised, reading.scanned) == ("application/pdf", (0, 1), ())


def test_what_is_recognised_can_be_kept():
    assert from_json(to_json({0: page(), 4: PrintedPage(1.0, 2.0, ())})) == {
        0: page(),
        4: PrintedPage(1.0, 2.0, ()),
    }


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"0": [1, 2]}', b'{"0": [1, 2, [["a", 1, 7]]]}', b'{"a": []}']
)
def test_what_is_no_answer_of_recognition_is_refused(content):
    with pytest.raises(ReadError, match="文字识别时程序中断"):
        from_json(content)


def test_more_pages_than_a_notice_has_are_not_recognised():
    with pytest.raises(ReadError, match="扫描的页有 41 页，文字识别最多 40 页"):
        recognise(scanned_pdf(1), range(41))


def test_a_process_that_ends_too_early_is_a_sentence(monkeypatch):
    monkeypatch.setattr(recognition_module, "_MODULE", "notices.reading.nowhere")
    with pytest.raises(ReadError, match="文字识别时程序中断"):
        recognise(PNG, [0])


@needs_recognition
def test_printed_and_photographed_pages_are_read_nearly_whole():
    pages = list(recognised_pages())

    assert len(pages) == 10
    assert sum(page.right for page in pages) >= LEAST_LETTERS * sum(page.letters for page in pages)
    assert sum(page.is_whole for page in pages) >= LEAST_WHOLE


def frames(kind: str, *sizes: tuple[int, int]) -> bytes:
    first, *rest = (Image.new("L", size, 250) for size in sizes)
    buffer = io.BytesIO()
    first.save(buffer, format=kind, save_all=True, append_images=rest)
    return buffer.getvalue()


def test_of_pictures_tiff_alone_has_pages():
    sizes = ((20, 30), (20, 30), (20, 30))
    assert [page_count(frames(kind, *sizes)) for kind in ("TIFF", "PNG")] == [3, 1]


def test_every_page_of_a_picture_has_the_bound_of_dots(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_DOTS", 1_000)
    scan = frames("TIFF", (20, 30), (40, 30))
    assert grey_page(scan, 0).size > 0
    with pytest.raises(ReadError, match="图像有 40 × 30 点"):
        grey_page(scan, 1)
