"""What a list page links to: articles by their titles, lists below it, its own further pages. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

from lxml import etree

from notices.reading.elsewhere import list_pager
from notices.reading.markup import parse
from notices.reading.spaces import tidy
from notices.reading.text import decode

LEAST_TITLE = 8  # letters: 首页, 政务公开, 更多 are none
LONGEST = 500  # characters of an address
_MOST_LINKS = 3000

_PORTS = {"http": 80, "https": 443}
_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|svg|css|js|mp[34]|avi|zip|rar|exe|apk|xlsx?|pptx?)$", re.IGNORECASE
)
_LIST = re.compile(r"巡[视察]|整改")  # 巡视巡察, 整改公开: a list that may hold notices
_LIST_LONGEST = LEAST_TITLE + 2


@dataclass(frozen=True, slots=True)
class Link:
    """`words` are those that stand for the article: its whole title, where the page has it anywhere."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """In the page's order, each address once; `further` are pages of the same list, `lists` are other ones.

    `is_scripted`: its pager is a script's, and can't be followed.
    """

    articles: tuple[Link, ...] = ()
    further: tuple[Link, ...] = ()
    lists: tuple[Link, ...] = ()
    is_scripted: bool = False


def list_page(content: bytes, address: str) -> ListPage:
    """What the list at an address links to. Raises ReadError where the page can't be taken apart."""
    tree = parse(decode(content).text)
    if tree is None:
        return ListPage()
    base = _base(tree, address)
    pager = list_pager(tree)
    further = _once(Link(urljoin(base, target), "") for target in pager if target)
    pages = {link.address for link in further} | {normal(address)}
    links = [link for link in _once(_links(tree, base)) if link.address not in pages]
    articles = tuple(link for link in links if len(link.words) >= LEAST_TITLE)
    lists = tuple(link for link in links if len(link.words) <= _LIST_LONGEST and _LIST.search(link.words))
    lists = tuple(link for link in lists if link not in articles)
    return ListPage(articles, further, lists, is_scripted=bool(pager) and not further)


def normal(address: str) -> str:
    """One form of an address: no fragment, no session, host in small letters, no port that is usual; "" where bad."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not parts.hostname or parts.username:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    host = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    address = urlunsplit((parts.scheme, host, _SESSION.sub("", parts.path) or "/", parts.query, ""))
    return address if len(address) <= LONGEST else ""


def origin(address: str) -> str:
    """https://www.example.gov.cn, as robots.txt and pauses go by it."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _base(tree: etree._Element, address: str) -> str:
    hrefs = (element.get("href") for element in tree.iter("base"))
    return urljoin(address, next(filter(None, hrefs), ""))


def _once(links: Iterator[Link]) -> tuple[Link, ...]:
    """Each address once, with the longest of its words: a picture's and a title's link lead to the same page."""
    by_address: dict[str, Link] = {}
    for link in links:
        address = normal(link.address)
        earlier = by_address.get(address)
        if address and (earlier is None or len(earlier.words) < len(link.words)):
            by_address[address] = Link(address, link.words)
        if len(by_address) >= _MOST_LINKS:
            break
    return tuple(by_address.values())


def _links(tree: etree._Element, base: str) -> Iterator[Link]:
    for element in tree.iter("a"):
        target = (element.get("href") or "").strip()
        if not target or target.startswith(("#", "javascript:", "mailto:", "tel:")):
            continue
        address = urljoin(base, target)
        if not _NO_PAGE.search(urlsplit(address).path):
            yield Link(address, _words(element))


def _words(element: etree._Element) -> str:
    """The title attribute where the printed words are cut off, the row's words where the link only says 查看."""
    printed, title = tidy("".join(element.itertext())), tidy(element.get("title") or "")
    words = title if len(title) > len(printed) else printed
    row = next(element.iterancestors("li", "tr", "dd"), None)
    if len(words) < LEAST_TITLE and row is not None and len(list(row.iter("a"))) == 1:
        words = tidy(" ".join(row.itertext()))
    return words[:300]
