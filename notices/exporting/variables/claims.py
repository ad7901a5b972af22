"""What an export says of a claim, whatever its kind: where it stands, what it claims, which words prove it.

A claim has no number of its own: it is the words from `start` to `end` of the text of its notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from notices.claim_kinds import CLAIM_KINDS
from notices.columns import Column

_STANDS_IN: tuple[Column, ...] = (
    Column("notice_id", "所在通报的编号", "Notice it stands in", lambda c: c.notice.name),
    Column(
        "problem_id",
        "所在问题或分项的编号；不在问题之内则为空",
        "Problem or item it stands in; empty outside of problems",
        lambda c: c.problem and c.problem.public_id,
    ),
    Column(
        "measure_id",
        "所在措施的编号；不在措施之内则为空",
        "Measure it stands in; empty outside of measures",
        lambda c: c.measure and c.measure.public_id,
    ),
)
_READ_FROM: tuple[Column, ...] = (
    Column(
        "words",
        "据以判断的原文，一字不差（联系方式除外）",
        "Words that prove it, as printed; contacts masked",
        attrgetter("words"),
    ),
    Column(
        "sentence",
        "所在的句子，一字不差（联系方式除外）",
        "Sentence they stand in, as printed; contacts masked",
        attrgetter("sentence"),
    ),
    Column(
        "start",
        "原文在正文中的起点（Unicode 码位）；与通报编号一起认定一条",
        "Where the words begin in the text (code points); with the notice it identifies the row",
        lambda c: c.start,
        "integer",
    ),
    Column("end", "原文在正文中的终点", "Where the words end in the text", lambda c: c.end, "integer"),
    Column(
        "sentence_start",
        "所在句在正文中的起点",
        "Where the sentence begins in the text",
        lambda c: c.sentence_start,
        "integer",
    ),
    Column(
        "page",
        "本站网页：所在的措施、问题或通报",
        "Page on this site, of the measure, problem or notice it stands in",
        lambda c: c.unit.get_absolute_url(),
        on_site=True,
    ),
)


CLAIM: Mapping[str, tuple[Column, ...]] = {
    kind.name: (*_STANDS_IN, *kind.columns, *_READ_FROM) for kind in CLAIM_KINDS
}
