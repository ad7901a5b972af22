"""Numbering by its form: the marks around a number, its numerals, the words beside it. No list of known labels.

`（一）` is a Chinese number in brackets, `问题1：` an Arabic one behind a word, `2.1.1` one of three levels. Which form
is which level of a notice is found elsewhere; here a label is only recognised as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from notices.parsing import numerals
from notices.parsing.lines import BRACKETS, BULLETS, Line


class Form(NamedTuple):
    """What all labels of one kind have in common; `str` gives the first of them: `(一)`, `1.`, `问题1`, `一是`."""

    opening: str
    word: str
    system: str
    unit: str
    closing: str

    def __str__(self) -> str:
        return "".join(self)

    @property
    def is_step(self) -> bool:
        """一是, 首先, 第一，: what numbers steps far more often than headings."""
        return self.unit == "是" or self.system == "首先" or (self.word in ("第", "其") and not self.unit)

    @property
    def is_printed(self) -> bool:
        return not self.system.startswith("~")

    @property
    def counts(self) -> bool:
        return self.is_printed and self.system != "●"


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: its form and number, its span, and where what it labels begins."""

    form: Form
    number: int
    start: int
    end: int
    body: int


def unprinted(kind: str, line: Line, body: int | None = None) -> Label:
    """The label of a heading that has none: `~finding`, `~field` and their like."""
    form = Form("", "", f"~{kind}", "", "")
    return Label(form, 1, line.start, line.start, line.start if body is None else body)


_CN = "零〇一二三四五六七八九十百"
_SERIES = (
    *((0x2460, 20, 1, "①"), (0x3251, 15, 21, "①"), (0x24F5, 10, 1, "⓵"), (0x2776, 10, 1, "❶"), (0x2474, 20, 1, "⑴")),
    *((0x2488, 20, 1, "⒈"), (0x3220, 10, 1, "㈠"), (0x2160, 12, 1, "Ⅰ"), (0x2170, 10, 1, "ⅰ")),
)  # fmt: skip
_SINGLE = {
    chr(first + step): (number + step, sample)
    for first, count, number, sample in _SERIES
    for step in range(count)
}
_STEMS = "甲乙丙丁戊己庚辛壬癸壹贰叁肆伍陆柒捌玖拾"  # ten, and ten more
_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "然后": 3, "再者": 3, "最后": 4}
_WORD = r"(?![附图表电邮热传网])[\u4e00-\u9fff]{2,6}(?=[0-9]{1,2} ?[:】](?![0-9]))"  # any, 清单3：
_WORD += "|(?:(?:反馈|存在|具体|主要|整改|突出|巡察|巡视)的?)?"
_WORD += "(?:问题(?:表现)?|意见|事项|任务|序号|编号|措施|举措|条目|方面)"
_WORD += r"|[问Q№#§]|(?i:no|part)\.?"
_UNIT = "部分|个?方面的?(?:突出|主要)?(?:问题|情况)?|章|节|条|篇|[个类项点条]问题|类|项|点"
_NUMERAL = (
    r"(?P<dotted>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?:-[0-9]{1,2}(?:\.[0-9]{1,2})?)?(?![0-9]))|(?P<dashed>[0-9]{1,2}(?:[-—–][0-9]{1,2}){1,2}(?![0-9]))"
    r"|(?P<coded>[A-Z]-?[0-9]{1,2})(?=[.、:)）】\] ])"
    rf"|(?P<crossed>[{_CN}]{{1,3}}\)?-[0-9]{{1,2}}"
    rf"|(?(word)(?<=\()|(?!))[{_CN}]{{1,3}}\) ?[0-9]{{1,2}}(?=[.、]))(?![0-9])"
    rf"|(?P<arabic>[0-9]{{1,3}})(?![0-9])|(?P<chinese>[{_CN}]{{1,4}})|(?P<single>[{''.join(_SINGLE)}])"
    rf"|(?P<stem>[{_STEMS}])|(?P<letter>[A-Za-z])(?![A-Za-z])"
)
_LABEL = re.compile(
    rf"(?P<opening>[(\[【〔〈〖{{<]?+) ?+(?:(?P<word>{_WORD}|[第其]) ?+之?+)?+ ?+(?P<inner>[(\[]?+) ?+"
    rf"(?:{_NUMERAL})(?: ?+(?P<shut>[)\]]))?+"
    rf"(?P<unit>(?(word)(?:(?<![)\]])(?:{_UNIT})|(?:部分|个?方面))|(?:是(?!否)|(?<=[A-Z{_STEMS}])类(?=[:、 ])"
    r"|号(?:问题|任务|事项)?(?=[:、]))))?+"
    rf"(?P<close>[)\]】〕〉〗}}>]?+)(?P<sep>[、.:,]|[|/](?=[^0-9 ])|[—–―─]++|(?= *+(?![^\n]))| ++(?=\S))?"
    rf"|(?P<bullet>[{BULLETS}]|-(?=[ \u4e00-\u9fff])|——(?= ?[\u4e00-\u9fff“《])|[—–](?= [^—–])"
    r"|[>»›](?= ?[\u4e00-\u9fff“]))"
    rf"|(?P<sequence>{'|'.join(_SEQUENCE)})(?=[,、:])"
)
_ABOUT = re.compile(r" ?(?:(?:关于|针对)[^,。\n]{2,60}问题|在[^。\n]{2,60}方面(?![^\n]))")
_FINDING_SENTENCE = re.compile(r"[\u4e00-\u9fff“][^。;:\n]{4,60}问题。")  # 5城区学位不足问题。新建学校两所。
# What stands behind a figure that is no label: 3.5亿元, 12个, 2023年
_QUANTITY = re.compile(
    r"[0-9]*(?:\.[0-9]+)? ?(?:年(?![度轻青])|月|日|%|％|‰|个百分点|[万亿]|元|公里|平方|亩|吨|倍|余[^额])"
)
_FIGURE = re.compile(  # but 3 个别单位, 4 处级干部, 10 项目部 are no figures
    r"个(?![别人性案])|处(?![级理置罚分室长于])|名(?![义单录额誉])|项(?!目)|条(?![件例])|家(?![庭属长访])|座(?!谈)|所(?![有属谓在需])"
    r"|户(?!籍|外)|份(?!额)|宗(?![旨教])|台(?![账帐风])|套(?![取路])|批(?![准评复改而])|篇(?!章)|期(?![间限待])|场(?![所地馆])|间(?!接)"
    r"|支(?![部出付持委农书])|位(?![于置])|人(?![员才民大社事口居均力情身工为防])|次(?![要生])|[件起辆栋]"
)
_YEAR_OR_COUNT = re.compile(
    r"(?:19|20)[0-9]{2}年|[0-9]+(?:个(?!百分点)|[处名项条件起家座所户份宗台套批辆篇期场栋间支位]|[^0-9.%])"
)


def label_at(folded: str, start: int, end: int, is_line: bool = True) -> Label | None:
    """The label at a place: the start of a line, or of a clause (`is_line` False), where less is taken for one."""
    match = _LABEL.match(folded, start, end)
    if match is None:
        return None
    if match["bullet"]:
        return _label(folded, match, Form("", "", "●", "", match["bullet"]), 1, end)
    if sequence := match["sequence"]:
        return _label(folded, match, Form("", "", "首先", "", ""), _SEQUENCE[sequence], end)
    system, number = _numeral(match)
    if match["dotted"] and (label := _before_figure(folded, match)):
        return label
    if not 0 < number < 200 or not _is_closed(folded, match, end, is_line):
        return None
    return _label(folded, match, _form(match, system), number, end)


def _before_figure(folded: str, match: re.Match[str]) -> Label | None:
    """2.12座水库: the second, twelve reservoirs; 2.2.8亿元: the second, 2.8亿元."""
    number, *rest = match["dotted"].split(".")
    figure = _FIGURE if len(rest) == 1 else _QUANTITY
    if match["opening"] or match["word"] or not figure.match(folded, match.end()):
        return None
    stop = match.start("dotted") + len(number) + 1
    return Label(Form("", "", "1", "", "."), int(number), match.start(), stop, stop)


def _numeral(match: re.Match[str]) -> tuple[str, int]:
    """The first of its numerals, and the number; of 2.1.3 it is the last."""
    if words := match["arabic"]:
        return "1", int(words)
    if words := match["chinese"]:
        return "一", numerals.number(words) or 0
    if words := match["single"]:
        number, sample = _SINGLE[words]
        return sample, number
    if words := match["crossed"]:  # （二）-3, 反馈意见（二）3.
        return "一-1", int(re.split(r"[-)]+", words)[-1])
    if words := match["dotted"] or match["dashed"]:
        numbers = re.split(r"[.—–-]", words)
        return ("-" if match["dashed"] else ".").join("1" * len(numbers)), int(numbers[-1])
    if words := match["coded"]:
        return "A1", int(words[1:].lstrip("-"))
    if words := match["stem"]:
        tens, number = divmod(_STEMS.index(words), 10)
        return _STEMS[10 * tens], number + 1
    letter = match["letter"]
    return ("A" if letter.isupper() else "a"), ord(letter.lower()) - 96


def _form(match: re.Match[str], system: str) -> Form:
    unit, word = match["unit"] or "", match["word"] or ""
    word = "" if match["crossed"] else word  # 反馈意见（一）2. is （一）-2
    unit = "方面" if "方面" in unit else "问题" if unit.endswith("问题") else unit
    word = "问" if word == "Q" else "问题" if word.endswith(("问题", "意见", "事项", "任务")) else word
    opening, closing = _marks(match, system)
    return Form(opening, word, system, unit, closing)


def _marks(match: re.Match[str], system: str) -> tuple[str, str]:
    """The marks around a number; beside a word brackets are of two kinds, and one that is not opened says nothing."""
    opening, closed, word = match["opening"], match["shut"] or match["close"], match["word"]
    if opening and closed:
        kind = ("(" if opening in "([〔" else "【") if word else opening
        return kind, BRACKETS[kind]
    if closed:
        return "", "" if word else ")"
    if word or match["unit"] or system in "①⓵❶⑴⒈㈠":
        return "", ""
    return "", {"、": "、", ".": "."}.get(match["sep"], "")


def _is_closed(folded: str, match: re.Match[str], end: int, is_line: bool) -> bool:
    """Is a number marked off from the words behind it as a label is?"""
    closes, unit = match["shut"] or match["close"], match["unit"]
    if match["crossed"]:
        return is_line
    if match["opening"]:
        return bool(closes)
    if match["single"]:
        return True
    if match["word"]:
        return _is_closed_word(match, end, is_line)
    if unit:  # 一是, and at the start of a line A类：, 3号问题：
        return _counts_steps(folded, match) if unit == "是" else is_line
    return _closes_number(match, is_line) if closes else _is_marked_off(folded, match, end, is_line)


def _closes_number(match: re.Match[str], is_line: bool) -> bool:
    """3), c), and at the start of a line 三)"""
    kinds = ("arabic", "letter", "dotted", "coded", *(("chinese",) if is_line else ()))
    return any(match[kind] for kind in kinds)


def _is_closed_word(match: re.Match[str], end: int, is_line: bool) -> bool:
    sep, unit = match["sep"], match["unit"]
    if match["word"] in ("第", "其"):
        if not unit:
            return sep is not None and sep[:1] in _BEHIND_WORD and bool(match["chinese"])
        return is_line and (sep is not None or (unit in ("部分", "章", "节") and end - match.end() < 40))
    return sep is not None or bool(match["shut"])


_BEHIND_WORD, _BEHIND_CODE = tuple(",、: "), tuple(".、: ")  # 第一，, A1.: but not where a line ends
_FAINT = (",", ":", "—", "–")  # marks that parts of a sentence have too


def _is_marked_off(folded: str, match: re.Match[str], end: int, is_line: bool) -> bool:
    sep, after = match["sep"], match.end()
    if match["dashed"]:
        return is_line or sep is not None
    if match["coded"]:
        return is_line and sep is not None and sep[:1] in _BEHIND_CODE
    if sep is None:
        return is_line and _needs_no_mark(folded, match, end)
    if match["dotted"]:
        return True
    if sep in (".", "、"):
        return not _is_decimal(folded, match, end)
    is_faint = sep[:1] in _FAINT and folded[after : after + 1] < "\u2000"  # 10：30, 3—5月
    return is_line and not is_faint and _stands_apart(folded, match, end)


def _is_decimal(folded: str, match: re.Match[str], end: int) -> bool:
    """3.5 is, 3.2023年 and 2.12座 are not."""
    after = match.end()
    is_joined = match["sep"] == "." and match["arabic"] is not None and folded[after : after + 1].isdigit()
    return is_joined and _YEAR_OR_COUNT.match(folded, after, end) is None


def _needs_no_mark(folded: str, match: re.Match[str], end: int) -> bool:
    """2.1关于台账不全的问题, 9应急储备品种单一: no mark at all, but nothing that is counted either."""
    after = match.end()
    if match["dotted"]:
        return not _is_figure(folded, after)
    if not match["arabic"]:
        return False
    if _ABOUT.match(folded, after, end) or _FINDING_SENTENCE.match(folded, after, end):
        return True
    return after < end < after + 60 and folded[after] >= "\u4e00" and not _is_figure(folded, after)


def _stands_apart(folded: str, match: re.Match[str], end: int) -> bool:
    """A number parted by a blank from a short heading: 一 提高政治站位; a number alone is a cell."""
    after = match.end()
    if after >= end:
        return False
    if match["letter"] or match["stem"]:
        return False
    sentence = folded[after:end].partition("。")[0]
    is_figure = match["arabic"] is not None and _FIGURE.match(sentence)
    return len(sentence) < 80 and not _QUANTITY.match(sentence) and not is_figure


def _is_figure(folded: str, after: int) -> bool:
    return bool(_QUANTITY.match(folded, after) or _FIGURE.match(folded, after))


def _counts_steps(folded: str, match: re.Match[str]) -> bool:
    """一是; but 一是一、二是二 is a way of speaking, not a list."""
    words = match["chinese"]
    return bool(words) and not folded.startswith(words, match.end("unit"))


def _label(folded: str, match: re.Match[str], form: Form, number: int, end: int) -> Label:
    body = match.end()
    while body < end and (folded[body].isspace() or folded[body] in ",:、—" or folded[body] in BULLETS):
        body += 1
    stop = match.end()
    while stop > match.start() and folded[stop - 1] in " ,:":
        stop -= 1
    return Label(form, number, match.start(), stop, body)


# A label inside a line stands behind a mark; 一是 also right behind a heading without its full stop, or behind the
# number of one that has no words: ③一是
_CLAUSE = re.compile(
    rf"(?<=[。;!?:)\]】\s”》])(?=[(\[【0-9A-Za-z第其措举{''.join(_SINGLE)}{_STEMS}{BULLETS}首再然最{_CN}])"
    rf"|(?<=[,、])(?=[{_CN}]{{1,3}}是|第[{_CN}]|[({''.join(_SINGLE)}]|[0-9a-z]{{1,2}}[)]|[措举]施[0-9]|[0-9]{{1,2}}-[0-9])"
    rf"|(?:(?<=问题|情况|方面|措施)|(?<=[0-9]\.)|(?<=[{''.join(_SINGLE)}]))(?=[{_CN}]{{1,3}}是)"
)


def labels_in(folded: str, start: int, end: int) -> Iterator[Label]:
    """Every place of a line behind its start where a label may stand."""
    for match in _CLAUSE.finditer(folded, start + 1, end):
        label = label_at(folded, match.start(), end, is_line=False)
        if label is not None and label.form.word not in ("问题",):
            yield label
