"""Text that a page holds but does not show as markup: in srcdoc, a textarea, a template, a script or for one.

What a browser shows in a frame or a field may be the article beside a few words; what it does not show is one only
where the page shows none, and templates and attributes, which hold much else, only where it shows next to nothing.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from urllib.parse import unquote, unquote_to_bytes

from lxml import etree

from notices.reading.text import decode

_HAN = re.compile(r"[\u4e00-\u9fff]")
_TAG = re.compile(r"<[^<>]*+>")
_MARKUP = re.compile(r"\s*+<(?!!--)")
_TEMPLATE = re.compile(
    r"\s*+(?:text/(?:template|html|x-)|x-)", re.IGNORECASE
)  # <script type="text/x-template">
_SHOWN = frozenset(["iframe", "frame", "textarea", "xmp"])
_STRINGS = {
    quote: re.compile(rf"{quote}((?:[^{quote}\\]++|\\.)*+){quote}", re.DOTALL) for quote in ('"', "'", "`")
}
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_SIGNS = {"n": "\n", "r": "\n", "t": " ", "b": "", "f": ""}
_PERCENT_U = re.compile(r"%u([0-9a-fA-F]{4})")
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]{400,}={0,2}\Z")
_DATA = re.compile(r"data:text/(?:html|plain)[^,;]{0,80}(?:;charset=[^,;]{1,20})?(;base64)?,", re.IGNORECASE)
_DATE = re.compile(r"年.{1,4}月.{1,4}日$")
_LEAST = 100  # Han letters that are a text
_LEAST_STRING = 6  # Han letters of a string that may be a paragraph: names of keys and menus have fewer
_MAIN = 0.6  # of a script's Han letters: then one string is the text, else its strings are the paragraphs
_MOST_SCRIPT = 5_000_000


class Visibility(IntEnum):
    """How a browser shows a text, the likelier to be the article the lower."""

    SHOWN = 0
    HIDDEN = 1
    TEMPLATE = 2


@dataclass(frozen=True, slots=True)
class Embedded:
    """Markup or plain text that would stand in an element's place; `weight` counts its Han letters."""

    element: etree._Element
    source: str
    weight: int
    visibility: Visibility

    @property
    def markup(self) -> str:
        """As markup, a line of plain text as a paragraph."""
        if _TAG.search(self.source):
            return self.source
        return "".join(f"<p>{html.escape(line)}</p>" for line in self.source.splitlines())


def heaviest(
    tree: etree._Element, resolve: Callable[[str], bytes | None], down_to: Visibility = Visibility.TEMPLATE
) -> Embedded | None:
    """The longest text that some element of the page holds; None where there is none worth the name.

    `resolve` gives the content of a frame by its address, where it came with the page. Only texts
    as visible as `down_to` count.
    """
    texts = (
        Embedded(element, source, _weight(source), visibility)
        for element, source, visibility in _sources(tree, resolve)
        if visibility <= down_to
    )
    return max((text for text in texts if text.weight >= _LEAST), key=lambda text: text.weight, default=None)


def is_text(source: str) -> bool:
    """Whether it has as many Han letters as a text has."""
    return _weight(source) >= _LEAST


def _weight(source: str) -> int:
    return len(_HAN.findall(_TAG.sub("", source)))


def _sources(
    tree: etree._Element, resolve: Callable[[str], bytes | None]
) -> Iterator[tuple[etree._Element, str, Visibility]]:
    for element in tree.iter("iframe", "frame", "textarea", "input", "template", "noscript", "xmp", "script"):
        source = _source(element, resolve)
        visibility = Visibility.SHOWN if element.tag in _SHOWN else Visibility.HIDDEN
        is_template = element.tag == "script" and _MARKUP.match(element.text or "")
        yield element, source, Visibility.TEMPLATE if is_template else visibility
    for element in tree.iter(etree.Element):
        for name, value in element.attrib.items():
            if str(name).startswith("data-") and len(value) > _LEAST:
                yield element, _revealed(str(value)), Visibility.TEMPLATE


def _source(element: etree._Element, resolve: Callable[[str], bytes | None]) -> str:
    if element.tag in ("iframe", "frame"):
        address = element.get("src") or ""
        content = _inline(address) or resolve(address)
        return element.get("srcdoc") or (decode(content).text if content else "")
    if element.tag == "input":
        return _revealed(element.get("value") or "")
    if element.tag == "script":
        return _of_script("".join(element.itertext())[:_MOST_SCRIPT], element.get("type") or "")
    return _inner(element)


def _inline(address: str) -> bytes:
    """A page that is its own address: data:text/html;base64,…"""
    kind = _DATA.match(address)
    content = unquote_to_bytes(address[kind.end() :]) if kind else b""
    try:
        return base64.b64decode(content) if kind and kind[1] else content
    except binascii.Error:
        return b""


def _inner(element: etree._Element) -> str:
    """What stands in an element: markup as it is, or text that is itself markup."""
    if len(element):
        inside = (etree.tostring(child, encoding="unicode", method="html") for child in element)
        return html.escape(element.text or "") + "".join(inside)
    return _revealed(element.text or "")


def _of_script(script: str, kind: str) -> str:
    """Markup (text/template), the string that is the text, or all strings that may be its paragraphs."""
    if _MARKUP.match(script):
        return script if _TEMPLATE.match(kind) else ""
    strings = [_revealed(_unescaped(words)) for words in _literals(script) if len(words) >= _LEAST_STRING]
    weights = list(map(_weight, strings))
    if sum(weights) < _LEAST:
        return ""
    if (most := max(weights)) >= _MAIN * sum(weights):
        return strings[weights.index(most)]
    return "\n".join(words for words in strings if _weight(words) >= _LEAST_STRING or _DATE.search(words))


def _literals(script: str) -> list[str]:
    """The strings in the kind of quotes that holds most."""
    kinds = [list(_quoted(script, quote, pattern)) for quote, pattern in _STRINGS.items()]
    return max(kinds, key=lambda strings: sum(map(len, strings)))


def _quoted(script: str, quote: str, string: re.Pattern[str]) -> Iterator[str]:
    """One string after the other; after a quote that nothing closes there is none."""
    start = script.find(quote)
    while start >= 0 and (string_match := string.match(script, start)):
        yield string_match[1]
        start = script.find(quote, string_match.end())


def _unescaped(literal: str) -> str:
    if "\\" not in literal:
        return literal
    return _ESCAPE.sub(lambda escape: _sign(*escape.groups()), literal)


def _sign(code: str | None, byte: str | None, letter: str | None) -> str:
    if code or byte:
        return chr(int(code or byte or "0", 16))
    return _SIGNS.get(letter or "", letter or "")


def _revealed(words: str) -> str:
    """A text out of its wrapping: percent signs, base64, entities."""
    if "%u" in words:
        words = _PERCENT_U.sub(lambda code: chr(int(code[1], 16)), words)
    if words.count("%") > len(words) / 8:
        words = unquote(words)
    elif _BASE64.match(words):
        words = _from_base64(words)
    return html.unescape(words) if "&lt;" in words and "<" not in words else words


def _from_base64(words: str) -> str:
    try:
        return base64.b64decode(words).decode("utf-8")
    except (binascii.Error, ValueError):
        return words
