"""The title of a notice and the issuer it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notices.parsing.imprints import is_imprint
from notices.parsing.lines import Line
from notices.parsing.pages import Page, is_navigation

# How titles of the kind close. A weak ending also closes the first line of a title that is broken over two.
_STRONG = "通报|通告|公告|公示|报告|公布"
_WEAK = "情况|进展|公开|说明"
_DAY = r"\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)"
_TITLE = re.compile(
    rf"(?P<title>(?=.*(?:巡视|巡察|整改|回头看)).{{3,110}}?(?P<ending>{_STRONG}|{_WEAK})"
    rf"(?:\((?!{_DAY})[^()]{{1,12}}\))?)"  # …通报(摘要)
    rf"(?:[(\[]?{_DAY}(?:\d\d?:\d\d(?::\d\d)?)?[)\]]?|[-_|—].*)?"  # …通报(2023-03-05), …通报_云泽市纪委
)
_QUOTED = re.compile(r"《(?P<title>[^《》]{8,110})》")

_LONGEST = 200
_SHORTEST = 10
_PARTY = ("中共", "中国共产党")

_ORGAN = r"(?:委员会|党工委|工委|党委|委|党组|党总支|总支部?|党支部|支部|部务会)"
# What follows the issuer in a title: 中共临溪区委(关于)…, 临溪区水利局党组(落实)…, 中共临溪区委(巡察)整改…
_TAIL = (
    r"(?:关于|对|就|向|落实|贯彻|接受|巡视|巡察|整改|开展|公布|通报|[“\"]?回头看"
    r"|第?[〇零一二三四五六七八九十百\d]{1,4}届|20\d\d年)"
)
_ISSUER = re.compile(rf"(?P<issuer>(?:(?!关于).){{1,60}}?{_ORGAN})(?={_TAIL})")
_OFFICE = re.compile(  # 中共临溪区委组织部(关于)…
    r"(?P<issuer>(?:中共.{3,50}?|.{2,50}?(?:[部局厅院会]|政府|办公室|公司|中心|大学|办事处)))(?=关于)"
)
_ABOUT = re.compile(rf"关于(?P<issuer>(?:中共|中国共产党).{{1,60}}?{_ORGAN})(?={_TAIL})")
_ORGANISATION = re.compile(rf"(?:中共|中国共产党)?[\w()、“”·\s]{{2,60}}{_ORGAN}")
# A superior alone is no issuer: (落实)省委巡视反馈意见整改情况
_NO_ISSUER = re.compile(
    r"(?:关于|落实|贯彻|对|现将).*|(?:中央|[省市区县旗州盟]委|自治区党委|党委|党组|委员会)"
)


@dataclass(frozen=True, slots=True)
class Headline:
    """A title as one line, where it stands, and the issuer it names."""

    title: str
    issuer: str
    span: Line


def is_organisation(words: str) -> bool:
    """Whether a line is the name of a party body and nothing else."""
    return bool(_ORGANISATION.fullmatch(words)) and not _NO_ISSUER.fullmatch(words)


def read_headline(page: Page) -> Headline:
    """The best title of the head, else of the navigation, else of the opening; "" where there is none."""
    for candidates in (_printed(page), _navigated(page), _quoted(page)):
        if best := min(candidates, key=lambda found: found[0], default=None):
            return best[1]
    return Headline("", "", Line(0, 0))


Ranked = tuple[tuple[int, bool, int], Headline]


def _printed(page: Page) -> Iterator[Ranked]:
    """Titles over one to four neighbouring lines of the head."""
    lines = [line for line in page.head if not is_navigation(page.words(line))]
    for first, line in enumerate(lines):
        for count, last in enumerate(lines[first : first + 4]):
            if is_imprint(page.words(last)) or last.end - line.start > _LONGEST:
                break
            found = _ranked(page, Line(line.start, last.end), count)
            if found and not (count and _is_banner(page, lines[first : first + count + 1])):
                yield found


def _is_banner(page: Page, lines: list[Line]) -> bool:
    """Whether a body's name stands above a title that names its own issuer."""
    rest = "".join("".join(page.words(line).split()) for line in lines[1:])
    return bool(issuer_of(rest)) and is_organisation("".join(page.words(lines[0]).split()))


def _navigated(page: Page) -> Iterator[Ranked]:
    """The last crumb of the path: 首页 > 巡察整改 > 中共临溪区委关于巡察整改情况的通报."""
    for line in page.head:
        if is_navigation(page.words(line)):
            start = line.start + max(page.words(line).rfind(mark) for mark in ">»›→:") + 1
            if found := _ranked(page, Line(start, line.end), 0):
                yield found


def _quoted(page: Page) -> Iterator[Ranked]:
    """现将《中共临溪区委关于巡察整改情况的通报》公布如下."""
    for match in _QUOTED.finditer(page.folded, page.opening.start, page.opening.end):
        found = _ranked(page, Line(*match.span("title")), 0)
        if found and found[1].issuer:
            yield found


def _ranked(page: Page, span: Line, joins: int) -> Ranked | None:
    """A title in a span: with an issuer before without, strong endings before weak, few lines before many."""
    folded = "".join(page.words(span).split())
    match = _TITLE.fullmatch(folded)
    issuer = issuer_of(folded)
    if not match:
        return None
    strong = match["ending"] in _STRONG.split("|")
    # Columns of a site are called 巡察整改公开 too; a title says of whom, or 关于 what.
    if not (issuer or "关于" in folded or (strong and len(folded) >= _SHORTEST)):
        return None
    printed = page.joined(span)
    title = printed[: match.end("title")]
    start = folded.find(issuer)
    named = 0 if issuer.startswith(_PARTY) else 1 if issuer else 2
    return (named, not strong, joins), Headline(title, printed[start : start + len(issuer)], span)


def issuer_of(title: str) -> str:
    """The body that a title names as its author, "" where it names none."""
    for pattern in (_ISSUER, _OFFICE, _ABOUT):
        match = pattern.match(title)
        if match and (pattern is _ABOUT or not _NO_ISSUER.fullmatch(match["issuer"])):
            return match["issuer"]
    return ""
