"""The outline of a notice: parts, aspects, problems with items and measures, chosen among candidates by one score.

A text is looked at in a few ways (`views`). Each view is cut into lines and labels (`sheet`); the forms
of its labels are given levels in the ways that are likely (`candidates`, `likelihood`), each of which one builder makes
an outline of (`build`). Plain features of these (`features`) weighed by a table (`weights`) choose one (`reading`), and
say how sure that is and where another reading would differ (`doubts`).
"""

from __future__ import annotations

from notices.parsing.outline.reading import Reading, read
from notices.parsing.outline.weights import DEFAULT, Choice, Weights

__all__ = ["DEFAULT", "Choice", "Reading", "Weights", "read"]
