"""The report of a batch as a table."""

from __future__ import annotations

from notices.importing.batch_report import COLUMNS, row
from notices.models import ImportFile


def test_a_file_is_named_with_what_became_of_it() -> None:
    file = ImportFile(number=1, name="甲,乙.txt", sha256="ab", status="failed", reason="空\n文件")
    assert dict(zip(COLUMNS, row(file), strict=True)) == {
        "序号": 1,
        "文件": "甲,乙.txt",
        "状态": "失败",
        "建议": "",
        "通报": "",
        "同批中与它相同的": "",
        "疑点": 0,
        "说明": "空\n文件",
        "网址": "",
        "SHA-256": "ab",
        "完成时间": "",
    }
