"""Where numbers with a unit stand in a text, and which of them only look like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notices.evidence.calendar_words import ORDINALS, TIMES
from notices.evidence.numbers import ARABIC, CHINESE, COMPOUND, SCALE, compound, value
from notices.evidence.passages import BLANK
from notices.evidence.shapes import Bound, Number
from notices.words import PatternRow, pattern, tables

_SHORT_QUOTE = re.compile(r'“[^“”\n]{1,10}”|"[^"\n]{1,10}"|‘[^‘’\n]{1,10}’')
_NOT_COUNTED = re.compile("|".join((ORDINALS, pattern("evidence/figure", "names"), *TIMES)))
_RATED = re.compile(f"{pattern('evidence/figure', 'rated')}$")
_RANKED = re.compile(f"{pattern('evidence/figure', 'ranked')}$")

_BEFORE, _AFTER = tables("evidence/figure")["before"], tables("evidence/figure")["after"]
_MORE: dict[str, Bound] = {"余": ">", "多": ">", "几": ">", "来": "~"}  # 二十余人
_UNIT = pattern("evidence/figure", "units")
_ARABIC_UNIT = f"{_UNIT}|{pattern('evidence/figure', 'arabic_units')}"
_PER = r"(?:/(?:平方米|立方米|人|年|月|天|日|吨|小时|次|亩|户|㎡)){0,2}"  # 30元/平方米
_INCLUSIVE = r"(?:\((?:不?含(?:本数)?)\))?"  # 10万元(含)以上
_RANGE = rf"(?:(?:{ARABIC}|{CHINESE})(?:%|[万亿]?元|个月|年|天|人|个)? ?[-—–~至到] ?)?"  # 3至5个
_TENTH = "(?<=成)[一二三四五六七八九](?=[,。;、的左以]|$)"  # 九成八
_FRACTION = r"(?P<part>\d{1,2})/(?P<whole>\d{1,3})(?![\d/年])"  # 1/5

_QUANTITY = re.compile(
    rf"(?:(?<=[A-Za-z]{{3}})|(?<![\dA-Za-z.+×*#/〔\[]))(?:(?P<before>{pattern('evidence/figure', 'before')})了? ?)?(?:"
    rf"百分之(?P<percent>{CHINESE}|{ARABIC})|{_FRACTION}"
    rf"|(?P<compound>{COMPOUND}) {{0,2}}(?P<sunit>{_ARABIC_UNIT})"
    rf"|{_RANGE}(?:(?P<arabic>{ARABIC}) {{0,2}}(?P<some>[余多几])?(?P<scale>{SCALE}) ?(?P<more>[余多几])?"
    rf" {{0,2}}(?P<unit>{_ARABIC_UNIT})?"
    rf"|(?P<chinese>{CHINESE})(?P<csome>[余多几来])?(?P<cscale>{SCALE})(?P<cmore>[余多几])?(?P<cunit>{_UNIT})(?P<tenth>{_TENTH})?))"
    rf"(?P<per>{_PER})(?P<tail>多(?=[,。;、]))?"
    rf"(?:{_INCLUSIVE}(?:[及或]者?)?(?P<after>{pattern('evidence/figure', 'after')}){_INCLUSIVE})?"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit where it stands, bound words included."""

    start: int
    end: int
    value: Number
    unit: str
    bound: Bound


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a folded text, in reading order."""
    counted = _without_names(text)
    for match in _QUANTITY.finditer(counted):
        quantity = _quantity(match)
        if quantity and not _is_rank_or_rate(counted, match) and not _is_indefinite(match):
            yield quantity


def _without_names(text: str) -> str:
    """Short quotes (“两个责任”), dates, ordinals and fixed names blanked out."""
    unquoted = _SHORT_QUOTE.sub(lambda match: BLANK * len(match[0]), text)
    return _NOT_COUNTED.sub(lambda match: BLANK * len(match[0]), unquoted)


def _quantity(match: re.Match[str]) -> Quantity | None:
    amount, unit = _amount(match)
    if amount is None or not (unit or match["part"] or _is_large(match)):
        return None
    end = match.start() + len(match[0].rstrip())
    return Quantity(match.start(), end, amount, unit + match["per"], _bound(match))


def _amount(match: re.Match[str]) -> tuple[Number | None, str]:
    if match["percent"]:
        return value(match["percent"]), "%"
    if match["part"]:
        return (int(match["part"]) / int(match["whole"]) if int(match["whole"]) else None), ""
    if match["compound"]:
        return compound(match["compound"]), match["sunit"]
    if match["chinese"]:
        tenth = f"点{match['tenth']}" if match["tenth"] else ""
        return value(match["chinese"] + tenth, match["cscale"]), match["cunit"]
    return value(match["arabic"], match["scale"]), match["unit"] or ""


def _is_large(match: re.Match[str]) -> bool:
    """近100万 has no unit, and counts; 12345 alone does not."""
    return bool(match["scale"]) and set(match["scale"]) <= {"万", "亿"}


def _is_rank_or_rate(text: str, match: re.Match[str]) -> bool:
    """每10户 is a rate, 第三 and 前三名 are ranks."""
    ahead = text[max(0, match.start() - 3) : match.start()].rstrip()
    ranked = (match["unit"] or match["cunit"]) in ("名", "位") and _RANKED.search(ahead)
    return _RATED.search(ahead) is not None or bool(ranked)


_LENGTH_UNITS = ("年", "个月", "周", "个星期", "天", "个季度", "个学期", "小时", "个小时")


def _is_indefinite(match: re.Match[str]) -> bool:
    """一批 and 一项 count nothing; 一年内 and 为期一个月 do. A bare 十 or 百 counts only beside 余 or 近 (百余人)."""
    printed = match["chinese"] or ""
    if printed == "一":
        ahead = match.string[max(0, match.start() - 2) : match.start()]
        is_length = match["cunit"] in _LENGTH_UNITS and (match["after"] or ahead == "为期")
        return not (is_length or _bound_word(_BEFORE, match["before"]) in (">", "<"))
    bare = printed != "" and not re.search("[一二三四五六七八九两]", printed) and printed != "十"
    return bare and not (match["before"] or match["csome"] or match["cmore"])


def _bound(match: re.Match[str]) -> Bound:
    before = _bound_word(_BEFORE, match["before"])
    if before:
        return before
    more = match["some"] or match["more"] or match["csome"] or match["cmore"] or match["tail"]
    return _bound_word(_AFTER, match["after"]) or _MORE.get(more or "", "=")


def _bound_word(rows: tuple[PatternRow, ...], printed: str | None) -> Bound | None:
    """What a bound word means; its look-around was checked where it stood."""
    for row in rows if printed else ():
        if any(
            printed == re.sub(r"\(\?.*", "", word) or re.match(f"{word}$", printed or "")
            for word in row.words
        ):
            return row.means  # type: ignore[return-value]
    return None
