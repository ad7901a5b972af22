"""Marked notices cut down or printed otherwise, so that weights know short ones and other printings too."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tools.layouts.moving import edited
from tools.layouts.mutations import mutated
from tools.quality.gold import Case
from tools.quality.honest import MUTATED
from tools.quality.marked_notices import Node

_OTHERWISE = 4  # mutations of a notice


def printed_otherwise(case: Case) -> list[Case]:
    """A few mutations of a notice, but of none of those whose mutations are measured, and with no word held out."""
    if any(name.endswith(case.name) for name in MUTATED):
        return []
    mutations = [mutation for _, mutation in mutated(case, held_out=False)]
    return Random(case.name).sample(mutations, min(_OTHERWISE, len(mutations)))


def shortened(case: Case, count: int) -> Case | None:
    """The notice with its first problems alone, its other parts as they are; None where it has no more than these."""
    problems = case.structure["problems"]
    if len(problems) <= count:
        return None
    start, end = _end_of(problems[count - 1]), _end_of(problems[-1])
    kept = {**case.structure, "problems": problems[:count]}
    kept["aspects"] = [aspect for aspect in kept["aspects"] if aspect["start"] < start]
    kept["parts"] = [part for part in kept["parts"] if not start <= part["start"] < end]
    text, gold = edited(case.text, kept, [(start, end, "")])
    return replace(case, name=f"{case.name} {count}", text=text, data=text.encode(), structure=gold)


def excerpt(case: Case, count: int) -> Case | None:
    """The first problems alone, below their aspect if they have one, without all that stands around them."""
    problems = case.structure["problems"][:count]
    aspects = [aspect for aspect in case.structure["aspects"] if aspect["start"] < problems[-1]["heading"][0]]
    if len(problems) < count or problems[0]["aspect"] not in (None, 1):
        return None
    start = min([problems[0]["heading"][0], *(aspect["start"] for aspect in aspects[:1])])
    end = _end_of(problems[-1])
    parts = [part for part in case.structure["parts"] if start <= part["start"] < end]
    if any(part["role"] != "rectification" for part in parts):
        return None
    parts = [{**part, "end": min(part["end"], end)} for part in parts]
    kept = {**case.structure, "problems": problems, "aspects": aspects, "parts": parts}
    text, gold = edited(case.text, kept, [(0, start, ""), (end, len(case.text), "")])
    return replace(case, name=f"{case.name}, {count} alone", text=text, data=text.encode(), structure=gold)


def _end_of(problem: Node) -> int:
    nodes = [problem, *problem["items"]]
    return max(int(span) for n in nodes for span in (n["heading"][1], *(m["end"] for m in n["measures"])))
