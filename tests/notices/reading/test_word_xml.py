"""Word documents that are one XML file."""

import io
import re
import zipfile

import docx
import pytest

from notices.reading import ReadError, read
from tools.disguised.documents import saved

OLD = "http://schemas.microsoft.com/office/word/2003/wordml"
HINT = "http://schemas.microsoft.com/office/word/2003/auxHint"
CHANGES = "http://schemas.microsoft.com/aml/2001/core"
PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
ROWS = (("序号", "反馈问题", "整改措施"), ("1", "渡口安全巡查不到位", "增设救生圈45个。"))


def of_2003(body: str, root: str = "", declared: str = "UTF-8") -> bytes:
    names = f'xmlns:w="{OLD}" xmlns:wx="{HINT}" xmlns:aml="{CHANGES}"'
    text = f'<?xml version="1.0" encoding="{declared}"?><?mso-application progid="Word.Document"?>'
    return f"{text}<w:wordDocument {names} {root}><w:body>{body}</w:body></w:wordDocument>".encode(declared)


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


def flat(document: bytes, extra: str = "") -> bytes:
    """A .docx as the one file that Word saves as XML document."""
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        parts = "".join(
            f'<pkg:part pkg:name="/{name}" pkg:contentType="application/xml"><pkg:xmlData>'
            f"{re.sub(r'^<[?].*?[?]>', '', file.read(name).decode())}</pkg:xmlData></pkg:part>"
            for name in file.namelist()
            if name.endswith((".xml", ".rels")) and not name.startswith("[")
        )
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{PACKAGE}">{parts}{extra}</pkg:package>'.encode()


@pytest.mark.parametrize("name", ["a.doc", "a.xml", "a.docx", "a"])
@pytest.mark.parametrize("declared", ["UTF-8", "UTF-16"])
def test_a_document_of_word_2003_has_its_paragraphs(name, declared):
    section = f"<wx:sub-section>{paragraph('一、整改情况')}</wx:sub-section>"
    body = f"<wx:sect>{paragraph('关于整改情况的通报')}{section}</wx:sect>"
    assert read(name, of_2003(body, declared=declared)).text == "关于整改情况的通报\n一、整改情况\n"


def test_numbers_that_word_2003_showed_are_written_out():
    number = '<w:pPr><w:listPr><w:ilvl w:val="0"/><wx:t wx:val="（一）"/></w:listPr></w:pPr>'
    assert (
        read("a.doc", of_2003(paragraph("渡口安全巡查不到位", number))).text == "（一）渡口安全巡查不到位\n"
    )


def test_a_table_of_word_2003_is_one_cell_a_line():
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in ROWS
    )
    assert read("a.doc", of_2003(f"<w:tbl>{rows}</w:tbl>")).text.split() == [*ROWS[0], *ROWS[1]]


def annotation(kind: str, content: str = "") -> str:
    inside = f"<aml:content>{content}</aml:content>" if content else ""
    return f'<aml:annotation aml:id="1" w:type="Word.{kind}">{inside}</aml:annotation>'


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def test_what_was_said_beside_or_deleted_is_left_out_and_what_was_inserted_is_kept():
    comment = f"<w:r>{annotation('Comment', paragraph('此处核对数字'))}</w:r>"
    deleted = annotation("Deletion", "<w:r><w:delText>四十</w:delText></w:r>" + run("旧数"))
    body = (
        f"<w:p>{annotation('Comment.Start')}{run('增设救生圈')}{annotation('Comment.End')}{comment}{deleted}"
        f"{annotation('Insertion', run('45个。'))}</w:p>"
        f"{annotation('Insertion', paragraph('另修便道一条。'))}{annotation('Deletion', paragraph('删去的一段。'))}"
    )
    assert read("a.doc", of_2003(body)).text.splitlines() == ["增设救生圈45个。", "另修便道一条。"]


def test_numbers_that_were_before_a_change_are_not_written_out():
    before = annotation("Formatting", '<w:pPr><w:listPr><wx:t wx:val="七、"/></w:listPr></w:pPr>')
    assert read("a.doc", of_2003(paragraph("巡查", f"<w:pPr>{before}</w:pPr>"))).text == "巡查\n"


def test_notes_within_a_line_stand_below_the_text():
    note = f"<w:r><w:footnote>{paragraph('截至五月底。')}</w:footnote></w:r>"
    last = f"<w:r><w:endnote>{paragraph('两处在建。')}</w:endnote></w:r>"
    body = f"<w:p>{run('增设救生圈')}{note}{run('45个')}{last}{run('。')}</w:p>" + paragraph("另修便道。")
    assert read("a.doc", of_2003(body)).text.splitlines() == [
        "增设救生圈45个。",
        "另修便道。",
        "注1：截至五月底。",
        "注2：两处在建。",
    ]


def part(name: str, content: str = "<a/>") -> str:
    return f'<pkg:part pkg:name="{name}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'


@pytest.mark.parametrize("extra", [part("/word/document.xml"), part("/" + "a" * 5000), part(""), part("//a")])
def test_parts_that_are_there_twice_or_have_no_fit_name_make_a_package_broken(extra):
    made = docx.Document()
    made.add_paragraph("关于整改情况的通报")
    with pytest.raises(ReadError, match="已损坏"):
        read("a.xml", flat(saved(made.save), extra))


def test_before_the_content_of_a_part_a_comment_or_an_instruction_may_stand():
    made = docx.Document()
    made.add_paragraph("关于整改情况的通报")
    data = flat(saved(made.save)).replace(b"<pkg:xmlData>", b"<pkg:xmlData>\n<!-- a --><?b c?>\n")
    assert read("a.xml", data).text == "关于整改情况的通报\n"


@pytest.mark.parametrize("name", ["a.xml", "a.docx"])
def test_a_flat_package_is_read_as_the_document_that_it_holds(name):
    made = docx.Document()
    made.add_paragraph("关于整改情况的通报")
    made.add_paragraph("一、渡口安全巡查不到位")
    assert read(name, flat(saved(made.save))).text == "关于整改情况的通报\n一、渡口安全巡查不到位\n"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (of_2003("", 'w:macrosPresent="yes"'), "带有宏"),
        (of_2003(""), "没有文字"),
        (of_2003("").replace(b"w:body", b"w:nobody"), "没有正文"),
        (of_2003("<w:p>")[:-30], "已损坏"),
        (
            flat(
                saved(docx.Document().save),
                '<pkg:part pkg:name="/word/vbaProject.bin" pkg:contentType="application/vnd.ms-office.vbaProject"/>',
            ),
            "带有宏",
        ),
        (b"<!DOCTYPE x [<!ENTITY y 'z'>]>" + of_2003("")[38:], "实体声明"),
    ],
)
def test_what_is_refused_says_why(data, sentence):
    with pytest.raises(ReadError, match=sentence):
        read("a.xml", data)
