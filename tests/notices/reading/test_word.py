import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from notices.reading import ReadError, read
from tools.disguised.documents import saved, word_document

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Level = tuple[str, str]  # w:numFmt and w:lvlText
CHAPTERS: tuple[Level, ...] = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def element(xml: str) -> Any:
    """Any: the stubs of lxml allow a paragraph only paragraphs inside."""
    return parse_xml(xml)


def document(*paragraphs: str) -> Document:
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    return made


def text(made: Document) -> list[str]:
    return read("a.docx", saved(made.save)).text.splitlines()


def with_list(made: Document, levels: tuple[Level, ...], number: int = 90, extra: str = "") -> None:
    """Adds a pattern of numbering and one list made from it."""
    numbering = made.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (style, pattern) in enumerate(levels)
    )
    pattern = element(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>')
    numbering.insert(0, pattern)
    add_list(made, number, number, extra)


def add_list(made: Document, number: int, pattern: int, extra: str = "") -> None:
    made.part.numbering_part.element.append(
        element(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{pattern}"/>{extra}</w:num>'
        )
    )


def item(made: Document, words: str, depth: int = 0, number: int = 90) -> None:
    properties = made.add_paragraph(words)._p.get_or_add_pPr()
    properties.append(
        element(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def repacked(data: bytes, change: Callable[[str, bytes], bytes], **more: bytes | str) -> bytes:
    def save(buffer: io.BytesIO) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
            for name in old.namelist():
                new.writestr(name, change(name, old.read(name)))
            for name, content in more.items():
                new.writestr(name, content)

    return saved(save)


def unchanged(_: str, content: bytes) -> bytes:
    return content


PLAIN = word_document("中共松陂区委关于整改情况的通报\n根据市委部署，现将整改情况通报如下。")


def test_paragraphs_are_lines_and_runs_breaks_and_tabs_are_kept():
    made = document("中共松陂区委关于整改情况的通报", "", "　　一、提高站位\n（一）\t学习")
    made.paragraphs[0].add_run("（摘要）").bold = True

    assert text(made) == ["中共松陂区委关于整改情况的通报（摘要）", "一、提高站位", "（一） 学习"]


def test_headers_footers_hidden_and_deleted_text_are_left_out_and_inserted_text_is_read():
    made = document("正文。")
    made.sections[0].header.paragraphs[0].text = "区委办公室文件"
    made.paragraphs[0].add_run("隐藏").font.hidden = True
    body = made.paragraphs[0]._p
    body.append(element(f"<w:del {nsdecls('w')}><w:r><w:delText>删去</w:delText></w:r></w:del>"))
    body.append(element(f"<w:ins {nsdecls('w')}><w:r><w:t>加上。</w:t></w:r></w:ins>"))

    assert text(made) == ["正文。加上。"]


def test_automatic_numbers_are_written_as_word_shows_them_and_begin_anew_below_each_heading():
    made = document()
    with_list(made, CHAPTERS)
    for words, depth in (
        ("站位", 0),
        ("学习", 1),
        ("研讨", 1),
        ("专题", 2),
        ("整改", 0),
        ("党建", 1),
        ("支部", 2),
    ):
        item(made, words, depth)

    assert text(made) == [
        "一、站位",
        "（一）学习",
        "（二）研讨",
        "1.专题",
        "二、整改",
        "（一）党建",
        "1.支部",
    ]


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (("decimalEnclosedCircle", "%1"), "① 学习"),
        (("decimalFullWidth", "%1．"), "１．学习"),
        (("lowerLetter", "%1)"), "a)学习"),
        (("upperRoman", "%1."), "I.学习"),
        (("chineseLegalSimplified", "%1、"), "壹、学习"),
        (("decimal", "第%1条"), "第1条 学习"),
        (("bullet", "●"), "学习"),
        (("none", ""), "学习"),
    ],
)
def test_every_way_of_counting_has_its_letters(level, shown):
    made = document()
    with_list(made, (level,))
    item(made, "学习")

    assert text(made) == [shown]


def test_a_list_told_where_to_start_starts_there_and_one_of_the_same_pattern_goes_on():
    made = document()
    with_list(made, (("decimal", "%1."),))
    add_list(made, 91, 90)
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    add_list(made, 92, 90, start)
    for words, number in (("甲", 90), ("乙", 91), ("丙", 92), ("丁", 92), ("戊", 0)):
        item(made, words, 0, number)

    assert text(made) == ["1.甲", "2.乙", "5.丙", "6.丁", "戊"]


def test_numbers_that_come_with_a_style_are_shown_too():
    made = document()
    with_list(made, (("chineseCounting", "第%1方面问题，"),))
    properties = made.styles["Heading 1"].element.get_or_add_pPr()
    properties.append(element(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>'))
    made.add_heading("学习不深", 1)
    made.add_heading("把关不严", 1)

    assert text(made) == ["第一方面问题，学习不深", "第二方面问题，把关不严"]


def test_a_table_with_one_problem_a_row_is_one_cell_a_line():
    made = document("现将整改情况列表公布。")
    rows = (
        ("序号", "反馈问题", "整改措施", "责任单位"),
        ("1", "学习不\n深入", "一是学。\n二是用。", ""),
        ("2", "把关不严", "补齐手续", "区委办"),
        ("", "文山会海", "少开会", "区委办"),
    )
    table = made.add_table(0, 4)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    table.cell(2, 3).merge(table.cell(3, 3))
    table.cell(2, 3).text = "区委办"
    made.add_paragraph("特此通报。")

    assert text(made) == [
        "现将整改情况列表公布。",
        *("序号", "反馈问题", "整改措施", "责任单位"),
        *("1", "学习不深入", "一是学。", "二是用。", "—"),
        *("2", "把关不严", "补齐手续", "区委办"),
        *("—", "文山会海", "少开会", "区委办"),
        "特此通报。",
    ]


def test_another_table_gives_each_of_its_cells_once():
    made = document("通报如下。")
    table = made.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "基本情况"
    table.cell(1, 0).text, table.cell(1, 1).text = "索引号", "SL-1"

    assert text(made) == ["通报如下。", "基本情况", "索引号", "SL-1"]


def test_text_boxes_and_content_controls_are_read():
    made = document("正文。")
    inner = "<w:txbxContent><w:p><w:r><w:t>框中。</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:r {nsdecls('w')}><w:pict>{inner}</w:pict></w:r>"
    made.paragraphs[0]._p.append(element(box))
    inner = "<w:sdtContent><w:p><w:r><w:t>控件。</w:t></w:r></w:p></w:sdtContent>"
    control = element(f"<w:sdt {nsdecls('w')}>{inner}</w:sdt>")
    made.element.body.insert(1, control)

    assert text(made) == ["正文。", "框中。", "控件。"]


def test_a_document_without_text_says_so():
    with pytest.raises(ReadError, match="Word 文档里没有文字"):
        text(document("", "  "))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (repacked(PLAIN, unchanged, **{"word/vbaProject.bin": "x"}), "带有宏"),
        (
            repacked(
                PLAIN,
                lambda _, old: old.replace(b"wordprocessingml.document.main", b"x.macroEnabled.main"),
            ),
            "带有宏",
        ),
        (
            repacked(
                PLAIN,
                lambda name, old: (
                    re.sub(
                        rb"(<\?xml.*?\?>)", rb'\1<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', old
                    )
                    if name == "word/document.xml"
                    else old
                ),
            ),
            "实体声明",
        ),
        (repacked(PLAIN, lambda name, old: b"<" if name == "word/document.xml" else old), "已损坏"),
        (PLAIN[: len(PLAIN) // 2], "已损坏"),
    ],
)
def test_macros_entities_and_broken_files_are_refused(data, sentence):
    with pytest.raises(ReadError, match=sentence):
        read("a.docx", data)


@pytest.mark.parametrize(
    ("kind", "target", "is_refused"),
    [
        ("attachedTemplate", "https://evil.example/t.dotm", True),
        ("attachedTemplate", r"\\server\share\t.dotm", True),
        ("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm", False),
        ("oleObject", "https://evil.example/o", True),
        ("image", "http://site.example/a.png", True),
        ("hyperlink", "https://site.example/", False),
    ],
)
def test_what_would_be_fetched_from_elsewhere_is_refused_and_links_are_not(kind, target, is_refused):
    made = document("正文。")
    made.part.rels.get_or_add_ext_rel(f"{RELATIONS}/{kind}", target)
    data = saved(made.save)

    if is_refused:
        with pytest.raises(ReadError, match="引用了外部的文件"):
            read("a.docx", data)
    else:
        assert read("a.docx", data).text == "正文。\n"


def test_a_bomb_of_blanks_is_not_unpacked():
    bomb = repacked(PLAIN, lambda name, old: old + b" " * (40 << 20) if name == "word/document.xml" else old)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bomb)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))

    with pytest.raises(ReadError, match="压缩炸弹"):
        read("a.docx", packed.getvalue())


WML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES = (
    f'<w:footnotes xmlns:w="{WML}"><w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>'
    "整改完成率按反馈问题14个计算。</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def test_a_document_saved_as_strict_open_xml_is_read_as_any_other():
    strict = {
        WML: "http://purl.oclc.org/ooxml/wordprocessingml/main",
        RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }

    def stricter(_: str, content: bytes) -> bytes:
        for usual, other in strict.items():
            content = content.replace(usual.encode(), other.encode())
        return content

    made = document("中共松陂区委关于整改的通报")
    with_list(made, CHAPTERS)
    item(made, "提高站位")
    data = repacked(saved(made.save), stricter)

    assert read("a.docx", data).text.splitlines() == ["中共松陂区委关于整改的通报", "一、提高站位"]


def test_footnotes_stand_below_the_text_by_their_numbers():
    made = document("现将整改情况通报如下。", "2022年3月15日")
    made.paragraphs[0].runs[0]._r.append(element(f'<w:footnoteReference {nsdecls("w")} w:id="1"/>'))
    data = repacked(saved(made.save), unchanged, **{"word/footnotes.xml": FOOTNOTES.encode()})

    assert read("a.docx", data).text.splitlines() == [
        "现将整改情况通报如下。",
        "2022年3月15日",
        "注1：整改完成率按反馈问题14个计算。",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chunk.htm", "<html><body><p>一、提高站位</p><p>二、逐条整改</p></body></html>".encode()),
        ("chunk.txt", "一、提高站位\n二、逐条整改".encode("gb18030")),
        ("chunk.docx", saved(document("一、提高站位", "二、逐条整改").save)),
    ],
)
def test_a_file_pasted_into_a_document_stands_where_it_was_pasted(name, content):
    made = document("现将整改情况通报如下。", "2022年3月15日")
    made.element.body.insert(1, element(f'<w:altChunk {nsdecls("w", "r")} r:id="chunk"/>'))
    relation = f'<Relationship Id="chunk" Type="{RELATIONS}/aFChunk" Target="{name}"/></Relationships>'

    def related(part: str, old: bytes) -> bytes:
        return (
            old.replace(b"</Relationships>", relation.encode())
            if part == "word/_rels/document.xml.rels"
            else old
        )

    data = repacked(saved(made.save), related, **{f"word/{name}": content})

    assert read("a.docx", data).text.splitlines() == [
        "现将整改情况通报如下。",
        "一、提高站位",
        "二、逐条整改",
        "2022年3月15日",
    ]


def test_rows_whose_number_and_finding_are_one_cell_are_one_record():
    made = document("整改清单")
    grid = made.add_table(rows=4, cols=4)
    rows = [
        ("序号", "反馈问题", "整改措施", "责任单位"),
        ("1", "会议过多", "精简会议12个。", "区委办"),
        ("1", "会议过多", "合并文件30份。", "区委办"),
        ("2", "学位不足", "新建小学2所。", "区教育局"),
    ]
    for row, words in zip(grid.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    for column in (0, 1, 3):
        for cell in (grid.cell(1, column), grid.cell(2, column)):
            cell.text = ""
        grid.cell(1, column).merge(grid.cell(2, column)).text = rows[1][column]

    assert text(made)[1:] == [
        *rows[0],
        *("1", "会议过多", "精简会议12个。", "合并文件30份。", "区委办"),
        *rows[3],
    ]


def test_tabs_part_the_cells_of_a_table_that_was_pasted_as_text():
    pasted = document("1\t学位供给不足\t新建学校5所。", "\t区委\t2023年5月")

    assert text(pasted) == ["1\t学位供给不足\t新建学校5所。", "区委 2023年5月"]
