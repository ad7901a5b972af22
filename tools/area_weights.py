"""How the weights of notices.classification are found: from problems with areas that people gave them.

    python -m tools.area_weights [--left-out]

writes `model.npz` anew, from the findings, the lists of headings and the marked notices of this repository, those of
`HELD_BACK` left out. With `--left-out` it leaves the weights as they are, prints how problems of each set are
labelled by weights that have not seen the set (`tools.quality.area_figures`), the commonest confusions last, and writes
the figures of each area to `notices/about/areas.json`, which the pages show.
"""

from __future__ import annotations

import zlib
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from notices.classification.classifier import Classifier, ProblemText
from notices.classification.cues import load_cues
from notices.classification.kinship import load_kinship
from notices.classification.model import NONE, Model, log_shares
from notices.classification.pooling import FEATURES, FURTHER, SLUGS, Sources
from notices.classification.terms import terms
from tools.area_examples import REAL, Areas, Example, of_findings, of_lists, of_sets
from tools.quality.area_figures import ALONE, area_run, left_out, report
from tools.quality.record import write_areas
from tools.regression import Array, listwise, logistic

VERSION = "1"
HELD_BACK = frozenset(
    {"eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", REAL}
)  # sets on which the weights are looked at, never learnt from
_FOLDS = 4
_SEED = 1
_INVERSE_PENALTY = 10.0
_SEEN = 2  # headings that have a term, for it to be learnt
_TERMS = 12_000  # that are kept: those that weigh most
_NOTICE_COUNTS = 3.0  # times a finding or a line of a list
_TEMPERATURES = tuple(1 + n / 20 for n in range(41))
# Boundaries 26 and 13 are decisions, not findings: unfinished rectification comes first in its aspect whatever a
# heading names, and a sector before its delayed buildings. Of 1,424 marked headings the first changes none, the second
# one (for the worse): too few for weights to be learnt that would hold where it matters.
_RULES = {"unfinished": 14.0, "sector's project": -2.5}
BANDS = ((0.8, 0.95), (0.6, 0.85))  # of labels with this confidence at least that share is right


@dataclass(frozen=True, slots=True)
class Row:
    """One heading as a model that has not seen it reads it."""

    sources: Sources
    areas: Areas
    votes: tuple[int, ...]  # the rows of the items with a title
    weight: float

    @property
    def slug(self) -> str:
        return self.areas[0] if self.areas else NONE


def training() -> list[Example]:
    sets = (example for example in of_sets() if example.source not in HELD_BACK)
    return [*of_findings(), *of_lists(), *sets]


def find_model(examples: Sequence[Example]) -> Model:
    """Terms from all of them; what else counts from how each fold is read by the terms of the others."""
    rows = list(_unseen(examples))
    tables = [row.sources.features() for row in rows]
    wanted = np.array([[float(slug == row.slug) for slug in SLUGS] for row in rows])
    weights = np.array([row.weight for row in rows])
    pool = listwise(np.vstack(tables), wanted.ravel(), np.full(len(rows), len(SLUGS)), weights)
    scores = np.array([table @ pool for table in tables])
    return replace(
        fit_terms(examples),
        pool=_named(FEATURES, pool) | _RULES,
        further=_named(FURTHER, _further(rows, scores)),
        temperature=_temperature(rows, scores),
    )


def fit_terms(examples: Sequence[Example]) -> Model:
    """Multinomial logistic regression of headings on their primary area by their terms; the rest is empty."""
    headings = [heading for example in examples for heading in _headings(example)]
    seen = Counter(term for values, _ in headings for term in values)
    names = sorted(term for term, count in seen.items() if count >= _SEEN)
    columns = {term: column for column, term in enumerate(names)}
    slugs = [slug for _, slug in headings]
    learner = LogisticRegression(C=_INVERSE_PENALTY, max_iter=100, tol=1e-3, random_state=_SEED)
    learner.fit(_matrix([values for values, _ in headings], columns), slugs)
    order = [list(learner.classes_).index(slug) for slug in SLUGS]
    table = learner.coef_[order].T
    kept = sorted(np.argsort(-np.abs(table).max(1), kind="stable")[:_TERMS])
    scale = float(np.abs(table[kept]).max()) / 127
    return Model(
        version=VERSION,
        slugs=SLUGS,
        terms=tuple(names[row] for row in kept),
        weights=np.round(table[kept] / scale).astype(np.int8),
        scale=scale,
        bias=learner.intercept_[order],
        pool=dict.fromkeys(FEATURES, 0.0),
        further=dict.fromkeys(FURTHER, 0.0),
        temperature=1.0,
    )


def _headings(example: Example) -> Iterator[tuple[dict[str, float], str]]:
    """Terms and primary of a problem and of its items with a title."""
    problem = example.problem
    yield terms(problem.title, _texts(problem)), example.own[0] if example.own else NONE
    for item, areas in zip(problem.items, example.items, strict=True):
        if item.title:
            yield terms(item.title, item.measures), areas[0] if areas else NONE


def _texts(problem: ProblemText) -> list[str]:
    untitled = [text for item in problem.items if not item.title for text in item.measures]
    return [problem.lead_in, *problem.measures, *untitled]


def _matrix(rows: Sequence[dict[str, float]], columns: dict[str, int]) -> csr_matrix:
    indices, values, ends = list[int](), list[float](), [0]
    for row in rows:
        known = {columns[term]: value for term, value in row.items() if term in columns}
        length = sum(value * value for value in known.values()) ** 0.5 or 1.0
        indices += known
        values += [value / length for value in known.values()]
        ends.append(len(indices))
    return csr_matrix((values, indices, ends), (len(rows), len(columns)))


def _unseen(examples: Sequence[Example]) -> Iterator[Row]:
    folds = [zlib.crc32(example.notice.encode()) % _FOLDS for example in examples]
    start = 0
    for fold in range(_FOLDS):
        others = [example for example, n in zip(examples, folds, strict=True) if n != fold]
        classifier = Classifier(load_cues(), load_kinship(), fit_terms(others))
        for example in (example for example, n in zip(examples, folds, strict=True) if n == fold):
            rows = _rows(classifier, example, start)
            start += len(rows)
            yield from rows


def _rows(classifier: Classifier, example: Example, start: int) -> list[Row]:
    own, items = classifier.sources(example.problem)
    weight = 1.0 if example.source in ALONE else _NOTICE_COUNTS
    titled = [
        Row(sources, areas, (), weight)
        for item, sources, areas in zip(example.problem.items, items, example.items, strict=True)
        if item.title
    ]
    votes = tuple(range(start + 1, start + 1 + len(titled)))
    return [Row(own, example.own, votes, weight), *titled]


def _further(rows: Sequence[Row], scores: Array) -> Array:
    """Logistic regression of whether a category beside the primary is given too."""
    primaries, tables, given = scores[:, :-1].argmax(1), list[Array](), list[float]()
    for n, row in enumerate(rows):
        if row.areas:
            votes = Counter(SLUGS[primaries[vote]] for vote in row.votes)
            shares = {slug: count / len(row.votes) for slug, count in votes.items()}
            table = row.sources.further(primaries[n], np.exp(log_shares(scores[n])), shares)
            for _ in range(int(row.weight)):
                tables.append(np.delete(table, primaries[n], 0))
                given += [float(slug in row.areas) for slug in SLUGS[:-1] if slug != SLUGS[primaries[n]]]
    return logistic(np.vstack(tables), np.array(given))


def _temperature(rows: Sequence[Row], scores: Array) -> float:
    """The least by which the bands hold for findings and for headings of notices, each by themselves."""
    right = np.array([SLUGS[best] == row.slug for best, row in zip(scores.argmax(1), rows, strict=True)])
    of_notices = np.array([row.weight > 1 for row in rows])
    for temperature in _TEMPERATURES:
        sure = np.array([np.exp(log_shares(row / temperature).max()) for row in scores])
        shares = [
            (right[kind & (sure >= least)].mean(), share)
            for kind in (of_notices, ~of_notices)
            for least, share in BANDS
            if (kind & (sure >= least)).any()
        ]
        if all(reached >= share for reached, share in shares):
            return temperature
    return _TEMPERATURES[-1]


def _named(names: Sequence[str], weights: Array) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--left-out", action="store_true")
    if parser.parse_args().left_out:
        labelled = left_out([*of_findings(), *of_lists(), *of_sets()], fit_terms)
        print(*report(labelled), sep="\n")
        write_areas(area_run(labelled, date.today()))
    else:
        find_model(training()).save()


if __name__ == "__main__":
    main()
