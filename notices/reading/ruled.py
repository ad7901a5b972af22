"""Tables that a page draws with lines: rulings make a grid, letters fall into its cells. Pure: boxes in, cells out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from notices.reading.bounds import MAX_DRAWN
from notices.reading.columns import cut_where
from notices.reading.paragraphs import begins_paragraph, is_closed, seam
from notices.reading.tabular import Cell

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points
_Square = tuple[int, int]  # of a grid: its row and column
_Owners = dict[_Square, _Square]

_NEAR = 3.0  # points between two edges that are one ruling: cells drawn each for itself stand a little apart
_THIN = 2.5  # a rectangle no thicker is a line
_SHORT = 4.0  # a line no longer is a dot or a letter's ornament
_LEAST_COLUMNS = 3
_FULL = 2.5  # letters of room that a full line of a cell may leave


@dataclass(frozen=True, slots=True)
class Letter:
    text: str
    box: Box

    @property
    def middle(self) -> tuple[float, float]:
        left, bottom, right, top = self.box
        return (left + right) / 2, (bottom + top) / 2

    @property
    def size(self) -> float:
        return max(self.box[3] - self.box[1], 1.0)


@dataclass(frozen=True, slots=True)
class PageTable:
    """A grid's box on its page, and its rows from the top; a cell over several places stands in each of them."""

    box: Box
    rows: list[list[Cell]]


@dataclass(slots=True)
class _Rulings:
    """Lines that touch each other: where they run (x or y), and from where to where."""

    upright: list[tuple[float, float, float]] = field(default_factory=list)
    level: list[tuple[float, float, float]] = field(default_factory=list)


def ruled_tables(boxes: Sequence[Box], letters: Sequence[Letter]) -> list[PageTable]:
    """The tables that drawn rectangles and lines make, from the top; those with fewer than three columns are none."""
    if len(boxes) > MAX_DRAWN:
        return []
    tables = (_table(rulings, letters) for rulings in map(_rulings, _touching(boxes)))
    return sorted(filter(None, tables), key=lambda table: -table.box[3])


def _touching(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    """The boxes in groups, each of which hangs together; swept from the left, so that far ones are never compared."""
    groups: list[tuple[Box, list[Box]]] = []
    for box in sorted(boxes):
        touched = [group for group in groups if _touches(group[0], box)]
        groups = [group for group in groups if group not in touched]
        members = [member for group in touched for member in group[1]]
        groups.append((_around([box, *(group[0] for group in touched)]), [*members, box]))
    yield from (members for _, members in groups)


def _touches(first: Box, second: Box) -> bool:
    return (
        first[0] - _NEAR <= second[2]
        and second[0] - _NEAR <= first[2]
        and first[1] - _NEAR <= second[3]
        and second[1] - _NEAR <= first[3]
    )


def _around(boxes: Iterable[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _rulings(boxes: Iterable[Box]) -> _Rulings:
    rulings = _Rulings()
    for left, bottom, right, top in boxes:
        is_tall, is_wide = top - bottom > _SHORT, right - left > _SHORT
        middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
        if is_wide and top - bottom <= _THIN:
            rulings.level.append((middle_y, left, right))
        elif is_tall and right - left <= _THIN:
            rulings.upright.append((middle_x, bottom, top))
        elif is_tall and is_wide:
            rulings.level += [(bottom, left, right), (top, left, right)]
            rulings.upright += [(left, bottom, top), (right, bottom, top)]
    return rulings


def _table(rulings: _Rulings, letters: Sequence[Letter]) -> PageTable | None:
    columns = _clustered(edge for edge, _, _ in rulings.upright)
    lines = _clustered(edge for edge, _, _ in rulings.level)
    if len(columns) <= _LEAST_COLUMNS or len(lines) < 2:
        return None
    owners = _owners(columns, lines, rulings)
    rights = _rights(owners, columns)
    by_cell = _by_cell(letters, columns, lines, owners)
    cells = {owner: cell_lines(group, rights[owner]) for owner, group in by_cell.items()}
    rows = [
        [cells.get(owners[row, column], ()) for column in range(len(columns) - 1)]
        for row in reversed(range(len(lines) - 1))
    ]
    box = (columns[0], lines[0], columns[-1], lines[-1])
    return PageTable(box, [row for row in rows if any(row)])


def _by_cell(
    letters: Sequence[Letter], columns: Sequence[float], lines: Sequence[float], owners: _Owners
) -> dict[_Square, list[Letter]]:
    by_cell: dict[_Square, list[Letter]] = {}
    for letter in letters:
        x, y = letter.middle
        if columns[0] < x < columns[-1] and lines[0] < y < lines[-1]:
            square = (bisect_right(lines, y) - 1, bisect_right(columns, x) - 1)
            by_cell.setdefault(owners[square], []).append(letter)
    return by_cell


def _clustered(edges: Iterable[float]) -> list[float]:
    """One for edges that stand close together."""
    clusters: list[float] = []
    for edge in sorted(edges):
        if not clusters or edge - clusters[-1] > 2 * _NEAR:
            clusters.append(edge)
    return clusters


def _owners(columns: Sequence[float], lines: Sequence[float], rulings: _Rulings) -> _Owners:
    """For each square of the grid the one whose cell it belongs to: its own, or one that no line parts it from."""
    owners: _Owners = {}
    for row in range(len(lines) - 1):
        for column in range(len(columns) - 1):
            x, y = (columns[column] + columns[column + 1]) / 2, (lines[row] + lines[row + 1]) / 2
            owner = (row, column)
            if column and not _is_ruled(rulings.upright, columns[column], y):
                owner = owners[row, column - 1]
            elif row and not _is_ruled(rulings.level, lines[row], x):
                owner = owners[row - 1, column]
            owners[row, column] = owner
    return owners


def _is_ruled(edges: Iterable[tuple[float, float, float]], where: float, through: float) -> bool:
    return any(abs(edge - where) <= 2 * _NEAR and start <= through <= stop for edge, start, stop in edges)


def _rights(owners: _Owners, columns: Sequence[float]) -> dict[_Square, float]:
    """Where each cell ends on the right."""
    rights: dict[_Square, float] = {}
    for (_, column), owner in owners.items():
        rights[owner] = max(rights.get(owner, 0.0), columns[column + 1])
    return rights


def cell_lines(letters: Sequence[Letter], right: float) -> Cell:
    """A cell's paragraphs: its lines, put together where one goes on in the next."""
    size = median(letter.size for letter in letters)
    paragraphs: list[str] = []
    room = 0.0
    for line in _lines(letters, size):
        text = "".join(letter.text for letter in line).strip()
        goes_on = paragraphs and not _is_end(paragraphs[-1], text, room)
        if goes_on:
            paragraphs[-1] += seam(paragraphs[-1], text) + text
        elif text:
            paragraphs.append(text)
        room = (right - line[-1].box[2]) / size
    return tuple(paragraphs)


def _is_end(upper: str, lower: str, room: float) -> bool:
    """Whether a cell's paragraph ends with a line: it is closed, and leaves room or is followed by a label."""
    if begins_paragraph(lower):
        return is_closed(upper) or room > _FULL
    return is_closed(upper) and room > _FULL


def _lines(letters: Sequence[Letter], size: float) -> Iterator[list[Letter]]:
    from_top = sorted(letters, key=lambda letter: -letter.middle[1])
    for line in cut_where(from_top, lambda line, letter: line[0].middle[1] - letter.middle[1] > 0.6 * size):
        yield sorted(line, key=lambda letter: letter.box[0])
