"""OpenDocument texts."""

import io
import zipfile

import pytest

from notices.reading import ReadError, is_archive, read
from tools.disguised.documents import saved

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def document(body: str, kind: str = "text", head: str = "") -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-content {SPACES}><office:body>'
        f"<office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )

    def save(buffer: io.BytesIO) -> None:
        with zipfile.ZipFile(buffer, "w") as file:
            file.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
            file.writestr("content.xml", content)
            file.writestr("META-INF/manifest.xml", "<manifest/>")

    return saved(save)


def lines(body: str) -> list[str]:
    return read("a.odt", document(body)).text.splitlines()


def cells(*words: str) -> str:
    inner = "".join(f"<table:table-cell><text:p>{word}</text:p></table:table-cell>" for word in words)
    return f"<table:table-row>{inner}</table:table-row>"


@pytest.mark.parametrize("name", ["a.odt", "a.docx", "a"])
def test_its_paragraphs_are_read_whatever_it_is_called(name):
    data = document("<text:h>关于整改情况的通报</text:h><text:p>一、<text:span>整改</text:span>情况</text:p>")
    assert read(name, data).text == "关于整改情况的通报\n一、整改情况\n"
    assert not is_archive(data)


def test_breaks_begin_lines_and_what_stands_beside_the_text_is_left_out():
    body = (
        "<text:tracked-changes><text:p>删去的话</text:p></text:tracked-changes>"
        "<text:p>甲<text:line-break/>乙<text:note><text:note-body><text:p>脚注</text:p></text:note-body></text:note>丙</text:p>"
        "<text:section><text:p>丁</text:p></text:section><office:annotation><text:p>批注</text:p></office:annotation>"
    )
    assert lines(body) == ["甲", "乙丙", "丁"]


def test_a_table_with_one_problem_a_row_is_one_cell_a_line_with_joined_cells_filled():
    row = (
        "<table:table-row><table:table-cell><text:p>2</text:p></table:table-cell><table:covered-table-cell/>"
        "<table:table-cell><text:p>安装净化器。</text:p></table:table-cell><table:table-cell/></table:table-row>"
    )
    first = cells("1", "民生", "增设救生圈。", "区交通局").replace(
        "<table:table-cell><text:p>民生", '<table:table-cell table:number-rows-spanned="2"><text:p>民生'
    )
    table = f"<table:table>{cells('序号', '反馈问题', '整改措施', '责任单位')}{first}{row}</table:table>"
    assert lines(table)[4:] == [
        *("1", "民生", "增设救生圈。", "区交通局"),
        *("2", "民生", "安装净化器。", "—"),
    ]


def test_another_table_gives_each_of_its_cells_once():
    wide = (
        '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>基本情况</text:p>'
        "</table:table-cell><table:covered-table-cell/></table:table-row>"
    )
    assert lines(f"<table:table>{wide}{cells('索引号', 'SL-1')}</table:table>") == [
        "基本情况",
        "索引号",
        "SL-1",
    ]


def test_lists_that_number_themselves_are_told_of():
    data = document(
        "<text:list><text:list-item><text:p>渡口安全巡查不到位</text:p></text:list-item></text:list>"
    )
    assert "自动编号没有读出" in read("a.odt", data).remarks[0]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (document("<table:table/>", "spreadsheet"), "不是文字文档"),
        (document("<text:p/>"), "没有文字"),
        (document("", head="<!DOCTYPE x [<!ENTITY y 'z'>]>"), "实体声明"),
    ],
)
def test_what_is_refused_says_why(data, sentence):
    with pytest.raises(ReadError, match=sentence):
        read("a.odt", data)
