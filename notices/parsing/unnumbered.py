"""Findings without a number that are headings all the same: by what they begin with, what is below, or their kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from notices.parsing.fields import Field, field_of, starts_field, starts_finding
from notices.parsing.headings import is_aspect, names_finding
from notices.parsing.labels import Label, Style, bare, quoted_finding_end
from notices.parsing.lines import Line

_LONGEST = 80  # characters of a heading
_FEW = 2  # lines that may look like headings by chance


def with_unnumbered(folded: str, labels: list[Label | None], lines: Sequence[Line]) -> list[Label | None]:
    """The labels of lines, those of headings without a number added where they are the notice's way."""
    for find in (_named_findings, _above_measures):
        labels = _with_findings(folded, labels, lines, find(folded, lines))
    return _as_their_kind(folded, _with_quoted_findings(folded, labels, lines), lines)


def _with_findings(
    folded: str, labels: list[Label | None], lines: Sequence[Line], found: Iterable[bool]
) -> list[Label | None]:
    """Lines that look like findings are headings, but not where they explain the heading above them."""
    unnumbered = [new and label is None for new, label in zip(found, labels, strict=True)]
    explained = sum(
        new and above is not None and not is_aspect(folded[above.body : line.end])
        for above, line, new in zip(labels, lines, unnumbered[1:], strict=False)
    )
    if sum(unnumbered) <= max(2 * explained, _FEW):
        return labels
    return [
        bare(line, Style.QUESTION) if new else label
        for label, line, new in zip(labels, lines, unnumbered, strict=True)
    ]


def _named_findings(folded: str, lines: Sequence[Line]) -> Iterator[bool]:
    """反馈问题：台账不全"""
    return (starts_finding(folded[line.start : line.end]) for line in lines)


def _above_measures(folded: str, lines: Sequence[Line]) -> list[bool]:
    """台账不全, and on the next line 整改措施：…; who is responsible may be told in between."""
    above, opens = [], False
    for line in reversed(lines):
        field = starts_field(folded, line)
        is_cell = field_of(folded[line.start : line.end]) is not None
        above.append(opens and field is None and not is_cell and line.end - line.start <= _LONGEST)
        opens = field in (Field.MEASURES, Field.PROGRESS) or (opens and field is Field.RECORD)
    return above[::-1]


def _with_quoted_findings(
    folded: str, labels: list[Label | None], lines: Sequence[Line]
) -> list[Label | None]:
    """Lines that begin 针对“…”问题, are headings where nothing else can be: no numbering is as fine as they are."""
    quoted = [
        label is None and quoted_finding_end(folded, line) for label, line in zip(labels, lines, strict=True)
    ]
    finer = sum(label is not None and label.style >= Style.PAREN for label in labels)
    if sum(map(bool, quoted)) <= max(finer, _FEW):
        return labels
    return [bare(line) if begun else label for label, line, begun in zip(labels, lines, quoted, strict=True)]


def _as_their_kind(folded: str, labels: list[Label | None], lines: Sequence[Line]) -> list[Label | None]:
    """关于…的问题 among many with a number has lost its own: it is one of those that leave one out there, if any do."""
    lost = {place for place, label in enumerate(labels) if label and label.style is Style.BARE}
    named = Counter(
        label.style
        for label, line in zip(labels, lines, strict=True)
        if label and label.style is not Style.BARE and names_finding(folded[label.body : line.end])
    )
    likely = sorted(style for style, count in named.items() if count > len(lost))
    if not likely:
        return labels
    found = list(labels)
    last: dict[Style, int] = {}
    for place, following in zip(range(len(labels)), _numbers_below(labels, lost), strict=True):
        if place in lost:
            skipped = [style for style in likely if following.get(style, 0) == last.get(style, 0) + 2]
            style, start = (skipped or likely)[0], lines[place].start
            found[place] = Label(style, last.get(style, 0) + 1, start, start, start)
        if label := found[place]:
            last[label.style] = label.number
    return found


def _numbers_below(labels: Sequence[Label | None], places: Container[int]) -> list[dict[Style, int]]:
    """At each of these places the next number of each style, nothing at the others."""
    below: list[dict[Style, int]] = []
    numbers: dict[Style, int] = {}
    for place in reversed(range(len(labels))):
        label = labels[place]
        below.append(dict(numbers) if place in places else {})
        if label and place not in places:
            numbers[label.style] = label.number
    return below[::-1]
