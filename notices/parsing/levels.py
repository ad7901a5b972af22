"""What each level of numbering in a rectification part is: aspects, problems, items, or the measures' own labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from notices.parsing.headings import is_terse
from notices.parsing.labels import Style
from notices.parsing.numbering import Heading

Level = Literal["aspect", "problem", "item"]
_SHORT = 60  # a heading that stands alone on its line is seldom longer
_LEAST_SHARE = {Style.CIRCLE: 0.5}  # of headings among what may be items or steps: ① mostly numbers steps
_TERSE = 0.5  # a short phrase before a sentence, 1.重排班次。早晚各三人。, may be a heading or a step


@dataclass(frozen=True, slots=True)
class Levels:
    """Style → level; a style that is missing numbers measures or text."""

    of: dict[Style, Level]
    doubtful: tuple[Style, ...] = ()


def levels(headings: Sequence[Heading], starts: Sequence[int]) -> Levels:
    """The levels of these headings; `starts` are the starts of the lines of text, to see what follows a heading."""
    by_style: dict[Style, list[Heading]] = {}
    for heading in headings:
        by_style.setdefault(heading.style, []).append(heading)
    nested = _nested(by_style)
    of: dict[Style, Level] = {}
    if len(nested) > 1 and _are_aspects(by_style[nested[0]], by_style[nested[1]]):
        of[nested.pop(0)] = "aspect"
    if nested:
        of[nested.pop(0)] = "problem"
    doubtful = []
    if nested:
        share = _share_of_headings(by_style[nested[0]], headings, starts, nested)
        if share >= _LEAST_SHARE.get(nested[0], 0.3):
            of[nested[0]] = "item"
        if 0.1 < share < 0.6:
            doubtful.append(nested[0])
    return Levels(of, tuple(doubtful))


def _nested(by_style: dict[Style, list[Heading]]) -> list[Style]:
    """The styles from the outermost in: as documents nest them, but 1. stands above （一） where it plainly does.

    A style that only counts steps within a line, 1.重新招标。2.每周询价。, stands below all others.
    """
    nested = sorted(by_style, key=lambda style: (all(each.listed for each in by_style[style]), style))
    for place in range(len(nested) - 1):
        upper, lower = by_style[nested[place]], by_style[nested[place + 1]]
        if lower[0].start < upper[0].start and _times_begun(lower) < _times_begun(upper):
            nested[place : place + 2] = nested[place + 1], nested[place]
    return nested


def _times_begun(headings: Sequence[Heading]) -> int:
    return sum(heading.label.number == 1 for heading in headings)


def _are_aspects(upper: Sequence[Heading], lower: Sequence[Heading]) -> bool:
    """第一方面问题 always; else headings that name a field of problems above headings that state them.

    Where both levels state findings, those that say 关于…问题 are problems and what stands below them is items; but
    关于…方面存在的问题 above 关于…的问题 only names where they were found.
    """
    if upper[0].style is Style.ASPECT:
        return True
    if _share(upper, lambda heading: heading.is_aspect) > 0.5 or all(heading.is_noun for heading in upper):
        return True
    if _share(lower, lambda heading: heading.is_finding) <= 0.5:
        return False
    if min(_share(upper, lambda h: h.is_finding), _share(upper, lambda h: h.names_finding)) < 0.5:
        return True
    fields = _share(upper, lambda heading: heading.is_field_of_problems) > 0.5
    return fields and _share(lower, lambda heading: heading.names_finding) > 0.5


def _share(headings: Sequence[Heading], test: Callable[[Heading], float]) -> float:
    return sum(map(test, headings)) / len(headings)


def _share_of_headings(
    level: Sequence[Heading], headings: Sequence[Heading], starts: Sequence[int], nested: Sequence[Style]
) -> float:
    """How many of a level are headings with something below them, rather than steps in a list."""
    following = dict(pairwise(starts))
    labelled = {heading.line.start: heading.style for heading in headings}
    inner = nested[1:]

    def heads(heading: Heading) -> float:
        if not heading.text or heading.is_finding:
            return True
        if heading.listed:
            return False
        if heading.end < heading.line.end:
            return heading.enumerated or _TERSE * is_terse(heading.text)
        below = following.get(heading.line.start)
        is_above = below is not None and (below not in labelled or labelled[below] in inner)
        return len(heading.text) <= _SHORT and is_above

    return _share(level, heads)
