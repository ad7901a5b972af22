"""How the weights of notices.parsing.outline are found: from notices with gold, generated ones among them.

    python -m tools.outline_weights [--generated N]

writes `likelihood.json`, `weights.json` and `confidence.json` anew, from all marked notices and N generated ones in
layouts that are not held out. How sure a reading is is found by leaving out: each part of the notices, printed in other
layouts too, is read with weights that have seen the others only. `fitted` finds the same in memory, from fewer that are
generated: `measure_outline --fit tools.outline_weights:fitted`.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from notices.about import measured
from notices.parsing import outline
from notices.parsing.outline import DEFAULT, Choice, Reading, Weights
from notices.parsing.outline.confidence import CONFIDENCE, signs
from notices.parsing.outline.features import FEATURES
from notices.parsing.outline.likelihood import FEATURES as OF_LEVELS
from notices.parsing.outline.likelihood import LEVELS, matrix
from notices.parsing.outline.mapped import mapped
from notices.parsing.outline.reading import weighed
from notices.parsing.outline.sheet import Sheet, read_sheet
from notices.parsing.outline.totals import read_totals
from notices.parsing.outline.view import View
from notices.parsing.outline.views import views
from notices.reading import ReadError, read
from tools.layouts.generator import generated
from tools.outline_examples import excerpt, printed_otherwise, shortened
from tools.quality.gold import Case
from tools.quality.marked_notices import Node
from tools.quality.outline_agreement import Facts, compared_with, facts_of
from tools.quality.record import cases_of, is_at_hand
from tools.quality.scoring import DECISIVE, WHOLE
from tools.regression import Array, listwise, logistic, multinomial

_GENERATED = 900
_FOLDS = 3  # parts of the notices, each left out in turn to see how sure readings may be
_FEWER_GENERATED = 150  # to measure with, once for each part of the sets
_PROCESSES = 2
_FOLDER = Path(outline.__file__).parent
_SHORTENED = (1, 2, 3)  # problems that a notice is cut down to, so that short ones are known too
_EXCERPTS = (2, 3)  # problems with nothing around them
_MARKED_COUNTS = 3.0  # times a generated one
_ROLES = {"organisation": 1, "rectification": 2, "outlook": 3}  # columns of LEVELS
_SHARP = 40.0  # how much more the best outline of a text counts than the next
_USELESS = 0.7  # a text whose best candidate is worse teaches nothing


@dataclass(frozen=True, eq=False)
class Example:
    """A notice with its gold; `weight` is how much it counts."""

    case: Case
    weight: float


def fitted(cases: Sequence[Case]) -> Callable[[Case], Node]:
    """A reading with weights found from these notices and generated ones that print their words again.

    How sure it is it says by the table that ships, which was found from readings by weights that had not seen theirs.
    """
    plain = [case for case in cases if case.file.endswith(".txt")]
    weights = replace(_weights(plain, _FEWER_GENERATED), confidence=DEFAULT.confidence)

    def reader(case: Case) -> Node:
        try:
            text = read(case.file, case.data).text
        except ReadError:
            text = ""
        return node_of(outline.read(text, weights), text)

    return reader


def find_weights(cases: Sequence[Case], count: int = _GENERATED) -> Weights:
    plain = [case for case in cases if case.file.endswith(".txt")]
    return replace(_weights(plain, count), confidence=_confidence(list(_read_unseen(plain, count))))


def _weights(cases: Sequence[Case], count: int) -> Weights:
    """Of levels and features, from these notices and `count` generated ones that print their words again."""
    examples = [Example(case, _MARKED_COUNTS) for case in cases]
    examples += [Example(short, 1.0) for case in cases for n in _SHORTENED if (short := shortened(case, n))]
    examples += [Example(piece, 1.0) for case in cases for n in _EXCERPTS if (piece := excerpt(case, n))]
    examples += [Example(other, 1.0) for case in cases for other in printed_otherwise(case)]
    examples += [Example(case, 1.0) for case, _ in generated(count, cases, held_out=False)]
    levels = replace(DEFAULT, levels=_table(_levels(examples)))
    return replace(levels, features=_scores(examples, levels))


# Levels of headings


def _levels(examples: Sequence[Example]) -> Array:
    """`OF_LEVELS` × `LEVELS`: multinomial logistic regression of headings on their levels."""
    with get_context("fork").Pool(_PROCESSES) as pool:
        headings = pool.map(_headings, [example.case for example in examples], chunksize=8)
    rows, levels = np.vstack([rows for rows, _ in headings]), np.concatenate([own for _, own in headings])
    sizes = [len(own) for _, own in headings]
    weights = np.repeat([example.weight for example in examples], sizes)
    return multinomial(rows, levels, len(LEVELS), weights)


def _headings(case: Case) -> tuple[Array, NDArray[np.int64]]:
    """The figures of a notice's headings, a row each, and the columns of their levels."""
    view = next(view for view in views(case.text) if "headings cut" not in view.name)
    sheet = read_sheet(view.text, view.folded)
    levels = gold_levels(view, sheet, case.structure)
    return matrix(sheet, read_totals(view.folded)), np.array(levels, np.int64)


def gold_levels(view: View, sheet: Sheet, gold: Node) -> list[int]:
    """By heading of the sheet, the column of the level that the gold gives it."""
    level = {part["start"]: _ROLES[part["role"]] for part in gold["parts"]}
    for aspect in gold["aspects"]:
        level[aspect["start"]] = 4 if aspect["start"] in level else 5
    for problem in gold["problems"]:
        level[problem["heading"][0]] = 6
        level |= {item["heading"][0]: 7 for item in problem["items"]}
    heads = [head for head in sheet.heads if head is not None]
    bodies = [min(head.label.body, len(view.starts) - 1) for head in heads]
    return [
        level.get(view.starts[head.start], level.get(view.starts[body], 0))
        for head, body in zip(heads, bodies, strict=True)
    ]


def _table(weights: Array) -> dict[str, list[float]]:
    return {name: [round(float(w), 3) for w in row] for name, row in zip(OF_LEVELS, weights, strict=True)}


# Scores of outlines


def _scores(examples: Sequence[Example], weights: Weights) -> dict[str, float]:
    """Listwise logistic regression: the candidates of one text against each other, by what they are worth."""
    rows, wanted, sizes, counts = [], [], [], []
    with get_context("fork").Pool(_PROCESSES) as pool:
        judged = pool.map(
            partial(_judged, weights=weights), [example.case for example in examples], chunksize=8
        )
    for example, (values, worths) in zip(examples, judged, strict=True):
        if len(worths) > 1 and worths.max() >= _USELESS:
            target = np.exp((worths - worths.max()) * _SHARP) * (worths > worths.max() - 0.1)
            rows.append(values)
            wanted.append(target / target.sum())
            sizes.append(len(worths))
            counts.append(example.weight)
    found = listwise(np.vstack(rows), np.concatenate(wanted), np.array(sizes), np.array(counts))
    return {name: round(float(weight), 4) for name, weight in zip(FEATURES, found, strict=True)}


def _judged(case: Case, weights: Weights) -> tuple[Array, Array]:
    """The candidates' features, a row each, and what each is worth."""
    choices, gold = list(weighed(case.text, weights)), facts_of(case.structure, case.text)
    return np.array([choice.values for choice in choices]), np.array(
        [_worth(_figures(gold, case.text, choice)) for choice in choices]
    )


def _worth(figures: Mapping[str, float]) -> float:
    """The mean of the figures that decide; aspects and parts count a little."""
    decisive = sum(figures[name] for name in DECISIVE) / len(DECISIVE)
    return decisive + 0.03 * (figures["aspects"] + figures["parts"])


def _figures(gold: Facts, text: str, choice: Choice) -> dict[str, float]:
    node = node_of(Reading(mapped(text, choice.view, choice.candidate.outline), 0.0), text)
    return {name: figures.f1 for name, figures in compared_with(gold, node, text).items()}


# Confidence


def _read_unseen(cases: Sequence[Case], count: int) -> Iterator[tuple[list[float], bool]]:
    """What tells how sure readings are, and whether they are whole, of notices and layouts that no weight has seen.

    Neighbours in `cases` are of one set, and are left out together.
    """
    size, each = -(-len(cases) // _FOLDS), count // _FOLDS
    for first in range(0, len(cases), size):
        out = cases[first : first + size]
        weights = _weights([*cases[:first], *cases[first + size :]], count - each)
        made = [case for case, _ in generated(each, out, held_out=False, first_seed=count + first)]
        unseen = [*out, *(other for case in out for other in printed_otherwise(case)), *made]
        with get_context("fork").Pool(_PROCESSES) as pool:
            yield from filter(None, pool.map(partial(_signs, weights=weights), unseen, chunksize=8))


def _confidence(readings: Sequence[tuple[list[float], bool]]) -> dict[str, float]:
    """Logistic regression of whether the chosen outline is whole."""
    rows, whole = np.array([row for row, _ in readings]), np.array([whole for _, whole in readings], float)
    weights = logistic(rows, whole)
    return {name: round(float(weight), 4) for name, weight in zip(CONFIDENCE, weights, strict=True)}


def _signs(case: Case, weights: Weights) -> tuple[list[float], bool] | None:
    """What tells how sure the reading of a notice is, and whether it is whole."""
    choices = sorted(weighed(case.text, weights), key=lambda choice: -choice.score)
    if not choices:
        return None
    figures = _figures(facts_of(case.structure, case.text), case.text, choices[0])
    return list(signs(choices).values()), all(figures[name] >= WHOLE for name in DECISIVE)


# The tables


def node_of(found: Reading, text: str) -> Node:
    """A reading in the gold format, with what is not the outline's left empty."""
    parts = {
        name: [asdict(row) for row in getattr(found.outline, name)]
        for name in ("parts", "aspects", "problems")
    }
    doubts = [asdict(doubt) for doubt in found.doubts]
    return {"notice": {}, **parts, "doubts": doubts, "confidence": found.confidence, "text": text}


def write(weights: Weights, folder: Path = _FOLDER) -> None:
    for name, rows in zip(("weights", "likelihood", "confidence"), _tables(weights), strict=True):
        lines = ",\n".join(
            f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(row)}" for key, row in rows.items()
        )
        (folder / f"{name}.json").write_text(f"{{\n{lines}\n}}\n", "utf-8")


def _tables(weights: Weights) -> Iterator[dict[str, Any]]:
    yield from (dict(weights.features), dict(weights.levels), dict(weights.confidence))


def _all_cases() -> list[Case]:
    return [case for entry in measured.sets() if is_at_hand(entry) for case in cases_of(entry)]


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--generated", type=int, default=_GENERATED)
    parser.add_argument(
        "--confidence", action="store_true", help="only how sure readings are, with the weights as they are"
    )
    options = parser.parse_args()
    if options.confidence:
        write(replace(DEFAULT, confidence=_confidence(_read_made(_all_cases(), options.generated // 2))))
    else:
        write(find_weights(_all_cases(), options.generated))


def _read_made(cases: Sequence[Case], count: int) -> list[tuple[list[float], bool]]:
    """As `_read_unseen`, of generated notices alone: no weight has seen their layouts, which are not held out."""
    plain = [case for case in cases if case.file.endswith(".txt")]
    made = [case for case, _ in generated(count, plain, held_out=False, first_seed=_GENERATED)]
    with get_context("fork").Pool(_PROCESSES) as pool:
        return list(filter(None, pool.map(partial(_signs, weights=DEFAULT), made, chunksize=8)))


if __name__ == "__main__":
    main()
