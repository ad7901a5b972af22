"""Short measures with what people marked in them (`tests/notices/evidence/measures_*.toml`), and how they are read.

`cells` are the other cells of a measure's row. What a list does not mark (figures, documents) is not compared in it.
Pure.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

from notices.about.measured import Figures
from notices.evidence.accountability import read_accountability
from notices.evidence.documents import read_documents
from notices.evidence.figures import read_figures
from notices.evidence.passages import Passages
from notices.evidence.promises import read_promises
from notices.evidence.statuses import read_statuses

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "notices" / "evidence"
WRITTEN = date(2024, 6, 20)  # the day of the notice that all of them stand in
KINDS = ("status", "due", "acts", "figures", "documents")
MARKED_IN_ALL = frozenset({"status", "due", "acts"})

Measure = Mapping[str, Any]
Claims = dict[str, list[str]]


def names() -> list[str]:
    return sorted(path.stem.removeprefix("measures_") for path in FOLDER.glob("measures_*.toml"))


def measures(name: str) -> list[Measure]:
    rows: list[Measure] = tomllib.loads((FOLDER / f"measures_{name}.toml").read_text("utf-8"))["measure"]
    return rows


def marked(measure: Measure) -> Claims:
    return {"status": [measure["status"]]} | {kind: measure.get(kind, []) for kind in KINDS[1:]}


def claims(measure: Measure) -> Claims:
    """What a measure claims as it is read, above the other cells of its row."""
    lines = [measure["text"], *measure.get("cells", [])]
    ends = list(accumulate(len(line) + 1 for line in lines))
    span, *cells = [(end - len(line) - 1, end - 1) for line, end in zip(lines, ends, strict=True)]
    text = "\n".join(lines)
    passages = Passages(text, ((0, len(text)),))
    figures, promises = read_figures(passages), read_promises(passages, WRITTEN)
    (status,) = read_statuses(passages, [span], figures, promises, WRITTEN, {span: cells})
    acts = read_accountability(passages, figures, promises)
    return {
        "status": [status.status],
        "due": [promise.due for promise in promises],
        "acts": [_printed(act.kind, act.count, act.unit, act.who) for act in acts],
        "figures": [_printed(figure.value, figure.unit, figure.bound, figure.sense) for figure in figures],
        "documents": [_printed(document.title, document.role) for document in read_documents(passages)],
    }


def agreement(list_names: Iterable[str]) -> dict[str, Figures]:
    """Over all measures of the lists, by the names in `KINDS`; what no list marks is left out."""
    figures: dict[str, Figures] = {}
    for rows in map(measures, list_names):
        marked_kinds = MARKED_IN_ALL | {kind for row in rows for kind in row}
        for row in rows:
            expected, actual = marked(row), claims(row)
            for kind in KINDS:
                if kind in marked_kinds:
                    agreed = Counter(expected[kind]) & Counter(actual[kind])
                    more = Figures(len(expected[kind]), len(actual[kind]), agreed.total())
                    figures[kind] = figures.get(kind, Figures()) + more
    return figures


def _printed(*fields: object) -> str:
    return " ".join(
        "-" if field is None else f"{field:g}" if isinstance(field, float) else str(field) for field in fields
    )
