"""OpenDocument texts."""

import io
import zipfile

import pytest

from notices.reading import ReadError, Reading, is_archive, read
from tools.disguised.documents import saved

SPACES = (
    " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    + ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    + ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)


def document(body: str, kind: str = "text", head: str = "", styles: str = "", further: str = "") -> bytes:
    """`styles` of its own, `further` ones in a file beside it."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-content {SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )

    def save(buffer: io.BytesIO) -> None:
        with zipfile.ZipFile(buffer, "w") as file:
            file.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
            file.writestr("content.xml", content)
            file.writestr("META-INF/manifest.xml", "<manifest/>")
            if further:
                file.writestr("styles.xml", further)

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


# Lists that number themselves


def level(depth: int, numbers: str, prefix: str = "", suffix: str = "", more: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{depth}" style:num-format="{numbers}" '
        f'style:num-prefix="{prefix}" style:num-suffix="{suffix}" {more}/>'
    )


STYLES = (
    '<text:list-style style:name="L1">'
    + level(1, "一, 二, 三, ...", suffix="、")
    + level(2, "一, 二, 三, ...", "（", "）")
    + level(3, "1", suffix=".", more='text:start-value="3"')
    + '</text:list-style><text:list-style style:name="L2">'
    + level(1, "1")
    + level(2, "1", more='text:display-levels="2"')
    + level(3, "①, ②, ③, ...", more='loext:num-list-format="第%3%项："')
    + '</text:list-style><text:list-style style:name="L3"><text:list-level-style-bullet text:level="1"/>'
    + "</text:list-style>"
)


def listed(*items: str, attributes: str = "") -> str:
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f"<text:list {attributes}>{inner}</text:list>"


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def numbered(body: str, outline: str = "") -> Reading:
    styles = (
        f"<office:document-styles {SPACES}><office:styles>{outline}</office:styles></office:document-styles>"
    )
    return read("a.odt", document(body, styles=STYLES, further=styles if outline else ""))


FIRST, SECOND, BULLETS = (f'text:style-name="L{number}"' for number in (1, 2, 3))


def test_lists_number_their_paragraphs_level_by_level_and_go_on_where_they_say_so():
    deep = listed(p("渡口巡查不到位") + listed(p("培训船员。"), p("增设救生圈。")))
    body = (
        listed(p("组织领导") + p("没有编号的一段。"), p("整改情况") + deep, attributes=f'xml:id="a" {FIRST}')
        + p("中间的一段。")
        + listed(p("下一步打算"), attributes=f'text:continue-numbering="true" {FIRST}')
        + listed(p("另一个清单"), attributes=FIRST)
        + listed(p("接着原来的"), attributes=f'text:continue-list="a" {FIRST}')
    )
    headed = listed(p("从头"), attributes=FIRST).replace("list-item>", "list-header>")
    later = listed(p("从九说起"), attributes=FIRST).replace(
        "list-item>", 'list-item text:start-value="9">', 1
    )

    assert numbered(body + headed + later) == Reading(
        "一、组织领导\n没有编号的一段。\n二、整改情况\n（一）渡口巡查不到位\n3.培训船员。\n4.增设救生圈。\n中间的一段。\n"
        "三、下一步打算\n一、另一个清单\n四、接着原来的\n从头\n九、从九说起\n",
        "application/vnd.oasis.opendocument.text",
    )


def test_a_label_may_show_several_levels_or_have_words_and_a_bullet_is_none():
    below = listed(p("账目不清") + listed(p("补齐。")))
    body = listed(p("财务"), p("采购") + below, attributes=SECOND) + listed(p("点"), attributes=BULLETS)

    assert numbered(body).text.splitlines() == ["1 财务", "2 采购", "2.1 账目不清", "第①项：补齐。", "点"]


def test_headings_are_numbered_by_the_outline_of_the_document():
    levels = level(1, "一, 二, 三, ...", suffix="、") + level(2, "")
    levels = levels.replace("list-level-style-number", "outline-level-style")
    outline = f"<text:outline-style>{levels}</text:outline-style>"
    headings = [(1, "组织领导"), (2, "没有编号的标题"), (1, ""), (1, "整改情况")]
    body = "".join(f'<text:h text:outline-level="{depth}">{words}</text:h>' for depth, words in headings)

    assert numbered(body, outline).text.splitlines() == ["一、组织领导", "没有编号的标题", "二、整改情况"]


def test_levels_are_as_deep_as_the_format_has_them():
    shown = 'text:display-levels="999999"'
    levels = level(999999, "1", more=shown) * 30 + level(1, "1", more=shown)
    data = document(
        listed(p("财务"), attributes=FIRST),
        styles=f'<text:list-style style:name="L1">{levels}</text:list-style>',
    )
    assert read("a.odt", data).text == "1 财务\n"


def test_numbers_that_cannot_be_read_keep_no_text_back():
    data = document(listed(p("财务"), attributes=FIRST), further="<broken")
    assert (read("a.odt", data).text, len(read("a.odt", data).remarks)) == ("财务\n", 1)


def test_lists_whose_style_stands_nowhere_are_told_of():
    data = document(listed(p("渡口安全巡查不到位")))
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
