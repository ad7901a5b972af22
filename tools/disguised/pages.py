"""A notice as a web page, in five styles of sites, and as browsers save one."""

from __future__ import annotations

import json
import quopri
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle

from tools.disguised.sheet import Sheet, escape, sheet
from tools.disguised.tables import Table, blocks

RELATED = (
    "中共松陂区委关于巡察整改进展情况的通报",
    "松陂区召开巡视整改专题民主生活会",
    "区委书记调研老旧小区改造：一是要快，二是要实",
    "关于2021年政府信息公开工作年度报告的说明",
    "区纪委监委通报三起违反中央八项规定精神典型问题",
    "中共松陂区水务局党组关于落实市委巡察反馈意见整改情况的通报",
)
CHANNELS = ("首页", "区情概况", "新闻中心", "政务公开", "政务服务", "互动交流", "专题专栏", "数据开放")
SHARES = ("分享到：", "微信", "微博", "QQ空间", "打印本页", "关闭窗口", "收藏")
FOOTER = (
    "主办单位：松陂区人民政府办公室　承办单位：松陂区政务服务和数据管理局",
    "网站标识码：0000550001　朔ICP备00000550号-1　朔公网安备 00000000000550号",
    "地址：松陂区府前路1号。技术支持电话：0000-5550999。建议使用1280×768分辨率浏览本站，以获得最佳效果。",
    "网站地图 | 关于我们 | 隐私声明 | 联系我们",
)
NOISE = (*RELATED, *CHANNELS[1:], *SHARES[1:], *FOOTER)


def _links(names: tuple[str, ...], tag: str = "li") -> str:
    return "\n".join(
        f'<{tag}><a href="/c{n}/index.html">{escape(name)}</a></{tag}>' for n, name in enumerate(names)
    )


def _body(lines: Sequence[str], paragraph: Callable[[str], str]) -> Iterator[str]:
    """Each paragraph in its markup, and the tables between them."""
    for block in blocks(lines):
        yield _table(block) if isinstance(block, Table) else paragraph(block)


def _table(table: Table) -> str:
    rows = "\n".join(f"<tr>{''.join(_cells(table, number))}</tr>" for number in range(len(table.rows)))
    return f"<table border=1 cellspacing=0><tbody>\n{rows}\n</tbody></table>"


def _cells(table: Table, number: int) -> Iterator[str]:
    row = table.rows[number]
    for column, cell in enumerate(row):
        if not table.is_spanned(number, column):
            down = f" rowspan={down}" if (down := table.spans(number, column)) > 1 else ""
            across = f" colspan={table.width}" if len(row) == 1 else ""
            yield f"<td{down}{across}>{escape(cell).replace(chr(10), '<br>')}</td>"


def table_page(text: str) -> bytes:
    """A page of 2008, laid out in tables, its article pasted from Word: GB18030 that says it is UTF-8."""
    page = sheet(text)
    imprint = "<br>\n".join(f"<span class=STYLE3>{escape(line)}</span>" for line in page.imprint)
    paragraphs = "\n".join(_body(page.paragraphs, _from_word))
    page_html = f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=utf-8">
<TITLE>{escape(page.headline)}_松陂区人民政府门户网站</TITLE>
<STYLE>.MsoNormal {{ margin: 0; text-indent: 2em }} /* 。。。，，， */</STYLE>
<SCRIPT>document.write("当前时间：2026年7月1日，欢迎访问松陂区人民政府门户网站。");</SCRIPT></HEAD>
<BODY bgColor=#ffffff>
<TABLE width=980 align=center>
<TR><TD colSpan=8><IMG src="banner.jpg" alt="松陂区人民政府，为民务实清廉。"></TD></TR>
<TR>{_links(CHANNELS, "td")}</TR></TABLE>
<TABLE width=980 align=center><TR><TD>{page.path}</TD></TR></TABLE>
<TABLE width=980 align=center><TR><TD width=220 vAlign=top>
<TABLE width="100%"><TR><TD bgColor=#cc0000><FONT color=#ffffff>相关链接</FONT></TD></TR>
{"".join(f'<TR><TD height=25>·<A href="#">{escape(name)}</A></TD></TR>' for name in RELATED)}</TABLE></TD>
<TD width=760 vAlign=top><TABLE width="96%" align=center>
<TR><TD align=center><FONT size=5><B>{"<BR>".join(map(escape, page.title))}</B></FONT></TD></TR>
<TR><TD align=center height=30>{imprint}
&nbsp;&nbsp;【字体：<A href="#">大</A> <A href="#">中</A> <A href="#">小</A>】</TD></TR>
<TR><TD><HR></TD></TR><TR><TD id=zoom>
{paragraphs}
</TD></TR>
<TR><TD align=right>{" ".join(f'【<A href="#">{name}</A>】' for name in SHARES[1:])}</TD></TR></TABLE></TD></TR></TABLE>
<TABLE width=980 align=center>{"".join(f"<TR><TD align=center>{escape(line)}</TD></TR>" for line in FOOTER)}</TABLE>
</BODY></HTML>"""
    return page_html.encode("gb18030")


def _from_word(line: str) -> str:
    """A paragraph as Word exports it: wrapped in the source, figures in spans of their own, <o:p> at its end."""
    wrapped = re.sub(r"(.{30,40}?[\u4e00-\u9fff，。])(?=[\u4e00-\u9fff])", r"\1\n", line)
    runs = re.sub(
        r"[0-9.]+",
        lambda m: f'<span lang=EN-US>{m[0]}</span><span style="font-family:仿宋">',
        escape(wrapped),
    )
    closing = "</span>" * runs.count("<span style")
    return (
        '<p class=MsoNormal style="text-indent:32.0pt"><b></b><span style="font-size:16.0pt;font-family:仿宋_GB2312">'
        f"{runs}{closing}<span lang=EN-US><o:p></o:p></span></span></p>"
    )


def soup_page(text: str) -> bytes:
    """Nested <div> without a <p>, <br> between paragraphs, declared GB2312, &#NNNN; where GBK has no letter."""
    page = sheet(text)
    indents = cycle(("&nbsp;&nbsp;&nbsp;&nbsp;", "　　", "&emsp;&emsp;", ""))
    lines = list(_body(page.paragraphs, lambda line: f"{next(indents)}{_soft(line)}"))
    groups = [lines[start : start + 7] for start in range(0, len(lines), 7)]
    article = "</span></font></div>\n<div><font face=宋体><span>".join(map("<br />\n<br />".join, groups))
    page_html = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>松陂区纪委监委网站-{escape(page.headline[:24])}...</title></head><body>
<div id="top"><div class="logo"></div><div class="menu">{_links(CHANNELS, "span")}</div></div>
<div class="wrap">
<div class="location"><a href="/">{page.path}</a></div>
<div class="left"><div class="art">
<div class="tit">{"<br />".join(map(_soft, page.title))}</div>
<div class="inf">{"".join(f"<span>{_soft(line)}</span><br />" for line in page.imprint)}</div>
<div class="share"><span>{SHARES[0]}</span>{_links(SHARES[1:], "em")}</div>
<div class="con"><div class="TRS_Editor"><div><font face=宋体><span>{article}</span></font></div></div></div>
<div class="tools">【<a href="#">打印本页</a>】【<a href="#">关闭窗口</a>】</div>
<div>上一篇：<a href="1.html">{RELATED[0]}</a></div><div>下一篇：<a href="2.html">{RELATED[1]}</a></div></div></div>
<div class="right"><div class="hd">热点排行</div><div class="bd">{_links(RELATED, "div")}</div></div></div>
<div style="display:none">此处是隐藏的统计文字，第一，不应当出现；第二，也不应当出现。</div>
<div class="foot">{"<br />".join(map(escape, FOOTER))}</div></body></html>"""
    return page_html.encode("gbk", "xmlcharrefreplace")


def _soft(line: str) -> str:
    return escape(line).replace("“", "&ldquo;").replace("”", "&rdquo;").replace(" ", "&nbsp;")


def semantic_page(text: str) -> bytes:
    """A page of today: meta tags, <nav>, <article>, <aside>, a teaser beside the text; UTF-8 without saying so."""
    page = sheet(text)
    paragraphs = "\n".join(_body(page.paragraphs, _today))
    page_html = f"""<!doctype html>
<html lang="zh-CN"><head><title>{escape(page.headline)} - 松陂发布</title>
<meta name="ArticleTitle" content="{escape(page.headline)}"><meta name="SiteName" content="松陂发布">
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="a.css">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "另一个标题。"}}</script></head>
<body><header><a class="logo" href="/">松陂发布</a><nav><ul>{_links(CHANNELS)}</ul></nav>
<form><input name="q" placeholder="请输入关键字"><button>搜索</button></form></header>
<nav aria-label="breadcrumb"><p>{page.path}</p></nav>
<main><article><h1>{"<br>".join(map(escape, page.title))}</h1>
<div class="meta">{"".join(f"<p>{escape(line)}</p>" for line in page.imprint)}
<button>字号 +</button><button>字号 -</button></div>
<section class="content">
{paragraphs}
</section>
<section class="share"><ul>{_links(SHARES)}</ul></section></article>
<aside><h2>相关阅读</h2><ul>{_links(RELATED)}</ul>
<div class="teaser"><h3><a href="/t">一图读懂</a></h3>
<p>松陂区今年新开工重点项目36个，总投资210亿元，其中先进制造业项目占六成以上，详情请点击。</p></div></aside>
</main><footer>{"".join(f"<p>{escape(line)}</p>" for line in FOOTER)}</footer>
<script>var n = "页面加载完成，谢谢浏览。";</script></body></html>"""
    return page_html.encode("utf-8")


def _today(line: str) -> str:
    return (
        f'      <p style="text-indent: 2em;"><span><span style="font-size: 18px">\n        {escape(line)}\n'
        "      </span></span></p>"
    )


def _plain_page(page: Sheet, body: str, head: str = "") -> bytes:
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{escape(page.headline)}_松陂区政府</title>{head}</head>"
        f"<body><div class=header>{_links(CHANNELS, 'span')}</div><div class=crumbs>{page.path}</div>{body}"
        f"<div class=footer>{'<br>'.join(map(escape, FOOTER))}</div></body></html>"
    ).encode()


def _article(page: Sheet, planted: str = "") -> str:
    title = f"<h1>{'<br>'.join(map(escape, page.title))}</h1>"
    imprint = "".join(f"<p class=info>{escape(line)}</p>" for line in page.imprint)
    paragraphs = _body(
        page.paragraphs, lambda line: f"<p>{escape(line).replace('，', f'{planted}，', 1)}</p>"
    )
    return title + imprint + "".join(paragraphs)


def twice_page(text: str) -> bytes:
    """The article for desks, again for phones with its lines broken elsewhere, and words hidden against copying."""
    page = sheet(text)
    style = "<style>.wap{display:none} @media (max-width:640px){.pc{display:none}.wap{display:block}}</style>"
    phone = "<br>".join((*map(escape, page.imprint), *_body(page.paragraphs, escape)))
    desk = _article(page, '<span style="font-size:0">松陂发布版权所有</span>')
    return _plain_page(
        page, f"<div class=pc>{desk}</div><div class=wap><h2>{escape(page.headline)}</h2>{phone}</div>", style
    )


def script_page(text: str) -> bytes:
    """An application's page: the text stands in a script, teasers of other articles beside an empty block."""
    page = sheet(text)
    state = json.dumps({"id": 7, "content": _article(page)}, ensure_ascii=False).replace("</", "<\\/")
    teasers = "".join(
        f"<li><a href='/{n}'>{escape(name)}</a><p>{escape(name)}，并就下一步工作作出安排，详情请看全文。</p></li>"
        for n, name in enumerate(RELATED)
    )
    body = f"<div id=app></div><ul class=list>{teasers}</ul><script>window.__STATE__={state};</script>"
    return _plain_page(page, body)


def saved_page(text: str) -> bytes:
    """A page of today as a browser saves it in one file (.mhtml)."""
    encoded = quopri.encodestring(semantic_page(text)).decode("ascii")
    return (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        '\tboundary="----X"\r\n\r\n------X\r\nContent-Type: text/html\r\nContent-ID: <frame-0@mhtml.blink>\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{encoded}\r\n------X--\r\n"
    ).encode()
