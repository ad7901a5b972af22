"""A batch's report as a table that spreadsheet programs open: every file by name, and what became of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from notices.importing.batches import ImportFile

COLUMNS = ("序号", "文件", "状态", "通报", "疑点", "说明", "网址", "SHA-256", "完成时间")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(files: Iterable[ImportFile]) -> Iterator[str]:
    """UTF-8 with a byte order mark: without it Excel takes the text for another encoding."""
    yield "\ufeff" + _line(COLUMNS)
    for file in files:
        yield _line(_cells(file))


def _cells(file: ImportFile) -> tuple[str, ...]:
    return (
        str(file.number),
        file.name,
        file.get_status_display(),
        file.notice.name if file.notice else "",
        str(file.doubt_count),
        file.reason,
        file.url,
        file.sha256,
        file.finished.isoformat(timespec="seconds") if file.finished else "",
    )


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([guarded(cell) for cell in cells])
    return written.getvalue()


def guarded(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is made plain text; file names come from strangers."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
