"""Texts that speak of inspections and are no notice of what was rectified: told by their headlines. Pure."""

from __future__ import annotations

import re

_HEAD_LINES = 4
_SHORTEST, _LONGEST = 8, 80  # characters of a headline
_NO_HEADLINE = re.compile(r"[。>»｜|]|[:：].*[:：]")
_NOTICE = re.compile(r"整改|落实|进展|整治情况")  # in the headline of any notice of rectification
# 现将整改情况公布如下: says so itself, whatever stands above
_ANNOUNCES = re.compile(
    r"现[就将把]?[^。]{0,60}(?:整改|落实)[^。]{0,60}(?:公布|通报|公示|公告|公开|报告|如下)"
)
_FEEDBACK = re.compile(r"反馈[^，。]{0,16}(?:情况|意见|会议?|问题)|巡[视察]组?向.{2,40}反馈")
_NEWS = re.compile(
    r"(?:召开|举行|举办|组织召开|主持召开|参加|出席|调研|督导|督查|强调|启动|部署).{0,40}$|(?:推进|动员|专题|调度|座谈|培训|民主生活)会$"
)
_CLOSES = re.compile(r"(?:通报|通告|公告|公示|公布|报告|情况)[\W\d年月日]*+$")

FEEDBACK = "这是巡视巡察组反馈意见的消息，不是整改情况的通报：只有发现的问题，没有整改的措施"
NEWS = "这是一篇会议或工作的新闻，不是整改情况的通报"


def other_genre(text: str) -> str:
    """What a text is instead of a notice, as a sentence; "" for what may be one."""
    if _ANNOUNCES.search(text[:3000]):
        return ""
    for headline in _headlines(text):
        if _is_of_notice(headline):
            return ""
        if _FEEDBACK.search(headline) and not _NOTICE.search(headline):
            return FEEDBACK
        if _NEWS.search(headline) and not _CLOSES.search(headline):
            return NEWS
    return ""


def notice_headline(text: str) -> str:
    """The headline of a notice among a text's first lines, below a site's navigation; "" where there is none."""
    return next(filter(_is_of_notice, _headlines(text)), "")


def _is_of_notice(headline: str) -> bool:
    return bool(_NOTICE.search(headline) and _CLOSES.search(headline))


def _headlines(text: str) -> list[str]:
    lines = [line.strip() for line in text[:3000].splitlines() if line.strip()][:_HEAD_LINES]
    return [line for line in lines if _SHORTEST <= len(line) <= _LONGEST and not _NO_HEADLINE.search(line)]


# A link of a list page, before its page is asked for
_RECTIFIED = re.compile(r"整改|巡[视察]整|落实.{0,20}(?:反馈|巡[视察])")
_INSPECTED = re.compile(r"巡[视察]")
_OTHER_INSPECTION = re.compile(
    r"督察|督查|审计|环保|环境|生态|安全|消防|食品|隐患|卫生|信访|扫黑|主题教育|教育实践|学习教育|专项检查|考核"
)
_TELLS = re.compile(r"(?:整改|落实).{0,60}(?:通报|通告|公告|公示|公布|公开|报告|情况|进展|结果|清单|台账)")
_CUT_OFF = ("…", "..")
_OPENING = 1500  # characters

NOT_TITLED = "标题不像整改情况的通报"
ANOTHER_INSPECTION = "标题说的是别的检查的整改，不是巡视巡察"
NOT_INSPECTED = "正文开头没有说到巡视巡察"


def no_title(words: str) -> str:
    """Why the words of a link are no notice's title, as a sentence; "" where they may be, cut off (…) or whole."""
    if not _RECTIFIED.search(words) or not (words.rstrip().endswith(_CUT_OFF) or _TELLS.search(words)):
        return NOT_TITLED
    if _OTHER_INSPECTION.search(words) and not _INSPECTED.search(words):
        return ANOTHER_INSPECTION
    return other_genre(words)


def no_notice(text: str) -> str:
    """Why the first lines of a page are no notice's, as a sentence; "" where they may be."""
    return other_genre(text) or ("" if _INSPECTED.search(text[:_OPENING]) else NOT_INSPECTED)
