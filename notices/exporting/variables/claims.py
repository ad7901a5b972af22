"""What an export says of a claim: promises, figures, documents and acts of accountability.

A claim has no number of its own: it is the words from `start` to `end` of the text of its notice.
"""

from __future__ import annotations

from notices.claims import Claim, Figure
from notices.exporting.cells import Cell
from notices.exporting.columns import Column
from notices.exporting.masking import masked


def _sentence(claim: Claim) -> str:
    return masked(claim.sentence, claim.notice.contact)


def _words(claim: Claim) -> str:
    """As they stand in the masked sentence, which tells more than they do whether a number is a phone's."""
    at = claim.start - claim.sentence_start
    return _sentence(claim)[at : at + claim.end - claim.start]


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
        _words,
    ),
    Column(
        "sentence",
        "所在的句子，一字不差（联系方式除外）",
        "Sentence they stand in, as printed; contacts masked",
        _sentence,
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


def _number(value: float | None) -> Cell:
    """2160, not 2160.0."""
    return int(value) if value is not None and value.is_integer() else value


def _unit_name(what_zh: str, what_en: str) -> Column:
    return Column("unit", what_zh, what_en, lambda c: c.unit_name)


_PROMISE = (
    Column(
        "due",
        "期限，写到哪一级算哪一级：2025、2025-Q3、2025-06、2025-06-30",
        "When it is due, as far as the text says: 2025, 2025-Q3, 2025-06, 2025-06-30",
        lambda c: c.due,
    ),
    Column("due_by", "期限的最后一天", "Last day of that time", lambda c: c.due_by, "date"),
)
_FIGURE = (
    Column(
        "value",
        "数值，以基本单位计：83.9亿元为 8390000000",
        "Number in plain units: 83.9亿元 is 8390000000",
        lambda c: _number(c.value),
        "number",
    ),
    _unit_name("单位；没有单位的为空", "Unit as printed, multiples resolved; empty where there is none"),
    Column(
        "bound",
        "界限：equal 等于，above 多于，below 不超过，about 约",
        "equal: exactly; above: more than; below: at most; about",
        lambda c: Figure.Bound(c.bound).name.lower(),  # not the sign: a spreadsheet would compute it
    ),
    Column(
        "sense",
        "含义：change 增减量，level 存量",
        "change: by how much something rose or fell; level: how much there is",
        lambda c: c.sense,
    ),
)
_DOCUMENT = (
    Column("title", "书名号内的名称", "Title, without 《》", lambda c: c.title),
    Column(
        "role",
        "角色：made 制定，cited 引用",
        "made: drawn up by those who answer; cited: referred to",
        lambda c: c.role,
    ),
)
_ACCOUNTABILITY = (
    Column(
        "kind",
        "方式：discipline 问责处分，talk 约谈提醒，case 线索案件，police 公安处置，money 追缴挽损",
        "discipline, talk (warning talk), case (lead or case opened), police, money (recovered)",
        lambda c: c.kind,
    ),
    Column(
        "count",
        "数量；没有写明的为空",
        "How many, or how much money; empty where not said",
        lambda c: _number(c.count),
        "number",
    ),
    _unit_name("单位", "Unit of the count"),
    Column(
        "who",
        "对象：officials 干部，bodies 单位，firms 企业，residents 群众",
        "officials, bodies (public), firms, residents",
        lambda c: c.who,
    ),
)

PROMISE, FIGURE, DOCUMENT, ACCOUNTABILITY = (
    (*_STANDS_IN, *own, *_READ_FROM) for own in (_PROMISE, _FIGURE, _DOCUMENT, _ACCOUNTABILITY)
)
