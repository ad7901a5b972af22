"""The tables of the comparing pages as rows for a file: one line a cell, whatever the page shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from notices.columns import Row
from notices.templatetags.naming import named
from search.comparing.axes import AxisHead
from search.comparing.findings import ColumnAmounts
from search.comparing.matrix import Count, MatrixRow, TableCounts, matrix
from search.comparing.rounds import Rounds
from search.comparing.trends import Trend

TOGETHER = 50  # rows counted at once, so that a long table needs no more memory than a short one


def table_columns() -> list[str]:
    return [
        _("行代码"), _("行上级"), _("行"), _("列代码"), _("列"),
        _("条数"), _("全部条数"), _("占比"), _("通报数"), _("状态"),
    ]  # fmt: skip


def table_rows(counted: TableCounts, rows: Sequence[AxisHead], columns: Sequence[AxisHead]) -> Iterable[Row]:
    # Said now: by the time a stream is read, the reader's language is forgotten.
    states = _states()
    return (
        row
        for start in range(0, len(rows), TOGETHER)
        for line in matrix(counted, rows[start : start + TOGETHER], columns).lines
        for row in _of_line(line, columns, states)
    )


def trend_rows(trend: Trend) -> Iterator[Row]:
    """The years as a whole, then area by area."""
    states, total = _states(), AxisHead("", _("全部"))
    yield from (_row(total, year, count, states) for year, count in trend.points)
    for line in trend.areas.lines:
        yield from _of_line(line, trend.years, states)


def _of_line(line: MatrixRow, columns: Sequence[AxisHead], states: Sequence[str]) -> Iterator[Row]:
    for column, cell in zip(columns, line.cells, strict=True):
        yield _row(line.head, column, cell.count, states)


def _row(row: AxisHead, column: AxisHead, count: Count, states: Sequence[str]) -> Row:
    state = 0 if count.is_gap else 2 if count.count else 1
    share = None if count.share is None else round(count.share, 4)
    edges = (row.value, row.within, row.label, column.value, column.label)
    return (*edges, count.count, count.base, share, count.notices, states[state])


def _states() -> tuple[str, str, str]:
    return _("没有通报"), _("未提及"), _("有")


def difference_columns() -> list[str]:
    return [
        _("地区或通报"), _("通报数"), _("问题数"), _("全部问题数"), _("占比"), _("措施数"),
        _("每个问题的措施"), _("字数"), _("每个问题的字数"),
    ]  # fmt: skip


def difference_rows(differences: Iterable[ColumnAmounts]) -> Iterator[Row]:
    for difference in differences:
        yield (
            difference.column.label,
            difference.notices,
            difference.problems,
            difference.base,
            None if difference.share is None else round(difference.share, 4),
            difference.measures,
            None if difference.measures_each is None else round(difference.measures_each, 2),
            difference.characters,
            None if difference.characters_each is None else round(difference.characters_each, 1),
        )


def round_columns() -> list[str]:
    return [
        _("领域代码"), _("领域"), _("情形"), _("轮次"), _("通报"), _("日期"), _("问题编号"), _("问题"),
    ]  # fmt: skip


def round_rows(two: Rounds) -> Iterator[Row]:
    """A line for each problem of either round, area by area."""
    states = {"back": _("再次出现"), "new": _("新出现"), "gone": _("不再提及")}
    sides = (two.earlier, _("较早")), (two.later, _("较晚"))
    for area in two.areas:
        for (notice, side), filed in zip(sides, (area.earlier, area.later), strict=True):
            for problem in filed.problems:
                yield (
                    area.category.slug,
                    named(area.category),
                    states[area.state],
                    side,
                    notice.title,
                    notice.dated,
                    problem.public_id,
                    str(problem),
                )
