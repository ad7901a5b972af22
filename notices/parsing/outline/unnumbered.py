"""Headings without a number or a mark, told by their words: the label that stands for the one that is not printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notices.parsing.fields import DONE, Field, field_of, starts_finding
from notices.parsing.headings import is_finding, is_wanting
from notices.parsing.lines import Line
from notices.parsing.outline.labels import Label, unprinted

LONGEST_LINE = 80  # characters of a heading that has a line of its own
_LEAST_AROUND = 3  # of the four short lines around one, two above it and two below
SHORT = 45  # characters of a heading that nothing but its length shows
_LONGEST_FINDING = 150  # characters
_FINDING = re.compile(
    r"(?:(?:关于|针对|对)[^。\n]{2,140}?(?:问题|方面)|“[^“”\n]{4,100}”(?:等)?的?问题)"
    r"(?:的?(?:整改|落实))?(?:落实|完成|进展)?(?:情况)?[。:]?(?![^\n])"
)
_LEADING = re.compile(  # 关于台账不全的问题。补齐台账12本。
    r"(?:(?:关于|针对)(?:(?!问题,)[^。;:\n]){2,140}?|“[^“”\n]{4,100}”(?:等)?的?)问题(?:的?(?:整改|落实))?(?:落实|完成|进展)?(?:情况)?[。:]"
)
_FIELD = re.compile(  # 【党的建设方面】
    r"(?:[【\[] ?(?P<marked>[^。;:!?【】\[\]\n]{3,50}方面(?:存在的?(?:突出|主要)?问题|的?问题)?) ?[】\]]"
    r"|(?P<field>[^,。;:、!?《》【】\[\]0-9\n]{3,40}方面(?:存在的?(?:突出|主要)?问题|的?问题)?))"
    r"(?:\([^()\n]{0,8}[0-9]+ ?[个项条类][^()\n]{0,6}\))?[:。]?(?![^\n])"
)
_TITLED = re.compile(r"[【〔\[](?P<words>[^】〕\]\n]{2,40})[】〕\]][:。]?(?![^\n])")
_FURNITURE = re.compile(r"[:0-9]|大 |打印|关闭|字体|编辑|声明")
_QUESTION = re.compile(r"问:(?=[^\n]*问题)")  # 问：针对“台账不全”问题，采取了哪些措施？
_REFERS = re.compile("(?:针对|对照|围绕)(?:上述|以上|该|此|这)")  # 针对上述问题，主要采取以下措施：
_SENTENCE = re.compile(r"[^。;\n]{4,70}+[。:]?")
QUOTED = re.compile(  # 针对“台账不全”问题，补齐台账12本。
    r"(?:关于|针对|对)“(?:[^“”\n]|“[^“”\n]{0,40}+”){2,100}+”(?:等)?的?(?:突出|具体)?问题[,:](?=[^\n]{8}|(?![^\n]))"
)
LEADS = re.compile(  # 针对编外人员管理松散的问题，清理借调人员3名。修订管理办法。
    r"(?:关于|针对)[^。;:\n]{4,60}?的?问题[,:](?=[^\n]{8}|(?![^\n]))"
)
LEADS_ALONE = re.compile(
    r"(?:关于|针对)[^。,;:]{2,60}问题[,:]"
)  # 针对欠缴租金问题，街道成立专班追缴租金12万元。
LISTING = re.compile(  # 针对台账不全的问题，①补齐台账。 “台账不全”的问题，1.补齐台账。
    r"(?:(?:关于|针对)(?:(?!问题[,:])[^。;:\n]){2,100}|“[^“”\n]{2,100}+”(?:等)?的?)问题[,:]"
)
QUOTED_ALONE = re.compile(  # 针对“台账不全”，补齐台账12本。 but not 针对“台账不全”，审核走过场的问题。
    r"(?:关于|针对)“[^“”\n]{4,100}+”[,:](?=[^\n]{8})(?![^。;:!?\n]{0,60}问题[。:])"
)
QUOTED_RUN_IN = re.compile(  # 关于“台账不全”补齐台账12本，逐月核对。 but not 关于“重建轻管”现象仍然存在。
    r"(?:关于|针对)“(?P<finding>[^“”\n]{4,100}+)”(?![^。\n]{0,80}问题)(?P<rest>[^\n,。;:]{6,80}+[,。;])"
)
RUN_IN = re.compile(  # 关于轮椅闲置的问题，收回闲置轮椅97件。
    r"(?:关于|针对|对)(?!上述|以上|此|这)[^。;:\n]{4,70}?问题,(?=[^\n]{8})"
)


def heading_label(words: str, line: Line, above: bool, begun: bool) -> Label | None:
    """The label of a line that looks like a heading, None for any other.

    `above`: a list of measures is opened right below; `begun`: there was a heading before.
    """
    if label := _named(words, line) or (unprinted("above", line) if above else None):
        return label
    if (match := _TITLED.match(words)) is not None:
        is_name = not field_of(match["words"]) and not _FURNITURE.search(match["words"])
        return unprinted("titled", line, line.start + match.start("words")) if is_name else None
    return _told_by_length(words, line) if begun and words and not field_of(words) else None


def _named(words: str, line: Line) -> Label | None:
    """A question, 问题：…, 关于…问题, …方面."""
    if _QUESTION.match(words):
        return unprinted("asked", line, line.start + 2)
    if starts_finding(words[:LONGEST_LINE]) and field_of(words) is None:
        return unprinted("named", line)
    if _LEADING.match(words) or (len(words) < _LONGEST_FINDING and _FINDING.match(words)):
        return unprinted("finding", line)
    if (match := _FIELD.match(words)) is not None:
        return unprinted("field", line, line.start + max(match.start("field"), match.start("marked")))
    return unprinted("quoted", line) if QUOTED.match(words) else None


def _told_by_length(words: str, line: Line) -> Label | None:
    if len(words) <= SHORT and words[-1] not in "。;,:、":
        return unprinted("defect" if is_wanting(words) else "short", line)
    lead = _SENTENCE.match(words)
    return unprinted("defect", line) if lead and is_finding(lead[0]) and not _REFERS.match(words) else None


def above_measures(folded: str, lines: Sequence[Line], fields: Sequence[Field | None]) -> list[bool]:
    """台账不全, and on the next line 整改措施：…; who is responsible may be told in between."""
    are_above, opens = [], False
    for line, field in zip(reversed(lines), reversed(fields), strict=True):
        is_cell = field_of(folded[line.start : line.end]) is not None
        are_above.append(opens and field is None and not is_cell and line.end - line.start <= LONGEST_LINE)
        opens = field in DONE or (opens and field is Field.RECORD)
    return are_above[::-1]


def as_those_around(labels: Sequence[Label | None], lines: Sequence[Line]) -> list[Label | None]:
    """Among short lines that say what is wrong, one whose words do not is another: 智慧港口“盆景多、风景少”."""
    unlabelled = [
        index
        for index, (label, line) in enumerate(zip(labels, lines, strict=True))
        if label and label.form.system in ("~defect", "~short") and line.end - line.start <= SHORT
    ]
    says = [labels[index].form.system == "~defect" for index in unlabelled]  # type: ignore[union-attr]
    turned = {
        index
        for place, index in enumerate(unlabelled)
        if not says[place] and sum(says[max(place - 2, 0) : place + 3]) >= _LEAST_AROUND
    }
    return [
        unprinted("defect", line) if index in turned else label
        for index, (label, line) in enumerate(zip(labels, lines, strict=True))
    ]
