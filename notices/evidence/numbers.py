"""Numbers as notices print them: 83.9亿, 二十, 1,250, 百分之三十; the value exact, in plain units."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from math import prod

from notices.evidence.shapes import Number
from notices.parsing.numerals import number

ARABIC = r"\d{1,3}(?:,\d{3}){1,4}(?![\d,])(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?"
# Whole runs only: a numeral is never begun in its middle nor given back in parts.
_SIGNS = "一二三四五六七八九两十百千万亿零"
CHINESE = rf"(?<![{_SIGNS}])[{_SIGNS}]{{1,16}}+(?:点[一二三四五六七八九零]{{1,4}})?"
# 500千瓦 is no thousand of 瓦, 3百分点 no hundred.
SCALE = r"(?:[十万亿]|百(?!分)|千(?![瓦米克伏])){0,3}"
# 3万6千, 1亿2千万: several counts, each of a smaller scale than the one before
_PART = r"\d{1,4}(?:[千百]万|[亿万]|百(?!分)|千(?![瓦米克伏]))"
COMPOUND = rf"(?:{_PART}){{2,4}}"

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_TWO_DIGITS = re.compile("[一二三四五六七八九两]{2}")  # 三五个 is a guess, not a number


def value(printed: str, scale: str = "") -> Number | None:
    """The value of a numeral times its multipliers; None where it is no numeral."""
    plain = printed.replace(",", "")
    base = Decimal(plain) if plain.isascii() else _chinese(plain)
    if base is None:
        return None
    for sign in scale:
        base *= _SCALES[sign]
    return _plain(base)


def compound(printed: str) -> Number | None:
    """The sum of what `COMPOUND` matches; None where the scales do not go down."""
    parts = [(int(count), scale) for count, scale in re.findall(r"(\d+)(\D+)", printed)]
    scales = [prod(_SCALES[sign] for sign in scale) for _, scale in parts]
    if any(scale <= smaller for scale, smaller in pairwise(scales)):
        return None
    return sum(count * scale for (count, _), scale in zip(parts, scales, strict=True))


def _chinese(printed: str) -> Decimal | None:
    integer, _, part = printed.partition("点")
    if _TWO_DIGITS.search(integer) or integer.strip("零") == "":
        return None
    counted = number("一" + integer if integer[0] in "万亿" else integer)
    if counted is None:
        return None
    return Decimal(f"{counted}.{''.join(str(number(sign)) for sign in part)}") if part else Decimal(counted)


def _plain(amount: Decimal) -> Number:
    return int(amount) if amount == amount.to_integral_value() else float(amount)
