"""A notice's page in three: what stands above the text, what it opens with, and what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from notices.parsing.lines import Line, fold, paragraphs

_NAVIGATION = re.compile(  # 当前位置：首页 > 党务公开 > 正文
    r"[^。]*[>»›→]|(?:您?(?:的|现在的?|当前的?|所在的?)?位置|首页|网站首页)(?:[: /|\\-]|$)"
)
# What ends the opening: 一、 (一) 第一方面问题 1.
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第一方面|1[.、．]|一是)"
)
_OPENING = re.compile(  # 根据区委巡察工作部署,… or 2023年3月6日至…, even if its full stop was lost
    r"(?=[^。]{0,200}巡)(?=[^。]{0,200}(?:部署|安排|要求|进行|开展|反馈))"
    r"(?:根据|按照|依据|遵照|经|为|自|从|[\d〇零一二]{4}年|\d{1,2}月)[^。]{40}"
)
_OPENING_LENGTH = 3000
_SHORT = 60
_LONGEST_HEAD = 150  # paragraphs: an index card with a value a line takes forty

# What a site prints below: 主办单位：…, ×ICP备…号, 投稿邮箱
_FOOTER = re.compile(
    r"\W{0,3}(?:主办|承办|协办|合作单位|主管单位|指导单位|版权|Copyright|©|网站标识码|.{0,4}ICP备|.{0,8}公网安备|投稿|网站地图"
    r"|关于我们|联系我们|技术支持|相关(?:新闻|链接|阅读|文章|附件|信息)|[上下]一(?:篇|条)|扫一扫|分享(?:到|至)|责任?编辑?:"
    r"|编辑|打印|关闭|附件|网站声明|隐私|站点地图|友情链接|政府网站)"
)


@dataclass(frozen=True, slots=True)
class Page:
    """The text, its folded twin, and its paragraphs: `head` above the opening, `body` from the opening on."""

    text: str
    folded: str
    head: tuple[Line, ...]
    body: tuple[Line, ...]

    def words(self, line: Line) -> str:
        """A paragraph's folded text."""
        return self.folded[line.start : line.end]

    def is_prose(self, line: Line) -> bool:
        """Whether a paragraph is running text or a heading, not a short line of small print."""
        words = self.words(line)
        return len(words) > _SHORT or bool(_HEADING.match(words))

    def joined(self, line: Line) -> str:
        """The text of a span as printed, without its spaces and line breaks: a broken title is one line."""
        span = range(line.start, line.end)
        return "".join(self.text[place] for place in span if not self.folded[place].isspace())

    @property
    def opening(self) -> Line:
        """The paragraphs before the first heading; the start of the text where a heading comes at once."""
        start = self.body[0].start if self.body else len(self.text)
        stop = next((line.start for line in self.body if _HEADING.match(self.words(line))), len(self.text))
        return Line(start, min(max(stop, start), start + _OPENING_LENGTH))

    @property
    def beginning(self) -> Line:
        """The opening and what comes after it, for notices that tell the facts below a first heading."""
        start = self.opening.start
        return Line(start, min(len(self.text), start + _OPENING_LENGTH))

    @property
    def closing(self) -> tuple[Line, ...]:
        """The last paragraphs, the newest part of which may be a site's footer."""
        return self.body[1:][-60:]


def read_page(text: str) -> Page:
    """The page of a text, cut where its first paragraph of prose begins."""
    folded = fold(text)
    lines = paragraphs(text)
    top = lines[:_LONGEST_HEAD]
    cut = next((place for place, line in enumerate(top) if _begins(folded[line.start : line.end])), len(top))
    return Page(text, folded, tuple(lines[:cut]), tuple(lines[cut:]))


def _begins(words: str) -> bool:
    return not is_navigation(words) and bool(
        "。" in words or _HEADING.match(words) or (_OPENING.match(words) and not is_headline(words))
    )


def is_headline(words: str) -> bool:
    """Whether a paragraph closes as titles do, not as sentences do."""
    return bool(re.search(r"(?:通报|通告|公告|公示|报告|情况)\W*[\d/年月日-]*\W*$", words))


def is_navigation(words: str) -> bool:
    return bool(_NAVIGATION.match(words))


def is_footer(words: str) -> bool:
    return bool(_FOOTER.match(words))
