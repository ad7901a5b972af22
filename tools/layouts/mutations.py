"""Marked notices printed in another way: the same outline with other labels, columns, breaks, furniture. Pure.

A mutation gives a text and its gold, or nothing where the notice has no such thing or two levels would look alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import groupby

from tools.layouts.disguises import ASCII, in_traditional_script, joined, paged, wrapped
from tools.layouts.drawing import vocabulary
from tools.layouts.forms import Form
from tools.layouts.moving import Edit, edited, headings
from tools.quality.gold import Case
from tools.quality.marked_notices import Node

Mutation = Callable[[Case], tuple[str, Node] | None]
# Forms that take the place of a level's labels; the empty one takes them away.
LABELS = {
    "problem": (
        *(
            "{1-1} ",
            "{1.1} ",
            "【{1}】",
            "第{1}项：",
            "序号{1}：",
            "{一}是",
            "{甲}、",
            "{A}.",
            "问题{一}：",
            "{Ⅰ}. ",
        ),
        *("{01}.", "★", ""),
    ),
    "item": ("{1-1} ", "{①}", "（{A}）", "[{1}]", ""),
    "step": ("措施{1}：", "{a})", "{1-1} ", "其{一}，", "· "),
    "aspect": ("◆", "第{一}类：", "【{一}】", "{A}、"),
    "part": ("第{一}章 ", "{Ⅰ}、", "第{一}部分："),
}
_AFTER = re.compile(r"[ \u3000\xa0，,、:：.．]*")
_BARE = re.compile(r"[\d一二三四五六七八九十]+")


def mutations() -> dict[str, Mutation]:
    """By their names."""
    forms = {
        f"{level}s {form or 'without labels'}": partial(_relabelled, level=level, form=Form(form))
        for level, several in LABELS.items()
        for form in several
    }
    return forms | _columns() | _breaks() | _furniture()


def mutated(case: Case, *, held_out: bool = True) -> Iterator[tuple[str, Case]]:
    """Each mutation that changes the notice, with the notice; `held_out` takes in words kept from tuning."""
    for name, mutation in mutations().items():
        result = mutation(case) if held_out or name not in _held_out() else None
        if result and result[0] != case.text:
            text, gold = result
            yield name, Case(f"{case.name}, {name}", f"{case.name}.txt", text.encode(), text, gold, None)


@cache
def _held_out() -> frozenset[str]:
    """The names of mutations that print what no layout may print that weights are tuned with."""
    forms = {form for form, row in vocabulary()["forms"].items() if row.get("held-out")}
    labels = {f"{level}s {form}" for level, several in LABELS.items() for form in several if form in forms}
    rows = (row for rows in vocabulary()["columns"].values() for row in rows)
    return frozenset(labels | {f"column {row[0]}" for row in rows if "held-out" in row})


# Labels


def _relabelled(case: Case, level: str, form: Form) -> tuple[str, Node] | None:
    """Other labels at one level; a lost one takes its separator along."""
    text, labelled = case.text, list(_numbered(case.structure, level))
    if not labelled or any(
        _in_cell(text, node, label_start) for node, _, label_start in _located(text, labelled)
    ):
        return None
    if form.text and form.family in _families(case.structure, but=level):
        return None
    if max(path[-1] for _, path in labelled) > form.most:
        return None
    edits: list[Edit] = []
    renamed: dict[int, str] = {}
    for node, path, start in _located(text, labelled):
        printed = form.printed(path)
        end = _AFTER.match(text, start + len(node["label"])).end()  # type: ignore[union-attr]  # it may be empty
        edits.append((start, end, printed))
        renamed[id(node)] = printed.rstrip(" ：，")
    if len(edits) < 2:
        return None
    return _with_labels(case, edits, renamed)


def _with_labels(case: Case, edits: Sequence[Edit], renamed: dict[int, str]) -> tuple[str, Node]:
    labels = [renamed.get(id(node), node["label"]) for node in _labelled(case.structure)]
    text, gold = edited(case.text, case.structure, edits)
    for node, label in zip(_labelled(gold), labels, strict=True):
        node["label"] = label
    return text, gold


def _labelled(gold: Node) -> Iterator[Node]:
    yield from gold["parts"]
    yield from gold["aspects"]
    for node in headings(gold):
        yield node
        yield from node["measures"]


def _numbered(gold: Node, level: str) -> Iterator[tuple[Node, list[int]]]:
    """The nodes of a level that have a label, each with the numbers of the levels above and its own."""
    by_level: dict[str, Callable[[Node], Iterator[tuple[Node, list[int]]]]] = {
        "problem": _problems,
        "item": _items,
        "step": _steps,
    }
    numbered = by_level[level](gold) if level in by_level else _upper(gold[f"{level}s"])
    yield from ((node, path) for node, path in numbered if node["label"])


def _upper(nodes: Sequence[Node]) -> Iterator[tuple[Node, list[int]]]:
    for number, node in enumerate(nodes, 1):
        yield node, [number]


def _problems(gold: Node) -> Iterator[tuple[Node, list[int]]]:
    for aspect, members in groupby(gold["problems"], key=lambda problem: problem["aspect"]):
        for number, problem in enumerate(members, 1):
            yield problem, [aspect or 1, number]


def _items(gold: Node) -> Iterator[tuple[Node, list[int]]]:
    for problem in gold["problems"]:
        for number, item in enumerate(problem["items"], 1):
            yield item, [problem["n"], number]


def _steps(gold: Node) -> Iterator[tuple[Node, list[int]]]:
    for node in headings(gold):
        for number, measure in enumerate(node["measures"], 1):
            yield measure, [1, number]


def _located(text: str, labelled: Sequence[tuple[Node, list[int]]]) -> Iterator[tuple[Node, list[int], int]]:
    """With the place where the label stands; that of a measure stands before it."""
    for node, path in labelled:
        if "heading" in node:
            start = node["heading"][0]
        elif "end" in node and "role" not in node:
            start = text.rfind(node["label"], 0, node["start"])
        else:
            start = node["start"]
        if text.startswith(node["label"], start):
            yield node, path, start


def _in_cell(text: str, node: Node, start: int) -> bool:
    """A number in a cell of its own is the number of a row, whatever it looks like."""
    end = start + len(node["label"])
    return bool(_BARE.fullmatch(node["label"])) and text[end : end + 1] in ("\t", "\n", "|", "｜")


def _families(gold: Node, *, but: str) -> set[str]:
    levels = [level for level in LABELS if level != but]
    return {
        Form(_BARE.sub(lambda match: "{1}" if match[0].isdigit() else "{一}", node["label"])).family
        for level in levels
        for node, _ in _numbered(gold, level)
    }


# Columns


def _columns() -> dict[str, Mutation]:
    return {
        f"column {name}": partial(_with_column, kind=kind, name=name)
        for kind, rows in vocabulary()["columns"].items()
        for name in (row[0] for row in rows)
    }


def _with_column(case: Case, kind: str, name: str) -> tuple[str, Node] | None:
    """Every column of that kind under another name: a column is a cell that is a name known to be of that kind."""
    names = "|".join(re.escape(row[0]) for row in vocabulary()["columns"][kind])
    cells = re.finditer(rf"(?<=[\n\t|｜])(?:{names})(?=[\n\t|｜])", case.text)
    edits = [(match.start(), match.end(), name) for match in cells]
    return edited(case.text, case.structure, edits) if edits and _has_table(case) else None


def _has_table(case: Case) -> bool:
    first = case.structure["problems"][0]
    return _in_cell(case.text, first, first["heading"][0])


# Breaks, signs, script


def _breaks() -> dict[str, Mutation]:
    def wrap(case: Case, width: int) -> tuple[str, Node] | None:
        return None if _has_table(case) else wrapped(case.text, case.structure, width)

    def join(case: Case, joint: str) -> tuple[str, Node] | None:
        return None if _has_table(case) else joined(case.text, case.structure, joint)

    def tight(case: Case) -> tuple[str, Node]:
        blank = re.finditer(r"\n[ \u3000\xa0\n]*(?=\S)", case.text)
        return edited(case.text, case.structure, [(match.start(), match.end(), "\n") for match in blank])

    def entities(case: Case) -> tuple[str, Node] | None:
        """Not between cells, where they would stand inside of a heading."""
        if _has_table(case):
            return None
        indents = re.finditer(r"(?<=\n)[ \u3000\xa0]*(?=[^\s])", case.text)
        return edited(
            case.text, case.structure, [(match.start(), match.end(), "&nbsp;&nbsp;") for match in indents]
        )

    return {
        "wrapped at 30": partial(wrap, width=30),
        "wrapped at 40": partial(wrap, width=40),
        "joined by 　　": partial(join, joint="　　"),
        "joined by a blank": partial(join, joint=" "),
        "without blank lines": tight,
        "indented by &nbsp;": entities,
        "half-width signs": lambda case: (case.text.translate(ASCII), case.structure),
        "traditional script": lambda case: _translated(case, in_traditional_script),
    }


def _translated(case: Case, translate: Callable[[str], str]) -> tuple[str, Node]:
    """Titles and labels are words of the text, so they are translated as well."""
    text, gold = edited(translate(case.text), case.structure, ())
    for node in _labelled(gold):
        node |= {name: translate(node[name]) for name in ("label", "title") if name in node}
    return text, gold


# What stands around


def _furniture() -> dict[str, Mutation]:
    lines = ("- {} -", "— {} —", "第 {} 页 共 {t} 页", "第{}页")
    neighbours = vocabulary()["furniture"]["neighbours"][1][0]
    tails = ("（责编：林某、何某）", "关键词：巡察 整改 公示", "微信截图_20240920.jpg", neighbours)
    return {
        **{f"pages {line}": partial(_paged, line=line) for line in lines},
        **{f"tail {tail.split('：')[0]}": partial(_followed, lines=tail) for tail in tails},
        "running head": lambda case: paged(case.text, case.structure, "", "巡察整改情况通报汇编", 9),
        "hot list": partial(_with_list, heading="热门文章", first=1),
        "list whose numbers go on": partial(_with_list, heading="附件下载", first=None),
    }


def _paged(case: Case, line: str) -> tuple[str, Node]:
    return paged(case.text, case.structure, line, lines=9)


def _followed(case: Case, lines: str) -> tuple[str, Node]:
    text = f"{case.text.rstrip()}\n{lines}\n"
    return edited(text, case.structure, ())


def _with_list(case: Case, heading: str, first: int | None) -> tuple[str, Node]:
    start = first or len(case.structure["problems"]) + 1
    titles = [title for title, _ in vocabulary()["furniture"]["listed"]]
    return _followed(
        case, "\n".join((heading, *(f"{number}.{title}" for number, title in enumerate(titles, start))))
    )
