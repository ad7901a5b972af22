"""Notices whose gold structure is marked in their own text (`tests/data/layouts/NAME.marked`), pure.

`NAME.html.marked` is a web page, `NAME.md.marked` a Markdown file, any other plain text.

Between `+++` lines stand `layout`, `traps` and `[notice]`: facts as in the gold format, null if left out.
Then the text as the page prints it, with marks in characters that occur in no notice:

    ⟦part organisation⊳一、¦提高站位。⟧      a part; `part rectification aspect` is both a part and an aspect
    ⟦aspect⊳（一）¦党的建设方面⟧            an aspect
    ⟦problem land rural⊳1.¦关于⟨耕地撂荒⟩的问题⟧   a problem's heading: categories, primary first
    ⟦item action land⊳（1）¦清理撂荒地。⟧    an item's heading: kind, categories
    ⟪一是¦摸清底数。⟫ ⟪第一¦，摸清底数。⟫ ⟪摸清底数。⟫  measures: a label, one with a comma after it, none
    ⟦end⊳⟧                                  where the last part ends; each notice has it

In a heading `¦` ends the label; `⟨…⟩` is the title, several are joined with ";"; without it the title is what
follows the label, less closing punctuation. A part's title is always that. A part ends before the next one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

Node = dict[str, Any]
TOKEN = re.compile(r"⟦([a-z0-9 -]+)⊳|[⟦⊳⟧¦⟨⟩⟪⟫]")
CLOSING = " \n\u3000\xa0,，.。;；:：、"
FACTS = (
    *("title", "issuer", "province", "city", "district", "kind", "tier", "team", "round"),
    *("inspection_start", "inspection_end", "feedback_date", "published", "signed", "source"),
)


@dataclass
class Mark:
    """One marked stretch of the text: what the mark says, and where its pieces begin and end."""

    words: list[str]
    start: int
    end: int = -1
    label_end: int | None = None
    title_edges: list[int] = field(default_factory=list)

    def label(self, text: str) -> str:
        return text[self.start : self.label_end] if self.label_end is not None else ""

    def wording(self, text: str) -> str:
        return text[self.label_end or self.start : self.end].strip(CLOSING)

    def title(self, text: str) -> str:
        edges = zip(self.title_edges[::2], self.title_edges[1::2], strict=True)
        return ";".join(text[start:end] for start, end in edges) or self.wording(text)


def unmarked(body: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks with their places in it."""
    text, marks, last, expected = "", [], 0, "⟦⟪"
    for token in TOKEN.finditer(body):
        text += body[last : token.start()]
        last, sign = token.end(), token[0][0]
        if sign not in expected:
            raise ValueError(f"{sign} instead of {expected}: {body[: token.end()][-40:]!r}")
        if sign in "⟦⟪":
            marks.append(Mark((token[1] or "measure").split(), len(text)))
            expected = "¦⟨⟧" if sign == "⟦" else "¦⟫"
        elif sign in "⟧⟫":
            marks[-1].end, expected = len(text), "⟦⟪"
        elif sign == "¦":
            marks[-1].label_end, expected = len(text), expected.replace("¦", "")
        else:
            marks[-1].title_edges.append(len(text))
            expected = "⟩" if sign == "⟨" else "⟨⟧"
    return text + body[last:], marks


def parts(text: str, marks: Sequence[Mark]) -> list[Node]:
    edges = [mark for mark in marks if mark.words[0] in ("part", "end")]
    return [
        {"label": mark.label(text), "title": mark.wording(text), "role": mark.words[1]}
        | {"start": mark.start, "end": len(text[: following.start].rstrip())}
        for mark, following in pairwise(edges)
    ]


def aspects(text: str, marks: Sequence[Mark]) -> list[Node]:
    begun = [mark for mark in marks if "aspect" in mark.words]
    return [{"label": mark.label(text), "title": mark.title(text), "start": mark.start} for mark in begun]


def problems(text: str, marks: Sequence[Mark]) -> list[Node]:
    """A problem belongs to the aspect last begun in its part, a measure to the heading before it."""
    nodes: list[Node] = []
    begun, aspect = 0, None
    for mark in marks:
        match mark.words:
            case ["problem", *slugs]:
                nodes.append({"n": len(nodes) + 1, "aspect": aspect, **node(text, mark, slugs), "items": []})
                holder = nodes[-1]
            case ["item", kind, *slugs]:
                nodes[-1]["items"].append(holder := node(text, mark, slugs) | {"kind": kind})
            case ["measure"]:
                holder["measures"].append(measure(text, mark))
            case _:
                begun += "aspect" in mark.words
                aspect = begun if "aspect" in mark.words else None
    return nodes


def node(text: str, mark: Mark, slugs: list[str]) -> Node:
    head = {"label": mark.label(text), "title": mark.title(text), "heading": [mark.start, mark.end]}
    return head | {"categories": slugs, "measures": []}


def measure(text: str, mark: Mark) -> Node:
    start = mark.start if mark.label_end is None else mark.label_end + (text[mark.label_end] in ",，")
    return {"label": mark.label(text), "start": start, "end": mark.end}


def read_marked(path: Path) -> tuple[str, Node]:
    """The clean text of a marked notice, and its structure in the gold format."""
    header, body = path.read_text("utf-8").removeprefix("+++\n").split("\n+++\n", 1)
    facts = tomllib.loads(header)["notice"]
    contact: Node = {"phone": [], "email": [], "address": None, "postcode": None}
    notice = {fact: facts.get(fact) for fact in FACTS} | {"contact": contact | facts.get("contact", {})}
    if unknown := (facts.keys() - notice) | (notice["contact"].keys() - contact):
        raise ValueError(f"{path.name} says what no gold says: {', '.join(sorted(unknown))}")
    text, marks = unmarked(body)
    outline = {
        "parts": parts(text, marks),
        "aspects": aspects(text, marks),
        "problems": problems(text, marks),
    }
    dates = {fact: value.isoformat() for fact, value in notice.items() if isinstance(value, date)}
    return text, {"notice": notice | dates, **outline}
