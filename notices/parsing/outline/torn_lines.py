"""Line breaks that end no paragraph: in hard-wrapped texts, within amounts, in paragraphs that began indented."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from notices.parsing.fields import starts_field
from notices.parsing.lines import Line
from notices.parsing.outline.labels import label_at
from notices.parsing.outline.view import Edit, View

_HEADING_END = re.compile("(?:方面|问题|情况)$")
_STOP = "。！？；：!?;:”】"
_TORN = re.compile("[\u4e00-\u9fff]$")
_AMOUNT = re.compile(r" *[0-9]+(?:\.[0-9]+)?(?:[万亿]|元|%|倍|个百分点|平方|公里|亩|吨)")
_NARROWEST, WIDEST = 18, 70  # characters a hard-wrapped line may have
_LEAST_BROKEN = 0.45  # of lines as long as most, that break off
_LEAST_WRAPPED, _LEAST_FULL = 0.06, 3  # of lines that are as long as the longest
_LEAST_LINES = 12
_OPENING = re.compile("【|(?:下一步|下步|今后),")
_LEAST_INDENTED = 0.6  # of the lines of a text whose paragraphs are
LINE = re.compile(r"[^\n]+")


def lines_of(view: View) -> list[re.Match[str]]:
    """Those that are not blank."""
    return [line for line in LINE.finditer(view.text) if line[0].strip()]


def goes_on(view: View, upper: re.Match[str], lower: re.Match[str]) -> bool:
    """Does the break between two lines stand within a sentence?"""
    above = upper[0].rstrip()
    is_open = above[-1] not in _STOP and len(above) > _NARROWEST and not _HEADING_END.search(above)
    return is_open and not lower[0][0].isspace() and not _begins_anew(view, above, lower)


def wraps(view: View) -> Iterator[Edit]:
    """The ends of full lines that end no paragraph, where lines were broken at a fixed width."""
    lines = lines_of(view)
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


def amounts(view: View) -> Iterator[Edit]:
    """The end of a line that the amount it ends with was torn from: 追缴违规课酬共 / 2.13万元，已上缴。"""
    for upper, lower in pairwise(lines_of(view)):
        words = upper[0].strip()
        is_open = len(words) >= _NARROWEST and _TORN.search(words) and not _HEADING_END.search(words)
        if is_open and lower.start() == upper.end() + 1 and _AMOUNT.match(view.folded, lower.start()):
            indent = len(lower[0]) - len(lower[0].lstrip())
            yield upper.start() + len(upper[0].rstrip()), lower.start() + indent, ""


def indents(view: View) -> Iterator[Edit]:
    """The end of an indented line that goes on in one that is not, in a text whose paragraphs are indented."""
    lines = lines_of(view)
    if sum(line[0][0].isspace() for line in lines) < _LEAST_INDENTED * len(lines):
        return
    for upper, lower in pairwise(lines):
        is_next = upper[0][0].isspace() and lower.start() == upper.end() + 1
        is_bare = lower[0].rstrip()[-1] in _STOP and label_at(view.folded, *lower.span()) is None
        if is_next and is_bare and goes_on(view, upper, lower):
            yield upper.start() + len(upper[0].rstrip()), lower.start(), ""


def _width(view: View, lines: Sequence[re.Match[str]]) -> int:
    """How long the lines of a hard-wrapped text are, 0 for a text that is none: no line is longer, and those that are
    as long mostly break off, the line below beginning nothing."""
    if len(lines) < _LEAST_LINES:
        return 0
    lengths = sorted(len(line[0].rstrip()) for line in lines)
    most = lengths[int(0.97 * (len(lengths) - 1))]
    if not _NARROWEST <= most <= WIDEST or lengths[-1] > most + 8:
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
