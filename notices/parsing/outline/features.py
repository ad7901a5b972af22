"""What speaks for an outline and against it: plain figures, most between 0 and 1. A row is name, example, figure.

The example says when the figure is high. What each counts is in `weights.json`, by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import numpy as np

from notices.parsing.outline.roles import speaks_of
from notices.parsing.outline.seen import Seen, says

Figure = Callable[[Seen], float]
_FURNITURE = re.compile(
    "上一篇|下一篇|打印|责任编辑|责编|关闭|版权|主办|承办|网站|来源:|发布|分享|相关|热点|热门|推荐|阅读|编辑|索引号"
)
_ITEM_STEP_LABEL = re.compile("[①-⑳]|.{1,2}是|第.[,，]")
_ENDS = ("。", "；", ";", "！", "!", "”", "）", ")", "…")


def _share(tests: Iterable[float]) -> float:
    """The mean; 0 of nothing."""
    values = list(tests)
    return sum(values) / len(values) if values else 0.0


def _about_else(title: str) -> bool:
    return any(speaks_of(title)[:2])


def _against_title(title: str) -> bool:
    organisation, outlook, rectification, _ = speaks_of(title)
    return (organisation or outlook) and not rectification


def _uneven(share: float) -> float:
    return 4 * share * (1 - share)


# Headings as the learned reader of lines sees them
_LEARNED: tuple[tuple[str, str, Figure], ...] = (
    ("likelihood", "every heading is what its wording and neighbours make likely",
     lambda s: float(s.regrets.clip(-6).mean())),
    ("likelihood sum", "as above, but one heading counts in a long notice as in a short one",
     lambda s: float(s.regrets.clip(-4).sum()) / 10),
    ("unlikely heads", "下一步打算 as a problem", lambda s: float((s.regrets < -2).mean())),
)  # fmt: skip
# What the notice states: 反馈的3个方面14个问题
_TOTALS: tuple[tuple[str, str, Figure], ...] = (
    ("total problems", "14个问题, 14 problems", lambda s: len(s.problems) in s.totals.of_problems),
    ("total leaves", "14个问题, 14 items below 5 problems",
     lambda s: len(s.problems) not in s.totals.of_problems and bool(s.counts & s.totals.of_problems)),
    ("total missed", "14个问题, and no level has 14",
     lambda s: bool(s.totals.problems) and not s.counts & s.totals.of_problems),
    ("total aspects", "3个方面, three aspects", lambda s: len(s.outline.aspects) in s.totals.of_aspects),
    ("total aspects missed", "3个方面, four aspects",
     lambda s: bool(s.totals.aspects) and len(s.outline.aspects) not in s.totals.of_aspects),
)  # fmt: skip
_PROBLEMS: tuple[tuple[str, str, Figure], ...] = (
    ("problems state findings", "台账不全", lambda s: _share(finding for finding, _, _ in s.said)),
    ("problems name findings", "关于台账不全的问题", lambda s: _share(named for _, named, _ in s.said)),
    ("problems like aspects", "党的建设方面 as a problem", lambda s: _share(field for _, _, field in s.said)),
    ("problems about else", "下一步工作 as a problem",
     lambda s: _share(_about_else(p.title) and not said[0] for p, said in zip(s.problems, s.said, strict=True))),
    ("problems labelled as aspects", "第一方面 before a problem",
     lambda s: _share("方面" in p.label for p in s.problems)),
    ("problems unlabelled", "a problem without a number", lambda s: _share(not p.label for p in s.problems)),
    ("problem labels of many forms", "1. before some, （1） before others", lambda s: 1 - s.share_of_most()),
    ("problem form elsewhere", "1. is a problem here, none there", Seen.form_elsewhere),
    ("counts broken", "3. behind 1.", Seen.counts_broken),
    ("begun anew without aspect", "1. 2. 1. 2. and nothing above",
     lambda s: s.times_begun() > 1 and not s.outline.aspects and len(s.outline.parts) < 4),
    ("one problem", "one problem in all", lambda s: len(s.problems) == 1),
    ("few problems", "two problems rather than twenty", lambda s: 1 / len(s.problems)),
    ("headings long", "a title of more than 60 characters",
     lambda s: _share(len(node.title) > 60 for node in s.nodes)),
    ("headings empty", "1. and nothing behind it", lambda s: _share(len(s.words(p)) < 3 for p in s.problems)),
    ("furniture", "上一篇 as a heading", lambda s: _share(bool(_FURNITURE.search(node.title)) for node in s.nodes)),
    ("named in headings", "关于…问题 stands in headings", lambda s: s.named(0)),
    ("named in measures", "针对…问题 stands in measures", lambda s: s.named(1)),
    ("named outside", "关于…问题 stands in neither", lambda s: s.named(2)),
    ("named less than could", "关于…问题 in measures below headings that name none",
     lambda s: s.named(1) * (1 - _share(named for _, named, _ in s.said))),
)  # fmt: skip
_ITEMS: tuple[tuple[str, str, Figure], ...] = (
    ("items state findings", "（1）账目不清", lambda s: _share(finding for finding, _, _ in s.said_by_items)),
    ("items act", "（1）走访农户。", lambda s: _share(not finding for finding, _, _ in s.said_by_items)),
    ("items below fields", "党的建设方面 as a problem with items",
     lambda s: _share(bool(p.items) and said[2] for p, said in zip(s.problems, s.said, strict=True))),
    ("items say more", "（1）账目不清 below a heading that states nothing",
     lambda s: bool(s.items) * max(0.0, _share(f for f, _, _ in s.said_by_items) - _share(f for f, _, _ in s.said))),
    ("items below no finding", "items below a heading that states nothing",
     lambda s: _share(bool(p.items) for p in s.problems) * (1 - _share(said[0] for said in s.said))),
    ("items share", "every problem has items", lambda s: _share(bool(p.items) for p in s.problems)),
    ("items uneven", "half of the problems have items", lambda s: _uneven(_share(bool(p.items) for p in s.problems))),
    ("items alone", "one item below a problem",
     lambda s: len(s.problems) > 1 and _share(len(p.items) == 1 for p in s.problems)),
    ("items long", "a sentence as an item's heading", lambda s: _share(len(item.title) > 45 for item in s.items)),
    ("items of one measure", "an item with one measure",
     lambda s: _share(len(item.measures) <= 1 for item in s.items)),
    ("items untitled", "①走访农户。 as an item, its words the measure",
     lambda s: _share(not item.title for item in s.items)),
    ("items empty", "an item with nothing below it", lambda s: _share(not item.measures for item in s.items)),
    ("items labelled as steps", "① before an item",
     lambda s: _share(bool(_ITEM_STEP_LABEL.match(i.label)) for i in s.items)),
)  # fmt: skip
_MEASURES: tuple[tuple[str, str, Figure], ...] = (
    ("leaves empty", "a problem with nothing below it", lambda s: _share(not leaf.measures for leaf in s.leaves)),
    ("leaves crowded", "thirteen measures below one heading",
     lambda s: _share(len(leaf.measures) > 12 for leaf in s.leaves)),
    ("labels unread", "a line that begins with 2. and is neither heading nor measure", Seen.labels_unread),
    ("labels in measures", "a line that begins with 2. inside a measure",
     lambda s: min(1.0, sum(o not in s.starts and s.holder(o) == 1 for o in s.inner_labels) / max(1, len(s.measures)))),
    ("measures uneven", "measures of 400 and of 20 characters",
     lambda s: min(2.0, float(np.std(s.lengths) / np.mean(s.lengths))) if len(s.lengths) > 1 else 0.0),
    ("measures long", "a measure of 400 characters", lambda s: _share(length > 350 for length in s.lengths)),
    ("measures short", "a measure of 8 characters", lambda s: _share(length < 12 for length in s.lengths)),
    ("measures none", "no measure at all", lambda s: not s.measures),
    ("measures unlabelled", "paragraphs as measures", lambda s: _share(not measure.label for measure in s.measures)),
    ("measures partly labelled", "一是 …, and a paragraph beside it",
     lambda s: _share(len({bool(m.label) for m in node.measures}) == 2 for node in s.nodes if node.measures)),
    ("measures name findings", "关于…问题 begins a measure", lambda s: _share(says(lead)[1] for lead in s.leads())),
    ("measures like headings", "台账不全 as a measure",
     lambda s: _share(m.end - m.start < 45 and says(s.folded[m.start : m.end])[0] for m in s.measures)),
    ("measures above measures", "①走访农户 above a paragraph", Seen.measures_above_measures),
    ("measures cut", "a measure that ends within a sentence",
     lambda s: _share(not s.text[m.end - 1 : m.end].endswith(_ENDS) for m in s.measures)),
    ("furniture in measures", "上一篇 as the last measure",
     lambda s: _share(bool(_FURNITURE.match(s.folded, measure.start)) for measure in s.measures[-3:])),
    ("coverage", "all text between is a heading or a measure",
     lambda s: min(1.0, sum(end - start for start, end, _ in s.spans) / max(1, s.last - s.first))),
    ("reach", "problems from the first line to the last", lambda s: (s.last - s.first) / max(1, len(s.text))),
)  # fmt: skip
_PARTS: tuple[tuple[str, str, Figure], ...] = (
    ("one part", "one part in all", lambda s: len(s.roles) == 1),
    ("many parts", "seven parts", lambda s: len(s.roles) > 6),
    ("organisation first", "一、提高站位", lambda s: s.roles[:1] == ["organisation"]),
    ("outlook last", "四、下一步打算", lambda s: s.roles[-1:] == ["outlook"]),
    ("organisation twice", "two parts on organisation", lambda s: s.roles.count("organisation") > 1),
    ("rectification without problems", "a part on rectification with no problem in it",
     lambda s: _share(not s.holds(part) for part in s.outline.parts if part.role == "rectification")),
    ("parts hold against title", "problems in 下一步打算",
     lambda s: _share(_against_title(p.title) for p in s.outline.parts if s.holds(p))),
    ("first part holds", "problems in the first of several parts",
     lambda s: len(s.roles) > 1 and s.roles[0] == "rectification"),
    ("last part holds", "problems in the last of several parts",
     lambda s: len(s.roles) > 2 and s.roles[-1] == "rectification"),
    ("has aspects", "党的建设方面 above problems", lambda s: bool(s.outline.aspects)),
    ("one aspect", "one aspect alone", lambda s: len(s.outline.aspects) == 1),
    ("aspects like aspects", "党的建设方面",
     lambda s: _share(field for _, _, field in s.said_by_aspects)),
    ("aspects like findings", "台账不全 as an aspect",
     lambda s: _share(finding and not field for finding, _, field in s.said_by_aspects)),
    ("aspects about else", "下一步工作 as an aspect",
     lambda s: _share(_about_else(a.title) and not any(says(a.title)) for a in s.outline.aspects)),
    ("aspects empty", "an aspect without a problem",
     lambda s: 1 - len(s.aspects_used) / len(s.outline.aspects) if s.outline.aspects else 0.0),
    ("aspects of one problem", "an aspect with one problem",
     lambda s: _share(count == 1 for count in s.aspects_used.values())),
    ("problems without aspect", "a problem above the first aspect",
     lambda s: _share(p.aspect is None for p in s.problems) if s.outline.aspects else 0.0),
    ("aspects labelled", "第一方面", lambda s: _share("方面" in aspect.label for aspect in s.outline.aspects)),
)  # fmt: skip
ROWS = (*_LEARNED, *_TOTALS, *_PROBLEMS, *_ITEMS, *_MEASURES, *_PARTS)
FEATURES = tuple(name for name, _, _ in ROWS)


def values(seen: Seen) -> list[float]:
    """In the order of `FEATURES`."""
    return [float(figure(seen)) for _, _, figure in ROWS]
