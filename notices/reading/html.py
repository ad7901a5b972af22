"""Saved web pages: the title, the line with source and date, and the paragraphs; nothing of the site around them."""

from __future__ import annotations

from lxml import etree

from notices.reading.article import Names, article
from notices.reading.markup import lay_out, parse
from notices.reading.shapes import ReadError, Reading, check_text
from notices.reading.spaces import tidy
from notices.reading.text import decode

MEDIA_TYPE = "text/html"

_EMPTY = "网页里没有文字；如果正文是打开网页后才载入的，请在浏览器里等它显示出来再另存"

# Names of <meta> tags, in lower case, the surest first.
_TITLES = ("articletitle", "og:title", "title")  # <meta name="ArticleTitle" content="中共…区委关于…的通报">
_SOURCES = ("contentsource", "source")  # <meta name="ContentSource" content="区纪委监委">
_DATES = (
    "pubdate",
    "publishdate",
    "article:published_time",
)  # <meta name="PubDate" content="2021-11-23 10:50">


def read_html(data: bytes) -> Reading:
    decoded = decode(data)
    tree = parse(decoded.text)
    lines = [] if tree is None else article(lay_out(tree), _names(tree))
    if not lines:
        raise ReadError(_EMPTY)
    return Reading(check_text("\n".join(lines) + "\n"), MEDIA_TYPE, decoded.remarks)


def _names(tree: etree._Element) -> Names:
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("name") or element.get("property") or "").lower()
        meta.setdefault(name, tidy(element.get("content") or ""))
    printed = (tidy("".join(element.itertext())) for element in tree.iter("title"))
    titles = (*(meta.get(name, "") for name in _TITLES), next(printed, ""))
    return Names(tuple(filter(None, titles)), _first(meta, _SOURCES), _first(meta, _DATES))


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")
