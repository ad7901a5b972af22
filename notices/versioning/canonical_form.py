"""Everything a notice's rows say, in a form that is the same in every database: what its digest is made of.

Left out are the keys of rows, when they were written and by which version of the program, and which facts a curator
set. A change here changes every digest: raise `FORM`, and have them made anew in a migration.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.db.models import Model

from notices.claim_kinds import CLAIM_KINDS
from notices.facts import FACTS
from notices.models import Aspect, Fragment, Labelling, Measure, Notice, Part, Problem

FORM = 1

# What every notice has said of itself from the first form on; frozen.
_FACTS = (
    *(
        "title",
        "issuer",
        "kind",
        "tier",
        "team",
        "round",
        "inspection_start",
        "inspection_end",
        "feedback_date",
    ),
    *("published", "signed", "source", "url", "fetched", "contact", "is_sample", "text"),
)
# Those that came later count where they are known: notices from before them keep their digests.
_LATER_FACTS = tuple(fact.name for fact in FACTS if fact.name and fact.name not in _FACTS)
_CLAIM = (
    "problem__parent__number",
    "problem__number",
    "measure__number",
    "start",
    "end",
    "words",
    "rejected",
)
_MEASURE = ("problem__parent__number", "problem__number", "number")
# Rows of a notice: how they lead to it, and what they say. A problem is named by its parent's number and its own.
_ROWS: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (Part, "notice", ("number", "label", "title", "role", "start", "end")),
    (Aspect, "notice", ("number", "label", "title", "start")),
    (
        Problem,
        "notice",
        (
            *("parent__number", "number", "aspect__number", "kind", "label", "title", "heading"),
            *("heading_start", "heading_end", "confidence", "curated"),
        ),
    ),
    (
        Labelling,
        "problem__notice",
        ("problem__parent__number", "problem__number", "category__slug", "rank", "score", "cues"),
    ),
    (
        Measure,
        "problem__notice",
        (
            *_MEASURE,
            *("label", "text", "start", "end", "status", "status_start", "status_end"),
        ),
    ),
    (
        Fragment,
        "notice",
        ("problem__parent__number", "problem__number", "kind", "text", "start", "end"),
    ),
    *((kind.model, "notice", (*_CLAIM, *kind.own_fields)) for kind in CLAIM_KINDS),
)


def digest(notice: Notice) -> str:
    """SHA-256 of the notice's rows as they stand in the database, in hexadecimal."""
    hashed = sha256()
    for line in _lines(notice):
        hashed.update(line.encode() + b"\n")
    return hashed.hexdigest()


def _lines(notice: Notice) -> Iterator[str]:
    yield _line(["form", FORM])
    yield _line(["facts", *Notice.objects.values_list(*_FACTS).get(pk=notice.pk)])
    for name, value in Notice.objects.values(*_LATER_FACTS).get(pk=notice.pk).items() if _LATER_FACTS else ():
        if value not in (None, ""):
            yield _line(["fact", name, value])
    yield _line(["place", *([step.code, step.name] for step in notice.place_path())])
    yield _line(
        ["original", *notice.originals.order_by("-imported", "-pk").values_list("sha256", "name")[:1]]
    )
    for model, path, columns in _ROWS:
        rows = model._default_manager.filter(**{path: notice}).order_by().values_list(*columns)
        # Sorted as text: databases differ in the order of letters, and in where they put what is missing.
        yield from sorted(_line([model.__name__, *row]) for row in rows)
    # Came later, and counts where there are any: notices from before keep their digests.
    curated = Measure.objects.filter(problem__notice=notice, curated=True).order_by()
    yield from sorted(_line(["status by a person", *row]) for row in curated.values_list(*_MEASURE))


def _dated(value: Any) -> str:
    """Dates, and times in UTC."""
    return str(value.isoformat())


_line = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_dated).encode
