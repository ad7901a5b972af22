"""OpenDocument texts."""

import io
import zipfile

import pytest

from notices.reading import ReadError, is_archive, read
from tools.disguised.documents import saved

SPACES = (
    " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    + ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
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
        "<text:p>甲<text:line-break/>乙<office:annotation><text:p>旁注</text:p></office:annotation>丙</text:p>"
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


def note(words: str) -> str:
    return f"<text:note><text:note-body><text:p>{words}</text:p></text:note-body></text:note>"


def test_footnotes_stand_below_the_text_as_those_of_word_do():
    first, second = note("截至五月底，另有两处在建。"), note("一条")
    body = f"<text:p>救生圈已补齐{first}。</text:p><text:p>另修便道{second}。</text:p>"
    assert lines(body) == ["救生圈已补齐。", "另修便道。", "注1：截至五月底，另有两处在建。", "注2：一条"]


def test_text_boxes_are_lines_of_their_own_below_the_paragraph_they_hang_on():
    box = "<draw:frame><draw:text-box><text:p>框内一</text:p><text:p>框内二</text:p></draw:text-box></draw:frame>"
    shape = "<draw:custom-shape><text:p>图形里</text:p></draw:custom-shape>"
    assert lines(f"<text:p>前半{box}后半。</text:p>{shape}") == ["前半后半。", "框内一", "框内二", "图形里"]


def test_tables_in_tables_are_read_once():
    inner = "<text:p>最里面的一格</text:p>"
    for _ in range(30):
        row = f"<table:table-row><table:table-cell>{inner}</table:table-cell></table:table-row>"
        inner = f"<table:table><table:table-rows>{row}</table:table-rows></table:table>"
    assert lines(inner) == ["最里面的一格"]


def test_rows_of_a_header_and_of_groups_are_rows():
    header = f"<table:table-header-rows>{cells('序号', '反馈问题', '整改措施')}</table:table-header-rows>"
    rows = f"<table:table-row-group>{cells('1', '渡口无救生圈', '增设救生圈。')}</table:table-row-group>"
    assert lines(f"<table:table>{header}{rows}</table:table>")[3:] == ["1", "渡口无救生圈", "增设救生圈。"]


def test_breaks_of_the_source_are_none_of_the_text():
    assert lines("<text:p>增设\n  <text:span>救生圈</text:span>45个。</text:p>") == ["增设 救生圈45个。"]


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
        (document("<text:p>"), "OpenDocument 文件已损坏"),
        (b"\x01\x02 no zip", "不是 OpenDocument 文档"),
        (document("", head="<!DOCTYPE x [<!ENTITY y 'z'>]>"), "实体声明"),
    ],
)
def test_what_is_refused_says_why(data, sentence):
    with pytest.raises(ReadError, match=sentence):
        read("a.odt", data)
