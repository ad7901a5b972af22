"""The title of a notice and the issuer it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from notices.parsing.facts.imprint import is_imprint
from notices.parsing.facts.page import Page, is_navigation
from notices.parsing.lines import BULLETS, Line
from notices.words import compiled, pattern, tables

_WORDS = "parsing/facts/headline"
_STRONG = re.compile("|".join(row.pattern for row in tables(_WORDS)["endings"] if row.means == "strong"))
_DAY = r"\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)"
_TITLE = re.compile(
    rf"(?P<title>(?=.*{pattern(_WORDS, 'subjects')}).{{3,110}}?(?P<ending>{pattern(_WORDS, 'endings')})"
    rf"(?:\((?!{_DAY})[^()]{{1,12}}\))?)[》”]?"  # …通报(摘要)
    rf"(?:[(\[]?{_DAY}(?:\d\d?:\d\d(?::\d\d)?)?[)\]]?|[-_|—].*)?"  # …通报(2023-03-05), …通报_云泽市纪委
)
_QUOTED = re.compile(r"《(?P<title>[^《》]{8,110})》")
_BEFORE = re.compile(  # • 文件名称: 中共…, 【党务公开】中共…, 《中共…的通报》, ❖ 中共…
    rf"[\s#{BULLETS}]*+(?:{pattern(_WORDS, 'labels')}\s*+)?(?:【[^】]{{2,8}}】)?(?:[《“](?=[^\n]*[》”]$))?"
)

_LONGEST = 200
_SHORTEST = 10
_MOST_LEADING = 8  # lines of an editor or reporter above a title
_PARTY = ("中共", "中国共产党")

_ORGAN = pattern(_WORDS, "organs")
_ISSUER = re.compile(rf"(?P<issuer>(?:(?!关于).){{1,60}}?{_ORGAN})(?={pattern(_WORDS, 'followers')})")
_OFFICE = re.compile(rf"(?P<issuer>{pattern(_WORDS, 'offices')})(?=关于)")
_ABOUT = re.compile(
    rf"关于(?P<issuer>(?:中共|中国共产党).{{1,60}}?{_ORGAN})(?={pattern(_WORDS, 'followers')})"
)
_ORGANISATION = re.compile(rf"(?:中共|中国共产党)?[\w()、“”·\s]{{2,60}}{_ORGAN}")
_NO_ISSUER = compiled(_WORDS, "no_issuers")


@dataclass(frozen=True, slots=True)
class Headline:
    """A title as one line, where it stands, and the issuer it names; `below_lead` after sentences of an editor."""

    title: str
    issuer: str
    span: Line
    below_lead: bool = False


def is_organisation(words: str) -> bool:
    """Whether a line is the name of a party body and nothing else."""
    return bool(_ORGANISATION.fullmatch(words)) and not _NO_ISSUER.fullmatch(words)


def read_headline(page: Page) -> Headline:
    """The best title of the head, else of the navigation, the text below a lead, or a quotation; "" where none is."""
    for candidates in (_printed(page, page.head), _navigated(page), _below_lead(page), _quoted(page)):
        if best := min(candidates, key=lambda candidate: candidate[0], default=None):
            return best[1]
    return Headline("", "", Line(0, 0))


Ranked = tuple[tuple[int, bool, int], Headline]


def _printed(page: Page, paragraphs: Sequence[Line]) -> Iterator[Ranked]:
    """Titles over one to four neighbouring paragraphs."""
    lines = [line for line in paragraphs if not is_navigation(page.words(line))]
    for first, line in enumerate(lines):
        for count, last in enumerate(lines[first : first + 4]):
            if _is_small_print(page, last) or last.end - line.start > _LONGEST:
                break
            ranked = _ranked(page, Line(line.start, last.end), count)
            if ranked and not (count and _is_banner(page, lines[first : first + count + 1])):
                yield ranked


def _is_small_print(page: Page, line: Line) -> bool:
    words = page.words(line)
    label = _BEFORE.match(words)
    return is_imprint(words[label.end() :] if label else words)


def _below_lead(page: Page) -> Iterator[Ranked]:
    """A title that names its issuer, after sentences of an editor or reporter: 编者按:近日,临溪市公布了整改情况。"""
    above_headings = list(takewhile(lambda line: not page.is_heading(line), page.body[:_MOST_LEADING]))
    lines = [line for line in above_headings if "。" not in page.words(line)]
    for rank, headline in _printed(page, lines):
        if headline.issuer and not rank[1] and not headline.title.startswith("现将"):
            yield rank, replace(headline, below_lead=True)


def _is_banner(page: Page, lines: list[Line]) -> bool:
    """Whether a body's name stands above a title that names its own issuer."""
    rest = "".join("".join(page.words(line).split()) for line in lines[1:])
    return bool(issuer_of(rest)) and is_organisation("".join(page.words(lines[0]).split()))


def _navigated(page: Page) -> Iterator[Ranked]:
    """The last crumb of the path: 首页 > 巡察整改 > 中共临溪区委关于巡察整改情况的通报."""
    for line in page.head:
        if is_navigation(page.words(line)):
            start = line.start + max(page.words(line).rfind(mark) for mark in ">»›→:") + 1
            if ranked := _ranked(page, Line(start, line.end), 0):
                yield ranked


def _quoted(page: Page) -> Iterator[Ranked]:
    """现将《中共临溪区委关于巡察整改情况的通报》公布如下."""
    for match in _QUOTED.finditer(page.folded, page.opening.start, page.opening.end):
        ranked = _ranked(page, Line(*match.span("title")), 0)
        if ranked and ranked[1].issuer:
            yield ranked


def _ranked(page: Page, paragraph: Line, joins: int) -> Ranked | None:
    """A title in a span: with an issuer before without, strong endings before weak, few lines before many."""
    label = _BEFORE.match(page.folded, paragraph.start, paragraph.end)
    span = Line(label.end() if label else paragraph.start, paragraph.end)
    folded = "".join(page.words(span).split())
    match = _TITLE.fullmatch(folded)
    issuer = issuer_of(folded)
    if not match:
        return None
    strong = bool(_STRONG.fullmatch(match["ending"]))
    # Columns of a site are called 巡察整改公开 too; a title says of whom, or 关于 what.
    if not (issuer or "关于" in folded or (strong and len(folded) >= _SHORTEST)):
        return None
    printed = page.joined(span)
    title = printed[: match.end("title")]
    start = folded.find(issuer)
    anonymity = 0 if issuer.startswith(_PARTY) else 1 if issuer else 2
    return (anonymity, not strong, joins), Headline(title, printed[start : start + len(issuer)], span)


def issuer_of(title: str) -> str:
    """The body that a title names as its author, "" where it names none."""
    for words in (_ISSUER, _OFFICE, _ABOUT):
        match = words.match(title)
        if match and (words is _ABOUT or not _NO_ISSUER.fullmatch(match["issuer"])):
            return match["issuer"]
    return ""
