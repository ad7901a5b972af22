import io
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from notices.reading import ReadError, Reading, read
from notices.reading.listing import written
from tools.disguised.documents import pdf_document, saved

TEXT = (
    "中共松陂区委关于巡察整改情况的通报\n"
    "来源：松陂发布　发布日期：2022-10-21\n"
    "根据市委统一部署，2022年3月1日至4月15日，市委第二巡察组对松陂区进行了巡察，并于6月1日反馈了意见，现将整改情况通报如下。\n"
    "一、提高政治站位\n"
    "区委常委会召开专题会议12次，制定整改方案，明确整改措施86条，逐条逐项落实责任领导、责任单位、完成时限，确保件件有着落。\n"
    + "".join(
        f"（{written(n, 'chinesecounting')}）关于第{n}项工作不到位的问题。已整改。\n" for n in range(1, 40)
    )
    + "中共松陂区委\n2022年10月20日\n"
)


def drawn(*pages: Sequence[tuple[float, float, str]]) -> bytes:
    """A document of pages of (x, y, text)."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def save(buffer: io.BytesIO) -> None:
        canvas = Canvas(buffer, A4)
        for page in pages:
            canvas.setFont("STSong-Light", 14)
            for x, y, words in page:
                canvas.drawString(x, y, words)
            canvas.showPage()
        canvas.save()

    return saved(save)


def cut(words: str, letters: int) -> list[str]:
    return [words[start : start + letters] for start in range(0, len(words), letters)]


def lines(data: bytes) -> list[str]:
    return read("a.pdf", data).text.splitlines()


def test_wrapped_lines_are_paragraphs_again_without_heads_and_page_numbers():
    assert read("a.pdf", pdf_document(TEXT)) == Reading(TEXT, "application/pdf", ())


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    long = (
        "".join(f"第{written(n, 'chinesecounting')}项措施由分管领导负责，" for n in range(1, 120))
        + "件件有着落。"
    )

    assert lines(pdf_document(f"{TEXT}{long}\n")) == [*TEXT.splitlines(), long]


def test_lines_cut_by_counting_letters_are_put_together_without_indents():
    paragraphs = [
        "根据市委统一部署，2022年3月1日至4月15日，市委第二巡察组对松陂区进行了巡察，现将整改情况通报如下。",
        "一、提高政治站位",
        "区委召开会议12次，制定措施86条，投入资金1870.5万元，完成项目233个，逐条落实责任领导，确保件件有着落。",
        "整改情况：已完成。",
    ]
    rows = [words[i : i + 20] for words in paragraphs for i in range(0, len(words), 20)]
    page = [(72.0, 760.0 - 20 * n, row) for n, row in enumerate(rows)]

    assert lines(drawn(page)) == paragraphs


def test_space_between_paragraphs_tells_them_apart():
    full = "区委召开会议，制定整改方案，逐条逐项抓好落实工作。"
    heights = (760, 740, 700, 680, 640, 620, 580)
    page = [(72.0, float(height), full) for height in heights]

    assert lines(drawn(page)) == [full * 2, full * 2, full * 2, full]


def test_a_bare_figure_is_a_cell_unless_it_stands_on_every_page():
    rows = (
        "根据市委统一部署，现将整改情况列表公布如下，欢迎广大干部群众进行",
        "监督。",
        "序号",
        "3",
        "会议过多",
    )
    page = [(72, 760 - 20 * place, row) for place, row in enumerate(rows)]

    assert lines(drawn(page)) == [rows[0] + rows[1], *rows[2:]]
    numbered = [
        [(72, 760, "甲乙丙"[n] * 12), (72, 700, "丁戊己"[n] * 9), (300, 30, str(n + 1))] for n in range(3)
    ]
    assert {"1", "2", "3"} & set(lines(drawn(*numbered))) == set()


def test_a_scan_says_that_it_has_no_text():
    with pytest.raises(ReadError, match="PDF 里没有文字，像是扫描件"):
        read("a.pdf", drawn([(300, 30, "1")], [(300, 30, "2")]))


def test_a_page_without_text_among_others_is_told():
    data = drawn([(72, 700, "现将整改情况通报如下，欢迎干部群众进行监督。")], [])

    assert read("a.pdf", data).remarks == ("第 2 页没有文字，可能是扫描的页",)


def test_a_locked_document_is_refused_and_one_that_only_forbids_printing_is_read():
    def locked(user: str) -> bytes:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_document(TEXT)))
        writer.encrypt(user, "owner", algorithm="RC4-128")
        return saved(writer.write)

    with pytest.raises(ReadError, match="PDF 加了密码"):
        read("a.pdf", locked("secret"))
    assert read("a.pdf", locked("")).text == TEXT


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"x" * 1000])
def test_a_broken_document_says_so(data):
    with pytest.raises(ReadError, match="PDF 已损坏"):
        read("a.pdf", data)


def test_more_pages_than_any_notice_has_are_refused():
    with pytest.raises(ReadError, match="PDF 有 501 页，超过了 500 页的上限"):
        read("a.pdf", drawn(*([[(72, 700, "页")]] * 501)))


# Tables and columns


def ruled(*pages: Sequence[Sequence[str]], spans: int = 0, boxes: bool = False) -> bytes:
    """Tables of four columns, a row of words a line; the number's cell of the last rows may span them.

    Drawn as lines, or cell by cell as browsers do.
    """
    edges, height = (60.0, 100.0, 230.0, 400.0, 530.0), 60.0
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def rulings(canvas: Canvas, rows: int) -> None:
        for column, (left, right) in enumerate(pairwise(edges)):
            for row in range(rows):
                top = 700 - height * row
                is_spanned = column < 2 and row >= rows - spans
                if boxes and not is_spanned:
                    canvas.rect(left + 0.5, top - height + 0.5, right - left - 1, height - 1)
                elif not boxes:
                    canvas.line(left, top, left, top - height)
                    if not (is_spanned and row > rows - spans):
                        canvas.line(left, top, right, top)
            if boxes and spans and column < 2:
                canvas.rect(left, 700 - height * rows, right - left, height * spans)
            if not boxes:
                canvas.line(left, 700 - height * rows, right, 700 - height * rows)
        canvas.line(edges[-1], 700, edges[-1], 700 - height * rows)

    def save(buffer: io.BytesIO) -> None:
        canvas = Canvas(buffer, A4)
        for page in pages:
            canvas.setFont("STSong-Light", 12)
            rulings(canvas, len(page))
            for row, cells in enumerate(page):
                for (left, right), words in zip(pairwise(edges), cells, strict=True):
                    fits = int((right - left - 6) // 12)
                    for line, start in enumerate(range(0, len(words), fits)):
                        canvas.drawString(
                            left + 3, 684 - height * row - 15 * line, words[start : start + fits]
                        )
            canvas.showPage()
        canvas.save()

    return saved(save)


HEADER = ("序号", "反馈问题", "整改措施", "责任单位")
ROWS = [
    ("1", "公办学位供给不足，部分街道缺口较大", "新建改扩建学校5所，统筹调配教师资源。", "区教育局"),
    ("2", "黑臭水体治理反复，河长履职不到位", "排查入河排口86个，封堵混排口31个，其余挂牌管理。", "区水务局"),
    ("3", "公务接待管理不严", "修订管理办法。", "区财政局"),
]


@pytest.mark.parametrize("boxes", [False, True])
def test_a_ruled_table_with_wrapped_cells_is_read_row_by_row(boxes):
    assert lines(ruled([HEADER, *ROWS], boxes=boxes)) == [*HEADER, *(cell for row in ROWS for cell in row)]


@pytest.mark.parametrize("boxes", [False, True])
def test_a_cell_over_two_rows_makes_one_record_of_them(boxes):
    spanned = [("3", "公务接待管理不严", "修订管理办法。", "区财政局"), ("", "", "清退4.6万元。", "区纪委")]

    assert lines(ruled([HEADER, *ROWS[:2], *spanned], spans=2, boxes=boxes))[-5:] == [
        *("3", "公务接待管理不严", "修订管理办法。", "清退4.6万元。", "区财政局区纪委"),
    ]


def test_a_table_goes_on_over_the_end_of_a_page_with_or_without_its_header():
    whole = [*HEADER, *(cell for row in ROWS for cell in row)]

    assert lines(ruled([HEADER, *ROWS[:2]], [HEADER, ROWS[2]])) == whole
    assert lines(ruled([HEADER, *ROWS[:2]], [ROWS[2]])) == whole


def test_a_table_over_many_pages_is_whole_and_stands_where_it_is_printed_though_heads_and_feet_are_drawn_first():
    rows = [
        [str(n), f"第{n}处渡口巡查流于形式", f"重新培训巡查人员{n}名，并且每周抽查一次。", "交通站"]
        for n in range(1, 90)
    ]
    text = "\n".join((TEXT.strip(), *map("\t".join, (HEADER, *rows)), "欢迎监督。", ""))

    assert lines(pdf_document(text)) == [
        *TEXT.splitlines(),
        *(cell for row in (HEADER, *rows) for cell in row),
        "欢迎监督。",
    ]


def test_a_figure_that_a_cell_cuts_is_whole_again():
    rows = [(*ROWS[0][:2], "追缴以前年度违规发放津贴72万元。", "区财政局"), *ROWS[1:]]

    assert "追缴以前年度违规发放津贴72万元。" in lines(ruled([HEADER, *rows]))


def unruled(*rows: Sequence[str], below: str = "", tops: Sequence[float] = (0, 0, 0, 0)) -> bytes:
    """A table without lines, its cells `tops` lower than its rows; the names of columns may be cut like cells."""
    lefts, letters = (60.0, 130.0, 290.0, 480.0), (2, 9, 11, 4)
    page: list[tuple[float, float, str]] = []
    y = 760.0
    for row in rows:
        for left, fits, top, words in zip(lefts, letters, tops, row, strict=True):
            cut = [words[start : start + fits] for start in range(0, len(words), fits)]
            page += [(left, y - top - 18 * line, part) for line, part in enumerate(cut)]
        y -= 64
    return drawn([*page, (88, y, below)] if below else page)


@pytest.mark.parametrize("header", [HEADER, (*HEADER[:3], "整改责任单位")])
def test_a_table_without_lines_is_read_row_by_row_by_where_its_columns_begin(header):
    below = "下一步，区委将持续抓好整改落实，以实际成效取信于民。"

    assert lines(unruled(header, *ROWS, below=below)) == [*header, *(c for row in ROWS for c in row), below]


def test_a_table_without_lines_whose_cells_are_not_set_from_their_tops_stays_lines():
    assert "公办学位供给不足，部分街道缺口较大" not in lines(unruled(HEADER, *ROWS, tops=(18, 0, 0, 18)))


def in_columns(
    rows: Sequence[str], left: int, head: Sequence[tuple[float, float, str]] = ()
) -> list[tuple[float, float, str]]:
    """A page with so many of the rows on the left."""
    return [*head, *in_column(50.0, rows[:left]), *in_column(310.0, rows[left:])]


def in_column(x: float, rows: Sequence[str]) -> Iterator[tuple[float, float, str]]:
    for n, row in enumerate(rows):
        indent = len(row) - len(row.lstrip("\u3000"))
        yield x + 14 * indent, 740.0 - 22 * n, row.lstrip("\u3000")


PARAGRAPHS = [
    f"（{written(n, 'chinesecounting')}）关于第{n}项工作推进缓慢的问题。已对照清单逐条整改到位，并长期坚持下去。"
    for n in range(1, 9)
]


@pytest.mark.parametrize("share", [2, 1.05])  # half of the lines on the left, or all but the last
def test_columns_are_read_one_after_the_other_and_their_lines_put_together(share):
    rows = [row for words in PARAGRAPHS for row in cut(f"　　{words}", 16)]
    page = in_columns(rows, int(len(rows) / share), [(180.0, 780.0, "中共松陂区委关于巡察整改情况的通报")])

    expected = ["中共松陂区委关于巡察整改情况的通报", *PARAGRAPHS]
    assert lines(drawn(page)) == expected
    in_rows = sorted(page, key=lambda line: -line[1])
    assert lines(drawn(in_rows)) == expected


def test_a_blank_of_an_imprint_above_two_columns_is_no_gutter():
    rows = [row for words in PARAGRAPHS for row in cut(f"　　{words}", 16)]
    imprint = "来源：本网　发布时间：2022-10-21　浏览次数：86"

    assert lines(drawn(in_columns(rows, 16, [(84.0, 780.0, imprint)]))) == [imprint, *PARAGRAPHS]


def test_a_last_column_of_nothing_but_first_lines_has_its_paragraphs_each_for_itself():
    ends = ["以上整改情况，请予监督。", "松陂区委办公室", "2022年10月20日"]
    rows = [row for words in PARAGRAPHS for row in cut(f"　　{words}", 16)]

    assert lines(drawn(in_columns([*rows, *(f"　　{line}" for line in ends)], len(rows)))) == [
        *PARAGRAPHS,
        *ends,
    ]
