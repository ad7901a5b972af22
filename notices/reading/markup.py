"""A page's markup as the lines a browser would show, with what is known of each; lxml parses, the layout is ours."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from notices.reading.bounds import MAX_TAGS
from notices.reading.grids import problem_rows
from notices.reading.listing import written
from notices.reading.shapes import ReadError
from notices.reading.spaces import tidy, with_cells
from notices.reading.tabular import Cell, flattened

_TOO_MANY = "网页的标签太多，不像是一篇通报的页面"
_TOO_DEEP = "网页的标签套得太深，读不出来"

# fmt: off
_UNSEEN = frozenset([
    "script", "style", "noscript", "template", "head", "title", "select", "option", "datalist", "button", "textarea",
    "input", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video", "map", "xml",
])
_BLOCKS = frozenset([
    "html", "body", "address", "article", "aside", "blockquote", "center", "caption", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "hgroup", "hr", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])
# fmt: on
_CELLS = frozenset(["td", "th"])
_CHROME = frozenset(["nav", "aside", "footer"])
_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "search"])
# Names that sites give to what stands around the text: <div class="share-box">, id="rightSide" stays unknown
_NAMES = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|bread\w*|crumbs?|location|position|share\w*|bdshare\w*|foot|footer|copyright|sidebar"
    r"|related|xgxw|xgyd|toolbar|tools|pager|pagination|hot|rank|ewm|qrcode|login|search|links?)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(  # also so small or so far off that nobody sees it
    r"display\s*+:\s*+none|visibility\s*+:\s*+hidden|mso-hide\s*+:\s*+all|opacity\s*+:\s*+0(?![.0-9])"
    r"|font-size\s*+:\s*+[01](?:px|pt|em|%)?\s*+(?:;|$|!)|(?:left|top|text-indent)\s*+:\s*+-[0-9]{3}",
    re.IGNORECASE,
)
_AT_RULE = re.compile(
    r"@[^{}@]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}"
)  # @media print { … }: not for the screen
_RULE = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]*+)\}")
_SELECTOR = re.compile(r"\s*[a-z0-9]*([.#][\w-]+)\s*", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?$", re.IGNORECASE)
_LIST_KIND = re.compile(r"[a-z]++(?:-[a-z]++)*+", re.IGNORECASE)
_LONGEST_STYLE = 2000  # characters of a style attribute that are looked at
_LIST_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_NUMBERED = re.compile(
    r"[(（]?[0-9一二三四五六七八九十]{1,3}[)）]?[、.．。)）\s]|[①-⑳]|[一二三四五六七八九十]是|第[一二三四五六七八九十]"
)
_FORMATTING = re.compile(
    r"</?(?:font|span|b|strong|i|em|u|s|big|small|tt|sub|sup|nobr|a|o:p|st1:\w+)(?:\s[^<>]*)?>", re.IGNORECASE
)


@dataclass(slots=True)
class MarkupLine:
    """One line as shown: how many of its letters are links, and whether it stands in a page's surroundings.

    It may go on, after a break, in the element of the line above, and stand in a `cell`, counted from 1.
    """

    text: str
    linked: int = 0
    chrome: bool = False
    heading: bool = False
    goes_on: bool = False
    cell: int = 0

    @property
    def is_link(self) -> bool:
        return self.linked > 0.6 * len(self.text)


@dataclass(slots=True)
class Frame:
    """A block: which lines it holds, and whether its tag or name says that it is no text."""

    chrome: bool
    heading: bool
    first: int
    last: int = 0
    counter: int = 1
    style: str = ""


@dataclass(slots=True)
class Markup:
    lines: list[MarkupLine] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)


def parse(html: str) -> etree._Element | None:
    """The tree, None where there is no element at all. Soup too deep for libxml2 is tried again without its fonts."""
    if html.count("<") > MAX_TAGS:
        raise ReadError(_TOO_MANY)
    for attempt in (html, _FORMATTING.sub("", html)):
        parser = etree.HTMLParser(
            encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
        )
        try:
            tree = etree.fromstring(attempt.encode("utf-8", "replace"), parser)
        except etree.ParserError:
            return None
        except etree.XMLSyntaxError:
            tree = None
        if not any("depth" in error.message.lower() for error in parser.error_log):
            return tree
    raise ReadError(_TOO_DEEP)


def parse_fragment(html: str) -> etree._Element | None:
    """Markup out of a string, as one block."""
    tree = parse(f"<html><body>{html}</body></html>")
    body = None if tree is None else tree.find("body")
    if body is not None:
        body.tag = "div"
    return body


def lay_out(tree: etree._Element) -> Markup:
    """All that the page shows, in reading order."""
    return _Layout(_hidden_names(tree)).run(tree)


def _hidden_names(tree: etree._Element) -> frozenset[str]:
    """.classes and #ids that the page's own style sheets hide."""
    names: set[str] = set()
    for style in tree.iter("style"):
        for selectors, declarations in _RULE.findall(_AT_RULE.sub("", "".join(style.itertext()))):
            if _HIDDEN.search(declarations):
                names.update(
                    name[1] for selector in selectors.split(",") if (name := _SELECTOR.fullmatch(selector))
                )
    return frozenset(names)


class _Layout:
    """One walk over the tree, without recursion: pages nest as deep as they like."""

    def __init__(self, hidden: frozenset[str] = frozenset()) -> None:
        self.hidden = hidden
        self.markup = Markup()
        self.open: list[Frame] = [Frame(False, False, 0)]
        self.pieces: list[str] = []
        self.links = 0
        self.linked = 0
        self.label = ""  # the number of a list's item, until its first line is written
        self.block = 0  # the first line since a block began or ended
        self.cells = [0]  # those that are open, by their number
        self.last_cell = 0

    def run(self, tree: etree._Element) -> Markup:
        walker = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._end(element)
            elif not self._start(element):
                walker.skip_subtree()
        self._break()
        return self.markup

    def _start(self, element: etree._Element) -> bool:
        """Opens an element; whether there is anything to be read inside it."""
        self.links += _is_link(element)
        if element.tag in _BLOCKS:
            self._break()
            self.open.append(self._frame(element))
            self._begin_block(element)
        elif element.tag == "br":
            self._break()
        if element.tag in _UNSEEN or (element.tag not in _BLOCKS and self._is_hidden(element)):
            return False
        if element.tag == "table" and (rows := problem_rows(element, _cell)):
            for text in flattened(rows):
                self.last_cell += 1
                self.markup.lines.append(MarkupLine(text, cell=self.last_cell))
            return False
        self._text(element.text, element.tag == "pre")
        return True

    def _begin_block(self, element: etree._Element) -> None:
        self.block = len(self.markup.lines)
        if element.tag in _CELLS:
            self.last_cell += 1
            self.cells.append(self.last_cell)

    def _frame(self, element: etree._Element) -> Frame:
        frame = Frame(
            _is_chrome(element) or self._is_hidden(element),
            element.tag in ("h1", "h2"),
            len(self.markup.lines),
        )
        if element.tag == "ol":
            frame.counter, frame.style = _number(element.get("start"), 1), _list_style(element)
        elif element.tag == "li":
            self.label = _label(element, self.open[-1])
        return frame

    def _is_hidden(self, element: etree._Element) -> bool:
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")[:_LONGEST_STYLE]):
            return True
        names = (f".{name}" for name in element.get("class", "").split()[:20]) if self.hidden else ()
        return any(name in self.hidden for name in (*names, f"#{element.get('id', '')}"))

    def _end(self, element: etree._Element) -> None:
        self.links -= _is_link(element)
        if element.tag in _BLOCKS:
            self._break()
            frame = self.open.pop()
            frame.last = self.block = len(self.markup.lines)
            self.markup.frames.append(frame)
            if element.tag in _CELLS:
                self.cells.pop()
        self._text(element.tail)

    def _text(self, text: str | None, keep_breaks: bool = False) -> None:
        if not text:
            return
        first, *more = text.splitlines() if keep_breaks else [text]
        self._piece(first)
        for line in more:
            self._break()
            self._piece(line)

    def _piece(self, text: str) -> None:
        self.pieces.append(text)
        if self.links:
            self.linked += len(tidy(text))

    def _break(self) -> None:
        """Ends the line, if anything stands in it."""
        text = with_cells("".join(self.pieces))
        if text:
            label, self.label = self.label, ""
            text = text if _NUMBERED.match(text) else label + text
            goes_on = len(self.markup.lines) > self.block
            heading = self.open[-1].heading
            line = MarkupLine(text, self.linked, heading=heading, goes_on=goes_on, cell=self.cells[-1])
            self.markup.lines.append(line)
        self.pieces, self.linked = [], 0


def _cell(element: etree._Element) -> Cell:
    return tuple(line.text for line in lay_out(element).lines)


def _is_link(element: etree._Element) -> bool:
    return element.tag == "a" and element.get("href") is not None  # <a name> is Word's bookmark


def _is_chrome(element: etree._Element) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in _CHROME or element.get("role") in _ROLES or bool(_NAMES.search(names[:200]))


def _list_style(element: etree._Element) -> str:
    for declaration in element.get("style", "")[:_LONGEST_STYLE].split(";"):
        name, _, value = declaration.partition(":")
        if _LIST_STYLE.match(name.strip()) and (kinds := _LIST_KIND.findall(value)):
            return str(kinds[-1]).lower()
    return _LIST_TYPES.get(element.get("type", ""), "decimal")


def _label(element: etree._Element, parent: Frame) -> str:
    """The number before an item of an <ol>: 3. or 三、"""
    if not parent.style:
        return ""
    number = _number(element.get("value"), parent.counter)
    parent.counter = number + 1
    label = written(number, parent.style)
    return label and f"{label}{'.' if label.isascii() else '、'}"


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"[0-9]{1,6}", value.strip()) else otherwise
