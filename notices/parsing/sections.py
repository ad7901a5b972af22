"""The large parts of a notice: where its body begins and ends, and what each 一、 section is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from notices.parsing.labels import Style
from notices.parsing.lines import Line, without_closing
from notices.parsing.numbering import Heading
from notices.parsing.shapes import Role

# Lines that stand below the last part: the invitation to the public, the signature, the site's footer.
_CLOSING = re.compile(
    r"^(?:(?:以上|上述)[^。]{0,20}(?:欢迎|请)|欢迎(?:广大|社会|各|全|干部|党员)|敬请|热忱欢迎|(?:对[^。,]{0,20},?)?如[有对][^。]{0,20}(?:意见|异议|建议)|联系(?:方式|电话|人|地址|单位)|监督(?:电话|方式|举报)|举报电话|"
    r"(?:公示|公开|公布)(?:(?:期限|时间|期)[:为]|期[内间])|特此(?:通报|公告|公示)|电子?邮[箱件]:|邮政(?:信箱|编码)|通[信讯]地址|附件:|"
    r"主办单位|承办单位|版权所有|网站地图|扫一扫|打印本页|关闭窗口|上一篇|下一篇|相关(?:新闻|链接|附件|文章)|\[?(?:责任)?编辑[:\]]|"
    r"[^,。;]{0,4}ICP备|投稿邮箱|分享到)"
)
_CONTACT = re.compile(
    r"(?:(?:联系方式|联系电话|电话|邮箱|邮编|邮政编码|致电|发邮件至?)(?:为|是|至|:)? ?[:]?|联系: ?)[0-9a-zA-Z(]"
)  # 联系电话：0000-5550101
_SIGNER = re.compile(
    r"^(?:中共|中国共产党)?[^,。;:!?、]{4,45}(?:委员会|委|党组|党工委|工委|党总?支部?)(?:办公室)?$"
)  # 中共云泽市临溪区委
_DATE = re.compile(
    r"^(?:[0-9]{4}|[二〇○零一][二〇○零一三四五六七八九十]{3})年.{2,7}日$"
)  # 二〇二三年九月二十五日

_ORGANISATION = re.compile(
    r"组织(?:领导|落实|推进|实施)|政治站位|思想认识|提高认识|责任落实|主体责任|主要负责人|基本情况|工作开展情况|总体情况|政治任务来|主要做法|加强领导"
)
_OUTLOOK = re.compile(
    r"下一步|下步|今后|后续|下阶段|下一阶段|持续|巩固|长效|继续|纵深推进|再接再厉|工作(?:打算|安排|计划)"
)
_ABOUT_ELSE = re.compile(f"{_ORGANISATION.pattern}|{_OUTLOOK.pattern}")
_RECTIFICATION = re.compile(
    r"反馈(?:的|指出的)?(?:主要|具体|意见|问题)|逐[条项]|(?:整改|任务|事项)(?:落实|完成|进展)情况|已(?:经)?(?:完成|整改)|需(?:要)?长期|正在(?:推进|整改)|"
    r"集中整改期|重点(?:问题|任务)|问题(?:的)?整改|整改(?:任务|问题|事项)(?:清单|台账)|整改(?:落实)?(?:具体)?情况|阶段性成效|整改成效"
)
_STILL_OPEN = re.compile(
    r"已(?:经)?(?:完成|整改)|需(?:要)?(?:长期|持续)|未(?:完成|整改)|正在(?:推进|整改)|集中整改期|长期(?:坚持|整改)|立行立改"
)
_ACCOUNTABILITY = re.compile(r"线索|问责|信访|移交|追责|立案|选人用人.{0,4}核查")
# 下一步，县委将…: a paragraph below the last problem that speaks of the whole.
_CLOSING_OUTLOOK = re.compile(
    r"(?:下一步|下步|今后|接下来|下一阶段|下阶段)(?:工作中)?,[^。]{0,12}?(?:我[们委局院校]|委|党[组委]|党工委|支部|公司|集团|学院|全[区县市镇乡校院局体])[^。]{0,8}(?:将|要)"
)
_OUTLOOK_TITLE = re.compile(
    r"^ *(?:下一?步|今后|下阶段|下一阶段)[^,。;:\n]{0,8}(?:安排|打算|计划|举措|措施|工作|考虑)(?= *$)",
    re.MULTILINE,
)  # 下一步工作安排: a title without a number; where problems have such lines of their own it is none
_MOST_PARTS = 6  # more （一） than this are not the parts of a notice


@dataclass(frozen=True, slots=True)
class Section:
    """A top-level part with the headings inside it."""

    heading: Heading
    end: int
    inner: tuple[Heading, ...]
    has_table: bool = False  # of findings

    @property
    def title(self) -> str:
        return without_closing(self.heading.text)

    @property
    def styles(self) -> frozenset[Style]:
        return frozenset(heading.style for heading in self.inner)

    @property
    def findings(self) -> int:
        return sum(heading.is_finding for heading in self.inner)

    @property
    def states_findings(self) -> bool:
        """Do its headings mostly say what was found, on one of its levels?"""
        levels: dict[Style, list[bool]] = {}
        for heading in self.inner:
            levels.setdefault(heading.style, []).append(heading.is_finding)
        return any(2 * sum(level) > len(level) for level in levels.values())

    @property
    def is_problem(self) -> bool:
        """Is it one finding, with what was done about it straight below: 一、关于…问题?"""
        own = self.heading.names_finding and not self.heading.is_aspect and not self.reports_on_all
        return own and not self.states_findings

    @property
    def reports_on_all(self) -> bool:
        """Is it about the findings as a whole, or those of them that are settled or still open?"""
        return bool(_STILL_OPEN.search(self.title) or _ACCOUNTABILITY.search(self.title))


def closing_line(folded: str, lines: Sequence[Line], after: int) -> int:
    """The index of the first line below the body; `after` is where its last heading stands."""
    first = bisect_right([line.start for line in lines], after)
    for index in range(first, len(lines)):
        below = [folded[line.start : line.end] for line in lines[index : index + 4]]
        if _CLOSING.match(below[0]) or _CONTACT.search(below[0]) or _is_signature(below):
            return index
    return len(lines)


def _is_signature(texts: Sequence[str]) -> bool:
    """A body's name with a date below it or nothing at all; a cell of a table is shorter than a body's name."""
    if _SIGNER.match(texts[0]):
        below = texts[1] if len(texts) > 1 else ""
        return bool(_DATE.match(below)) or (texts[0].startswith("中共") and len(texts) < 4)
    return len(texts) < 3 and bool(_DATE.match(texts[0]))


def top_style(headings: Sequence[Heading]) -> Style | None:
    """The style of the parts: 第一部分 or 一、 where there is one, （一） where those are plainly parts, else None."""
    styles = {heading.style for heading in headings}
    for style in (Style.PART, Style.SECTION):
        if style in styles:
            return style
    parens = [heading for heading in headings if heading.style is Style.PAREN]
    if not 1 < len(parens) <= _MOST_PARTS:
        return None
    beside = any(_ABOUT_ELSE.search(h.text) and not h.is_finding for h in (parens[0], parens[-1]))
    says = any(_RECTIFICATION.search(h.text) for h in parens)
    return Style.PAREN if beside and (says or _are_above_findings(headings, parens)) else None


def _are_above_findings(headings: Sequence[Heading], parens: Sequence[Heading]) -> bool:
    """（一）提高站位 （二）从严从实抓好整改: no finding and no field of them, but findings below one."""
    if any(heading.is_finding or heading.is_aspect for heading in parens):
        return False
    stated = [section.findings for section in sections(headings, Style.PAREN, headings[-1].end)]
    return max(stated) > 1 and 0 in stated


def sections(headings: Sequence[Heading], style: Style, end: int) -> list[Section]:
    """The body cut at the headings of its top style."""
    tops = [index for index, heading in enumerate(headings) if heading.style is style]
    ends = [*tops[1:], len(headings)]
    return [
        Section(
            headings[top],
            headings[stop].start if stop < len(headings) else end,
            tuple(headings[top + 1 : stop]),
        )
        for top, stop in zip(tops, ends, strict=True)
    ]


def roles(parts: Sequence[Section]) -> list[Role]:
    """What each part is about: by its title and by whether its headings state findings; else by where it stands."""
    tabled = any(part.has_table for part in parts)
    stated = tabled or any(part.states_findings and part.findings > 1 for part in parts)
    holding = [
        part.has_table or (_holds_problems(part, stated) and (not tabled or _names_findings(part)))
        for part in parts
    ]
    if not any(holding):
        best = _best_by_title(parts)
        holding = [index == best for index in range(len(parts))]
    first, last = holding.index(True), len(holding) - 1 - holding[::-1].index(True)
    return [_role(part, index, first, last, holding[index]) for index, part in enumerate(parts)]


def is_plainly_rectification(part: Section) -> bool:
    """Do its title or its headings say so, rather than its place?"""
    return (
        part.has_table
        or _holds_problems(part)
        or bool(_RECTIFICATION.search(part.title) or _ACCOUNTABILITY.search(part.title))
    )


def closing_outlook(folded: str, lines: Sequence[Line]) -> int | None:
    """The index of the paragraph below a first one that looks ahead for the whole notice."""
    titles = [match.end() for match in _OUTLOOK_TITLE.finditer(folded)]
    for index, line in enumerate(lines[1:], 1):
        if _CLOSING_OUTLOOK.match(folded, line.start, line.end) or [line.end] == titles:
            return index
    return None


def _holds_problems(part: Section, stated: bool = False) -> bool:
    """Where another part has `stated` what was found, a title that speaks of 整改情况 alone is not enough."""
    if part.is_problem:
        return True
    if part.states_findings:
        return not (_looks_ahead(part) and part.findings < 2)
    says = bool(_RECTIFICATION.search(part.title)) or part.heading.is_aspect
    if stated and part.findings < 2 and not any(h.is_aspect for h in (part.heading, *part.inner)):
        says = False
    reports = says and bool(part.inner) and not _ABOUT_ELSE.search(part.title)
    return reports or (bool(_STILL_OPEN.search(part.title)) and not _ORGANISATION.search(part.title))


def _names_findings(part: Section) -> bool:
    """Does its own heading speak of findings or of a field of them? Beside a table, what stands below is not enough."""
    return part.heading.is_aspect or part.heading.is_finding or bool(_RECTIFICATION.search(part.title))


def _looks_ahead(part: Section) -> bool:
    return bool(_OUTLOOK.search(part.title)) and not _RECTIFICATION.search(part.title)


def _best_by_title(parts: Sequence[Section]) -> int:
    """Where no heading states a finding: the part whose title speaks of rectification, else the longest."""

    def rank(index: int) -> tuple[bool, bool, int]:
        part = parts[index]
        elsewhere = bool(_ABOUT_ELSE.search(part.title))
        return bool(_RECTIFICATION.search(part.title)), not elsewhere, part.end - part.heading.start

    return max(range(len(parts)), key=rank)


def _role(part: Section, index: int, first: int, last: int, holds: bool) -> Role:
    if holds or _is_accountability(part, index, first):
        return "rectification"
    if index < first:
        return "organisation"
    return "outlook" if index > last else "rectification"


def _is_accountability(part: Section, index: int, first: int) -> bool:
    return index > first and bool(_ACCOUNTABILITY.search(part.title)) and not _OUTLOOK.search(part.title)


def holds_no_problems(part: Section) -> bool:
    """A part on clues and discipline reports what was done about them; it states no findings of its own."""
    return bool(_ACCOUNTABILITY.search(part.title)) and not part.states_findings
