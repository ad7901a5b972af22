"""A text as it may have been meant: page numbers out, torn lines joined, one-line text cut into its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from notices.parsing.lines import fold
from notices.parsing.outline.colons import lost_colons
from notices.parsing.outline.labels import label_at, labels_in
from notices.parsing.outline.torn_lines import LINE, WIDEST, amounts, goes_on, indents, lines_of, wraps
from notices.parsing.outline.unnumbered import QUOTED
from notices.parsing.outline.view import Edit, View, edited

_PAGE_NUMBER = re.compile(  # - 2 -, 第 2 页 共 4 页, 2/4
    r"[ \t\u3000]*(?:[-—–·~]++ *[0-9]{1,3} *[-—–·~]++|第 *[0-9]{1,3} *页[^\n]{0,12}|[0-9]{1,3} */ *[0-9]{1,3})"
    r"[ \t\u3000]*"
)
_RULE = re.compile(r"[ \t\u3000]*(?:([-—–=_*~·.#+])\1{4,}|[-—–] ?(?:[-—–] ?){4,})[ \t]*")  # ----------
_HEADER = re.compile(r"[^\s|｜]+(?: [^\s|｜]+)?(?:(?<=通报)|(?<=公示)|(?<=汇编)|(?<=文件)|(?<=情况))")
_LEFTOVER = re.compile(
    r"&(?P<name>nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|middot|hellip|mdash|amp|lt|gt|quot|#160|#12288);"
    r"|(?P<break></?(?:br|p|div|li)(?: [^<>\n]{0,80})?/?>|\\r\\n|\\[nr])"  # <br>, and \n as two letters
    r"|^#{1,6} +|(?<!\*)\*\*(?!\*)",  # of Markdown
    re.MULTILINE,
)
_CHARS = {
    "nbsp": " ",
    "ensp": " ",
    "emsp": " ",
    "#160": " ",
    "#12288": " ",
    "ldquo": "“",
    "rdquo": "”",
    "lsquo": "‘",
}
_CHARS |= {
    "rsquo": "’",
    "middot": "·",
    "hellip": "…",
    "mdash": "—",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
}
_BLANKS = re.compile(  # wide ones, and those that no words are written with
    r"[ \u3000\u00a0\t]{2,}|(?<=[。;:；：?？!！])[ \u3000\u00a0\t]"
    r"|(?<=[\u4e00-\u9fff”）】)])[ \u3000\t](?=[\u4e00-\u9fff“（【(●◆■0-9①-⑳])"
)
_ABOUT = re.compile(r"(?:关于|针对)[^。;\n]{2,70}问题|[^。;:\n]{4,60}问题[。:]")
# 二、整改落实情况(一)关于…: a heading that lost the break between it and the next
_RUN_ON_HEADING = re.compile(
    r"(?<=情况|方面|问题|任务|事项|工作|打算|安排)"
    r"(?:(?=\([一二三四五六七八九十]{1,3}\)[\u4e00-\u9fff“])| ?(?=问题[0-9]{1,2}[ :、.]))"
)
_SENTENCE_START = re.compile("。 *")
_LONG = 200  # characters of a paragraph that may have lost its breaks
_ONE_LINE = 0.4  # of a text that stands in one paragraph


_LONGEST_HEAD = 12  # lines above the first paragraph
_REPEATED = 2  # times that a page's header is printed above the first paragraph before it is one


def views(text: str) -> list[View]:
    """The ways to look at a text: as it is without what pages print, and cut where its line breaks were lost."""
    plain = View(text, fold(text), range(len(text)), range(1, len(text) + 1))
    for edit in (_entities, _pages, wraps, indents, amounts):
        plain = edited(plain, edit(plain), edit.__name__.strip("_"))
    plain = edited(plain, lost_colons(plain.folded), "colons")
    cut = edited(plain, _lost_breaks(plain), "cut")
    second = edited(plain, _run_on_headings(plain), "headings cut") if cut is plain else cut
    return [plain, second] if second is not plain else [plain]


def _entities(view: View) -> Iterator[Edit]:
    """&nbsp;, <br> and the marks of Markdown, that a page's source left over"""
    for match in _LEFTOVER.finditer(view.text):
        letter = "\n" if match["break"] else ""
        yield match.start(), match.end(), _CHARS[match["name"]] if match["name"] else letter


def _pages(view: View) -> Iterator[Edit]:
    """Page numbers on lines of their own, the header that stands on every page, rules across it, and the break within a
    sentence that they stood in."""
    lines = lines_of(view)
    numbers = [_PAGE_NUMBER.fullmatch(view.folded, *line.span()) is not None for line in lines]
    headers = _headers([line[0].strip() for line in lines], numbers)
    upper, is_broken = None, False  # the line above a page's break
    for line, is_number, is_header in zip(lines, numbers, headers, strict=True):
        if is_number or is_header or _RULE.fullmatch(view.folded, *line.span()):
            yield line.start(), min(line.end() + 1, len(view.text)), ""
            is_broken = is_broken or is_number or is_header
            continue
        if upper and is_broken and goes_on(view, upper, line):
            yield upper.end(), line.start(), ""
        upper, is_broken = line, False


def _headers(lines: Sequence[str], numbers: Sequence[bool]) -> Iterator[bool]:
    """Which lines are a page's header: beside a page number, or there before; a headline is none where it is first."""
    words = Counter(lines)
    seen: set[str] = set()
    begun = False
    for index, line in enumerate(lines):
        is_beside = any(numbers[index - 1 : index + 2]) and not line.endswith(
            "情况"
        )  # 1.关于甲问题的整改情况
        is_repeated = words[line] > (1 if begun else _REPEATED) and (begun or line in seen)
        yield (is_repeated or (begun and is_beside)) and _may_be_header(line)
        seen.add(line)
        begun = begun or len(line) > WIDEST or index > _LONGEST_HEAD


def _may_be_header(words: str) -> bool:
    return 7 < len(words) < WIDEST and _HEADER.fullmatch(words) is not None


def _lost_breaks(view: View) -> Iterator[Edit]:
    """Where paragraphs may begin in a text that is hardly more than one: before labels and behind wide blanks."""
    lines = list(LINE.finditer(view.text))
    if not lines or max(len(line[0]) for line in lines) < max(_ONE_LINE * len(view.text), _LONG):
        return
    for line in lines:
        if len(line[0]) >= _LONG:
            yield from ((offset, offset, "\n") for offset in _paragraph_starts(view, *line.span()))
            yield from _behind_headings(view, *line.span())


def _paragraph_starts(view: View, start: int, end: int) -> Iterator[int]:
    """Before labels and behind blanks, but not behind the blanks between a label and its words."""
    behind = set()
    for label in labels_in(view.folded, start, end):
        behind.add(label.body)
        if not label.form.is_step or label.number == 1:
            yield label.start
    for blanks in _BLANKS.finditer(view.text, start, end):
        if label_here := label_at(view.folded, blanks.end(), end):
            behind.add(label_here.body)
        if blanks.end() not in behind:
            yield blanks.end()


def _behind_headings(view: View, start: int, end: int) -> Iterator[Edit]:
    """The places right behind the words of a heading at which one of the level below begins."""
    if label_at(view.folded, start, end) or end - start >= _LONG:
        for match in _RUN_ON_HEADING.finditer(view.folded, start, end):
            yield match.start(), match.end(), "\n"


def _run_on_headings(view: View) -> Iterator[Edit]:
    """…已办结。（二）关于履约监管流于形式的问题, …已公开。2.账目不清问题。: headings in the paragraph above them.

    Also 针对“库存不实”问题，… behind 针对“账目不清”问题，… in one paragraph, and the first below a part's heading.
    """
    for line in LINE.finditer(view.folded):
        yield from _behind_headings(view, *line.span())
        for label in labels_in(view.folded, line.start(), line.end()):
            if label.form.unit != "是" and _ABOUT.match(view.folded, label.body, line.end()):
                yield label.start, label.start, "\n"
        if QUOTED.match(line[0].strip()):
            for sentence in _SENTENCE_START.finditer(view.folded, *line.span()):
                if QUOTED.match(view.folded, sentence.end(), line.end()):
                    yield sentence.end(), sentence.end(), "\n"
