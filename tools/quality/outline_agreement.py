"""How well an outline agrees with one read by hand: every fact of both, as multisets. Pure.

A heading or measure is named by its own words, so that one which is missed and one which is invented both cost.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from notices.about.measured import Figures
from tools.quality.figures import Multiset, compared, squashed
from tools.quality.marked_notices import FACTS, Node

Facts = Mapping[str, Multiset]  # by figure
COMPARED = ("facts", "parts", "aspects", "problems", "titles", "items", "kinds", "measures", "tree", "marks")


def agreement(gold: Node, gold_text: str, outline: Node, text: str) -> dict[str, Figures]:
    """By the names in `COMPARED`; both outlines are in the gold format, each indexing its own text."""
    return compared_with(facts_of(gold, gold_text), outline, text)


def compared_with(expected: Facts, outline: Node, text: str) -> dict[str, Figures]:
    """The same, with the facts of the gold counted before."""
    predicted = facts_of(outline, text)
    return {name: compared(expected[name], predicted[name]) for name in COMPARED}


def facts_of(outline: Node, text: str) -> Facts:
    return _Facts(outline, text).all


class _Facts:
    """Everything that an outline says, by figure."""

    def __init__(self, outline: Node, text: str) -> None:
        self.text = text
        self.all: defaultdict[str, Multiset] = defaultdict(Counter)
        self.aspects = [squashed(aspect["title"]) for aspect in outline["aspects"]]
        facts = outline["notice"]
        self.all["facts"].update(
            (name, squashed(str(facts[name]))) for name in FACTS if facts.get(name) is not None
        )
        self.all["parts"].update((part["role"], squashed(part["title"])) for part in outline["parts"])
        self.all["aspects"].update(self.aspects)
        for problem in outline["problems"]:
            self._add_problem(problem)

    def _add_problem(self, problem: Node) -> None:
        heading = self._heading(problem)
        self._add("problems", heading)
        self._add("titles", (heading, squashed(problem["title"])))
        self._add("marks", (heading, squashed(problem["label"]), problem["n"]))
        self._add_node(problem, self.aspects[problem["aspect"] - 1] if problem["aspect"] else None, heading)
        for number, item in enumerate(problem["items"], 1):
            name = self._heading(item) or f"{heading} #{number}"
            self._add("items", name)
            self._add("kinds", (name, item["kind"]))
            self._add("marks", (name, squashed(item["label"]), number))
            self._add_node(item, heading, name)

    def _add_node(self, node: Node, parent: str | None, heading: str) -> None:
        self._add("tree", (parent, heading))
        for measure in node["measures"]:
            words = squashed(self.text[measure["start"] : measure["end"]])
            self._add("measures", words)
            self._add("tree", (heading, words))
            self._add("marks", (words, squashed(measure["label"])))

    def _heading(self, node: Node) -> str:
        return squashed(self.text[slice(*node["heading"])])

    def _add(self, figure: str, fact: object) -> None:
        self.all[figure][fact] += 1
