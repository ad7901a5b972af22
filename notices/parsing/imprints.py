"""When and by whom a page was published: the line of small print below its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from notices.parsing.lines import Line
from notices.parsing.numerals import mentions
from notices.parsing.pages import Page, is_headline, is_navigation

# Labels of the page's date, the surest first. 成文日期 is the document's own date, a last resort.
_DATE_LABELS = (
    r"发布时间|发布日期|发文时间|发文日期|发稿时间|发稿日期|发表时间|发表日期|公布日期|公布时间|公开日期|公开时间|发布于",
    r"(?<!\w)(?:日期|时间)|上传时间|上传日期|录入时间|录入日期|添加时间|添加日期|上网时间|信息时间|稿件时间|编辑时间|更新时间|更新日期",
    "",
    r"成文日期|成文时间|生成日期|印发日期|制发日期",
)
_UNLABELLED = 2
_OTHER_DATES = (  # 今天是2024年7月18日 星期四
    r"今天是?|现在是?|当前(?:时间|日期)|截至|截止|期限|有效|打印时间|访问时间|失效"
)

_SOURCE = r"(?:信息|内容|文章|稿件|新闻|资料|数据)?来源(?:单位)?|稿源|供稿单位|来稿单位"
_NOISE = (
    r"作者|责?任?编辑|责编|编审|审核|校对|初审|终审|复审|签发|撰稿|记者|摄影|浏览(?:次数|量|数)?|阅读(?:次数|量|数)?|点击(?:次数|量|率|数)?"
    r"|访问(?:次数|量)?|人气|字体(?:大小)?|字号|分享(?:到|至)?|打印(?:本页)?|收藏|视力保护色?|背景色?|关键[词字]|文号|发文字号|索引号"
    r"|主题(?:分类|词)?|发布(?:人|机构|单位|机关|者)|公开(?:方式|形式|范围|属性|类别|主体)|有效性|信息分类|体裁分类|组配分类|所属(?:栏目|类别)|下载|转发|评论|扫一扫"
)
_DATES = "|".join(filter(None, _DATE_LABELS))
_LABEL = rf"(?:{_DATES}|{_SOURCE}|{_NOISE})"
_IMPRINT = re.compile(
    rf"\W{{0,3}}{_LABEL}(?:\s*[:|\]】]|\s*$|\s.*)"  # 来源: 本站, 索引号
    r"|\W{0,2}20\d\d(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月)\d{1,2}(?:.{0,80})$"  # 2024-07-18 09:20
    r"|\W*(?:大|中|小|A[-+]?|\s)+\W*$"  # 大 中 小
)
_DATED = tuple(
    re.compile(rf"(?:{label})[\s:\]】|]{{0,12}}(?=[12二]\S)") if label else None for label in _DATE_LABELS
)
_SOURCED = re.compile(rf"(?:{_SOURCE})[ ]*[:]")
_SOURCE_ALONE = re.compile(rf"\W?(?:{_SOURCE})\W?")
# Where a source ends: two spaces, a label, a date, a bracket. 云泽发布 is a source, 发布时间: a label.
_NEXT = re.compile(
    rf"\s{{2,}}|[|【】\[\]]|{_LABEL}\s*:|\s(?:{_NOISE}|大 |[Aa][-+])"
    r"|\s?20\d\d(?:[-/.]\d{1,2}[-/.]\d|年\d{1,2}月)"
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """The page's date and source; `rival` is a second, equally good date."""

    published: date | None = None
    source: str | None = None
    where: Line | None = None
    rival: date | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Dated:
    rank: int
    place: Line
    day: date


def is_imprint(words: str) -> bool:
    """Whether a line of the head is small print: a label, a date, 字体: 大 中 小."""
    return bool(_IMPRINT.match(words))


def read_imprint(page: Page, title: Line) -> Imprint:
    """Date and source of the head; of a line below the text where the head is silent."""
    dates = sorted(_dates(page), key=lambda found: (found.rank, found.place.start)) or list(
        _dates_below(page)
    )
    source = _source(page, page.head, title) or _source(page, page.closing, title)
    if not dates:
        return Imprint(source=source)
    best = dates[0]
    rival = next((other.day for other in dates if other.rank == best.rank and other.day != best.day), None)
    return Imprint(best.day, source, best.place, rival, weak=best.rank == len(_DATE_LABELS) - 1)


def _dates(page: Page) -> Iterator[_Dated]:
    """The whole dates of the head, each with the rank of the label before it."""
    end = page.head[-1].end if page.head else 0
    ranks = {
        match.end(): rank
        for rank, pattern in reversed(list(enumerate(_DATED)))
        if pattern
        for match in pattern.finditer(page.folded, 0, end)
    }
    for line in page.head:
        if not is_navigation(page.words(line)):
            yield from _dates_of(page, line, ranks)


def _dates_of(page: Page, line: Line, ranks: dict[int, int]) -> Iterator[_Dated]:
    for mention in mentions(page.folded, line.start, line.end):
        day = mention.on(None)
        before = page.folded[max(line.start, mention.start - 8) : mention.start]
        if day and not re.search(_OTHER_DATES, before):
            yield _Dated(ranks.get(mention.start, _UNLABELLED), Line(mention.start, mention.end), day)


def _dates_below(page: Page) -> Iterator[_Dated]:
    """发布时间: below the signature, on sites that print it there."""
    for line in page.closing[-12:]:
        match = _DATED[0].search(page.words(line)) if _DATED[0] else None
        if match and ":" in match[0]:
            yield from _dates_of(page, Line(line.start + match.start(), line.end), {})


def _source(page: Page, lines: tuple[Line, ...], title: Line) -> str | None:
    """The first source named: on its line, or on the next one of an index card."""
    for line, following in zip_longest(lines, lines[1:]):
        words = page.words(line)
        if is_navigation(words):
            continue
        if match := _SOURCED.search(words):
            if found := _value(page, Line(line.start + match.end(), line.end)):
                return found
        elif not _SOURCE_ALONE.fullmatch(words):
            continue
        if words.rstrip().endswith((":", "源", "位")) and following and _is_value(page, following, title):
            return _value(page, following)
    return None


def _is_value(page: Page, line: Line, title: Line) -> bool:
    """Whether a line may be the value of the label above it: no label itself, and no title."""
    words = page.words(line)
    return not is_imprint(words) and not is_headline(words) and not title.start <= line.start < title.end


def _value(page: Page, line: Line) -> str | None:
    """A source as printed, up to whatever stands beside it."""
    words = page.words(line)
    start = line.start + len(words) - len(words.lstrip())
    stop = _NEXT.search(page.folded, start, line.end)
    end = stop.start() if stop else line.end
    opened = sum((sign == "(") - (sign == ")") for sign in page.folded[start:end])
    if opened > 0 and page.folded.startswith(")", end):
        end += 1
    printed = _up_to_lone_bracket(page.text[start:end])
    return printed.strip(" \u3000\xa0\t;,；，") or None


def _up_to_lone_bracket(printed: str) -> str:
    """(来源:临溪日报) closes a bracket that the source did not open; 示例数据(虚构) keeps its own."""
    depth = 0
    for place, sign in enumerate(printed):
        depth += (sign in "(（") - (sign in ")）")
        if depth < 0:
            return printed[:place]
    return printed
