import pytest

from notices.collecting.links import Link, ListPage, list_page, normal, origin

BASE = "http://www.qinglan.example/xcgz/index.html"
TITLE = "中共青岚区委关于巡察整改进展情况的通报"


def page(body: str) -> ListPage:
    return list_page(f"<html><body><p>巡察整改信息公开</p>{body}</body></html>".encode("gb18030"), BASE)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("HTTP://WWW.Qinglan.Example:80/a/#top", "http://www.qinglan.example/a/"),
        ("https://qinglan.example:443", "https://qinglan.example/"),
        ("https://qinglan.example:8443/a?b=1", "https://qinglan.example:8443/a?b=1"),
        ("http://qinglan.example/a;jsessionid=0A1B?b=1", "http://qinglan.example/a?b=1"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
        ("ftp://qinglan.example/a", ""),
        ("http://user@qinglan.example/a", ""),
        ("http://qinglan.example:x/a", ""),
        ("http://qinglan.example/" + "a" * 500, ""),
    ],
)
def test_an_address_has_one_form(written: str, expected: str) -> None:
    assert normal(written) == expected


def test_pauses_go_by_scheme_host_and_port() -> None:
    assert origin("https://qinglan.example:8443/a?b=1") == "https://qinglan.example:8443"


def test_a_link_stands_for_its_whole_title_wherever_the_page_has_it() -> None:
    body = (
        f'<a href="t1.html" title="{TITLE}">中共青岚区委关于巡察…</a>'
        f'<li>{TITLE} <a href="t2.html">查看</a></li>'
        f'<a href="t3.html"><img src="a.png"></a><a href="t3.html">{TITLE}</a>'
        '<a href="index.html">巡视巡察整改情况通报</a><a href="javascript:void(0)">关于巡察整改情况的通报</a>'
        '<a href="big.zip">关于巡察整改情况的通报附件</a>'
    )
    assert page(body).articles == (
        Link("http://www.qinglan.example/xcgz/t1.html", TITLE),
        Link("http://www.qinglan.example/xcgz/t2.html", f"{TITLE} 查看"),
        Link("http://www.qinglan.example/xcgz/t3.html", TITLE),
    )


def test_addresses_go_by_the_page_s_base() -> None:
    html = f'<html><head><base href="/other/"></head><body><a href="t.html">{TITLE}</a></body></html>'

    assert list_page(html.encode(), BASE).articles[0].address == "http://www.qinglan.example/other/t.html"


@pytest.mark.parametrize(
    ("pager", "further", "is_scripted"),
    [
        ('<a href="index_2.html">下一页</a>', ["index_2.html"], False),
        ('<a href="?page=2">下页</a> <a href="?page=9">尾页</a>', ["index.html?page=2"], False),
        (
            '<a href="2.html">2</a><a href="3.html">3</a><a href="9.html">末页</a>',
            ["2.html", "3.html"],
            False,
        ),
        ('<script>createPageHTML(3, 1, "index", "html");</script>', ["index_2.html"], False),
        ('<script>createPageHTML(3, 2, "index", "html");</script>', [], False),
        ('<a href="javascript:go(2)">下一页</a>', [], True),
        ("<table><tr><td>1</td><td>2</td></tr></table>", [], False),
    ],
)
def test_pagers_are_followed(pager: str, further: list[str], is_scripted: bool) -> None:
    listed = page(pager)

    assert [link.address.rpartition("/xcgz/")[2] for link in listed.further] == further
    assert listed.is_scripted == is_scripted


def test_lists_below_are_told_by_their_names() -> None:
    body = '<a href="/xs/">巡视巡察</a><a href="/zg/">巡察整改公开</a><a href="/rs/">人事信息</a>'

    assert [link.words for link in page(body).lists] == ["巡视巡察", "巡察整改公开"]


def test_a_page_without_any_markup_has_no_links() -> None:
    assert list_page(b"<!-- -->", BASE) == ListPage()
