"""Where a heading ends that goes on with what was done about it, on the same line."""

from __future__ import annotations

from collections.abc import Sequence

from notices.parsing.fields import TOLD_AFTER, finding_start, first_marker, starts_field
from notices.parsing.headings import begins_act, is_finding, is_terse, is_wanting
from notices.parsing.lines import Line, outside_quotes
from notices.parsing.outline.bodies import enumeration
from notices.parsing.outline.colons import closes_heading
from notices.parsing.outline.labels import Label, label_at
from notices.parsing.outline.unnumbered import (
    LISTING,
    LONGEST_LINE,
    QUOTED,
    QUOTED_ALONE,
    QUOTED_RUN_IN,
    RUN_IN,
)

STOPS = "。!?"  # ends of sentences


def heading_end(folded: str, label: Label, line: Line, opens: bool) -> int:
    """`opens`: does the next line open a list of measures, so that this one states the finding alone?"""
    if end := _named_end(folded, label, line.end):
        return end
    limit = _first_field(folded, label.body, line.end)
    run = enumeration(folded, [Line(label.body, limit)])
    stop = run[0].start if run else limit
    finding = finding_start(folded[label.body : min(label.body + LONGEST_LINE, line.end)])
    if (finding or label.form.word == "问题") and (opens or limit < line.end):
        if run and _are_findings(folded, run, limit):
            return limit
        if finding or _opens_answer(folded, limit, line.end):
            return stop
    if _begins_step(folded, label.body, line.end):
        return label.end  # (12)一是 …: a label with no heading of its own
    return _sentence_end(folded, label.body + finding, stop)


def _first_field(folded: str, start: int, end: int) -> int:
    marker = first_marker(folded, Line(start, end)) or 0
    return marker if marker > start else end


def _begins_step(folded: str, start: int, end: int) -> bool:
    inner = label_at(folded, start, end)
    return inner is not None and inner.form.unit == "是"


def _opens_answer(folded: str, start: int, end: int) -> bool:
    """…中仅3个经过议事。【整改情况：…】"""
    return start < end and starts_field(folded, Line(start, end)) in TOLD_AFTER


def _are_findings(folded: str, run: Sequence[Label], limit: int) -> bool:
    """问题2：审核有漏洞。一是三审三校打折扣，二是外包节目走过场: does each tell more of what was found?"""
    ends = [*(label.start for label in run[1:]), limit]
    steps = [folded[label.body : end].strip(" ,;。") for label, end in zip(run, ends, strict=True)]
    return any(map(is_wanting, steps)) and all(map(is_terse, steps)) and not any(map(begins_act, steps))


def _named_end(folded: str, label: Label, end: int) -> int:
    """Behind a question, 关于“…”问题：, 关于“…” before what was done, 针对…问题， before a list; 0 for others."""
    start = label.body
    if folded[end - 1] == "?":
        return end
    patterns = [QUOTED, QUOTED_ALONE, *([RUN_IN] if label.form.system == "~quoted" else [])]
    if quoted := next(filter(None, (pattern.match(folded, start, end) for pattern in patterns)), None):
        return quoted.end()
    run_in = QUOTED_RUN_IN.match(folded, start, end)
    if run_in and is_wanting(run_in["finding"]) and not is_finding(run_in["rest"]):
        return run_in.start("rest")
    listing = LISTING.match(folded, start, end)
    first = label_at(folded, listing.end(), end, is_line=False) if listing else None
    return listing.end() if listing and first and first.number == 1 else 0


def _sentence_end(folded: str, start: int, limit: int) -> int:
    for offset in outside_quotes(folded, start, limit):
        char = folded[offset]
        if char in STOPS:
            return offset + 1
        if char == ":" and closes_heading(folded, start, offset, limit):
            return offset + 1
    return limit
