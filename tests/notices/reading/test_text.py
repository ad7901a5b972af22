from pathlib import Path

import pytest

from notices.reading import ReadError, Reading, read

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*-*.txt"))
TEXT = "根据市委统一部署，现将巡察整改情况通报如下。\r\n　　一、提高站位\n"


def test_a_utf8_file_is_returned_exactly_as_it_is_with_its_line_ends():
    assert read("a.txt", TEXT.encode()) == Reading(TEXT, "text/plain", ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_reads_the_same_in_every_encoding(path, encoding):
    text = path.read_text("utf-8")

    assert read(path.name, text.encode(encoding)) == Reading(text, "text/plain", ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_needs_its_mark(encoding):
    with pytest.raises(ReadError, match="二进制数据"):
        read("a.txt", TEXT.encode(encoding))


def test_letters_that_gbk_does_not_have_are_read_from_gb18030():
    text = "赵㑇同志任整改领导小组组长。𠮷某负责督办。"

    assert read("a.txt", text.encode("gb18030")).text == text


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_traditional_letters_in_big5_are_read(name):
    text = "巡視巡察整改情況通報，關於渡口安全巡查不到位的問題。"
    page = f'<html><head><meta charset="big5"></head><body><p>{text}</p></body></html>'

    assert read(name, (page if name == "a.html" else text).encode("big5")).text.strip() == text


def test_a_file_cut_in_the_middle_of_a_letter_is_read_and_says_so():
    reading = read("a.txt", (TEXT * 20).encode()[:-3])

    assert (reading.text[: len(TEXT)], reading.remarks) == (
        TEXT,
        ("有 1 处字节无法识别，以“\ufffd”代替",),
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "空的"),
        (b" \r\n\t ", "空的"),
        ("\u3000\n".encode(), "空的"),
        (b"abc\0def", "二进制"),
        (b"\x01\x02\x03\x04", "二进制"),
        (bytes(range(128, 256)) * 4, "编码"),
        ("監査の結果に基づき、改善の状況を公表します。".encode("shift_jis"), "编码"),
        ("à la carte, déjà vu, façade".encode("latin-1"), "编码"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(ReadError, match=sentence):
        read("a.txt", data)


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(ReadError, match=r"文件有 20\.0 MB，超过了 20 MB 的上限"):
        read("a.txt", b"a" * ((20 << 20) + 1))


def test_a_text_longer_than_any_notice_is_refused():
    with pytest.raises(ReadError, match="超过 500 万字"):
        read("a.txt", b"a" * 5_000_001)


@pytest.mark.parametrize(
    ("foot", "remarks"),
    [
        ("1/2 下一页>>", ("这是第 1 页，共 2 页，不是全文",)),
        ("上一页 1 2 3 下一页", ("这是第 1 页，共 3 页，不是全文",)),
        ("（未完待续）", ("这是第 1 页，不是全文",)),
        ("第 4 页 共 4 页", ()),
        ("2/4", ()),
        ("完成12项，共3页台账。", ()),
    ],
)
def test_a_text_copied_from_one_page_of_several_says_that_it_is_not_all(foot, remarks):
    assert read("a.txt", f"{TEXT}{foot}\n".encode()).remarks == remarks
