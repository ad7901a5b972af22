"""Field words: 整改措施：, 责任单位：, 完成时限： and what each says about the text behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import zip_longest

from notices.parsing.lines import BRACKETS, BULLETS, Line, strip


class Field(Enum):
    """What the text behind a field word is."""

    FINDING = "finding"  # 问题：… states what was found
    MEASURES = "measures"  # 整改措施：… holds measures
    PROGRESS = (
        "progress"  # 整改进展：… holds measures where no 整改措施 does, else a paragraph is one measure
    )
    RESULT = "result"  # 整改成效：… the same, where neither of these does
    RECORD = "record"  # 责任单位：… is about the file, 原因分析：… about the finding: no measure


DONE = (Field.MEASURES, Field.PROGRESS)  # what was done about the finding told before
TOLD_AFTER = (*DONE, Field.RESULT)  # in the order in which steps may be told

# How the words of each field are made; spaces around a word are allowed.
_WORDS: dict[Field, str] = {
    Field.FINDING: (
        "(?:反馈|存在|发现|指出|具体|主要|突出|巡[视察]|原){0,3}的?问题(?:表现|描述|表述|内容|简述|概述)?"
        "|(?:具体|主要)表现|表现形式"
        "|(?:反馈|巡[视察](?:组|反馈)?)(?:意见)?指出"
    ),
    Field.MEASURES: (
        "(?:(?:整改|工作|主要|具体|已?采取|落实|改进|治理)的?){0,3}(?:措施|举措|做法|对策)"
        "(?:[及和与](?:取得的?)?(?:成效|进展|效果))?"
        "|整改(?:落实|工作)?(?:情况)?|落实情况|答|A"
    ),
    Field.PROGRESS: (
        "(?:整改|工作|目前|当前|最新|推进){0,2}(?:进展|完成)情况|(?:整改|工作|目前|当前|最新)进展|已(?:整改|完成|办结)"
    ),
    Field.RESULT: (
        "(?:整改|工作|取得|阶段性?|初步|目前)的?(?:工作|整改)?(?:成效|效果|结果|成果)"
        "|(?:下一?步|后续|今后|下一?阶段)(?:整改|工作){0,2}(?:安排|计划|打算|措施|举措|考虑)?"
        "|长效机制|建章立制(?:情况)?"
    ),
    Field.RECORD: (
        "(?:整改|责任|牵头|配合|协办|承办|主办|分管|督办|督导|包[抓保联]|挂点){1,2}(?:单位|领导|部门|[科股处]室|人员?|主体)"
        "|(?:整改|完成|办结|销号|公开|计划|目标){1,2}(?:时[限间]|期限|日期|目标)"
        "|(?:整改|办理|完成|销号|目前|问题)(?:状态|进度|类[型别]|性质|结论|序号|编号)|(?:所属|涉及|问题)(?:方面|领域|板块|类别)"
        "|(?:问题)?(?:产生|存在|形成)?的?(?:原因|成因|根源)(?:分析|剖析|查找)?|(?:佐证|证明|印证|支撑)材料"
        "|(?:验收|销号|评估)(?:标准|依据|意见|情况|结论)|是否(?:完成|销号|办结)|序号"
    ),
}


def _one_of(*fields: Field) -> str:
    """A pattern of these fields' words."""
    return "|".join(_WORDS[field] for field in fields)


_WORD = {field: re.compile(words) for field, words in _WORDS.items()}

# 【问题】 and 问题： before what was found
FINDING_WORD = rf"(?:[【\[〔] ?(?:{_one_of(Field.FINDING)}) ?[】\]〕] ?:?|(?:{_one_of(Field.FINDING)}) ?:)"
_OPENING = rf"(?:[{BULLETS}] ?)?[【\[(〔〖]? ?(?P<word>{_one_of(*Field)}) ?[】\])〕〗]?"
_CLOSE = r"(?: ?: ?|(?<=[】\]〕〗])| *(?![^\n])| +(?=[^ \n]))"
_NUMBER = r"(?:[0-9]{1,2} ?[.、]|[(]?(?:[0-9]{1,2}|[一二三四五六七八九十])[)][、.]?|[①-⑩]) ?"
# 2.整改成效：…; a line of its own, （四）下一步工作, is the heading of a part
_AT_START = re.compile(rf"{_OPENING}{_CLOSE}|{_NUMBER}(?P<listed>{_one_of(*Field)}) ?[:。] ?(?=[^\n])")
_BRACKETED = rf"[(\[【〔] ?(?P<kept>{_one_of(Field.RECORD)}) ?: ?[^()\[\]【】〔〕\n]{{1,60}}[)\]】〕][。;]?"
_INSIDE = re.compile(
    rf"{_BRACKETED}"  # （责任单位：甲科）
    rf"|[【\[〔〖] ?(?P<boxed>{_one_of(*Field)}) ?[】\]〕〗] ?:? ?"  # …的问题【整改措施】
    rf"|(?:(?<=[。;】〕〗])|(?<=[。;] )){_OPENING} ?: ?"  # …已清零。责任单位：甲科
    rf"|(?<=问题) ?(?P<told>{_one_of(*TOLD_AFTER)}) ?: ?(?=[^ \n])"  # 1.关于台账不全的问题整改情况：一是补齐台账
)


_STATE = "(?:已|基本|正在|持续|长期|尚?未|阶段性|推进中|整改(?:完成|到位|中))"
# （已完成，长期坚持）: how far a problem is, on a line of its own or behind its heading; 完成情况：已完成
STATE = re.compile(rf" ?[(\[【]{_STATE}[^()\[\]【】。\n]{{0,16}}[)\]】][。;]?")
# the same, also behind what closes a field in brackets: 】【已销号】
STATE_BEHIND = re.compile(rf"{STATE.pattern}|[】\])〕〗][。;]? ?(?:{STATE.pattern})?")
STATE_ALONE = re.compile(rf"{_STATE}[^()。,;\n]{{0,8}}(?:[,、]{_STATE}[^()。,;\n]{{0,8}})?[。;]?")


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
    """Does a heading's text begin with 问题： or 【问题】?"""
    return finding_start(body) > 0


def finding_start(body: str) -> int:
    """Where what was found begins behind 问题： or 【问题】; 0 where neither stands there."""
    match = _AT_START.match(body)
    is_named = match is not None and _field(match) is Field.FINDING and match.end() < len(body)
    return match.end() if match and is_named and match.group().rstrip()[-1] in ":】]〕" else 0


def starts_field(folded: str, line: Line) -> Field | None:
    """What a line says it holds: 整改措施：, 2.整改成效：; None where it begins with no such word, or with 问题：."""
    first = next(iter(_markers(folded, line)), None)
    return first.field if first and first.span.start == line.start else None


def field_of(cell: str) -> Field | None:
    """What a table's column of this name holds."""
    name = cell.strip(" :")
    return next((field for field in Field if _WORD[field].fullmatch(name)), None)


def segments(folded: str, line: Line) -> Iterator[Segment]:
    """A line cut at its field words; the first piece has none where the line does not begin with one."""
    field, marker, start = None, None, line.start
    for marker_in_line in _markers(folded, line):
        if marker_in_line.span.start > start or marker:
            yield Segment(field, marker, strip(folded, start, marker_in_line.span.start))
        field, marker, start = (
            marker_in_line.field,
            (marker_in_line.span.start, marker_in_line.span.end),
            marker_in_line.span.end,
        )
        if marker_in_line.end:
            yield Segment(field, marker, strip(folded, start, marker_in_line.end))
            field, marker, start = None, None, marker_in_line.end
    if start < line.end or marker:
        yield Segment(field, marker, strip(folded, start, line.end))


def _markers(folded: str, line: Line) -> list[_Marker]:
    """The field words of a line, those that announce a finding left out: they are headings."""
    marked = any(folded.find(mark, line.start, line.end) >= 0 for mark in ":【[〔〖")
    inside = list(_INSIDE.finditer(folded, line.start, line.end)) if marked else []
    if not (inside and inside[0].start() == line.start):
        first = _AT_START.match(folded, line.start, line.end)
        inside = [first, *(match for match in inside if match.start() >= first.end())] if first else inside
    markers = [marker for match in inside if (marker := _marker(folded, match)).field is not Field.FINDING]
    return [_up_to(marker, following) for marker, following in zip_longest(markers, markers[1:])]


def _up_to(marker: _Marker, following: _Marker | None) -> _Marker:
    """A field within the brackets of another ends that one's value."""
    is_within = following is not None and marker.end is not None and following.span.start < marker.end
    return replace(marker, end=None) if is_within else marker


def _marker(folded: str, match: re.Match[str]) -> _Marker:
    if match.groupdict().get("kept"):
        return _Marker(Field.RECORD, strip(folded, match.start(), match.end("kept")), match.end())
    return _Marker(_field(match), strip(folded, match.start(), match.end()), _bracket_end(folded, match))


def _bracket_end(folded: str, match: re.Match[str]) -> int | None:
    """Where the bracket closes that a field opens with: 【整改情况：补齐台账。】; None where it opens with none."""
    opening = match[0].lstrip(f" {BULLETS}")[:1]
    closing = BRACKETS.get(opening, "")
    if not closing or closing in match[0]:
        return None
    depth = 1
    for offset in range(match.end(), match.endpos):
        depth += (folded[offset] == opening) - (folded[offset] == closing)
        if not depth:
            return offset
    return None


def _field(match: re.Match[str]) -> Field:
    groups = match.groupdict()
    word = groups["word"] or groups.get("listed") or groups.get("told") or groups["boxed"]
    return next(field for field in Field if _WORD[field].fullmatch(word))


def first_marker(folded: str, line: Line) -> int | None:
    """Where the first field word other than 问题： begins in a line."""
    return next((marker.span.start for marker in _markers(folded, line)), None)


def keeps_record(folded: str, line: Line) -> bool:
    """Is a line only about the file: 责任单位：甲科, （完成时限：五月底）, （已完成）?"""
    is_state = STATE.fullmatch(folded, line.start, line.end) is not None
    return is_state or starts_field(folded, line) is Field.RECORD
