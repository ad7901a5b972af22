"""Labels as they are printed: an opening, a number in some system, a closing; `words.toml` lists them. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

_DIGITS = "一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ", "Ⅶ", "Ⅷ", "Ⅸ", "Ⅹ", "Ⅺ", "Ⅻ"]
_ENDLESS = 999
_NUMBER = re.compile(r"\{([^}]+)\}")


def chinese(number: int) -> str:
    """1 to 99."""
    tens, ones = divmod(number, 10)
    return (
        ("" if tens < 2 else _DIGITS[tens - 1]) + ("十" if tens else "") + (_DIGITS[ones - 1] if ones else "")
    )


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else chr(0x3251 + number - 21)


def _ordered(number: int) -> str:
    return ("首先", "其次", "再次", "最后")[number - 1]


# By the sample between braces: what prints the number, and up to where.
_SYSTEMS: Mapping[str, tuple[Callable[[int], str], int]] = MappingProxyType(
    {
        "一": (chinese, 99),
        "1": (str, _ENDLESS),
        "01": (lambda number: f"{number:02}", _ENDLESS),
        "１": (lambda number: str(number).translate({48 + n: 0xFF10 + n for n in range(10)}), _ENDLESS),
        "①": (_circled, 35),
        "⑴": (lambda number: chr(0x2474 + number - 1), 20),
        "⒈": (lambda number: chr(0x2488 + number - 1), 20),
        "Ⅰ": (lambda number: _ROMAN[number - 1], len(_ROMAN)),
        "A": (lambda number: chr(64 + number), 26),
        "a": (lambda number: chr(96 + number), 26),
        "甲": (lambda number: _STEMS[number - 1], len(_STEMS)),
        "首先": (_ordered, 4),
    }
)
_PATHS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {"1-1": ("-", 2), "1—1": ("—", 2), "1.1": (".", 2), "1.1.1": (".", 3)}
)


@dataclass(frozen=True, slots=True)
class Form:
    """How the labels of one level look: `（{一}）` prints （一）, （二）; without braces a bullet; empty: no label."""

    text: str

    @property
    def system(self) -> str:
        match = _NUMBER.search(self.text)
        return match[1] if match else ""

    @property
    def is_path(self) -> bool:
        """The numbers of the levels above are part of the label: 2.1."""
        return self.system in _PATHS

    @property
    def most(self) -> int:
        """The highest number it can print."""
        return _SYSTEMS[self.system][1] if self.system in _SYSTEMS else _ENDLESS

    @property
    def family(self) -> str:
        """Forms of one family would be taken for each other: 1. and 1、, （一） and (一)."""
        single = self.text.replace("{⑴}", "({1})").replace("{⒈}", "{1}").replace("{01}", "{1}")
        plain = unicodedata.normalize("NFKC", single)
        return re.sub(r"[\s.、:,]+$", "", plain)

    def fits_below(self, upper: Form | None) -> bool:
        """2.1.1 stands below 2.1, whatever is drawn above of other kinds of labels."""
        return self.system != "1.1.1" or (upper is not None and upper.system == "1.1")

    @property
    def says_problem(self) -> bool:
        return "问题" in self.text or "任务" in self.text

    def printed(self, path: Sequence[int]) -> str:
        """`path`: the numbers of the levels above, then its own."""
        if not self.system:
            return self.text
        if self.is_path:
            sign, depth = _PATHS[self.system]
            number = sign.join(map(str, [*[1] * (depth - len(path)), *path[-depth:]]))
        else:
            number = _SYSTEMS[self.system][0](path[-1])
        return _NUMBER.sub(lambda _: number, self.text)
