"""Tables set without lines: the names of their columns tell where these begin, their numbers where rows do. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from operator import attrgetter

from notices.reading.columns import PlacedLine, cut_where
from notices.reading.ruled import Letter, PageTable, cell_lines
from notices.reading.tabular import Cell, is_list_of_problems, numbered_column

_NUMBER = re.compile(r"[(（]?[0-9]{1,3}[)）]?[.．、]?$")
_LEVEL = 0.5  # letters that the parts of one line may stand apart in height
_NEAR = 2.0  # points
_LEAST_ROWS, _LEAST_COLUMNS = 2, 3
_HIGHEST = 2  # lines of the names of columns
_SPACED = 1.25  # times the gap inside a row: the least that parts a line from the row above
_MOST_EMPTY = 1  # cells of a row: its first line has all others, or the cells are not set from their tops

Line = list[PlacedLine]  # the parts of one line, from the left


def unruled_table(parts: Sequence[PlacedLine], letters: Sequence[Letter]) -> PageTable | None:
    """The list of problems among the parts of a page's lines, cut where there is room between them."""
    lines = list(_lines(parts))
    for index, header in enumerate(lines):
        for height in range(1, _HIGHEST + 1):
            names = _names(lines[index : index + height])
            numbers = numbered_column(names)
            if numbers is not None and is_list_of_problems(names):
                body = lines[index + height :]
                edges = _edges(header, body)
                return _table(header, list(_kept_to(edges, body, numbers)), edges, numbers, letters)
    return None


def may_name_columns(parts: Sequence[PlacedLine]) -> bool:
    """Whether a line has as many parts as a list of problems has columns: else its letters need no look."""
    return any(len(line) >= _LEAST_COLUMNS for line in _lines(parts))


def _names(lines: Sequence[Line]) -> list[Cell]:
    """The names of columns, each of which may go on below its beginning: 整改 / 进展."""
    continued = list(chain(*lines[1:]))
    return [
        (
            "".join(
                [
                    name.text,
                    *(part.text for part in continued if part.left < name.right and name.left < part.right),
                ]
            ),
        )
        for name in lines[0]
    ]


def _lines(parts: Sequence[PlacedLine]) -> Iterator[Line]:
    from_top = sorted(parts, key=lambda part: -part.bottom)
    for line in cut_where(from_top, lambda line, part: line[0].bottom - part.bottom > _LEVEL * part.size):
        yield sorted(line, key=attrgetter("left"))


def _edges(header: Line, body: Sequence[Line]) -> list[float]:
    """Where each column begins: names may stand in the middle, the cells below begin where most of them do."""
    lefts = Counter(round(part.left) for part in chain(*body))
    edges = [float("-inf")]
    for before, name in pairwise(header):
        middle = (before.left + before.right) / 2
        near = [left for left in lefts if middle < left <= name.left + _NEAR]
        edges.append(max(near, key=lambda left: (lefts[left], left), default=name.left) - _NEAR)
    return edges


def _kept_to(edges: Sequence[float], lines: Sequence[Line], numbers: int) -> Iterator[Line]:
    """The lines as far as they keep to the columns."""
    for line in lines:
        columns = [_column(part, edges) for part in line]
        counted = all(_NUMBER.match(p.text) for p, c in zip(line, columns, strict=True) if c == numbers)
        if not counted or any(_crosses(part, edges) for part in line):
            return
        yield line


def _column(part: PlacedLine, edges: Sequence[float]) -> int:
    return bisect_right(edges, part.left) - 1


def _crosses(part: PlacedLine, edges: Sequence[float]) -> bool:
    return any(part.left < edge and edge + 2 * _NEAR < part.right for edge in edges)


def _table(
    header: Line, body: Sequence[Line], edges: Sequence[float], numbers: int, letters: Sequence[Letter]
) -> PageTable | None:
    firsts = [line for line in body if _has_part_in(line, edges, numbers)]
    if not _are_rows([header, *body], firsts, edges):
        return None
    parts = list(chain(header, *body))
    tops = list(map(_top, (header, *firsts)))
    end = min(part.bottom - 0.4 * part.size for part in body[-1])
    rights = [*edges[1:], max(part.right for part in parts)]
    columns = list(zip(edges, rights, strict=True))
    rows = [
        [_cell(letters, (left, bottom, right, top)) for left, right in columns]
        for top, bottom in pairwise([*tops, end])
    ]
    box = (min(part.left for part in parts), end, rights[-1], tops[0])
    return PageTable(box, rows)


def _has_part_in(line: Line, edges: Sequence[float], column: int) -> bool:
    return any(_column(part, edges) == column for part in line)


def _are_rows(lines: Sequence[Line], firsts: Sequence[Line], edges: Sequence[float]) -> bool:
    is_table = len(firsts) >= _LEAST_ROWS and all(_is_whole(line, edges) for line in firsts)
    return is_table and _begin_at_their_numbers(lines, firsts)


def _top(line: Line) -> float:
    return max(part.bottom + 1.2 * part.size for part in line)


def _is_whole(line: Line, edges: Sequence[float]) -> bool:
    """Has the first line of a row something in nearly every column?"""
    return len({_column(part, edges) for part in line}) >= len(edges) - _MOST_EMPTY


def _begin_at_their_numbers(lines: Sequence[Line], firsts: Sequence[Line]) -> bool:
    """Whether every line belongs to the row whose number stands above: numbers may also stand in a row's middle.

    Names of columns that go on below their beginning are parted from the first row as rows are.
    """
    numbered = {id(line) for line in firsts}
    gaps = [(upper[0].bottom - lower[0].bottom, id(lower) in numbered) for upper, lower in pairwise(lines)]
    longest = _SPACED * min(gap for gap, _ in gaps)  # inside a row
    first = [is_numbered for _, is_numbered in gaps].index(True)
    is_parted = first == 0 or gaps[first][0] > longest
    return is_parted and all(is_numbered or gap <= longest for gap, is_numbered in gaps)


def _cell(letters: Sequence[Letter], box: tuple[float, float, float, float]) -> Cell:
    left, bottom, right, top = box
    inside = [
        letter
        for letter in letters
        if left <= letter.middle[0] < right + _NEAR and bottom <= letter.middle[1] < top
    ]
    return cell_lines(inside, right) if inside else ()
