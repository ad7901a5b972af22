"""How far two labellings of findings agree, and what was settled where they did not: a command.

python -m tools.quality.second_labels

`findings/second-labels.jsonl` holds 560 findings drawn by a seed, the labels of who wrote them (`first`), of a reader
who saw heading, measures, taxonomy and boundaries only (`second`), and where these differ what was settled, and why.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tools.quality.category_agreement import evaluate
from tools.quality.findings import FOLDER

NONE = ("none",)  # a finding that fits no area is labelled so for once, that it can be agreed on


@dataclass(frozen=True, slots=True)
class SecondLabel:
    """Areas by two readers, the primary first; `settled` are those that the finding has now, with `why`."""

    heading: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    settled: tuple[str, ...]
    why: str


def read_second_labels() -> list[SecondLabel]:
    rows = map(json.loads, FOLDER.joinpath("second-labels.jsonl").read_text("utf-8").splitlines())
    return [
        SecondLabel(
            row["heading"],
            tuple(row["first"]),
            tuple(row["second"]),
            tuple(row.get("settled", row["first"])),
            row.get("why", ""),
        )
        for row in rows
    ]


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's κ of two labellings: the agreement beyond what their own frequencies give by chance."""
    total = len(pairs)
    agreed = sum(first == second for first, second in pairs) / total
    firsts, seconds = (Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(count * seconds[label] for label, count in firsts.items()) / total**2
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0


def report(labels: Sequence[SecondLabel]) -> Iterator[str]:
    pairs = [(label.first or NONE, label.second or NONE) for label in labels]
    evaluated = evaluate([first for first, _ in pairs], [second for _, second in pairs])
    primaries = [(first[0], second[0]) for first, second in pairs]
    yield f"{len(labels)} findings labelled twice: primary {evaluated.primary:.3f}, κ {kappa(primaries):.3f}"
    yield f"all areas: F1 {evaluated.labels.f1:.3f}, the same set {sum(set(a) == set(b) for a, b in pairs)}"
    changed = sum(label.settled != label.first for label in labels)
    yield f"settled: {sum(bool(label.why) for label in labels)}, of them {changed} not as they were labelled first"
    for confusion in evaluated.confusions:
        yield f"{confusion.count:4} × {confusion.area} | {confusion.taken_for}"


def main() -> None:
    print(*report(read_second_labels()), sep="\n")


if __name__ == "__main__":
    main()
