"""All that a question finds, in order: for what takes everything away (exports, concordances) instead of a page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from search.engines.evaluation import Scope, find
from search.engines.postings import Ints
from search.engines.questions import Question


def listed(scope: Scope, question: Question) -> Ints:
    """The documents as pages list them: with a group, all that share its value follow on the best of them."""
    docs = find(scope, replace(question, start=0, stop=None, facets=(), group="", cross=None)).docs
    return _grouped(scope.collection.columns[question.group][docs], docs) if question.group else docs


def _grouped(values: Ints, docs: Ints) -> Ints:
    _, firsts, group = np.unique(values, return_index=True, return_inverse=True)
    grouped: Ints = docs[np.argsort(firsts[group], kind="stable")]
    return grouped
