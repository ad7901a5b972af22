from urllib.parse import urljoin

import pytest

from notices.reading import ReadError, read
from notices.reading.articles import whole_article
from tests.notices.notices_text import TEXT
from tools.disguised.documents import word_document

LINES = [line.strip() for line in TEXT.splitlines() if line.strip()]
SITE = "http://www.example.gov.cn/xxgk/"
TITLE = f"<h1>{LINES[0]}</h1>"


def page(*lines: str, more: str = "") -> bytes:
    return f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}{more}</body></html>".encode()


class Site:
    """Pages by their names; what was asked for, in order."""

    def __init__(self, **pages: bytes) -> None:
        self.pages = {urljoin(SITE, name.replace("_", ".")): content for name, content in pages.items()}
        self.asked: list[str] = []

    def fetch(self, url: str) -> tuple[str, bytes, str]:
        self.asked.append(url.removeprefix(SITE))
        if url not in self.pages:
            raise ReadError("网站回答 404，没有给出网页")
        return url.rpartition("/")[2], self.pages[url], url

    def text(self) -> tuple[list[str], tuple[str, ...]]:
        name, content, _ = whole_article(f"{SITE}a.html", self.fetch)
        reading = read(name, content)
        return reading.text.splitlines(), reading.remarks


def pager(following: str = "") -> str:
    links = f'<a href="{following}">下一页</a>' if following else ""
    return f'<div class="p"><a href="a.html">1</a> <a href="b.html">2</a> <a href="c.html">3</a> {links} 共3页</div>'


def divided(*, last: bool = True) -> Site:
    pages = {
        "a_html": page(*LINES[:8], more=pager("b.html")),
        "b_html": page(LINES[0], *LINES[8:12], more=pager("c.html")),
        "c_html": page(LINES[0], *LINES[12:], more=pager().replace('<a href="c.html">3</a>', "第3页")),
    }
    return Site(**pages if last else dict(list(pages.items())[:2]))


def test_an_article_that_is_one_page_is_fetched_once():
    site = Site(a_html=page(*LINES))

    assert site.text() == (LINES, ())
    assert site.asked == ["a.html"]


def test_all_pages_of_an_article_are_fetched_and_read_as_one():
    site = divided()

    assert site.text() == (LINES, ())
    assert site.asked == ["a.html", "b.html", "c.html"]


def test_a_page_that_cannot_be_had_is_told():
    lines, remarks = divided(last=False).text()

    assert (lines, remarks) == (LINES[:12], ("这是第 1 页，共 3 页，不是全文；下一页是 c.html",))


def test_pages_that_lead_to_each_other_are_fetched_once_each():
    site = Site(
        a_html=page(*LINES[:8], more=pager("b.html")), b_html=page(LINES[0], *LINES[8:], more=pager("a.html"))
    )

    assert site.text()[0] == LINES
    assert site.asked == ["a.html", "b.html"]


def test_a_text_in_a_frame_is_read_with_the_page_around_it():
    site = Site(a_html=page(more=f"{TITLE}<iframe src='b.html'></iframe>"), b_html=page(*LINES[1:]))

    assert site.text() == (LINES, ())


@pytest.mark.parametrize(
    "first",
    [
        page(more="<script>location.href='b.html'</script>"),
        b'<html><head><meta http-equiv=refresh content="0;url=b.html"></head><body></body></html>',
    ],
)
def test_a_page_that_goes_on_to_another_gives_way_to_it(first):
    site = Site(a_html=first, b_html=page(*LINES))

    assert site.text() == (LINES, ())


def test_a_page_that_only_offers_a_document_gives_way_to_it():
    note = "现将巡察整改进展情况予以公布，具体内容请见附件，欢迎广大干部群众对整改落实情况进行监督，并及时反映意见。"
    site = Site(
        a_html=page(LINES[0], note, more="附件：<a href='b.docx'>通报</a>"), b_docx=word_document(TEXT)
    )

    assert site.text() == (LINES, ())


def test_what_cannot_be_read_comes_as_it_is_for_the_reader_to_say_why():
    site = Site(a_html=b"<html><body></body></html>")

    with pytest.raises(ReadError, match="网页里没有文字"):
        site.text()


def test_pages_that_go_on_for_ever_are_given_up():
    site = Site(a_html=page(more="<script>location.href='a.html'</script>"))

    with pytest.raises(ReadError, match="正文在另一个网页里"):
        site.text()
    assert len(site.asked) < 6


def test_a_frame_is_not_asked_for_where_no_time_is_left():
    site = Site(a_html=b"<html><iframe src='b.html'></iframe></html>", b_html=page(*LINES))
    name, content, address = whole_article(f"{SITE}a.html", site.fetch, seconds=0)
    assert (name, content, address) == ("a.html", site.pages[f"{SITE}a.html"], f"{SITE}a.html")
    assert site.asked == ["a.html"]
