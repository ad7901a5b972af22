"""Problems with the areas that people gave them: findings, lists of headings, marked notices. What `tools.area_weights`
learns from and is measured on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from notices.about import measured
from notices.classification.classifier import ItemText, ProblemText
from notices.script import simplified
from tools.quality.findings import read_findings
from tools.quality.gold import Case
from tools.quality.marked_notices import Node
from tools.quality.record import cases_of, is_at_hand

_DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
FINDINGS, LISTS, REAL = "findings", "lists", "real"

Areas = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A problem with its areas and those of its items, the primary first, nothing where none fits."""

    source: str  # a set of notices by its name, FINDINGS or LISTS
    notice: str  # what is never parted: a notice's name, or what the finding says
    problem: ProblemText
    own: Areas
    items: tuple[Areas, ...] = ()


def of_findings() -> Iterator[Example]:
    for row in read_findings():
        problem = ProblemText(row.heading, measures=row.measures)
        yield Example(FINDINGS, row.heading, problem, row.areas)


def of_lists() -> Iterator[Example]:
    """Headings and findings that stand under test."""
    headings, findings = (_table("headings"), _table(FINDINGS))
    for rows in (*headings["headings"].values(), *(findings[name] for name in (FINDINGS, "more", "last"))):
        for row in rows:
            measures = (row["text"],) if row.get("text") else ()
            problem = ProblemText(row["title"], row.get("aspect", ""), measures=measures)
            yield Example(LISTS, row["title"], problem, tuple(row["labels"]))


def _table(name: str) -> Node:
    return tomllib.loads(_DATA.joinpath(f"{name}.toml").read_text("utf-8"))


def of_sets() -> Iterator[Example]:
    """Every set of `notices/about/sets.toml` that is at hand."""
    for entry in measured.sets():
        if is_at_hand(entry):
            for case in cases_of(entry):
                yield from of_notice(entry.name, case)


def of_notice(source: str, case: Case) -> Iterator[Example]:
    aspects = [aspect["title"] for aspect in case.structure["aspects"]]
    for node in case.structure["problems"]:
        ends = [row["start"] for row in node["measures"]] + [item["heading"][0] for item in node["items"]]
        problem = ProblemText(
            simplified(node["title"]),
            simplified(aspects[node["aspect"] - 1]) if node["aspect"] else "",
            simplified(case.text[node["heading"][1] : min(ends)]) if ends else "",
            _measures(case, node),
            tuple(ItemText(simplified(i["title"]), i["kind"], _measures(case, i)) for i in node["items"]),
        )
        items = tuple(tuple(item["categories"]) for item in node["items"])
        yield Example(source, case.name, problem, tuple(node["categories"]), items)


def _measures(case: Case, node: Node) -> tuple[str, ...]:
    return tuple(simplified(case.text[row["start"] : row["end"]]) for row in node["measures"])
