"""Where a page's text begins and ends, and its title and imprint; the rest of the page is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate

from notices.reading.copies import mark_copies, mark_teasers
from notices.reading.markup import Markup, MarkupLine
from notices.reading.pagers import is_pager, is_unfinished
from notices.reading.spaces import joined, squeezed

_PROSE = re.compile(r"[，。；：,;:]")
_LEAST_PROSE = 25  # letters; headings and signatures are found by standing among prose
_MOST_CHROME = (
    0.2  # share of a page's prose that a <div class="foot"> may hold and still be taken by its name
)
_LEAST_TEXT = 0.65  # share of it that the text's own block holds
_MOST_HEADINGS = 20
_NEIGHBOURS = 2  # lines below an article that may lead to its next page
_HEAD = 12  # lines above the first paragraph that may belong to the notice

# What a page prints about the notice: 来源：本网  发布日期：2021-05-07, 日期：2021-05-07, 2024-07-18 09:20
_IMPRINT = re.compile(
    r"(?:信息|内容|稿件|文章)?来源\s*[:：]|(?:发布|发文|成文|印发|公开|生成|更新)?(?:日期|时间)\s*[:：]"
    r"|发布(?:机构|单位|者|人)\s*[:：]|(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}"
)
_CARD = re.compile(  # 索引号, its value in the next line
    r"(?:索引号|信息分类|成文日期|发布日期|发文日期|公开日期|生成日期|发布机构|公开方式|文号)\s*[:：]?$"
)
_FONT_SIZES = re.compile(
    r"(?:[【\[（(]\s*+)?字[体号]\s*+[:：]?\s*+(?:[大中小+-]\s*+)++[】\]）)]?|[【\[]打印[】\]]"
)  # 【字体：大 中 小】
_ROUND = re.compile(
    r"^[^>»›]*+[>»›].*第.{1,4}轮"
)  # 首页 > 十二届省委第六轮巡视整改情况 > 正文: often the only place that says
# What stands around a text and says nothing: each alternative with what it was seen as
_NOISE = re.compile(
    r"[【\[（(]?\s*+(?:"
    r"(?:您|你)?(?:现在|当前|所在)?的?(?:所在)?位置\s*+[:：]"  # 当前位置：首页 > 正文
    r"|首页\s*+(?:[>»›/|-]|$)"  # 首页 > 政务公开
    r"|(?:打印|关闭|收藏|返回)(?:本页|此页|本文|窗口|页面|顶部)?\s*+[】\]）)]?\s*+(?:[【\[].*)?$"  # 【打印本页】
    r"|(?:分享|转发)(?:到|至|给|本文|按钮)?\s*+[:：]?\s*+$|分享(?:到|至)"  # 分享到：微信 微博
    r"|字[体号]?\s*+[:：]|扫一扫|扫码|手机(?:看|查看|浏览)"  # 字体：大 中 小, 扫一扫在手机打开当前页
    r"|[上下]一?(?:篇|条|页)\s*+[:：]?"  # 上一篇：…
    r"|相关(?:新闻|链接|阅读|文章|信息|稿件|报道|推荐)|热点|推荐阅读|延伸阅读|友情链接|猜你喜欢"  # 相关新闻
    r"|主办(?:单位)?\s*+[:：]|承办(?:单位)?\s*+[:：]|协办(?:单位)?\s*+[:：]|主管(?:单位)?\s*+[:：]"
    r"|版权所有|Copyright|©|网站标识码|.{0,6}ICP备|.{0,6}公网安备|网站地图|关于我们|联系我们|隐私|网站声明|技术支持|设为首页|加入收藏"
    r"|(?:浏览|访问|点击|阅读)(?:次数|量|数)?\s*+[:：]\s*+\d*\s*+次?$"  # 浏览次数：
    r")",
    re.IGNORECASE,
)
_SITE_SEAM = re.compile(
    r"(?<!\s)\s*+[_|丨—–]++\s*+|(?<!\s)\s++[-－]++\s++|(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])"
)  # …通报_松陂区政府
_CUT = re.compile(r"(?<![.．…·])[.．…·]{2,}+$|…$")  # 中共珠海市斗门区委关于巡视整改...
_CLOSES = re.compile(
    r"(?:通报|通告|公告|公示|公布|报告|整改情况|进展情况)[\W\d年月日]*+$"
)  # …的通报（2020-12-25）
_ISSUER = re.compile(r"中共|[区县市州省]委|党工委|党委|党组|工委|支部|委员会")
_DATED = re.compile(
    r"[0-9〇零○一二三四五六七八九]{4}\s*年.{1,4}月.{1,4}日\s*$"
)  # 2021年5月6日, 二〇二四年七月十八日
_HEADLINE = re.compile(r"通报|通告|公告|公示|公布|报告|整改|巡视|巡察")


@dataclass(frozen=True, slots=True)
class Names:
    """What a page says of itself above the text: titles, the surest first, and its meta tags' imprint."""

    titles: tuple[str, ...]
    source: str
    published: str

    @property
    def imprint(self) -> str:
        labelled = (("来源：", self.source), ("发布日期：", self.published))
        return "　".join(label + value for label, value in labelled if value)


def article(markup: Markup, names: Names) -> list[MarkupLine]:
    """The title, what is printed about the notice, and its paragraphs; of lines that `mark_surroundings` has marked."""
    lines = markup.lines
    first, stop = _text(markup)
    title, title_start, title_end = _title(lines, first, names)
    head = [_FONT_SIZES.sub("", line.text).strip() for line in _head(lines, title_start, title_end, first)]
    if names.imprint and not any(map(_IMPRINT.search, head)):
        head.insert(0, names.imprint)
    visible = (line for line in lines[first:stop] if not (line.chrome or line.is_link))
    body = [line for line in visible if not is_pager(line.text)]
    return [line for line in (*map(MarkupLine, (title, *head)), *body) if line.text]


def neighbourhood(markup: Markup) -> list[MarkupLine]:
    """The article's own lines and the first below it, where it may say that it goes on elsewhere."""
    first, stop = _text(markup)
    return [line for line in markup.lines[first : stop + _NEIGHBOURS] if not line.chrome]


def mark_surroundings(markup: Markup) -> None:
    """Marks what is no part of the article: second printings, teasers, what stands around it by its names."""
    mark_copies(markup.lines)
    mark_teasers(markup.lines)
    _mark_chrome(markup)


def _mark_chrome(markup: Markup) -> None:
    """Names alone decide nothing: a <div id="nav"> around the whole page is no navigation."""
    weights = _weights(markup.lines)
    changes = [0] * (len(markup.lines) + 1)
    for frame in markup.frames:
        if frame.chrome and weights[frame.last] - weights[frame.first] <= _MOST_CHROME * weights[-1]:
            changes[frame.first] += 1
            changes[frame.last] -= 1
    for line, depth in zip(markup.lines, accumulate(changes), strict=False):
        line.chrome = line.chrome or depth > 0


def _weights(lines: Sequence[MarkupLine]) -> list[int]:
    """Letters of prose before each line, and in all."""
    weights = [0]
    for line in lines:
        weights.append(weights[-1] + (len(line.text) if _is_prose(line) else 0))
    return weights


def letters_of_prose(lines: Sequence[MarkupLine]) -> int:
    """How much running text a page shows."""
    return _weights(lines)[-1]


def _is_prose(line: MarkupLine) -> bool:
    return len(line.text) >= _LEAST_PROSE and not _is_surrounding(line) and bool(_PROSE.search(line.text))


def _text(markup: Markup) -> tuple[int, int]:
    """The lines of the smallest block that holds most of the prose, and what of it stands outside that block."""
    lines, weights = markup.lines, _weights(markup.lines)
    enough = [f for f in markup.frames if weights[f.last] - weights[f.first] >= _LEAST_TEXT * weights[-1]]
    # A paragraph that holds most of it is no block: short lines around it are text as well.
    block = min(
        enough, key=lambda frame: (frame.last - frame.first < 2, frame.last - frame.first), default=None
    )
    first, stop = (block.first, block.last) if block and weights[-1] else (0, len(lines))
    stop = _end(lines, stop)
    return _begin(lines, first, stop), stop


def _begin(lines: Sequence[MarkupLine], first: int, stop: int) -> int:
    """The first paragraph of prose, in the block, or just before one that has neither title nor imprint."""
    prose = (
        index for index in range(first, stop) if _is_prose(lines[index]) and not _is_imprint(lines[index])
    )
    index = next(prose, first)
    if any(_is_imprint(line) or _CLOSES.search(line.text) for line in lines[first:index]):
        return index
    while first and _is_prose(lines[first - 1]) and not _is_imprint(lines[first - 1]):
        index = first = first - 1
    return index


def _end(lines: Sequence[MarkupLine], stop: int) -> int:
    """Takes in what follows the block up to the first line of the page's surroundings; leaves out those within."""
    last = max((i for i, line in enumerate(lines[:stop]) if _is_prose(line)), default=-1)
    if last < 0:
        return stop
    index = last + 1
    is_signed = any(map(_is_date, lines[index:stop]))  # then what follows the block is another text
    while index < len(lines) and not _is_surrounding(lines[index]) and (index < stop or not is_signed):
        is_signed = is_signed or _is_date(lines[index])
        index += 1
    # 热点排行 over a list of links is no signature
    return _without_headings(lines, stop, index) if stop < index < len(lines) else index


def _without_headings(lines: Sequence[MarkupLine], stop: int, index: int) -> int:
    while index > stop and not (_is_prose(lines[index - 1]) or _is_date(lines[index - 1])):
        index -= 1
    return index


def _is_date(line: MarkupLine) -> bool:
    return bool(_DATED.search(line.text))


def _is_noise(line: MarkupLine) -> bool:
    return bool(_NOISE.match(line.text)) or is_pager(line.text) or is_unfinished(line.text)


def _is_surrounding(line: MarkupLine) -> bool:
    return line.chrome or line.is_link or _is_noise(line)


def _is_imprint(line: MarkupLine) -> bool:
    return len(line.text) < 90 and "。" not in line.text and bool(_IMPRINT.search(line.text))


def _title(lines: Sequence[MarkupLine], first: int, names: Names) -> tuple[str, int, int]:
    """The title, and the lines it takes; none where the page's own name for it is nowhere printed."""
    for wanted in _candidates(lines, names):
        if title := _printed(lines, first, wanted):
            return title
    if title := _headline(lines, first):
        return title
    return next((name for name in names.titles if _HEADLINE.search(name)), ""), first, first


def _headline(lines: Sequence[MarkupLine], first: int) -> tuple[str, int, int] | None:
    """The nearest line above the text that closes as titles do, from the one on that names the issuer."""
    for last in reversed(range(max(first - _HEAD, 0), first)):
        if not _is_surrounding(lines[last]) and _CLOSES.search(lines[last].text):
            start = _issuer_above(lines, last)
            return reduce(joined, (line.text for line in lines[start : last + 1])), start, last + 1
    return None


def _issuer_above(lines: Sequence[MarkupLine], last: int) -> int:
    """The line of a title's issuer, at most three above its last; the last where none of its lines names one."""
    start = last
    while last - start < 3 and start and not _names_issuer(lines[start].text):
        start -= 1
    if any(_is_surrounding(line) or _is_imprint(line) for line in lines[start:last]):
        return last
    return start if _names_issuer(lines[start].text) else last


def _names_issuer(text: str) -> bool:
    """Behind 关于 stands what it is about: 关于市委巡察整改情况的通报 names no issuer."""
    return bool(_ISSUER.search(text.partition("关于")[0]))


def _candidates(lines: Sequence[MarkupLine], names: Names) -> Iterator[str]:
    headings = [line.text for line in lines if line.heading and not line.chrome][:_MOST_HEADINGS]
    for name in (*names.titles, *headings):
        yield from dict.fromkeys((name, *sorted(_SITE_SEAM.split(name), key=len, reverse=True)))


def _printed(lines: Sequence[MarkupLine], first: int, wanted: str) -> tuple[str, int, int] | None:
    """The lines, one to four, nearest to the text that read as the title does."""
    wanted, cut = squeezed(_CUT.sub("", wanted)), bool(_CUT.search(wanted))
    if len(wanted) < 6:
        return None
    for start in reversed(range(max(first - _HEAD * 4, 0), first)):
        text = ""
        for stop in range(start + 1, min(start + 5, first + 1)):
            if lines[stop - 1].chrome or lines[stop - 1].is_link:
                break
            text = joined(text, lines[stop - 1].text)
            if _reads_as(squeezed(text), wanted, cut):
                return text, start, stop
    return None


def _reads_as(text: str, wanted: str, cut: bool) -> bool:
    """The same words; a title cut by its site is known by its beginning, one may have a date behind it."""
    if cut:
        return text.startswith(wanted) and bool(_CLOSES.search(text))
    return text.startswith(wanted) and len(text) < len(wanted) + 14


def _head(lines: Sequence[MarkupLine], title_start: int, title_end: int, first: int) -> Iterator[MarkupLine]:
    """Between title and text all that says something; above the title only an index card and the imprint."""
    yield from _above_title(lines[max(title_start - 2 * _HEAD, 0) : title_start])
    start = max(title_end, first - 2 * _HEAD) if title_end < first else first
    yield from (line for line in lines[start:first] if _is_imprint(line) or not _is_surrounding(line))


def _above_title(lines: Sequence[MarkupLine]) -> Iterator[MarkupLine]:
    is_value = False  # of an index card, whose labels stand in lines of their own
    for line in lines:
        is_label = bool(_CARD.match(line.text))
        wanted = not line.is_link and not _is_noise(line) and (is_label or is_value or _is_imprint(line))
        if wanted or _ROUND.search(line.text):
            yield line
        is_value = is_label
