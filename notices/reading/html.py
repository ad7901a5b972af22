"""Saved web pages: the title, the line with source and date, and the paragraphs; nothing of the site around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from notices.reading.article import Names, article, letters_of_prose, mark_surroundings, neighbourhood
from notices.reading.elsewhere import files, frame, pager, pictures
from notices.reading.embedded import Visibility, heaviest, is_text
from notices.reading.markup import Markup, MarkupLine, lay_out, parse, parse_fragment
from notices.reading.pagers import is_unfinished, printed_pager
from notices.reading.paragraphs import begins_paragraph
from notices.reading.shapes import ElsewhereError, Pager, ReadError, Reading, check_text
from notices.reading.spaces import tidy
from notices.reading.text import decode
from notices.reading.wrapped import rejoined, remarks

MEDIA_TYPE = "text/html"

_LEAST_LETTERS = (
    60  # of prose, that a page with a frame or a file beside it needs to be taken for the text itself
)
_COVER_NOTE = 300  # letters that may lead to an attachment
_SEE_FILE = re.compile("附件[:：]|见附件|附后|下载")
_NUMBERED = re.compile(r"[(（]?[一二三1][、)）.．]")
_KEPT_BACK = "正文取自网页里没有显示出来的部分；请与原网页核对"
# What says without a link that there is more, unlike 共12页 of a file or the 1 2 3 4 > of its pictures
_LEADS_ON = re.compile(
    r"下一?页|余下全文|\[1\]\s*+\[2\]|第\s*+[0-9]{1,3}\s*+页\s*+[/,，]?\s*+共\s*+[0-9]"
    r"|共\s*+[0-9]{1,3}\s*+页.{0,20}当?前?第\s*+[0-9]|page [0-9]{1,3} of [0-9]",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[\u4e00-\u9fff0-9，、]{4}[。！？]")
_WAIT = re.compile("加载|稍候|稍等|浏览器|脚本|javascript", re.IGNORECASE)
_EMPTY = "网页里没有文字；如果正文是打开网页后才载入的，请在浏览器里等它显示出来再另存"
_FRAMED = "网页里没有正文，正文在另一个网页里：{}；请打开那个网页（或等它显示出来）再另存"
_ATTACHED = "网页里没有正文，正文在附件里：{}；请下载附件再导入"
_PICTURED = "网页里没有正文，正文在图片里：{}；请下载图片再导入，或者粘贴文字"
_WITH_PICTURES = "网页里还有图片：{}；图片里的文字没有读出"
_COMMENTED = (
    "网页里没有正文，只有源代码的注释里有一段文字，打开网页时看不到；请核对原网页，确实是通报就粘贴文字"
)
_SCRIPTED = "网页里没有正文，正文是打开网页后由脚本载入的；请在浏览器里等它显示出来再另存"

# Names of <meta> tags, in lower case, the surest first.
_TITLES = ("articletitle", "og:title", "title")  # <meta name="ArticleTitle" content="中共…区委关于…的通报">
_SOURCES = ("contentsource", "source")  # <meta name="ContentSource" content="区纪委监委">
_DATES = (
    "pubdate",
    "publishdate",
    "article:published_time",
)  # <meta name="PubDate" content="2021-11-23 10:50">


Resolver = Callable[[str], bytes | None]  # a page's frames, by the address that it gives them


def read_html(data: bytes, resolve: Resolver = lambda _: None) -> Reading:
    """Raises ElsewhereError, with the address, where the page only shows or offers what is kept elsewhere."""
    decoded = decode(data)
    tree = parse(decoded.text)
    if tree is None:
        raise ReadError(_EMPTY)
    markup, letters, is_hidden = _laid_out(tree, resolve)
    if letters < _LEAST_LETTERS:
        _look_elsewhere(tree)
    paragraphs = article(markup, _names(tree))
    lines = [line.text for line in paragraphs]
    few = _beside_few_words(tree, decoded.text, letters, lines)
    if not lines:
        raise ReadError(_EMPTY)
    lines, width = _joined(paragraphs)
    hidden = (_KEPT_BACK,) if is_hidden else ()
    return Reading(
        check_text("\n".join(lines) + "\n"),
        MEDIA_TYPE,
        (*decoded.remarks, *few, *hidden, *remarks(width)),
        pager(tree) or _printed_pager(markup),
        files(tree),
    )


def _beside_few_words(
    tree: etree._Element, source: str, letters: int, lines: Sequence[str]
) -> tuple[str, ...]:
    """Remarks of what a page of few words has besides; raises where that is the notice."""
    further: tuple[str, ...] = ()
    if letters < _LEAST_LETTERS and not any(map(_NUMBERED.match, lines)):
        further = _not_read(tree, source, lines)
    if letters < _COVER_NOTE and _refers_to_files(lines):
        _look_elsewhere(tree)
    return further


def _joined(paragraphs: Sequence[MarkupLine]) -> tuple[list[str], int]:
    """The lines of an article, those that were cut at a width whole again, and that width; cells stay as they are."""
    lines = [line.text for line in paragraphs]
    has_table = len({line.cell for line in paragraphs if line.cell}) > 1
    return (lines, 0) if has_table else rejoined(lines, [line.goes_on for line in paragraphs])


def _printed_pager(markup: Markup) -> Pager | None:
    texts = (line.text for line in neighbourhood(markup))
    return printed_pager(text for text in texts if _LEADS_ON.search(text) or is_unfinished(text))


def _laid_out(tree: etree._Element, resolve: Resolver) -> tuple[Markup, int, bool]:
    """The page's lines, their letters of prose, and whether these come from where a browser does not show them.

    A frame's text is taken where it is more than the page's own, a hidden one where the page has none.
    """
    markup = _marked(tree)
    letters = letters_of_prose(markup.lines)
    text = heaviest(tree, resolve, _least_visible(markup, letters))
    if text is None or text.weight <= 2 * letters:
        return markup, letters, False
    content = parse_fragment(text.markup)
    if content is None:
        return markup, letters, False
    parent = text.element.getparent()
    if next(text.element.iterancestors("head"), None) is not None:  # JSON-LD stands there, and no line does
        next(tree.iter("body"), tree).append(content)
    elif parent is not None:
        content.tail = text.element.tail
        parent.replace(text.element, content)
    markup = _marked(tree)
    return markup, letters_of_prose(markup.lines), text.visibility > Visibility.SHOWN


def _least_visible(markup: Markup, letters: int) -> Visibility:
    """How far from sight the article may stand, where the page shows so little."""
    if letters >= _COVER_NOTE or any(map(_is_of_notice, markup.lines)):
        return Visibility.SHOWN
    return Visibility.HIDDEN if letters >= _LEAST_LETTERS else Visibility.TEMPLATE


def _is_of_notice(line: MarkupLine) -> bool:
    """A line of the article that begins as the paragraphs of a notice do: a short one may have no others."""
    return not (line.chrome or line.is_link) and begins_paragraph(line.text)


def _marked(tree: etree._Element) -> Markup:
    markup = lay_out(tree)
    mark_surroundings(markup)
    return markup


def _refers_to_files(lines: Sequence[str]) -> bool:
    """Whether a few words only lead to what hangs on the page: 现予公布（详见附件）."""
    return any(map(_SEE_FILE.search, lines)) and not any(map(_NUMBERED.match, lines))


def _look_elsewhere(tree: etree._Element) -> None:
    if addresses := files(tree):
        raise ElsewhereError(_ATTACHED.format("、".join(addresses)[:400]), addresses[0])
    if address := frame(tree):
        raise ElsewhereError(_FRAMED.format(address[:200]), address)


def _not_read(tree: etree._Element, source: str, lines: Sequence[str]) -> tuple[str, ...]:
    """A remark on pictures beside a few words; refuses a page without any where it is known what it has instead."""
    addresses = "、".join(pictures(tree))[:400]
    if any(map(_is_said, lines)):
        return (_WITH_PICTURES.format(addresses),) if addresses else ()
    if addresses:
        raise ReadError(_PICTURED.format(addresses))
    if any(map(is_text, _comments(source))):
        raise ReadError(_COMMENTED)
    if lines and next(tree.iter("script"), None) is not None:
        raise ReadError(_SCRIPTED)
    return ()


def _is_said(line: str) -> bool:
    """A line that begins as those of a notice do, or a sentence; but not one that asks to wait."""
    return bool(begins_paragraph(line) or _SENTENCE.search(line)) and not _WAIT.search(line)


def _comments(source: str) -> Iterator[str]:
    """By two searches each: what is opened again and again without end is looked at once."""
    end = 0
    while (start := source.find("<!--", end)) >= 0 and (stop := source.find("-->", start + 4)) >= 0:
        yield source[start + 4 : stop]
        end = stop + 3


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
