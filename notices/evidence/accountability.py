"""Accountability: who was punished, warned or investigated, and what money came back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from notices.evidence.passages import Passages
from notices.evidence.punished import NOUN, person, who_in
from notices.evidence.shapes import Accountability, Figure, Kind, Promise, Who
from notices.parsing.shapes import Span
from notices.words import PatternRow, compiled, tables


def _table(name: str) -> re.Pattern[str]:
    return compiled("evidence/accountability", name)


_ACTS, _OF_LEADS, _RECOVERIES = map(
    tables("evidence/accountability").__getitem__, ("acts", "of_leads", "recoveries")
)
_KINDS = (*_ACTS, *_OF_LEADS, *_RECOVERIES)
_ACT = re.compile("|".join(f"(?P<r{n}>{row.pattern})" for n, row in enumerate(_KINDS)))
_MONEY, _IN_COURSE, _WRONG = map(_table, ("money", "in_course", "wrong"))
_NOUNS, _CONDITION, _POLICY, _CLAIMED = map(_table, ("nouns", "condition", "policy", "claimed"))
_ONLY_COUNTED, _PENAL = _table("only_counted"), _table("penal")
_ITS = re.compile("其(?![他它中余实])")
_STRUCK = re.compile("(?:被|将(?:该|涉[事案]|违规)[^,。]{1,8})$")  # 中标公司被列入失信名单
_LEADS = re.compile("线索")
_NOT_DONE = re.compile("(?:未|没有|无法|难以|不能)(?:能|予|被)?$")
_OPEN_CONDITION = re.compile("[的者],$")  # 凡弄虚作假的, 严肃追责
_IF = re.compile("[^,。]{0,4}(?:若(?!干)|如果|一旦)")
_REPEATED = re.compile("连续$|每$|达到?$|超过$")  # 连续两次排名末位
_TOPIC = re.compile("凡|[^对,]{0,6}对(?!照|标|接|比|于不)")
_NAMED_LAST = re.compile(f"(?:[的者某]|问题|行为|[款费金]|[补津]贴|补助|报酬|{NOUN.pattern})$")
_AND = re.compile("[^,、。]{0,12}[、和及]")  # 2名副局长、3名科长
_COUNTS_ON = re.compile(r"(?:涉及|涉案|涉资|共计?|合计|总计|累计|金额)[^,。;]{0,12}\d")
_DIGIT = re.compile(r"\d")
_PEOPLE = re.compile(r"\d ?[人名]")
_GIVEN = re.compile(r"[^,、。]{0,24}(?:进行|予以|给予|作出|被|受到)[^,、。\d]{0,6}")  # 对2名干部进行诫勉
_STRIKES_AGAIN = re.compile(
    r"罚[款没]|移送(?:司法|检察|公安)机关(?=[\d,。;处立依审]|$)|(?:整改|改正|停工)通知书|退赔|追[缴回]|收缴|没收|清退|查封"
)
_STRIKES_FIRMS = re.compile("责令|(?:整改|改正|停工)通知书|立案|查封|取缔|吊销|行政处罚|处罚")
_PAID = _table("paid")
_CHECKED = re.compile("核查|核实|调查|排查")  # who was looked into is not struck yet
_HEADS = ("人", "人次", "名")
_HEAD_COUNT = re.compile(r"[、,)(]|共|合计|金额|$")

# Figures that count no people, cases or money: lengths and rates.
_THINGS = frozenset({"起", "例", "期", "件", "次", "份", "篇"})
_NO_COUNT = frozenset({"%", "年", "个月", "天", "日", "小时", "个工作日", "倍", "个百分点", "方面", ""})
_LONGEST = 300  # characters of a clause that are looked at
_RECENT = 120  # characters before an act in which leads must be spoken of


@dataclass(frozen=True, slots=True)
class ClauseAct:
    """A word of accountability in a clause, the count that belongs to it, and how far its words may reach."""

    kind: Kind
    span: Span
    count: Figure | None
    reach: Span

    @property
    def words(self) -> Span:
        if not self.count:
            return self.span
        return min(self.span[0], self.count.span[0]), max(self.span[1], self.count.span[1])


def read_accountability(
    passages: Passages, figures: tuple[Figure, ...], promises: tuple[Promise, ...] = ()
) -> tuple[Accountability, ...]:
    """The acts of accountability of the passages, in reading order; what is promised is none yet."""
    promised = frozenset(promise.span[0] for promise in promises)
    counts = [figure for figure in figures if figure.unit not in _NO_COUNT and not _repeats(passages, figure)]
    return tuple(entry for span in passages.spans for entry in _all(passages, span, counts, promised))


def _repeats(passages: Passages, figure: Figure) -> bool:
    start = figure.span[0]
    return (
        figure.unit in ("次", "期") and _REPEATED.search(passages.open[max(0, start - 3) : start]) is not None
    )


def _all(
    passages: Passages, span: Span, counts: list[Figure], promised: frozenset[int]
) -> Iterator[Accountability]:
    starts, before = [figure.span[0] for figure in counts], None
    for clause in _with_counts(passages.unquoted, _clauses(passages, span)):
        inside = counts[bisect_left(starts, clause[0]) : bisect_left(starts, clause[1])]
        if not promised.isdisjoint(range(*clause)):
            continue
        for act in _acts(passages, clause, inside):
            if _is_claimed(passages, clause, act):
                before = _entry(passages, act, before)
                yield before


def _clauses(passages: Passages, span: Span) -> Iterator[Span]:
    """The clauses, one that only names an object with the one after it: 对2家骗补企业, 取消申报资格."""
    text, topic = passages.unquoted, None
    for start, end in passages.clauses(*span):
        joined = start if topic is None else topic
        names = text[end : end + 1] == "," and _TOPIC.match(text, start, end) and end - start < _LONGEST
        topic = start if names and _names(text, start, end) else None
        if topic is None:
            yield joined, min(end, start + _LONGEST)


def _with_counts(text: str, clauses: Iterator[Span]) -> Iterator[Span]:
    """The clauses, one that only counts with the act before it: 违规奖金全部清退, 涉及31人、22.4万元."""
    before: Span | None = None
    for start, end in clauses:
        if before and _is_count_of(text, before, (start, end)):
            before = before[0], end
            continue
        if before:
            yield before
        before = start, end
    if before:
        yield before


def _is_count_of(text: str, act: Span, clause: Span) -> bool:
    """Does a clause give the count of an act that has none of its own?"""
    counts = text[act[1] : act[1] + 1] == "," and _COUNTS_ON.match(text, *clause)
    return bool(
        counts
        and not _DIGIT.search(text, *act)
        and _ACT.search(text, *act)
        and not _ACT.search(text, *clause)
    )


def _names(text: str, start: int, end: int) -> bool:
    """Does a clause that begins with 对 end with whom or what it is about?"""
    return _NAMED_LAST.search(text, max(start, end - 12), end) is not None and not _ACT.search(
        text, start, end
    )


def _acts(passages: Passages, clause: Span, counts: list[Figure]) -> Iterator[ClauseAct]:
    """The acts of a clause, each with its count; of several words for one act the one with the count stays."""
    words = list(_words(passages, clause))
    acts: list[ClauseAct] = []
    for number, (kind, span) in enumerate(words):
        stop = words[number + 1][1][0] if number + 1 < len(words) else clause[1]
        reach = (acts[-1].words[1] if acts else clause[0], stop)
        acts.append(ClauseAct(kind, span, _count(passages, counts, kind, span, reach), reach))
    counted = [act for act in acts if act.count]
    yield from counted or _one_a_kind(acts)


def _one_a_kind(acts: list[ClauseAct]) -> list[ClauseAct]:
    return list({act.kind: act for act in reversed(acts)}.values())[::-1]


def _words(passages: Passages, clause: Span) -> Iterator[tuple[Kind, Span]]:
    text = passages.unquoted
    for match in _ACT.finditer(text, *clause):
        kind: Kind = _row(match).means  # type: ignore[assignment]
        ahead = text[max(clause[0], match.start() - 4) : match.start()]
        is_act = not _NOUNS.match(text, match.end(), clause[1]) and not _NOT_DONE.search(ahead)
        if is_act and _is_meant(passages, clause, kind, match):
            yield kind, match.span()


def _is_meant(passages: Passages, clause: Span, kind: Kind, match: re.Match[str]) -> bool:
    """Money must be named for 收回 to recover it, officials for 处理 to punish them, leads for 办结 to close one."""
    text = match.string
    if kind == "money":
        return _recovers(passages, clause, match)
    if kind == "discipline" and match[0].endswith("处理"):
        start = max(passages.sentence(match.start())[0], match.start() - _LONGEST)
        return "officials" in who_in(passages.open, (start, clause[1])) or bool(_PEOPLE.search(text, *clause))
    if _row(match) in _OF_LEADS:
        return _LEADS.search(text[max(0, match.start() - _RECENT) : match.end()]) is not None
    return True


def _recovers(passages: Passages, clause: Span, match: re.Match[str]) -> bool:
    """Money that comes back because it was wrongly gone, as the sentence says: 退还保证金 pays what one owes."""
    text = match.string
    if not _MONEY.search(text, *clause) or text.startswith("的", match.end(), clause[1]):
        return False  # 追回的资金 are told of elsewhere
    if _PENAL.fullmatch(match[0]):
        return True
    strong = _row(match) in _RECOVERIES and not _IN_COURSE.search(text, *clause)
    since = max(passages.sentence(match.start())[0], match.start() - _RECENT)
    return bool(strong or _WRONG.search(text, since, clause[1]))


def _row(match: re.Match[str]) -> PatternRow:
    return _KINDS[int((match.lastgroup or "r0")[1:])]


def _count(passages: Passages, counts: list[Figure], kind: Kind, act: Span, reach: Span) -> Figure | None:
    """The first count after the act, else the last before it, the first of its list; money where money came back."""
    fitting = [figure for figure in counts if _may_count(passages, figure, kind)]
    after = [figure for figure in fitting if act[0] <= figure.span[0] < reach[1]]
    before = [figure for figure in fitting if reach[0] <= figure.span[0] < act[0]]
    received = before and _GIVEN.fullmatch(passages.open, before[-1].span[1], act[0])
    if after and not received:
        return after[0]
    return _first_of_list(passages.open, before) if before else None


def _may_count(passages: Passages, figure: Figure, kind: Kind) -> bool:
    return _counts_money(passages, figure) if kind == "money" else not figure.unit.endswith("元")


def _counts_money(passages: Passages, figure: Figure) -> bool:
    """Its sum, or the people it came from where nothing else follows them: 上交礼金9人、3万元."""
    start, end = figure.span
    alone = _HEAD_COUNT.match(passages.open, end) and not passages.open.endswith("涉及", 0, start)
    return figure.unit.endswith("元") or (figure.unit in _HEADS and bool(alone))


def _first_of_list(text: str, figures: list[Figure]) -> Figure:
    first = figures[-1]
    for figure in figures[-2::-1]:
        if not _AND.fullmatch(text, figure.span[1], first.span[0]):
            break
        first = figure
    return first


def _is_claimed(passages: Passages, clause: Span, act: ClauseAct) -> bool:
    """No condition; and without a count: does the clause speak of particular people, and of no standing practice?"""
    text = passages.open
    if _CONDITION.search(text, clause[0], act.span[0]) or _IF.match(text, passages.sentence(clause[0])[0]):
        return False
    is_struck = _STRUCK.search(text, clause[0], act.span[0])
    bare = _ONLY_COUNTED.fullmatch(text, *act.span) and not is_struck
    if act.count:
        is_household = act.count.unit == "户"  # 取消低保资格5户
        return not (act.kind == "discipline" and (is_household or (bare and act.count.unit in _THINGS)))
    if bare:
        return False
    claimed = _CLAIMED.search(text, *clause) and not _OPEN_CONDITION.search(
        text, max(0, clause[0] - 2), clause[0]
    )
    return bool(claimed) and not _POLICY.search(text, *clause)


def _entry(passages: Passages, act: ClauseAct, before: Accountability | None) -> Accountability:
    """A fine and a prosecution strike whom the sentence struck before: 责令整改9家, 罚款3万元."""
    value, unit = (act.count.value, act.count.unit) if act.count else (None, None)
    who = person(passages.open, act.kind, act.words, _reach_of(passages, act), unit)
    text = passages.open
    again = _STRIKES_AGAIN.match(text, act.span[0]) or _ITS.search(text, act.reach[0], act.span[1])
    if not who and before and again:
        same = passages.sentence(before.span[0]) == passages.sentence(act.span[0])
        apart = _CHECKED.search(passages.open, *before.span) or _PAID.search(passages.open, *act.reach)
        who = before.who if same and not apart else None
    return Accountability(act.words, act.kind, value, unit, who or _fined(passages, act))


def _reach_of(passages: Passages, act: ClauseAct) -> Span:
    """As far as the next of a list, where the count ends one whom it names: 问责党组织2个、干部8人."""
    if not act.count or act.count.span[0] < act.span[0] or not who_in(passages.open, act.words):
        return act.reach
    stop = passages.open.find("、", act.words[1], act.reach[1])
    return act.reach if stop < 0 else (act.reach[0], stop)


def _fined(passages: Passages, act: ClauseAct) -> Who | None:
    """Whom the sentence names before a penalty, where that is only one: 检查餐饮门店40家, 立案3宗, 没收9万元."""
    text = passages.open
    is_penalty = act.kind == "money" and _PENAL.match(text, act.span[0])
    is_its = _ITS.search(text, act.reach[0], act.span[0]) is not None
    if not (is_penalty or is_its or (act.kind == "case" and _STRIKES_FIRMS.match(text, act.span[0]))):
        return None
    start = max(passages.sentence(act.span[0])[0], act.reach[0] - _RECENT)
    named = set(who_in(text, (start, act.reach[0]))) - {"bodies"}
    return named.pop() if len(named) == 1 else None
