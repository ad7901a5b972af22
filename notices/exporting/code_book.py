"""The code book: every variable explained in Chinese and English, from the table that the files come from. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from notices.columns import Column

TYPES: Mapping[str, str] = {
    "string": "文字",
    "integer": "整数",
    "number": "小数",
    "boolean": "是否：1 / 0（JSON Lines 为 true / false）",
    "date": "日期，年-月-日",
    "datetime": "时间，ISO 8601",
    "list": "多个值，以“; ”分隔（JSON Lines 为数组）",
}
GUARDED = (
    "CSV 与 Excel 中，以 = + - @（及其全角）开头的文字前加一个 '，以免被当作公式；JSON Lines 中没有。",
    "In CSV and XLSX a text that begins with = + - @ has a ' before it, lest it be computed; not in JSON Lines.",
)
UNGUARDED = (
    "本包 CSV 中的文字一字不改，位置因此准确；请不要让电子表格把它们当作公式。",
    "Texts in this package's CSV are untouched, so that offsets hold: let no spreadsheet compute them.",
)
REMARKS = (
    (
        "文字中的位置以 Unicode 码位计，从 0 起，终点不含在内。",
        "Offsets count Unicode code points from 0; the end is not included.",
    ),
    (
        "空白的单元格表示通报没有写明或程序没有识别，不表示没有。",
        "An empty cell means not stated or not recognised, never “none”.",
    ),
    (
        "电话、邮箱、证件与账号、住址以等长的 * 遮盖。",
        "Phones, e-mail, identity and account numbers, addresses are masked by * at equal length.",
    ),
    (
        "结构与领域由程序识别，可能有误；通报的数量不等于问题的实际多少。",
        "Structure and areas are recognised by a program and may be wrong; notices counted are not problems counted.",
    ),
)


def code_book(tables: Iterable[tuple[str, str, Sequence[Column]]], version: str) -> str:
    """Of a data package, as Markdown: one table of variables a file; `tables` are names, titles and columns."""
    lines = ["# 变量说明 · Code book", "", f"数据版本 · collection version: `{version}`", ""]
    for zh, en in (*REMARKS, UNGUARDED):
        lines += [f"- {zh}", f"  {en}"]
    for name, title, columns in tables:
        lines += ["", f"## {name} · {title}", "", "| variable | type | 说明 | meaning |", "|---|---|---|---|"]
        lines += [f"| `{column.name}` | {column.type} | {column.zh} | {column.en} |" for column in columns]
    return "\n".join(lines) + "\n"
