import quopri

import pytest

from notices.reading import ReadError, read
from notices.reading.mhtml import SavedFile, bundle
from tests.notices.notices_text import TEXT

LINES = [line.strip() for line in TEXT.splitlines() if line.strip()]
ADDRESS = "http://www.example.gov.cn/xxgk/t2023_1.html"


def page(lines: list[str], more: str = "") -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<!doctype html><html><head><title>{LINES[0]}</title></head><body>{body}{more}</body></html>".encode()


def html(address: str, content: bytes) -> SavedFile:
    return SavedFile(address, "text/html", content)


def saved(content: bytes, header: str = "From: <Saved by Blink>\nSubject: x") -> bytes:
    """As a browser saves a page in one file."""
    encoded = quopri.encodestring(content).decode()
    return (
        f'{header}\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html"; boundary="--X"\n\n'
        f"----X\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: {ADDRESS}\n\n"
        f"{encoded}\n----X\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n----X--\n"
    ).encode()


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.doc", "a"])
@pytest.mark.parametrize(
    "header", ["From: <Saved by Blink>\nSubject: x", "Snapshot-Content-Location: http://a.cn/"]
)
def test_a_page_saved_in_one_file_is_the_page(name, header):
    reading = read(name, saved(page(LINES), header))

    assert (reading.text.splitlines(), reading.media_type) == (LINES, "multipart/related")


def test_a_page_kept_in_gbk_is_read_by_its_bytes():
    assert read("a.mht", saved(page(LINES).decode().encode("gbk"))).text.splitlines() == LINES


def test_a_frame_stands_where_the_page_shows_it():
    outer = page(LINES[:2], '<iframe src="body.html"></iframe>')
    inner = html("http://www.example.gov.cn/xxgk/body.html", page(LINES[2:]))

    assert read("a.mhtml", bundle([html(ADDRESS, outer), inner])).text.splitlines() == LINES


def test_the_pages_of_an_article_are_one_text_without_their_pagers():
    first = page(
        LINES[:6], '<div>1 <a href="t2023_1_1.html">2</a> <a href="t2023_1_1.html">下一页</a> 共2页</div>'
    )
    last = page([LINES[0], *LINES[6:]], '<div><a href="t2023_1.html">上一页</a> 1 2 共2页</div>')
    following = html("http://www.example.gov.cn/xxgk/t2023_1_1.html", last)

    reading = read("a.mhtml", bundle([html(ADDRESS, first), following]))

    assert (reading.text.splitlines(), reading.remarks) == (LINES, ())
    assert read("a.mhtml", bundle([html(ADDRESS, first)])).remarks == (
        "这是第 1 页，共 2 页，不是全文；下一页是 t2023_1_1.html",
    )


def test_one_without_a_page_is_refused():
    with pytest.raises(ReadError, match="单个文件网页里没有网页"):
        read("a.mht", b"MIME-Version: 1.0\nContent-Type: image/png\n\nabc")
