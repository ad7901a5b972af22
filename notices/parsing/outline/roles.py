"""The large parts of a notice: where its body begins and ends, and what each 一、 section is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from notices.parsing.lines import BULLETS, Line, without_closing
from notices.parsing.outline.labels import Form
from notices.parsing.outline.sheet import Head
from notices.parsing.outline.tail import tail_begins
from notices.parsing.shapes import Role

# Lines that stand below the last part: the invitation to the public, the signature, the site's footer.
_CLOSING = re.compile(
    r"^(?:(?:以上|上述)[^。]{0,20}(?:欢迎|请)|欢迎(?:广大|社会|各|全|干部|党员)|敬请|热忱欢迎|(?:对[^。,]{0,20},?)?如[有对][^。]{0,20}(?:意见|异议|建议)|联系(?:方式|电话|人|地址|单位)|监督(?:电话|方式|举报)|举报电话|"
    r"(?:公示|公开|公布)(?:(?:期限|时间|期)[:为]|期[内间])|特此(?:通报|公告|公示)|电子?邮[箱件]:|邮政(?:信箱|编码)|通[信讯]地址|附件:|"
    r"主办单位|承办单位|版权所有|网站地图|扫一扫|打印本页|关闭窗口|上一篇|下一篇|相关(?:新闻|链接|附件|文章)|\[?(?:责任)?编辑[:\]]|"
    r"[^,。;]{0,4}ICP备|投稿邮箱|分享到|"
    r"[【(\[]?(?:责编|责任编辑|免责声明|来源|打印|关闭)[:】\]]|>>|关键词:|我来说两句|热门(?:文章|新闻|推荐)|推荐阅读|相关(?:阅读|推荐|信息)|附件下载|"
    r"(?:\w{2,12}(?:网站|政府网)$)|网站标识码|技术支持|微信截图|[^。\n]{0,30}\.(?:jpg|png|docx?|xlsx?|pdf)$)"
)
_CONTACT = re.compile(
    r"(?:(?:联系方式|联系电话|电话|邮箱|邮编|邮政编码|致电|发邮件至?)(?:为|是|至|:)? ?[:]?|联系: ?)[0-9a-zA-Z(]"
)  # 联系电话：0000-5550101
_SIGNER = re.compile(
    r"^(?:中共|中国共产党)?[^,。;:!?、]{4,45}(?:委员会|委|党组|党工委|工委|党总?支部?)(?:办公室)?$"
)  # 中共云泽市临溪区委
_NAME = re.compile(r"[^,。;:!?、0-9]{3,30}")
_DATE = re.compile(
    r"^(?:[0-9]{4}|[二〇○零一][二〇○零一三四五六七八九十]{3})年.{2,7}日$"
)  # 二〇二三年九月二十五日

_ORGANISATION = re.compile(
    r"组织(?:领导|落实|推进|实施)|政治站位|思想认识|提高认识|责任落实|主体责任|主要负责人|基本情况|工作开展情况|总体情况|政治任务来|主要做法|加强领导"
)
_OUTLOOK = re.compile(
    r"下一步|下步|今后|后续|下阶段|下一阶段|持续|巩固|长效|继续|纵深推进|再接再厉|工作(?:打算|安排|计划)"
)
_RECTIFICATION = re.compile(
    r"反馈(?:的|指出的)?(?:主要|具体|意见|问题)|逐[条项]|(?:整改|任务|事项)(?:落实|完成|进展)情况|已(?:经)?(?:完成|整改)|需(?:要)?长期|正在(?:推进|整改)|"
    r"集中整改期|重点(?:问题|任务)|问题(?:的)?整改|整改(?:任务|问题|事项)(?:清单|台账)|整改(?:落实)?(?:具体)?情况|阶段性成效|整改成效"
)
_ACCOUNTABILITY = re.compile(r"线索|问责|信访|移交|追责|立案|选人用人.{0,4}核查")
# 下一步，县委将…: a paragraph below the last problem that speaks of the whole.
_CLOSING_OUTLOOK = re.compile(
    r"(?:下一步|下步|今后|接下来|下一阶段|下阶段)(?:工作中)?,[^。]{0,12}?(?:我[们委局院校]|委|党[组委]|党工委|支部|公司|集团|学院|全[区县市镇乡校院局体])[^。]{0,8}(?:将|要)"
    r"|(?:下一步|下步|今后|接下来)(?:工作中)?,将(?:会)?(?:持续|强化|继续|进一步|以|坚持|深入|巩固|紧盯|不断)[^\n]*整改"
)
_AHEAD = re.compile(r"(?:下一步|下步|今后|接下来|下一阶段|下阶段)(?:工作中)?,")
_NAME_OF_OUTLOOK = r"(?:下一?步|今后|下阶段|下一阶段)[^,。;:\n]{0,8}(?:安排|打算|计划|举措|措施|工作|考虑)"
_OUTLOOK_NAME = re.compile(f"{_NAME_OF_OUTLOOK}[。:]?")
_OUTLOOK_TITLE = re.compile(
    rf"^ *[{BULLETS}【\[]? ?{_NAME_OF_OUTLOOK}(?=[】\]]? *$)",
    re.MULTILINE,
)  # 下一步工作安排: a title without a number; where problems have such lines of their own it is none


@dataclass(frozen=True, slots=True)
class Section:
    """A top-level part with the headings inside it."""

    head: Head
    end: int
    inner: tuple[Head, ...]
    has_table: bool = False  # of findings

    @property
    def title(self) -> str:
        return without_closing(self.head.text)

    @property
    def findings(self) -> int:
        return sum(heading.is_finding for heading in self.inner)

    @property
    def states_findings(self) -> bool:
        """Do its headings mostly say what was found, on one of its levels?"""
        levels: dict[Form, list[bool]] = {}
        for heading in self.inner:
            levels.setdefault(heading.form, []).append(heading.is_finding)
        return any(2 * sum(level) > len(level) for level in levels.values())


def closing_line(folded: str, lines: Sequence[Line], after: int, has_tables: bool) -> int:
    """The index of the first line below the body; `after` is where its last heading stands.

    A cell and a date below it are no signature.
    """
    first = bisect_right([line.start for line in lines], after)
    end = next((i for i in range(first, len(lines)) if _closes(folded, lines, i, has_tables)), len(lines))
    tail = tail_begins(folded, lines[:end], first, has_tables)
    return end if tail is None else tail


def _closes(folded: str, lines: Sequence[Line], index: int, has_tables: bool) -> bool:
    lines_below = [folded[line.start : line.end] for line in lines[index : index + 4]]
    return bool(
        _CLOSING.match(lines_below[0])
        or _CONTACT.search(lines_below[0])
        or _is_signature(lines_below, has_tables)
    )


def _is_signature(texts: Sequence[str], has_tables: bool) -> bool:
    """A body's name with a date below it or nothing at all; a cell of a table is shorter than a body's name."""
    below = texts[1] if len(texts) > 1 else ""
    if not has_tables and _DATE.match(below) and _NAME.fullmatch(texts[0]):
        return True
    if _SIGNER.match(texts[0]):
        return bool(_DATE.match(below)) or (texts[0].startswith("中共") and len(texts) < 4)
    return len(texts) < 3 and bool(_DATE.match(texts[0]))


def speaks_of(words: str) -> tuple[bool, bool, bool, bool]:
    """Of organisation, of what is to come, of rectification, of sanctions."""
    patterns = (_ORGANISATION, _OUTLOOK, _RECTIFICATION, _ACCOUNTABILITY)
    return tuple(pattern.search(words) is not None for pattern in patterns)  # type: ignore[return-value]


def roles_of(sections: Sequence[Section], likelihoods: Mapping[int, Sequence[float]]) -> list[Role]:
    """What each part is about: the likeliest roles in the order that notices have them, organisation first.

    `likelihoods` are those of the parts' headings, by where they start (`likelihood.LEVELS`). One part at least reports
    on rectification; a part that states findings does.
    """
    rows = [_role_likelihoods(section, likelihoods[section.head.start]) for section in sections]
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * 3  # by the role that was reached
    for index, row in enumerate(rows):
        reached = []
        for role in range(3):
            before = max(best[: role + 1] if index else [(0.0, ())], key=lambda path: path[0])
            reached.append((before[0] + row[role], (*before[1], role)))
        best = reached
    reporting = [path for path in best if 1 in path[1]]
    if reporting:
        return [_ROLES[role] for role in max(reporting)[1]]
    likeliest = max(range(len(rows)), key=lambda index: rows[index][1])
    return [_ROLES[1 + (index > likeliest) - (index < likeliest)] for index in range(len(rows))]


_ROLES: tuple[Role, ...] = ("organisation", "rectification", "outlook")
_STATED = 2.5  # of the logarithm: what speaks for a part that states findings
_BARE = 1.0  # and against one without any heading


def _role_likelihoods(section: Section, row: Sequence[float]) -> tuple[float, float, float]:
    organisation, rectification, outlook = row[1], max(row[2], row[4], row[6]), row[3]
    if section.has_table or section.states_findings:
        rectification += _STATED
    elif not section.inner:
        rectification -= _BARE
    return organisation, rectification, outlook


def closing_outlook(folded: str, lines: Sequence[Line], is_usual: bool) -> int | None:
    """The index of the paragraph below a first one that looks ahead for the whole notice.

    `is_usual`: other problems have such paragraphs too, so that one that only begins with 下一步 is a measure.
    """
    titles = [match.end() for match in _OUTLOOK_TITLE.finditer(folded)]
    for index, line in enumerate(lines[1:], 1):
        is_title = len(titles) == 1 and line.start < titles[0] <= line.end <= titles[0] + 1
        if is_title or _CLOSING_OUTLOOK.match(folded, line.start, line.end):
            return index
        if not is_usual and looks_ahead(folded, line):
            return index
    return None


def names_outlook(words: str) -> bool:
    """下一步工作安排: does a heading only name what is to come?"""
    return _OUTLOOK_NAME.fullmatch(words) is not None


def looks_ahead(folded: str, line: Line) -> bool:
    """下一步，将…"""
    return _AHEAD.match(folded, line.start, line.end) is not None


def holds_no_problems(part: Section) -> bool:
    """A part on clues and discipline reports what was done about them; it states no findings of its own."""
    return bool(_ACCOUNTABILITY.search(part.title)) and not part.states_findings
