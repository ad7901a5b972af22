"""How likely each heading is each level, by what it says, what its form says elsewhere, and what stands around it.

A multinomial logistic regression whose table ships as `likelihood.json`; `tools/outline_weights.py` finds it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from notices.parsing.fields import keeps_record
from notices.parsing.outline.labels import Form
from notices.parsing.outline.roles import speaks_of
from notices.parsing.outline.sheet import Head, Sheet
from notices.parsing.outline.totals import Totals

LEVELS = ("none", "organisation", "rectification", "outlook", "part and aspect", "aspect", "problem", "item")
_ACTS = re.compile(
    r"(?:进一步|全面|及时|认真|持续|切实|着力|深入|积极|逐|再次|严|组织|召开|制定|修订|出台|印发|建立|完善|健全|开展|加强|强化|推进|推动"
    r"|落实|成立|明确|清理|清退|追缴|把|按|以|由|通过|邀请|聘请|安排|选派|调整|规范|整治|督促|约谈|核查|排查|梳理|压减|提高|提升|优化"
    r"|实行|实施|推行|统一|公开|设立|新增|新建|投入|争取|收回|退回|补|举办|举一反三|抓|建成|盘活|拓宽|引入|取消|停|关停|责令|立案|给予|坚持)"
)
_RECORDS = 6  # lines behind a heading that may keep the record
_KINDS = (
    *(
        "一、",
        "(一)",
        "1.",
        "1、",
        "(1)",
        "1)",
        "①",
        "⑴",
        "一是",
        "第一",
        "首先",
        "第一方面",
        "第一部分",
        "1.1",
        "1.1.1",
        "1-1",
        "a)",
        "A.",
    ),
    *("~finding", "~field", "~named", "~quoted", "~above", "~titled", "~defect", "~short", "~asked"),
)


class _Flags(NamedTuple):
    """What a heading says of itself."""

    finding: float
    names: float
    aspect: float
    noun: float
    field: float
    by_label: float
    enumerated: float
    listed: float
    whole_line: float
    empty: float
    short: float
    middling: float
    long: float
    organisation: float
    outlook: float
    rectification: float
    sanctions: float
    acts: float
    stop: float
    colon: float
    first: float
    quotes: float
    problem: float
    about: float
    figures: float
    opens: float
    text_below: float
    head_below: float


def _flags(sheet: Sheet, head: Head) -> _Flags:
    text = head.text
    organisation, outlook, rectification, sanctions = speaks_of(text[:60])
    below = _line_below(sheet, head.index)
    head_below = below is not None and sheet.heads[below] is not None
    return _Flags(
        head.is_finding, head.names_finding, head.is_aspect, head.is_noun, head.is_field_of_problems,
        head.states_by_label, head.enumerated, head.listed, head.is_whole_line, not text, len(text) <= 12,
        12 < len(text) <= 45, len(text) > 90, organisation, outlook, rectification, sanctions,
        _ACTS.match(text) is not None, text.endswith("。"), text.endswith(":"), head.label.number == 1,
        text.startswith(("“", "关于“", "针对“", "对“")), "问题" in text, text.startswith(("关于", "针对", "对")),
        any(char.isdigit() for char in text), sheet.opens[head.index],
        below is not None and not head_below, head_below,
    )  # fmt: skip


def _line_below(sheet: Sheet, index: int) -> int | None:
    """The next line but for those that keep the record: 责任单位：后勤科 is nothing that a step is a heading of."""
    rest = range(index + 1, min(len(sheet.lines), index + 1 + _RECORDS))
    return next((line for line in rest if not keeps_record(sheet.folded, sheet.lines[line])), None)


_PARENT = (
    "finding",
    "names",
    "aspect",
    "noun",
    "organisation",
    "outlook",
    "rectification",
    "sanctions",
    "problem",
)
_PARENT_AT = [_Flags._fields.index(name) for name in _PARENT]
_BESIDE = ("finding", "names", "aspect", "acts", "enumerated", "whole_line", "first", "stop", "outlook")
_BESIDE_AT = [_Flags._fields.index(name) for name in _BESIDE]
_BELOW = ("finding", "names", "acts", "enumerated", "listed", "whole_line", "short", "long", "quotes")
_BELOW_AT = [_Flags._fields.index(name) for name in _BELOW]
_COUNTS = (
    "count",
    "begun",
    "once",
    "order",
    "first at",
    "last at",
    "position",
    "depth",
    "top",
    "tops",
    "top last",
    "first line",
)
_STATED = ("total problems", "total aspects", "total problems below", "goes on", "parent count")
FEATURES: tuple[str, ...] = (
    *_Flags._fields,
    *(f"all: {name}" for name in _Flags._fields),
    *(f"parent: {name}" for name in _PARENT),
    *(f"parents: {name}" for name in _PARENT),
    *(f"top: {name}" for name in _PARENT),
    *(f"above: {name}" for name in (*_BESIDE, "same form", "none")),
    *(f"below: {name}" for name in (*_BESIDE, "same form", "none")),
    *("children", "children a head"),
    *(f"children: {name}" for name in _BELOW),
    *_COUNTS,
    *_STATED,
    *(f"form {kind}" for kind in _KINDS),
    *("form by word", "form bullet", "form step", "form other", "one"),
)


def matrix(sheet: Sheet, totals: Totals) -> NDArray[np.float64]:
    """One row a heading of `FEATURES`, in the order of the sheet's headings."""
    heads = [head for head in sheet.heads if head is not None]
    if not heads:
        return np.zeros((0, len(FEATURES)))
    flags = np.array([_flags(sheet, head) for head in heads], float)
    ids = {form: number for number, form in enumerate(sheet.forms)}
    of_form = np.array([ids[head.form] for head in heads])
    sizes = np.bincount(of_form)
    means = np.zeros((len(ids), flags.shape[1]))
    np.add.at(means, of_form, flags)
    means /= sizes[:, None]
    parents, depths, tops = _nesting(heads)
    blank = np.zeros((1, flags.shape[1]))
    padded, padded_means = np.vstack([flags, blank]), np.vstack([means[of_form], blank])
    return np.hstack([
        flags, means[of_form], padded[parents][:, _PARENT_AT], padded_means[parents][:, _PARENT_AT],
        padded[tops][:, _PARENT_AT] * (np.array(depths) > 0)[:, None],
        _beside(padded, of_form, -1), _beside(padded, of_form, 1),
        _children(flags, parents, of_form, sizes),
        _counts(sheet, heads, of_form, sizes, depths, tops),
        _stated(heads, of_form, sizes, totals, parents),
        _kinds(sheet)[of_form],
    ])  # fmt: skip


def _nesting(heads: Sequence[Head]) -> tuple[list[int], list[int], list[int]]:
    """Parents, depths, outermost headings, -1 for none: a form met before goes back to its level, a new opens one."""
    stack: list[tuple[Form, int]] = []
    parents, depths, tops = [], [], []
    for index, head in enumerate(heads):
        level = next((i for i, (form, _) in enumerate(stack) if form == head.form), None)
        if level is not None:
            del stack[level:]
        parents.append(stack[-1][1] if stack else -1)
        depths.append(len(stack))
        stack.append((head.form, index))
        tops.append(stack[0][1])
    return parents, depths, tops


def _beside(padded: NDArray[np.float64], of_form: NDArray[np.int64], step: int) -> NDArray[np.float64]:
    n = len(of_form)
    there = np.arange(n) + step
    there[(there < 0) | (there >= n)] = n
    forms = np.append(of_form, -1)[there]
    same, none = (forms == of_form).astype(float), (there == n).astype(float)
    return np.hstack([padded[there][:, _BESIDE_AT], same[:, None], none[:, None]])


def _children(
    own: NDArray[np.float64], parents: Sequence[int], of_form: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.float64]:
    """What the headings below a form's headings say on the whole."""
    has = np.array([parent >= 0 for parent in parents])
    above = of_form[[max(parent, 0) for parent in parents]]
    counts = np.bincount(above[has], minlength=len(sizes)).astype(float)
    with_any = np.zeros(len(sizes))
    for form in {int(of_form[parent]): 0 for parent in parents if parent >= 0}:
        with_any[form] = len({parent for parent in parents if parent >= 0 and of_form[parent] == form})
    says = np.zeros((len(sizes), len(_BELOW_AT)))
    np.add.at(says, above[has], own[has][:, _BELOW_AT])
    says /= np.maximum(counts, 1)[:, None]
    rows = np.hstack([(with_any / sizes)[:, None], np.minimum(counts / sizes, 8)[:, None] / 8, says])
    return rows[of_form]


def _counts(
    sheet: Sheet, heads: Sequence[Head], of_form: NDArray[np.int64], sizes: NDArray[np.int64],
    depths: Sequence[int], tops: Sequence[int],
) -> NDArray[np.float64]:  # fmt: skip
    n, length = len(heads), max(len(sheet.folded), 1)
    groups = list(sheet.forms.values())
    begun = np.array([sum(head.label.number == 1 for head in group) for group in groups])
    once = np.array([[h.label.number for h in group] == list(range(1, len(group) + 1)) for group in groups])
    first = np.array([group[0].start / length for group in groups])
    last = np.array([group[-1].start / length for group in groups])
    order = np.argsort(np.argsort(first))
    outer, place = np.unique(tops, return_inverse=True)
    return np.column_stack([
        np.minimum(np.log2(sizes[of_form]), 6) / 6, (begun / sizes)[of_form], once[of_form],
        np.minimum(order[of_form], 8) / 8, first[of_form], last[of_form], np.arange(n) / n,
        np.minimum(depths, 5) / np.array(5), np.minimum(place, 6) / 6,
        np.full(n, min(len(outer), 8) / 8), np.array(tops) == outer[-1],
        [head.index / len(sheet.lines) for head in heads],
    ])  # fmt: skip


def _stated(
    heads: Sequence[Head],
    of_form: NDArray[np.int64],
    sizes: NDArray[np.int64],
    totals: Totals,
    parents: Sequence[int],
) -> NDArray[np.float64]:
    problems = np.array([size in totals.of_problems for size in sizes], float)
    aspects = np.array([size in totals.of_aspects for size in sizes], float)
    goes_on = [
        index > 0
        and heads[index - 1].form == head.form
        and head.label.number == heads[index - 1].label.number + 1
        for index, head in enumerate(heads)
    ]
    above = np.array([problems[of_form[parent]] if parent >= 0 else 0 for parent in parents])
    size_above = np.array([min(sizes[of_form[parent]], 20) / 20 if parent >= 0 else 0 for parent in parents])
    return np.column_stack([problems[of_form], aspects[of_form], above, goes_on, size_above])


def _kinds(sheet: Sheet) -> NDArray[np.float64]:
    rows = np.zeros((len(sheet.forms), len(_KINDS) + 5))
    for row, form in zip(rows, sheet.forms, strict=True):
        sample = str(form)
        row[len(_KINDS)] = form.word not in ("", "第", "其") or form.unit == "问题"
        row[len(_KINDS) + 1] = form.system == "●"
        row[len(_KINDS) + 2] = form.is_step
        row[len(_KINDS) + 4] = 1
        if sample in _KINDS:
            row[_KINDS.index(sample)] = 1
        else:
            row[len(_KINDS) + 3] = 1
    return rows


def table(rows: Mapping[str, Sequence[float]]) -> NDArray[np.float64]:
    """`FEATURES` × `LEVELS`, from the rows by name."""
    return np.array([rows.get(name, [0.0] * len(LEVELS)) for name in FEATURES], float)


def log_likelihoods(sheet: Sheet, totals: Totals, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """One row a heading: the logarithm of how likely it is each of `LEVELS`."""
    z: NDArray[np.float64] = matrix(sheet, totals) @ weights
    if not len(z):
        return z
    z = z - z.max(1, keepdims=True)
    likely = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    floored: NDArray[np.float64] = np.log(0.98 * likely + 0.02 / len(LEVELS))
    return floored
