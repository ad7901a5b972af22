"""The numbers that a browser or Word writes before the items of a list, and that no file holds."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CIRCLED = (0x2460, 0x3251, 0x32B1)  # ① to ⑳, ㉑ to ㉟, ㊱ to ㊿
_MOST = 9999  # no notice counts further, and a file may ask for any number


def _chinese(number: int, digits: str = _DIGITS, units: tuple[str, ...] = ("", "十", "百", "千")) -> str:
    """12 → 十二, 105 → 一百〇五."""
    numeral = ""
    for power, figure in enumerate(reversed(str(number))):
        if figure != "0":
            numeral = digits[int(figure)] + units[power] + numeral
        elif numeral and numeral[0] != digits[0]:
            numeral = digits[0] + numeral
    return numeral[1:] if 10 <= number < 20 and digits == _DIGITS else numeral


def _formal(number: int) -> str:
    return _chinese(number, _FORMAL, ("", "拾", "佰", "仟"))


def _letter(number: int) -> str:
    """3 → c, 28 → bb, as Word counts on after z."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)


def _roman(number: int) -> str:
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def _circled(number: int) -> str:
    """12 → ⑫; beyond 50 there are no letters for it."""
    for first, low, high in zip(_CIRCLED, (1, 21, 36), (20, 35, 50), strict=True):
        if low <= number <= high:
            return chr(first + number - low)
    return str(number)


def _full_width(number: int) -> str:
    return str(number).translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})


# What CSS (list-style-type) and Word (w:numFmt) call their ways of counting, both in lower case.
STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalzero": lambda number: f"{number:02}",
    "decimal-leading-zero": lambda number: f"{number:02}",
    "decimalfullwidth": _full_width,
    "decimalfullwidth2": _full_width,
    "decimalenclosedcircle": _circled,
    "decimalenclosedcirclechinese": _circled,
    "cjk-ideographic": _chinese,
    "cjk-decimal": _chinese,
    "simp-chinese-informal": _chinese,
    "trad-chinese-informal": _chinese,
    "simp-chinese-formal": _formal,
    "chinesecounting": _chinese,
    "chinesecountingthousand": _chinese,
    "japanesecounting": _chinese,
    "taiwanesecounting": _chinese,
    "taiwanesecountingthousand": _chinese,
    "ideographdigital": _chinese,
    "ideographtraditional": lambda number: "甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10],
    "chineselegalsimplified": _formal,
    "ideographlegaltraditional": _formal,
    "lowerletter": _letter,
    "lower-alpha": _letter,
    "lower-latin": _letter,
    "upperletter": lambda number: _letter(number).upper(),
    "upper-alpha": lambda number: _letter(number).upper(),
    "upper-latin": lambda number: _letter(number).upper(),
    "lowerroman": _roman,
    "lower-roman": _roman,
    "upperroman": lambda number: _roman(number).upper(),
    "upper-roman": lambda number: _roman(number).upper(),
}
SILENT = {"none", "bullet", "disc", "circle", "square"}


def written(number: int, style: str) -> str:
    """A list's number as it is shown; figures where the way of counting is unknown, "" where nothing is shown."""
    style = style.lower()
    if style in SILENT:
        return ""
    return STYLES.get(style, str)(number) if 0 < number <= _MOST else str(number)
