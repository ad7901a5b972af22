"""A text as it may have been meant: page numbers out, hard-wrapped lines joined, one-line text cut into its lines.

Each character of a view knows where it stands in the text as given.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from notices.parsing.fields import starts_field
from notices.parsing.lines import Line, fold
from notices.parsing.outline.colons import lost_colons
from notices.parsing.outline.labels import label_at, labels_in
from notices.parsing.outline.unnumbered import QUOTED

Edit = tuple[int, int, str]  # text[start:end] becomes this

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
_LINE = re.compile(r"[^\n]+")
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
_OPENING = re.compile("【|(?:下一步|下步|今后),")
_HEADING_END = re.compile("(?:方面|问题|情况)$")
_STOP = "。！？；：!?;:”】"
_TORN = re.compile("[\u4e00-\u9fff]$")
_AMOUNT = re.compile(r" *[0-9]+(?:\.[0-9]+)?(?:[万亿]|元|%|倍|个百分点|平方|公里|亩|吨)")
_NARROWEST, _WIDEST = 18, 70  # characters a hard-wrapped line may have
_LEAST_BROKEN = 0.45  # of lines as long as most, that break off
_LEAST_WRAPPED, _LEAST_FULL = 0.06, 3  # of lines that are as long as the longest
_LEAST_LINES = 12
_LONG = 200  # characters of a paragraph that may have lost its breaks
_ONE_LINE = 0.4  # of a text that stands in one paragraph


_LONGEST_HEAD = 12  # lines above the first paragraph
_REPEATED = 2  # times that a page's header is printed above the first paragraph before it is one


@dataclass(frozen=True)
class View:
    """A rewritten text; `starts` and `ends` say where each of its characters stands in the text as given."""

    text: str
    folded: str
    starts: Sequence[int]
    ends: Sequence[int]
    name: str = "as it is"

    def span(self, start: int, end: int) -> tuple[int, int]:
        if start >= end:
            offset = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return offset, offset
        return self.starts[start], self.ends[end - 1]


def views(text: str) -> list[View]:
    """The ways to look at a text: as it is without what pages print, and cut where its line breaks were lost."""
    plain = View(text, fold(text), range(len(text)), range(1, len(text) + 1))
    for edit in (_entities, _pages, _wraps, _amounts):
        plain = edited(plain, edit(plain), edit.__name__.strip("_"))
    plain = edited(plain, lost_colons(plain.folded), "colons")
    cut = edited(plain, _lost_breaks(plain), "cut")
    second = edited(plain, _run_on_headings(plain), "headings cut") if cut is plain else cut
    return [plain, second] if second is not plain else [plain]


def edited(view: View, edits: Iterable[Edit], name: str) -> View:
    """The view with these edits made; itself where there are none."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for start, end, new in sorted(
        set(edits), key=lambda edit: (edit[0], -edit[1], edit[2])
    ):  # the longest first
        if start < last:
            continue
        texts += (view.text[last:start], new)
        first, stop = view.span(start, end)
        starts += (*view.starts[last:start], *[first] * len(new))
        ends += (*view.ends[last:start], *[stop] * len(new))
        last = end
    if not texts:
        return view
    text = "".join(texts) + view.text[last:]
    names = name if view.name == "as it is" else f"{view.name}, {name}"
    return View(text, fold(text), [*starts, *view.starts[last:]], [*ends, *view.ends[last:]], names)


def _entities(view: View) -> Iterator[Edit]:
    """&nbsp;, <br> and the marks of Markdown, that a page's source left over"""
    for match in _LEFTOVER.finditer(view.text):
        letter = "\n" if match["break"] else ""
        yield match.start(), match.end(), _CHARS[match["name"]] if match["name"] else letter


def _pages(view: View) -> Iterator[Edit]:
    """Page numbers on lines of their own, the header that stands on every page, rules across it, and the break within a
    sentence that they stood in."""
    lines = [line for line in _LINE.finditer(view.text) if line[0].strip()]
    numbers = [_PAGE_NUMBER.fullmatch(view.folded, *line.span()) is not None for line in lines]
    headers = _headers([line[0].strip() for line in lines], numbers)
    upper, is_broken = None, False  # the line above a page's break
    for line, is_number, is_header in zip(lines, numbers, headers, strict=True):
        if is_number or is_header or _RULE.fullmatch(view.folded, *line.span()):
            yield line.start(), min(line.end() + 1, len(view.text)), ""
            is_broken = is_broken or is_number or is_header
            continue
        if upper and is_broken and _goes_on(view, upper, line):
            yield upper.end(), line.start(), ""
        upper, is_broken = line, False


def _goes_on(view: View, upper: re.Match[str], lower: re.Match[str]) -> bool:
    """Does the page's break stand within a sentence?"""
    above = upper[0].rstrip()
    is_open = above[-1] not in _STOP and len(above) > _NARROWEST and not _HEADING_END.search(above)
    return is_open and not lower[0][0].isspace() and not _begins_anew(view, above, lower)


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
        begun = begun or len(line) > _WIDEST or index > _LONGEST_HEAD


def _may_be_header(words: str) -> bool:
    return 7 < len(words) < _WIDEST and _HEADER.fullmatch(words) is not None


def _wraps(view: View) -> Iterator[Edit]:
    """The ends of full lines that end no paragraph, where lines were broken at a fixed width."""
    lines = [line for line in _LINE.finditer(view.text) if line[0].strip()]
    width = _width(view, lines)
    if not width:
        return
    for upper, lower in pairwise(lines):
        words = upper[0].rstrip()
        if (
            len(words) < width - (words[-1] not in _STOP)
            or view.text.count("\n", upper.end(), lower.start()) > 1
        ):
            continue
        if not _begins_anew(view, words, lower):
            yield upper.start() + len(words), lower.start() + len(lower[0]) - len(lower[0].lstrip()), ""


def _amounts(view: View) -> Iterator[Edit]:
    """The end of a line that the amount it ends with was torn from: 追缴违规课酬共 / 2.13万元，已上缴。"""
    for upper, lower in pairwise(line for line in _LINE.finditer(view.text) if line[0].strip()):
        words = upper[0].strip()
        is_open = len(words) >= _NARROWEST and _TORN.search(words) and not _HEADING_END.search(words)
        if is_open and lower.start() == upper.end() + 1 and _AMOUNT.match(view.folded, lower.start()):
            indent = len(lower[0]) - len(lower[0].lstrip())
            yield upper.start() + len(upper[0].rstrip()), lower.start() + indent, ""


def _width(view: View, lines: Sequence[re.Match[str]]) -> int:
    """How long the lines of a hard-wrapped text are, 0 for a text that is none: no line is longer, and those that are
    as long mostly break off, the line below beginning nothing."""
    if len(lines) < _LEAST_LINES:
        return 0
    lengths = sorted(len(line[0].rstrip()) for line in lines)
    most = lengths[int(0.97 * (len(lengths) - 1))]
    if not _NARROWEST <= most <= _WIDEST or lengths[-1] > most + 8:
        return 0
    width = Counter(length for length in lengths if most - 4 <= length <= most).most_common(1)[0][0]
    full = [pair for pair in pairwise(lines) if width - 1 <= len(pair[0][0].rstrip()) <= width + 2]
    broken = sum(_breaks_off(view, upper, lower) for upper, lower in full)
    is_wrapped = broken >= max(_LEAST_FULL, _LEAST_WRAPPED * len(lines)) and broken > _LEAST_BROKEN * len(
        full
    )
    return width if is_wrapped else 0


def _breaks_off(view: View, upper: re.Match[str], lower: re.Match[str]) -> bool:
    start = lower.start() + len(lower[0]) - len(lower[0].lstrip())
    return upper[0].rstrip()[-1] not in _STOP and label_at(view.folded, start, lower.end()) is None


def _begins_anew(view: View, above: str, lower: re.Match[str]) -> bool:
    if lower[0].startswith(("\u3000\u3000", "    ")):
        return True
    start = lower.start() + len(lower[0]) - len(lower[0].lstrip())
    label = label_at(view.folded, start, lower.end())
    if label is None:
        field = starts_field(view.folded, Line(start, lower.end()))
        return field is not None or (
            above[-1] in _STOP and (lower[0][0].isspace() or _OPENING.match(view.folded, start) is not None)
        )
    is_sure = (
        label.form.opening != ""
        or label.form.unit == "是"
        or (label.form.system, label.form.closing) == ("一", "、")
    )
    return above[-1] in _STOP or bool(_HEADING_END.search(above)) or (is_sure and above[-1] not in "，,、")


def _lost_breaks(view: View) -> Iterator[Edit]:
    """Where paragraphs may begin in a text that is hardly more than one: before labels and behind wide blanks."""
    lines = list(_LINE.finditer(view.text))
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
    for line in _LINE.finditer(view.folded):
        yield from _behind_headings(view, *line.span())
        for label in labels_in(view.folded, line.start(), line.end()):
            if label.form.unit != "是" and _ABOUT.match(view.folded, label.body, line.end()):
                yield label.start, label.start, "\n"
        if QUOTED.match(line[0].strip()):
            for sentence in _SENTENCE_START.finditer(view.folded, *line.span()):
                if QUOTED.match(view.folded, sentence.end(), line.end()):
                    yield sentence.end(), sentence.end(), "\n"
