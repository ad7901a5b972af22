"""Layouts drawn at random, some held out from tuning. Pure but for the random numbers given.

A layout is held out where it uses a row of `words.toml` marked so, or where its plan falls into one quarter of all
plans by a hash: neither such words nor such plans occur among the layouts that weights are tuned with.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

from tools.layouts.forms import Form
from tools.layouts.layout import Body, Disguise, Frame, Heading, Layout, Sizes, Table

_WORDS = Path(__file__).with_name("words.toml")
_HELD_OUT_SHARE = 4


@cache
def vocabulary() -> dict[str, Any]:
    return tomllib.loads(_WORDS.read_text("utf-8"))


class Drawing:
    """A source of choices; `used_held_out` tells whether a row held out from tuning was among them."""

    def __init__(self, random: Random, *, held_out: bool) -> None:
        self.random = random
        self.held_out = held_out
        self.used_held_out = False

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def word(self, group: str, name: str) -> str:
        rows = [row for row in vocabulary()[group][name] if self.held_out or "held-out" not in row]
        row = self.random.choices(rows, [row[1] for row in rows])[0]
        self.used_held_out |= "held-out" in row
        return str(row[0])

    def form(
        self, level: str, *, most: int = 1, avoid: tuple[Form, ...] = (), labelled: bool = False
    ) -> Form:
        """A form of that level which can count so far and is not taken for one of those to be avoided."""
        families = {form.family for form in avoid}
        rows = [
            (form, row[level], bool(row.get("held-out")))
            for text, row in vocabulary()["forms"].items()
            if level in row and (self.held_out or not row.get("held-out")) and (text or not labelled)
            for form in [Form(text)]
            if form.most >= most
            and form.family not in families
            and form.fits_below(avoid[-1] if avoid else None)
        ]
        form, _, held_out = self.random.choices(rows, [weight for _, weight, _ in rows])[0]
        self.used_held_out |= held_out
        return form


def drawn(random: Random, sizes: Sizes, *, held_out: bool) -> Layout:
    """A layout that is held out from tuning, or one that is not."""
    while True:
        drawing = Drawing(random, held_out=held_out)
        layout = _layout(drawing, sizes)
        if held_out == (drawing.used_held_out or not crc32(layout.plan.encode()) % _HELD_OUT_SHARE):
            return layout


def _layout(drawing: Drawing, sizes: Sizes) -> Layout:
    random, chance = drawing.random, drawing.chance
    shapes = ("flat", "aspects", "aspect-parts", "bare-aspects", "sections", "questions")
    shape = random.choices(shapes, (5, 8, 2.5, 2, 2, 0.8))[0]
    running = chance(0.4)
    forms = _forms(drawing, shape, sizes)
    table = _table(drawing, shape) if shape in ("flat", "aspects") and chance(0.14) else None
    heading = _heading(drawing, shape, forms["problem"])
    body = _body(drawing, forms, heading, shape)
    return Layout(
        shape=shape,
        forms=forms,
        other_step=drawing.form("step", most=40, avoid=tuple(forms.values()), labelled=True),
        sub=_sub(drawing, forms),
        after_label=random.choices(("", " ", "　"), (12, 1, 0.5))[0],
        running_numbers=running,
        organisation=chance(0.75),
        outlook=chance(0.75),
        accountability=chance(0.15),
        split_parts=shape == "flat" and chance(0.25),
        faulty_numbers=random.choices((0, 0.04, 0.12), (8, 2, 0.5))[0],
        aspect_wording=drawing.word(
            "wordings", "aspect" if _is_labelled(shape, forms["aspect"]) else "group"
        ),
        heading=heading,
        body=body,
        table=table,
        totals=chance(0.6),
        held_out=drawing.held_out,
        frame=_frame(drawing),
        disguise=_disguise(drawing, forms, heading, body, table),
    )


def _is_labelled(shape: str, aspect: Form) -> bool:
    """A part that is an aspect has the label of parts."""
    return shape == "aspect-parts" or (shape != "questions" and bool(aspect.text))


def _forms(drawing: Drawing, shape: str, sizes: Sizes) -> dict[str, Form]:
    """No two levels look alike; what has no label of its own stands alone with that."""
    forms: dict[str, Form] = {}

    def draw(level: str, most: int, *, labelled: bool = False) -> None:
        forms[level] = drawing.form(level, most=most, avoid=tuple(forms.values()), labelled=labelled)

    draw("part", 8)
    if drawing.chance(0.05):
        return forms | _decimal(drawing, shape)
    draw("aspect", sizes.aspects)
    bare_aspects = not forms["aspect"].text and shape in ("aspects", "bare-aspects")
    draw("problem", sizes.problems, labelled=bare_aspects or shape == "sections")
    draw("item", sizes.items, labelled=True)
    draw("step", min(sizes.steps, 4))
    return forms


def _decimal(drawing: Drawing, shape: str) -> dict[str, Form]:
    """1, 1.1 and 1.1.1 below whatever parts there are."""
    first, second, third = (
        Form(f"{number}{drawing.random.choice(('', ' '))}") for number in ("{1}", "{1.1}", "{1.1.1}")
    )
    step = Form(drawing.random.choice(("（{1}）", "{①}", "{一}是", "")))
    upper = Form("") if shape in ("flat", "sections") else first
    problem, item = (first, second) if shape in ("flat", "sections") else (second, third)
    return {"aspect": upper, "problem": problem, "item": item, "step": step}


def _sub(drawing: Drawing, forms: dict[str, Form]) -> Form:
    """Parts around the findings are numbered as those are, or in a way of their own."""
    if drawing.chance(0.5) and not forms["problem"].says_problem and not forms["problem"].is_path:
        return forms["problem"]
    usual = [
        Form(text)
        for text in ("（{一}）", "{1}.", "{一}是", "", "（{1}）")
        if Form(text).family != forms["part"].family
    ]
    return drawing.random.choice(usual)


def _heading(drawing: Drawing, shape: str, problem: Form) -> Heading:
    group = "named" if problem.says_problem else "labelled" if problem.text else "unlabelled"
    wording = drawing.word("wordings", "asked" if shape == "questions" else group)
    mark = (
        ""
        if wording.endswith(("。", "？"))
        else drawing.random.choices(("", "。", "：", "，"), (5, 5, 0.4, 0))[0]
    )
    run_in = drawing.chance(0.35) and shape != "questions"
    if run_in and not wording.endswith(("。", "？")):
        mark = "，" if wording.startswith("针对") else "。"
    split = not run_in and bool(problem.text) and not problem.says_problem and drawing.chance(0.02)
    return Heading(
        wording=wording,
        mark=mark,
        placement="run-in" if run_in else "split" if split else "own",
        item_wording=drawing.word("wordings", "item"),
        item_run_in=drawing.chance(0.5),
        changes=drawing.chance(0.12) and shape != "questions",
    )


def _body(drawing: Drawing, forms: dict[str, Form], heading: Heading, shape: str) -> Body:
    chance = drawing.chance
    own_line = heading.placement != "run-in" and shape != "questions"
    unlabelled = not forms["problem"].text
    field = drawing.word("fields", "measures") if own_line and chance(0.45) else ""
    return Body(
        field=field,
        field_runs_in=chance(0.6),
        field_above_items=chance(0.5),
        effect=drawing.word("fields", "effect") if field and chance(0.25) else "",
        symptom=drawing.word("fields", "symptom") if field and chance(0.2) else "",
        record=drawing.random.choices(("", "before", "after", "bracket"), (7, 0.7, 1.5, 0.5))[0]
        if own_line
        else "",
        unit=drawing.word("fields", "unit"),
        term=drawing.word("fields", "term"),
        state=drawing.word("fields", "state") if chance(0.3) else "",
        leads=0.0 if unlabelled and not field else drawing.random.choice((0, 0, 0, 0.15, 0.5)),
        inline=chance(0.5),
    )


def _table(drawing: Drawing, shape: str) -> Table:
    columns = [kind for kind in ("progress", "unit", "person", "term") if drawing.chance(0.45)]
    drawing.random.shuffle(columns)
    early = [columns.pop()] if len(columns) > 1 and drawing.chance(0.2) else []
    category = ["category"] if shape == "flat" and drawing.chance(0.15) else []
    numbered = ["number"] if drawing.chance(0.93) else []
    kinds = (*numbered, *category, "problem", *early, "measures", *columns)
    return Table(
        columns=tuple((kind, drawing.word("columns", kind)) for kind in kinds),
        bar=drawing.random.choices(("", "\t", "|", "｜"), (4, 3, 1, 0.5))[0],
        aspect_rows=drawing.chance(0.4),
        appended=shape == "flat" and drawing.chance(0.25),
    )


def _frame(drawing: Drawing) -> Frame:
    random, chance = drawing.random, drawing.chance

    def several(name: str, most: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(drawing.word("furniture", name) for _ in range(random.randint(0, most))))

    return Frame(
        title=drawing.word("furniture", "title"),
        navigation=several("navigation", 2),
        card=random.choices(("", "lines", "inline", "bullets"), (8, 1, 1, 0.7))[0],
        imprint=several("imprint", 2),
        closing=chance(0.75),
        signature=drawing.word("furniture", "signature") if chance(0.75) else "",
        foot=(*several("foot", 2), *((drawing.word("furniture", "neighbours"),) if chance(0.15) else ())),
        list_heading=drawing.word("furniture", "lists") if chance(0.2) else "",
        list_form=Form(random.choice(("{1}. ", "{1}.", "{1}、", "• ", ""))),
    )


def _disguise(
    drawing: Drawing, forms: dict[str, Form], heading: Heading, body: Body, table: Table | None
) -> Disguise:
    """Line breaks are lost only where labels and words still tell where a paragraph begins."""
    random, chance = drawing.random, drawing.chance
    plain = not table and not body.record and not body.symptom
    ends = heading.mark in ("。", "，") or "问题" in heading.wording.split("{}")[1]
    labelled = bool(forms["problem"].text and forms["step"].text)
    wrapped = not table and chance(0.1)
    joined = plain and ends and labelled and not wrapped and heading.placement != "split" and chance(0.08)
    return Disguise(
        indent=random.choices(("　　", "", "    ", "\xa0\xa0\xa0\xa0"), (5, 5, 1, 0.3))[0],
        gap=random.choices(("\n", "\n\n"), (3, 2))[0],
        width=random.choice((26, 30, 36, 40, 42)) if wrapped else 0,
        pages=drawing.word("furniture", "pages") if chance(0.1) and not joined else "",
        running=drawing.word("furniture", "running") if chance(0.03) and not joined else "",
        joint=random.choice(("　　", " ", "\xa0\xa0\xa0\xa0", "\t")) if joined else "",
        ascii=chance(0.12),
        traditional=chance(0.05),
    )
