"""A batch's report as a table: every file by name, and what became of it."""

from __future__ import annotations

from notices.columns import Row
from notices.models import ImportFile

COLUMNS = (
    "序号",
    "文件",
    "状态",
    "建议",
    "通报",
    "同批中与它相同的",
    "疑点",
    "说明",
    "网址",
    "SHA-256",
    "完成时间",
)


def row(file: ImportFile) -> Row:
    return (
        file.number,
        file.name,
        file.get_status_display(),
        file.get_suggestion_display(),
        file.notice.name if file.notice else "",
        file.same_as.number if file.same_as else "",
        file.doubt_count,
        file.reason,
        file.url,
        file.sha256,
        file.finished.isoformat(timespec="seconds") if file.finished else "",
    )
