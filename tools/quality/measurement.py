"""A set of notices measured against its gold: every figure over all of them together. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from notices.about.measured import Figures
from notices.importing.sources import Source, drafted
from notices.outline_format import as_json
from notices.parsing import ParseError
from notices.reading import ReadError
from tools.quality import category_agreement, evidence_agreement, outline_agreement
from tools.quality.gold import Case
from tools.quality.marked_notices import Node

CATEGORIES = ("primary", "categories")  # of the headings that both have
COMPARED = (*outline_agreement.COMPARED, *CATEGORIES, *evidence_agreement.COMPARED)
_CLAIMS = ("statuses", "promises", "figures", "documents", "accountability")


@dataclass(slots=True)
class Measurement:
    """`figures` by the names in `COMPARED`; those of claims are of the `claimed` notices, whose claims have gold."""

    notices: int = 0
    problems: int = 0
    items: int = 0
    measures: int = 0
    claimed: int = 0
    figures: dict[str, Figures] = field(default_factory=dict)

    def add(self, figures: dict[str, Figures]) -> None:
        for name, more in figures.items():
            self.figures[name] = self.figures.get(name, Figures()) + more


def measure(cases: Iterable[Case], reader: Callable[[Case], Node] | None = None) -> Measurement:
    """`reader` gives a notice as some program reads it, in the gold format; by default as this one does."""
    reader, measured = reader or as_read, Measurement()
    for case in cases:
        sizes = _sizes(case.structure)
        measured.notices += 1
        measured.problems += sizes["problems"]
        measured.items += sizes["items"]
        measured.measures += sizes["measures"]
        outline = reader(case)
        measured.add(outline_agreement.agreement(case.structure, case.text, outline, outline["text"]))
        measured.add(_categories(case.structure, outline))
        if case.evidence is not None:
            measured.claimed += 1
            measured.add(
                evidence_agreement.agreement(case.evidence, case.text, outline["evidence"], outline["text"])
            )
    return measured


def as_read(case: Case) -> Node:
    """The notice as it is read today, in the gold format; nothing at all where it cannot be read."""
    try:
        return as_json(drafted(Source(case.file, case.data)).dissection)
    except (ReadError, ParseError):
        claims: Node = {name: [] for name in _CLAIMS}
        nothing: Node = {
            "notice": {},
            "parts": [],
            "aspects": [],
            "problems": [],
            "evidence": claims,
            "text": "",
        }
        return nothing | {"confidence": 0.0}  # a refusal knows that nothing was read


def _categories(gold: Node, outline: Node) -> dict[str, Figures]:
    aligned = category_agreement.align(*map(category_agreement.headings, (gold, outline)))
    evaluated = category_agreement.evaluate(aligned.gold, aligned.predicted)
    primary = Figures(evaluated.headings, evaluated.headings, evaluated.primary_agreed)
    return {"primary": primary, "categories": evaluated.labels}


def _sizes(outline: Node) -> Counter[str]:
    nodes = [node for problem in outline["problems"] for node in (problem, *problem["items"])]
    problems = len(outline["problems"])
    measures = sum(len(node["measures"]) for node in nodes)
    return Counter(problems=problems, items=len(nodes) - problems, measures=measures)
