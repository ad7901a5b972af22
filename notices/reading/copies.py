"""Lines of a page that are no part of its article, told by what they say: second printings, teasers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notices.reading.markup import MarkupLine
from notices.reading.spaces import squeezed

_SENTENCE_END = re.compile(r"[。；;！？!?\n]")
_LEAST_SENTENCE = 12  # letters; shorter ones are said again by chance
_LEAST_RUN = 3  # paragraphs in a row that stand in the page a second time
_LEAST_LETTERS = 120  # of such a run
_MOSTLY = 0.8  # of a paragraph's sentences
_LEAST_TEASERS = 3
_MORE = re.compile(r"(?:详细|详情|更多|全文|查看|阅读|点击|>>|»)\W*$")


def mark_copies(lines: Sequence[MarkupLine]) -> None:
    """Marks all but the first printing of an article that a page holds twice: for desks and phones, to print, as tabs.

    Told by the sentences, so that the second may break its lines elsewhere.
    """
    for start, stop in _runs(lines):
        for line in lines[start:stop]:
            line.chrome = True


def _runs(lines: Sequence[MarkupLine]) -> Iterator[tuple[int, int]]:
    """Where paragraphs in a row say what stood above, with the lines around them that did too."""
    sentences_above: set[str] = set()
    first: dict[str, int] = {}
    again: list[int] = []
    for index, line in enumerate(lines):
        sentences = _sentences(line.text)
        repeated = sum(len(sentence) for sentence in sentences if sentence in sentences_above)
        if sentences and repeated >= _MOSTLY * sum(map(len, sentences)):
            again.append(index)
        elif sentences:
            yield from _run(lines, again, first)
            again = []
        sentences_above.update(sentences)
        first.setdefault(squeezed(line.text), index)
    yield from _run(lines, again, first)


def _run(
    lines: Sequence[MarkupLine], again: Sequence[int], first: dict[str, int]
) -> Iterator[tuple[int, int]]:
    letters = sum(len(lines[index].text) for index in again)
    if len(again) < _LEAST_RUN or letters < _LEAST_LETTERS:
        return
    start, stop = again[0], again[-1] + 1
    while start and first[squeezed(lines[start - 1].text)] < start - 1:
        start -= 1
    while stop < len(lines) and first.get(squeezed(lines[stop].text), stop) < start:
        stop += 1
    yield start, stop


def _sentences(text: str) -> list[str]:
    parts = (squeezed(part) for part in _SENTENCE_END.split(text))
    return [part for part in parts if len(part) >= _LEAST_SENTENCE]


def mark_teasers(lines: Sequence[MarkupLine]) -> None:
    """Marks lists of other articles, each a link and a sentence or two, however long they are together."""
    for run in _teaser_runs(lines):
        if len(run) >= _LEAST_TEASERS:
            for index in range(_title_of(lines, run[0]), run[-1] + 1):
                lines[index].chrome = True


def _teaser_runs(lines: Sequence[MarkupLine]) -> Iterator[list[int]]:
    run: list[int] = []
    for index, line in enumerate(lines):
        if line.is_link or len(line.text) < _LEAST_SENTENCE:
            continue
        if _is_teaser(lines, index):
            run.append(index)
        else:
            yield run
            run = []
    yield run


def _is_teaser(lines: Sequence[MarkupLine], index: int) -> bool:
    """A sentence right below a link, or one that ends in a link to the rest."""
    line = lines[index]
    return (index > 0 and lines[index - 1].is_link) or (line.linked > 0 and bool(_MORE.search(line.text)))


def _title_of(lines: Sequence[MarkupLine], index: int) -> int:
    return index - 1 if index and lines[index - 1].is_link else index
