"""What a page holds twice, hides, or holds back until a script shows it."""

import base64
import html
import json
from urllib.parse import quote

import pytest

from notices.reading import ReadError, read
from tests.notices.notices_text import TEXT
from tests.pumped import at_most

LINES = [line.strip() for line in TEXT.splitlines() if line.strip()]
BODY = "".join(f"<p>{line}</p>" for line in LINES[1:])
TITLE = f"<h1>{LINES[0]}</h1>"
CHANNELS = '<div class=header><a href="/">首页</a> <a href="/zw">政务公开</a></div>'


def lines(body: str, head: str = "") -> list[str]:
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{LINES[0]}_临溪区政府</title>{head}</head>"
    return read("a.html", f"{page}<body>{CHANNELS}{body}</body></html>".encode()).text.splitlines()


@pytest.mark.parametrize(
    "page",
    [
        f"<div class=pc>{TITLE}{BODY}</div><div class=mobile style='display:none'>{TITLE}{BODY}</div>",
        f"<div class=mobile style='display: none'>{TITLE}{BODY}</div><div class=pc>{TITLE}{BODY}</div>",
        f"<div class=pc>{TITLE}{BODY}</div><div class=phone>{TITLE}{BODY}</div>",
        f"{TITLE}{BODY}<hr>{TITLE}{BODY}",
        f"<div>{TITLE}{BODY}</div><div id=print>{TITLE}<p>字号：大 中 小</p>{'<br>'.join(LINES[1:])}</div>",
        f"<div>{TITLE}{BODY}</div><div>{TITLE}<div>{'<br>'.join(LINES[1:])}<br>返回顶部</div></div>",
    ],
    ids=["hidden", "hidden first", "by class", "in a row", "to print", "lines broken elsewhere"],
)
def test_an_article_that_stands_in_a_page_twice_is_read_once(page):
    assert lines(page) == LINES


def test_steps_worded_alike_are_no_second_copy():
    steps = [
        f"<p>（{n}）关于第{n}项制度执行不严的问题</p><p>已对照制度逐条整改，并长期坚持抓好落实。</p>"
        for n in "一二三四五"
    ]

    assert lines("".join(steps)).count("已对照制度逐条整改，并长期坚持抓好落实。") == 5


@pytest.mark.parametrize(
    ("hidden", "head"),
    [
        ('<span style="display:none">版权归临溪区所有</span>', ""),
        ('<span style="font-size:0px;color:#fff">版权归临溪区所有</span>', ""),
        ('<i style="position:absolute;left:-9999px">版权归临溪区所有</i>', ""),
        (
            '<b class="x9f">版权归临溪区所有</b>',
            "<style>@media print{p{color:red}} .a, b.x9f{ display : none }</style>",
        ),
        ('<b style="opacity:0">版权归临溪区所有</b>', ""),
    ],
)
def test_words_against_copying_that_nobody_sees_are_left_out(hidden, head):
    planted = BODY.replace("，", f"{hidden}，")

    assert lines(TITLE + planted, head) == LINES


def test_a_rule_for_another_medium_hides_nothing():
    head = "<style>@media (max-width: 600px) { .pc { display: none } }</style>"

    assert lines(f"<div class=pc>{TITLE}{BODY}</div>", head) == LINES


STATE = json.dumps({"title": LINES[0], "content": BODY}, ensure_ascii=False)


@pytest.mark.parametrize(
    "held",
    [
        f'<iframe srcdoc="{html.escape(BODY)}"></iframe>',
        f"<textarea style='display:none'>{html.escape(BODY)}</textarea>",
        f"<textarea hidden>{BODY}</textarea>",
        f'<input type=hidden value="{html.escape(BODY)}">',
        f"<template>{BODY}</template>",
        f"<noscript>{BODY}</noscript>",
        f"<script>window.__STATE__={STATE}</script>",
        f"<script>window.__STATE__={json.dumps(json.loads(STATE))}</script>",
        f"<script>var page = {json.dumps({'paragraphs': LINES[1:]}, ensure_ascii=False)};</script>",
        f"<script>document.write('{BODY}')</script>",
        f"<script type='text/html' id=t>{BODY}</script>",
        f"<script type='text/x-template'>\n  {BODY}</script>",
        f'<div id=show data-content="{html.escape(BODY)}"></div>',
        f'<section data-body="{quote(BODY)}"></section>',
        f'<script>show(decodeURIComponent("{quote(BODY)}"))</script>',
        f"<script>show(unescape('{''.join(f'%u{ord(letter):04X}' for letter in BODY)}'))</script>",
        f'<script>show("{base64.b64encode(BODY.encode()).decode()}")</script>',
        f'<iframe src="data:text/html;charset=utf-8;base64,{base64.b64encode(BODY.encode()).decode()}"></iframe>',
        f'<iframe src="data:text/html,{quote(BODY, encoding="gb18030")}"></iframe>',
    ],
    ids=range(19),
)
def test_a_text_held_back_is_read_where_the_page_shows_none(held):
    assert lines(f"{TITLE}<div id=app></div>{held}") == LINES


@pytest.mark.parametrize("words", [BODY, "\n".join(LINES[1:])])
def test_a_text_that_a_page_tells_search_engines_in_its_head_is_read_where_it_shows_none(words):
    article = {"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "articleBody": words}]}
    head = f'<script type="application/ld+json">{json.dumps(article, ensure_ascii=False)}</script>'

    assert lines(f"{TITLE}<div id=app></div>", head) == LINES


def test_what_a_script_holds_beside_a_text_that_is_shown_stays_out():
    assert lines(f"{TITLE}{BODY}<script>var news = {json.dumps(LINES)}</script>") == LINES


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("<iframe src='content_123.html'></iframe>", "正文在另一个网页里：content_123.html；"),
        (
            "<iframe src='about:blank'></iframe><iframe src='/b.jsp?id=1'></iframe>",
            "正文在另一个网页里：/b.jsp",
        ),
        ("<script>location.href='/new/1.html'</script>", "正文在另一个网页里：/new/1.html"),
        (
            "<p>附件：<a href='P02.docx'>整改进展情况的通报</a></p>",
            r"正文在附件里：P02\.docx；请下载附件再导入",
        ),
        ("<a href='a.pdf'>通报</a><a href='b.wps'>清单</a>", r"正文在附件里：a\.pdf、b\.wps；"),
    ],
)
def test_a_page_without_a_text_says_where_the_text_is(body, sentence):
    with pytest.raises(ReadError, match=sentence):
        lines(f"{TITLE}{body}")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            "<img src=logo.png><p><img src='a/1.jpg'></p><p><img src='a/2.jpg'></p>",
            r"正文在图片里：a/1\.jpg、a/2\.jpg；",
        ),
        (f"<div id=show></div><!-- {BODY} -->", "源代码的注释里有一段文字"),
        ("<div id=show></div><script src='load.js'></script>", "由脚本载入的"),
    ],
)
def test_a_page_without_a_text_says_what_it_has_instead(body, sentence):
    with pytest.raises(ReadError, match=sentence):
        lines(f"{TITLE}<p>发布日期：2023-07-06</p>{body}")


@pytest.mark.parametrize(
    "frames",
    [
        "<frameset rows='80,*'><frame src=t.html><frame src=c.html></frameset>",
        "<frameset cols='20%,80%'><frame src=t.html><frame src=c.html></frameset>",
        "<frameset cols='*,*'><frame src=t.html name=left><frame src=c.html name=right></frameset>",
        "<frameset cols='600,200'><frame src=t.html><frame src=c.html name=mainFrame></frameset>",
        "<iframe src='menu.html'></iframe><iframe src=c.html></iframe>",
        "<iframe src=t.html id=nav></iframe><iframe src=c.html id=content></iframe>",
    ],
)
def test_of_several_frames_the_one_with_the_content_is_named(frames):
    with pytest.raises(ReadError, match=r"正文在另一个网页里：c\.html；"):
        read("a.html", f"<html><head><title>{LINES[0]}</title></head>{frames}</html>".encode())


def test_a_short_notice_with_pictures_is_read():
    short = "<p>一、关于台账不清的问题</p><p>已补齐。</p><img src=a.jpg>"
    assert lines(TITLE + short)[-2:] == ["一、关于台账不清的问题", "已补齐。"]


FEW = "<p>问题：巡河记录不全。</p><p>整改情况：补记巡河日志46篇。</p>"


@pytest.mark.parametrize("few", [FEW, "<p>补齐巡河记录。</p>", "<p>存在问题：记录不全</p>"])
@pytest.mark.parametrize(
    ("beside", "remarks"),
    [
        ("", ()),
        ("<script>var a = 1;</script>", ()),
        ("<!-- " + BODY + " -->", ()),
        ("<img src='a/1.jpg'><img src=b.jpg>", ("网页里还有图片：a/1.jpg、b.jpg；图片里的文字没有读出",)),
    ],
)
def test_a_page_with_a_few_words_of_a_notice_is_read_whatever_stands_beside_them(few, beside, remarks):
    reading = read("a.html", f"<html><body>{TITLE}{few}{beside}</body></html>".encode())

    assert reading.text.splitlines()[0] == LINES[0]
    assert reading.text.splitlines()[-1] in few
    assert reading.remarks == remarks


@pytest.mark.parametrize(
    "words", ["正在加载，请稍候。", "您的浏览器不支持脚本，请更换。", "发布日期：2023-07-06"]
)
def test_words_that_ask_to_wait_are_no_text(words):
    with pytest.raises(ReadError, match="由脚本载入的"):
        lines(f"{TITLE}<p>{words}</p><script src='load.js'></script>")


def test_a_page_that_goes_on_to_another_says_where():
    with pytest.raises(ReadError, match=r"正文在另一个网页里：\./2\.html"):
        lines(TITLE, '<meta http-equiv="Refresh" content="0; url=./2.html">')


TEASERS = [
    f"<li><a href='/{n}'>{place}召开巡察整改专题会议</a><p>{place}日前召开会议，传达学习上级精神，研究部署整改工作，"
    f"要求各单位压实责任、细化举措，把{n}项任务一项一项落到实处，确保件件有着落、事事有回音。</p></li>"
    for n, place in enumerate(
        ("松陂区", "白桥区", "潭口区", "渔湾区", "汀潮区", "竹坞区", "炉亭区", "云岭区", "青石区", "石埠区"),
        2,
    )
]


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("more", ["", " <a href='/x'>[详细]</a>"])
def test_teasers_longer_than_the_article_stay_out(side, more):
    teasers = f"<div class=sidelist><ul>{''.join(TEASERS).replace('</p>', more + '</p>')}</ul></div>"
    article = f"<div class=content>{TITLE}{BODY}</div>"

    assert lines(teasers + article if side == "before" else article + teasers) == LINES


ONE_OF_TWO = "<a>1</a> <a href='b.html'>2</a> <a href='b.html'>下一页</a> 共2页"
TWO_OF_THREE = "首页 <a href='a.html'>上一页</a> 第2页/共3页 <a href='c.html'>下页</a> 尾页"
TWO_OF_SOME = "<a href='a.html'>上一页</a> <a href='a.html'>1</a> <b>2</b>"
TWO_OF_TWO = "<a href='a.html'>上一页</a> <a href='a.html'>1</a> 2 共2页"
ONE_OF_SOME = "1 <a href='b.html'>2</a> <a href='c.html'>3</a> <a href='b.html'>&gt;</a>"


@pytest.mark.parametrize(
    ("pager", "remark"),
    [
        (ONE_OF_TWO, "这是第 1 页，共 2 页，不是全文；下一页是 b.html"),
        (TWO_OF_THREE, "这是第 2 页，共 3 页，不是全文；下一页是 c.html"),
        (TWO_OF_TWO, "这是第 2 页，共 2 页，不是全文"),
        (TWO_OF_SOME, "这是第 2 页，共 2 页，不是全文"),
        (ONE_OF_SOME, "这是第 1 页，不是全文；下一页是 b.html"),
    ],
)
def test_one_of_several_pages_says_which_and_its_pager_is_no_text(pager, remark):
    reading = read("a.html", f"<html><body>{TITLE}{BODY}<div class=p>{pager}</div></body></html>".encode())

    assert (reading.text.splitlines(), reading.remarks) == (LINES, (remark,))


@pytest.mark.parametrize(
    ("pager", "remark"),
    [
        ("[1] [2] [3] 余下全文", "这是第 1 页，共 3 页，不是全文"),
        ("1 2 3 4 下一页 &gt;&gt;", "这是第 1 页，共 4 页，不是全文"),
        ("2/3 下一页", "这是第 2 页，共 3 页，不是全文"),
        ("共3页 当前第2页 转到第<input>页 GO", "这是第 2 页，共 3 页，不是全文"),
        ("首页 上一页 下一页 尾页 页次：1/2页", "这是第 1 页，共 2 页，不是全文"),
        ("Page 1 of 2 Next", "这是第 1 页，共 2 页，不是全文"),
        ("（未完，转下一页）", "这是第 1 页，不是全文"),
        ("下转第2版", "这是第 1 页，不是全文"),
        ("<a href=t88_2.html>下一页：渡口管护</a>", "这是第 1 页，不是全文"),
        ("<a href='?id=88&amp;page=2'>点击加载更多</a>", "这是第 1 页，不是全文"),
    ],
)
def test_a_pager_whose_links_lead_nowhere_is_no_text_and_says_that_this_is_not_all(pager, remark):
    reading = read("a.html", f"<html><body>{TITLE}{BODY}<div>{pager}</div></body></html>".encode())

    assert (reading.text.splitlines(), reading.remarks) == (LINES, (remark,))


@pytest.mark.parametrize(
    "beside",
    [
        "<div>« 1 2 »</div>",
        "<p>共12页</p>",
        "<div><h3>图片新闻</h3><div>1 2 3 4 &gt;</div></div>",
        "<div class=sidebar>共 3 页 1 2 3 下一页</div>",
        "<div><h3>图片新闻</h3><p>渡口新貌</p><p>便民桥</p></div><div>1 2 3 下一页</div>",
    ],
)
def test_counts_of_other_things_beside_an_article_are_no_pager(beside):
    assert (
        read("a.html", f"<html><body><div>{TITLE}{BODY}</div>{beside}</body></html>".encode()).remarks == ()
    )


@pytest.mark.parametrize("line", ["未完成", "未完转办件12件", "接下来工作打算", "接第一批整改页"])
def test_what_is_not_done_or_comes_next_is_no_pager(line):
    reading = read("a.html", f"<html><body>{TITLE}{BODY}<p>{line}</p></body></html>".encode())

    assert (reading.text.splitlines(), reading.remarks) == ([*LINES, line], ())


def test_a_pager_made_by_a_script_is_known():
    script = '<script>createPageHTML(3, 0, "t20230508_1", "html");</script>'
    reading = read("a.html", f"<html><body>{TITLE}{BODY}{script}</body></html>".encode())

    assert reading.remarks == ("这是第 1 页，共 3 页，不是全文；下一页是 t20230508_1_1.html",)


@pytest.mark.parametrize(
    "links",
    [
        "<a href='9.html'>下一页</a>",
        "<a href='/art/88.html'>下一页：松陂镇召开会议</a>",
        "<a href='/more.html'>查看更多</a>",
        "首页 上一页 下一页 尾页 页次：1/1页",
        "上一篇：<a href=1>甲</a> 下一篇：<a href=2>乙</a>",
        "共1页 <a href='#'>下一页</a>",
    ],
)
def test_a_link_to_the_next_article_is_no_pager(links):
    assert read("a.html", f"<html><body>{TITLE}{BODY}<div>{links}</div></body></html>".encode()).remarks == ()


def test_comments_that_are_opened_without_end_are_looked_at_once():
    with at_most(2), pytest.raises(ReadError, match="由脚本载入的"):
        lines(f"{TITLE}<div id=show></div><script src='load.js'></script>{'<!--' * 100_000}")


PORTRAIT = (
    "本站由临溪区水务局主办，介绍全区河湖管护、城乡供水、防汛抗旱和节约用水等各项工作，热诚为群众提供服务。"
    * 20
)
SHORT = "<p>一、整改落实情况</p><p>1.关于巡河记录不全的问题</p><p>补齐记录。</p>"


def reading_of(body: str):
    return read("a.html", f"<html><head><title>{LINES[0]}</title></head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    "hidden",
    [
        f"<div data-desc='{PORTRAIT}'></div>",
        f"<script type='text/template'><div>{PORTRAIT}</div></script>",
        f"<script>var about = '{PORTRAIT}'</script>",
        f"<template><p>{PORTRAIT}</p></template>",
        f"<input type=hidden value='{PORTRAIT}'>",
    ],
    ids=["attribute", "template script", "string", "template", "input"],
)
@pytest.mark.parametrize("shown", [BODY, SHORT], ids=["whole", "short"])
def test_however_long_a_hidden_text_is_it_replaces_none_that_is_shown(hidden, shown):
    reading = reading_of(f"<div>{TITLE}{shown}</div>{hidden}")

    assert "热诚为群众" not in reading.text
    assert reading.text == reading_of(f"<div>{TITLE}{shown}</div>").text
    assert reading.remarks == ()


def test_what_was_read_where_nobody_sees_it_says_so():
    remark = "正文取自网页里没有显示出来的部分；请与原网页核对"
    assert reading_of(f"{TITLE}<div data-content='{html.escape(BODY)}'></div>").remarks == (remark,)
    assert reading_of(f'{TITLE}<iframe srcdoc="{html.escape(BODY)}"></iframe>').remarks == ()


def test_markup_in_a_script_is_a_text_only_in_a_template():
    for kind in ("text/template", "text/html", "text/x-handlebars", "x-template"):
        assert reading_of(f"{TITLE}<script type='{kind}'>{BODY}</script>").text.splitlines() == LINES
    with pytest.raises(ReadError):
        reading_of(f"{TITLE}<script type='application/xml'>{BODY}</script>")


def test_beside_a_few_words_of_the_site_a_script_may_hold_the_text_and_an_attribute_may_not():
    site = "".join(
        f"<p>地址：松陂区府前路{n}号，建议使用新近的屏幕浏览，以便获得最佳的效果</p>" for n in (1, 2, 3)
    )
    script = f"<script>var page = {STATE}</script>"

    assert LINES[-1] in reading_of(f"{TITLE}{site}{script}").text.splitlines()
    attribute = f"<div data-desc='{html.escape(BODY)}'></div>"
    assert reading_of(f"{TITLE}{site}{attribute}").text == reading_of(f"{TITLE}{site}").text
