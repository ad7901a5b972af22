"""Where the rest of a page's text is: on the next page of several, in a frame, in a file that hangs on it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from itertools import islice

from lxml import etree

from notices.reading.shapes import Pager
from notices.reading.spaces import tidy

_NEXT = re.compile(r"\W*(?:下一?页|后一?页|next(?: page)?|下页)\W*$|[>»›]+$", re.IGNORECASE)
_PREVIOUS = re.compile(r"\W*(?:上一?页|前一?页|prev(?:ious)?(?: page)?)\W*$", re.IGNORECASE)
# 下一页：会议费, 点击加载更多: a further page where its address counts on, else the next article
_MORE = re.compile(r"\W*(?:下一?页\s*[:：]|(?:点击)?(?:加载|查看|阅读|展开)(?:更多|全文|余下)|余下全文)")
_COUNTED = re.compile(r"[_-][12]\.[a-z]{3,5}$|[?&]p(?:age)?=2$", re.IGNORECASE)
_TOTAL = re.compile(r"共\s*+([0-9]{1,3})\s*+页|[0-9]{1,3}\s*+/\s*+([0-9]{1,3})\s*+页")
# TRS, the system of most government sites, writes its pager by a script: createPageHTML(3, 0, "t2022_1", "html")
_SCRIPTED = re.compile(
    r"createPageHTML\s*+\(\s*+['\"]?([0-9]{1,3})['\"]?\s*+,\s*+['\"]?([0-9]{1,3})['\"]?\s*+,"
    r"\s*+['\"]([\w./-]{1,200})['\"]\s*+,\s*+['\"](\w{1,10})['\"]"
)
_REFRESH = re.compile(r"^[0-9. ]*;\s*url\s*=\s*['\"]?([^'\"]{1,2000})", re.IGNORECASE)
_RELOAD = re.compile(
    r"(?:location(?:\.href)?\s*+=\s*+|location\.(?:replace|assign)\(\s*+)['\"]([^'\"]{1,2000})['\"]"
)
_FILE = re.compile(r"\.(?:docx?|wps|pdf|ofd)(?:$|[?#])", re.IGNORECASE)
_NOWHERE = re.compile(r"(?:javascript|about|data|mailto|tel):|#|\s*$", re.IGNORECASE)
_LAST = re.compile(r"\W*(?:尾页|末页|最后一页|last(?: page)?)\W*$", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,3}")
_NUMBERS = re.compile(r"(?:^|\s)1\s+2(?:\s|$)")
_LONGEST_PAGER = 300  # characters
_LONGEST_STEP = 12  # characters; a longer link is a title
_PAGER_DEPTH = 3  # blocks around a link that may be the pager
_MOST_FILES = 20
# Names of frames: for the text, for what stands around it
_CONTENT = re.compile(r"main|content|body|article|正文", re.IGNORECASE)
_BESIDE = re.compile(r"top|head|foot|bottom|left|menu|nav|banner|side|tree", re.IGNORECASE)
_ORNAMENT = re.compile(
    r"logo|icon|banner|button|btn|arrow|qr|ewm|weixin|weibo|share|print|close|gongan|beian", re.IGNORECASE
)
_SIZE = re.compile(r"[0-9]{1,5}")
_LEAST_SIDE = 200  # of a picture in which a text can be read


def pager(tree: etree._Element) -> Pager | None:
    """None where the page is the whole article."""
    if call := _pager_call(tree):
        return _scripted(*call.groups())
    links = _links(tree)
    forward, back = _steps(links, _NEXT.match), _steps(links, _PREVIOUS.match)
    block, address = _surroundings(forward or back), _leads_to(forward)
    is_last = not address and bool(_leads_to(back))
    total = _total(block) or (max(map(int, _NUMBER.findall(block)), default=0) if is_last else 0)
    if total == 1 or not (total or _NUMBERS.search(block)):
        return _going_on(links)  # 下一页 alone may be the next article
    return Pager(_number(block, total, bool(address)), total, address)


def _pager_call(tree: etree._Element) -> re.Match[str] | None:
    scripts = "".join("".join(script.itertext()) for script in tree.iter("script"))
    return _SCRIPTED.search(scripts[:1_000_000])


def _links(tree: etree._Element) -> list[tuple[str, etree._Element]]:
    return [(tidy("".join(link.itertext())), link) for link in tree.iter("a")]


def _steps(links: list[tuple[str, etree._Element]], is_step: Callable[[str], object]) -> list[etree._Element]:
    return [link for words, link in links if len(words) < _LONGEST_STEP and is_step(words)]


def _leads_to(links: list[etree._Element]) -> str:
    return next(filter(None, (_address(link, "href") for link in links)), "")


def _going_on(links: list[tuple[str, etree._Element]]) -> Pager | None:
    """Of a page that says that it goes on, but not that there are pages: no address is followed on its word."""
    goes_on = any(_MORE.match(words) and _COUNTED.search(_address(link, "href")) for words, link in links)
    return Pager(1, 0) if goes_on else None


def list_pager(tree: etree._Element) -> tuple[str, ...]:
    """The addresses of further pages of a list, as it writes them: the next, or all that have a number.

    "" among them is one that only a script knows.
    """
    if call := _pager_call(tree):
        following = _scripted(*call.groups())
        return (following.next,) if following and following.next else ()
    links = _links(tree)
    forward = _steps(links, _NEXT.match)
    if not forward and any(_LAST.match(words) for words, _ in links if len(words) < _LONGEST_STEP):
        forward = [link for words, link in links if _NUMBER.fullmatch(words)]
    return tuple(dict.fromkeys(_address(link, "href") for link in forward))


def _total(block: str) -> int:
    """How many pages there are, 0 where the pager doesn't say."""
    return next((int(number[1] or number[2]) for number in _TOTAL.finditer(block)), 0)


def _scripted(total: str, index: str, name: str, ending: str) -> Pager | None:
    count, number = int(total), int(index) + 1
    if count < 2:
        return None
    return Pager(number, count, f"{name}_{number}.{ending}" if number < count else "")


def _surroundings(links: list[etree._Element]) -> str:
    """The words of the pager: of the smallest block around its link that holds a number of pages."""
    blocks = (block for link in links for block in islice(link.iterancestors(), _PAGER_DEPTH))
    words = (tidy(" ".join(block.itertext())) for block in blocks)
    return next((block for block in words if len(block) <= _LONGEST_PAGER and _is_pager(block)), "")


def _is_pager(block: str) -> bool:
    return bool(_TOTAL.search(block) or _NUMBERS.search(block))


def _number(block: str, total: int, has_next: bool) -> int:
    """Which page this is, by the words 第2页 or 2/3, else by whether one follows and one goes before."""
    if current := re.search(r"第\s*([0-9]{1,3})\s*页|([0-9]{1,3})\s*/\s*[0-9]{1,3}\s*页", block):
        return int(current[1] or current[2])
    return 1 if has_next or not total else total


def frame(tree: etree._Element) -> str:
    """The address of what a page without a text of its own shows or goes on to; "" where there is none."""
    return next(filter(None, _frames(tree)), "")


def _frames(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter("meta"):
        is_refresh = (element.get("http-equiv") or "").lower() == "refresh"
        if is_refresh and (target := _REFRESH.match(element.get("content") or "")):
            yield target[1].strip()
    for element in sorted(tree.iter("iframe", "frame", "embed", "object"), key=_rank):
        yield _address(element, "src") or _address(element, "data")
    for element in tree.iter("script"):
        if target := _RELOAD.search("".join(element.itertext())[:100_000]):
            yield target[1]


def _rank(element: etree._Element) -> tuple[bool, bool, float]:
    """Of several frames the one that is named for the content, not for what stands beside it, and the largest."""
    names = " ".join(element.get(name) or "" for name in ("name", "id", "class"))
    address = (element.get("src") or "").rpartition("/")[2]
    is_beside = _BESIDE.search(names) or (not names.strip() and _BESIDE.match(address))
    return not _CONTENT.search(names), bool(is_beside), -_share(element)


def _share(element: etree._Element) -> float:
    """Of its frameset: 80 of 80,*."""
    parent = element.getparent()
    if element.tag != "frame" or parent is None:
        return 0.0
    sizes = (parent.get("rows") or parent.get("cols") or "").split(",")
    index = [child for child in parent if child.tag in ("frame", "frameset")].index(element)
    size = sizes[index].strip() if index < len(sizes) else ""
    digits = _SIZE.match(size)
    return math.inf if "*" in size else float(digits[0]) if digits else 0.0


def pictures(tree: etree._Element) -> tuple[str, ...]:
    """The addresses of pictures that may hold a text: those that are no ornament by their name or size."""
    images = (image for image in tree.iter("img") if not _is_ornament(image))
    return tuple(dict.fromkeys(filter(None, (_address(image, "src") for image in images))))[:_MOST_FILES]


def _is_ornament(image: etree._Element) -> bool:
    sizes = (_SIZE.match(image.get(side) or "") for side in ("width", "height"))
    names = " ".join(image.get(name) or "" for name in ("src", "class", "id", "alt"))
    return any(size and int(size[0]) < _LEAST_SIDE for size in sizes) or bool(_ORNAMENT.search(names))


def files(tree: etree._Element) -> tuple[str, ...]:
    """The addresses of documents that a page offers, in its order."""
    addresses = (_address(link, "href") for link in tree.iter("a"))
    return tuple(dict.fromkeys(address for address in addresses if _FILE.search(address)))[:_MOST_FILES]


def _address(element: etree._Element, name: str) -> str:
    address = (element.get(name) or "").strip()
    return "" if _NOWHERE.match(address) else address[:2000]
