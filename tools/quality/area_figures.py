"""How areas are told by terms that have not seen the set of notices: leave one set out, all headings pooled.

What features count beside the terms (twenty numbers) is that of the model that is shipped.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from notices.about.measured import AreaRun
from notices.classification.classifier import Classifier, Labels, classifier_version
from notices.classification.cues import load_cues
from notices.classification.kinship import load_kinship
from notices.classification.model import NONE, Model, load_model
from notices.classification.pooling import SLUGS
from notices.taxonomy import load_taxonomy
from tools.area_examples import FINDINGS, LISTS, REAL, Areas, Example
from tools.quality.category_agreement import Evaluation, evaluate

Fit = Callable[[Sequence[Example]], Model]
_CONFUSIONS = 20
_BANDS = (0.8, 0.6)
ALONE = (FINDINGS, LISTS)  # headings that stand in no notice


@dataclass(frozen=True, slots=True)
class Labelled:
    """A heading with the areas that people gave it, and those it was given by weights that have not seen it."""

    source: str
    notice: str
    areas: Areas
    labels: Labels


def left_out(examples: Sequence[Example], fit: Fit) -> list[Labelled]:
    """`fit` finds terms; real notices are read, and never learnt from."""
    shipped, labelled = load_model(), list[Labelled]()
    for group in dict.fromkeys(map(_group, examples)):
        seen = fit([example for example in examples if _group(example) != group and example.source != REAL])
        model = replace(seen, pool=shipped.pool, further=shipped.further, temperature=shipped.temperature)
        classifier = Classifier(load_cues(), load_kinship(), model)
        for example in (example for example in examples if _group(example) == group):
            problem_labels = classifier.problem(example.problem)
            pairs = zip(
                (example.own, *example.items), (problem_labels.own, *problem_labels.items), strict=True
            )
            labelled += [Labelled(example.source, example.notice, areas, labels) for areas, labels in pairs]
    return labelled


def _group(example: Example) -> str:
    """What is left out together: a set of notices, a quarter of what stands alone."""
    quarter = f" {zlib.crc32(example.notice.encode()) % 4}" if example.source in ALONE else ""
    return example.source + quarter


def evaluated(labelled: Sequence[Labelled]) -> Evaluation:
    return evaluate(*_slugs(labelled))


def _slugs(labelled: Sequence[Labelled]) -> tuple[list[Areas], list[Areas]]:
    """What people gave, and what was told."""
    return [row.areas or (NONE,) for row in labelled], [row.labels.slugs or (NONE,) for row in labelled]


def _of_notices(labelled: Sequence[Labelled]) -> list[Labelled]:
    return [row for row in labelled if row.source not in ALONE]


def area_run(labelled: Sequence[Labelled], day: date) -> AreaRun:
    """Each area, and each group by whether any of its areas is given, over the headings of notices."""
    of_notices = _of_notices(labelled)
    areas = evaluated(of_notices)
    groups = evaluate(*(list(map(_groups, slugs)) for slugs in _slugs(of_notices)))
    return AreaRun(
        day,
        classifier_version(),
        len(of_notices),
        {slug: areas.categories[slug] for slug in SLUGS if slug in areas.categories} | groups.categories,
        areas.confusions[:_CONFUSIONS],
    )


def _groups(slugs: Areas) -> Areas:
    taxonomy = load_taxonomy()
    return tuple(dict.fromkeys(slug if slug == NONE else taxonomy.category(slug).group for slug in slugs))


def report(labelled: Sequence[Labelled]) -> Iterator[str]:
    """By source and over all notices; the worst notice; how far confidence is borne out; confusions."""
    of_notices = _of_notices(labelled)
    for source in (*dict.fromkeys(row.source for row in labelled), "notices"):
        rows = of_notices if source == "notices" else [row for row in labelled if row.source == source]
        evaluation = evaluated(rows)
        figures = evaluation.labels
        yield (
            f"{source:9}{len(rows):6} headings  primary {evaluation.primary:.3f}  F1 {figures.f1:.3f}"
            f"  P {figures.precision:.3f}  R {figures.recall:.3f}"
        )
    notices = dict.fromkeys((row.source, row.notice) for row in of_notices)
    least_right, worst = min(
        (evaluated([row for row in of_notices if (row.source, row.notice) == name]).primary, "/".join(name))
        for name in notices
    )
    yield f"worst notice {worst}: primary {least_right:.3f}"
    for name, rows in (("notices", of_notices), ("alone", [row for row in labelled if row.source in ALONE])):
        for least in _BANDS:
            sure = [row for row in rows if row.labels.confidence >= least]
            yield f"{name}: {len(sure)} with confidence {least} and more, right {evaluated(sure).primary:.3f}"
        none = [row for row in rows if not row.areas]
        yield f"{name}: {len(none)} that fit no area, {sum(not row.labels.labels for row in none)} said to be so"
        yield f"{name}: {sum(bool(row.areas) and not row.labels.labels for row in rows)} others said to fit none"
    for confusion in evaluated(of_notices).confusions[:_CONFUSIONS]:
        yield f"{confusion.count:4} × {confusion.area} → {confusion.taken_for}"
