"""Characters that look alike or do not show, brought to the ones a reader sees. Pure; the one table of the product.

What a page, a PDF's font or an editor leaves in a text and no writer meant: signs that take no room (U+200B, U+00AD),
radicals that stand for characters (⻓ for 长), presentation forms of upright print, control characters.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache

# Code points that Unicode calls default-ignorable, and what stands for an object or is no character at all.
_UNSEEN = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFC), (0xFFFE, 0xFFFF), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)  # fmt: skip
_BREAKS = frozenset([0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029])
_KEPT_CONTROLS = frozenset(map(ord, "\t\n\r"))
# Blocks whose characters are others in another shape: Kangxi radicals, compatibility ideographs, upright forms.
_SHAPES = ((0x2F00, 0x2FDF), (0xF900, 0xFAFF), (0xFE10, 0xFE1F), (0xFE30, 0xFE6F), (0x2F800, 0x2FA1F))
# ⼾ is, of all, the one that simplified print has: Unicode makes it 戶.
_RADICALS = dict(
    zip(
        "⼾⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺶⺹⺺⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "户厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒㓁羊耂肀聿肉艹艹艹虎衤覀西见角讠贝足车辶辶辶邑钅長镸长门阜阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
DASHES = "‐‑‒–—―－﹣−-"  # the last one stays last: in a class of a pattern it means itself
_GBK_BLANK = 0xE5E5  # what GBK's A3A0, a wide blank, becomes in Unicode
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}[0-9]{0,2});")


def evened(text: str) -> str:
    """The text as a reader sees it: nothing invisible, each character in its usual shape, entities left over resolved.

    Line ends, blanks, width, script and punctuation stay as they are; a text that is even comes back unchanged.
    """
    if "&" in text:
        text = _ENTITY.sub(_resolved, text)
    return in_usual_shape(text)


def in_usual_shape(text: str) -> str:
    """Without invisible characters, each in its usual shape; what stands for an entity stays."""
    return text.translate(_even)


def half_width(text: str) -> str:
    """Full width as half width and every dash as `-`, each character for one, so that offsets stay."""
    return "".join(map(_half, text))


@cache
def _half(letter: str) -> str:
    if letter in DASHES:
        return "-"
    folded = unicodedata.normalize("NFKC", letter)
    return folded if len(folded) == 1 else letter


def controls(text: str) -> int:
    """How many control characters a text holds that no text needs and XML forbids."""
    return sum(_is_control(ord(sign)) for sign in text if sign < " " or "\x7f" <= sign <= "\x9f")


def _resolved(entity: re.Match[str]) -> str:
    """An entity's character; what is none stays as it is."""
    return html.unescape(entity[0])


class _Even(dict[int, int | str | None]):
    """Each code point's even form, told once: None for what does not show."""

    def __missing__(self, code: int) -> int | str | None:
        self[code] = form = _form(code)
        return form


def _form(code: int) -> int | str | None:
    if code in _BREAKS:
        return "\n"
    if _is_control(code) or _is_within(code, _UNSEEN):
        return None
    if code == _GBK_BLANK:
        return "\u3000"
    if letter := _RADICALS.get(chr(code)):
        return letter
    return _usual(chr(code)) if _is_within(code, _SHAPES) else code


def _usual(letter: str) -> str:
    """︵ and ﹐ are full-width marks as long as they stand in Chinese; ﹒ is the point of a number."""
    usual = unicodedata.normalize("NFKC", letter)
    if len(usual) != 1:
        return letter
    return chr(ord(usual) + 0xFEE0) if "!" <= usual <= "~" and usual != "." else usual


def _is_control(code: int) -> bool:
    return unicodedata.category(chr(code)) == "Cc" and code not in _KEPT_CONTROLS and code not in _BREAKS


def _is_within(code: int, blocks: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in blocks)


_even = _Even()
