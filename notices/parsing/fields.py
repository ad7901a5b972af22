"""Field words: 整改措施：, 责任单位：, 完成时限： and what each says about the text behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from notices.parsing.lines import Line, strip


class Field(Enum):
    """What the text behind a field word is."""

    FINDING = "finding"  # 问题：… states what was found
    MEASURES = "measures"  # 整改措施：… holds measures
    PROGRESS = (
        "progress"  # 整改进展：… holds measures where no 整改措施 does, else a paragraph is one measure
    )
    RESULT = "result"  # 整改成效：… a paragraph is one measure
    RECORD = "record"  # 责任单位：… is about the file, no measure


# Spaces around a word are allowed.
_WORDS: dict[Field, tuple[str, ...]] = {
    Field.FINDING: (
        "反馈问题", "存在问题", "问题表现", "问题描述", "具体问题", "发现问题", "巡视反馈问题",
        "巡察反馈问题", "问题",
    ),
    Field.MEASURES: (
        "整改落实情况", "整改工作情况", "整改具体措施", "整改措施", "整改举措", "整改情况", "整改落实",
        "落实情况", "主要措施", "具体措施", "工作措施", "采取措施", "措施", "主要做法", "整改做法",
        "整改措施及成效", "整改",
    ),
    Field.PROGRESS: (
        "整改进展情况", "整改进展", "整改完成情况", "进展情况", "工作进展", "目前进展", "完成情况",
    ),
    Field.RESULT: (
        "整改成效", "整改效果", "整改结果", "取得成效", "工作成效", "取得效果", "下一步工作安排",
        "下一步工作计划", "下一步工作打算", "下一步工作措施", "下一步安排", "下一步计划", "下一步打算",
        "下一步措施", "下一步工作", "下步安排", "下步工作", "下一步", "后续安排", "后续工作",
    ),
    Field.RECORD: (
        "责任单位", "责任领导", "责任部门", "责任科室", "责任人", "牵头单位", "牵头领导", "牵头部门",
        "牵头人", "配合单位", "协办单位", "整改责任单位", "整改责任人", "整改单位", "完成时限", "完成时间",
        "整改时限", "整改期限", "整改时间", "整改状态", "整改类型", "办理状态", "是否完成", "销号情况",
        "销号时间", "序号", "问题序号", "问题编号", "问题类型",
    ),
}  # fmt: skip
_FIELD_OF = {word: field for field, words in _WORDS.items() for word in words}


def _one_of(*fields: Field) -> str:
    """A pattern of these fields' words; longer words stand before those they begin with."""
    return "|".join(sorted((word for field in fields for word in _WORDS[field]), key=len, reverse=True))


_OPENING = rf"[【\[(〔]? ?(?P<word>{_one_of(*Field)}) ?[】\])〕]?"
_CLOSE = r"(?: ?: ?|(?<=[】\]〕])| *(?![^\n]))"
_NUMBER = r"(?:[0-9]{1,2} ?[.、]|[(]?(?:[0-9]{1,2}|[一二三四五六七八九十])[)][、.]?|[①-⑩]) ?"
# 2.整改成效：…; a line of its own, （四）下一步工作, is the heading of a part
_AT_START = re.compile(rf"{_OPENING}{_CLOSE}|{_NUMBER}(?P<listed>{_one_of(*Field)}) ?[:。] ?(?=[^\n])")
_BRACKETED = rf"[(\[【〔] ?(?P<kept>{_one_of(Field.RECORD)}) ?: ?[^()\[\]【】〔〕\n]{{1,60}}[)\]】〕][。;]?"
_INSIDE = re.compile(
    rf"{_BRACKETED}"  # （责任单位：甲科）
    rf"|(?:(?<=[。;])|(?<=[。;] )){_OPENING} ?: ?"  # …已清零。责任单位：甲科
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under one field word; `marker` is the word's own span, None where none stands before it."""

    field: Field | None
    marker: tuple[int, int] | None
    line: Line


@dataclass(frozen=True, slots=True)
class _Marker:
    """A field word as printed; `end` is where its value ends, None where that is the next one's begin."""

    field: Field
    span: Line
    end: int | None


def starts_finding(body: str) -> bool:
    """Does a heading's text begin with 问题：?"""
    match = _AT_START.match(body)
    return bool(match and _field(match) is Field.FINDING and match.group().rstrip().endswith(":"))


def starts_field(folded: str, line: Line) -> Field | None:
    """What a line says it holds: 整改措施：, 2.整改成效：; None where it begins with no such word, or with 问题：."""
    first = next(iter(_markers(folded, line)), None)
    return first.field if first and first.span.start == line.start else None


def field_of(cell: str) -> Field | None:
    """What a table's column of this name holds."""
    return _FIELD_OF.get(cell.strip(" :"))


def segments(folded: str, line: Line) -> Iterator[Segment]:
    """A line cut at its field words; the first piece has none where the line does not begin with one."""
    field, marker, start = None, None, line.start
    for found in _markers(folded, line):
        if found.span.start > start or marker:
            yield Segment(field, marker, strip(folded, start, found.span.start))
        field, marker, start = found.field, (found.span.start, found.span.end), found.span.end
        if found.end:
            yield Segment(field, marker, strip(folded, start, found.end))
            field, marker, start = None, None, found.end
    if start < line.end or marker:
        yield Segment(field, marker, strip(folded, start, line.end))


def _markers(folded: str, line: Line) -> list[_Marker]:
    """The field words of a line, those that announce a finding left out: they are headings."""
    has_colon = folded.find(":", line.start, line.end) >= 0
    inside = list(_INSIDE.finditer(folded, line.start, line.end)) if has_colon else []
    if not (inside and inside[0].start() == line.start):
        first = _AT_START.match(folded, line.start, line.end)
        inside = [first, *(match for match in inside if match.start() >= first.end())] if first else inside
    found = (_marker(folded, match) for match in inside)
    return [marker for marker in found if marker.field is not Field.FINDING]


def _marker(folded: str, match: re.Match[str]) -> _Marker:
    if kept := match.groupdict().get("kept"):
        return _Marker(_FIELD_OF[kept], strip(folded, match.start(), match.end("kept")), match.end())
    return _Marker(_field(match), strip(folded, match.start(), match.end()), None)


def _field(match: re.Match[str]) -> Field:
    groups = match.groupdict()
    return _FIELD_OF[groups["word"] or groups["listed"]]


def first_marker(folded: str, line: Line) -> int | None:
    """Where the first field word other than 问题： begins in a line."""
    return next((marker.span.start for marker in _markers(folded, line)), None)


def keeps_record(folded: str, line: Line) -> bool:
    """Is a line only about the file: 责任单位：甲科, （完成时限：五月底）?"""
    return starts_field(folded, line) is Field.RECORD
