"""Figures with their units, each in one form however it was printed: 1,200万元, 1200万元 and 0.12亿元. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

__all__ = ["figures", "figures_of_amount", "is_figure", "unseparated"]

_SECTION = 10_000
_MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": _SECTION, "亿": 100_000_000}
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SAME_UNIT = {  # as printed: as all are told
    "m2": "平方米",
    "平米": "平方米",
    "km2": "平方公里",
    "平方千米": "平方公里",
    "m3": "立方米",
    "km": "公里",
    "千米": "公里",
    "kg": "公斤",
    "千克": "公斤",
    "ha": "公顷",
}
_LONG_UNITS = (
    "(?:km2|km|m2|m3|kg|ha)(?![a-z0-9])"
    "|平方公里|平方千米|立方米|平方米|平米|公里|千米|千克|公顷|公斤|美元|个百分点"
)
_DATES = "年月日号时分秒点"  # no unit: what stands before them is a date, an hour or a number of a document
_FIGURE = re.compile(
    # Written in digits, with commas between thousands or without.
    r"(?<![\d.])(?P<digits>\d{1,3}(?:[, ]\d{3}){1,6}+(?!\d|[, ]\d{3})|\d++)(?P<fraction>\.\d+)?"
    r"(?P<magnitude>(?:(?!千[克米])[十百千万亿])*+)"
    rf"(?P<unit>{_LONG_UNITS}|[%‰℃]|(?![{_DATES}至到多余])[\u4e00-\u9fff])"
    # Written out; a single character is no figure (一个, 两项), it stands in too many words.
    r"|(?<![\d零〇一二三四五六七八九十百千万亿两第])(?P<written>[零〇一二三四五六七八九十百千万亿两]{2,})"
    rf"(?P<counter>{_LONG_UNITS}|[元亩户人名个件项吨套家次所条米])"
)

_AMOUNT = re.compile(
    r"(?P<digits>\d++|\d{1,3}(?:,\d{3})++)(?P<fraction>\.\d+)?(?P<magnitude>[十百千]?[万亿]++)"
)
_COUNTED_IN = ("元", "美元", "人", "人次", "户", "亩", "平方米", "立方米", "吨", "公里", "件", "个")
_SEPARATORS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def figures(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each stands in a normalised text, and its one form: the number in full and the unit (12000000元)."""
    for match in _FIGURE.finditer(text):
        number = _read(match["written"]) if match["written"] else _counted(match)
        if number is not None:
            unit = match["unit"] or match["counter"]
            yield match.start(), match.end(), f"{number:f}{_SAME_UNIT.get(unit, unit)}"


def unseparated(text: str) -> str:
    """Without the commas between thousands."""
    return _SEPARATORS.sub("", text)


def is_figure(word: str) -> bool:
    return [word] == [figure for _, _, figure in figures(word)]


def figures_of_amount(text: str) -> tuple[str, ...]:
    """Of a number whose unit was left off (1.42亿): what it may be a figure of; () for anything else."""
    match = _AMOUNT.fullmatch(text)
    return tuple(f"{_counted(match):f}{unit}" for unit in _COUNTED_IN) if match else ()


def _counted(match: re.Match[str]) -> Decimal:
    number = Decimal(re.sub("[, ]", "", match["digits"]) + (match["fraction"] or ""))
    for magnitude in match["magnitude"]:
        number *= _MAGNITUDES[magnitude]
    return number.normalize()  # 2.50 is 2.5


def _read(text: str) -> Decimal | None:
    """三百二十万 → 3200000; None where these characters are no number (一二, 百千)."""
    total = section = 0
    digit: int | None = None
    for char in text:
        if not _may_follow(char, digit, section):
            return None
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif (magnitude := _MAGNITUDES[char]) < _SECTION:
            section, digit = section + (digit or 1) * magnitude, None
        else:
            total, section, digit = (total + section + (digit or 0)) * magnitude, 0, None
    return Decimal(total + section + (digit or 0)) or None


def _may_follow(char: str, digit: int | None, section: int) -> bool:
    """No second digit, and no 百 without one; 十 may begin a section (十二)."""
    if char in _DIGITS:
        return not digit
    return _MAGNITUDES[char] >= _SECTION or digit is not None or (char == "十" and not section)
