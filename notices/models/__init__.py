"""The rows, read from the top down: places and areas, a notice, its outline, its claims, its import, its past, what
people decided about it, the sites it is from.

Import them from here; the modules build on each other in this order.
"""

from notices.models.answers import ReaderAnswer
from notices.models.claims import CLAIMS, Accountability, Claim, Document, Figure, Promise
from notices.models.collecting import CollectedPage, Host, SourceSite
from notices.models.corrections import OutlineCorrection
from notices.models.decisions import Decision, Fingerprint, SealedFile, Takedown
from notices.models.distinct import DistinctPair
from notices.models.double_coding import CodedNotice, CodingSheet, DoubleCoding, Settlement
from notices.models.followups import FollowUp
from notices.models.history import EarlierText, FormerUnit
from notices.models.imports import ImportBatch, ImportFile, ListedText, Worker
from notices.models.notice import (
    FILED,
    FILED_YEAR,
    NEWEST_FIRST,
    Notice,
    Original,
    Reprint,
    TextBand,
    filed,
    lies_in,
)
from notices.models.outline import Aspect, Doubt, Fragment, Labelling, Measure, Part, Problem
from notices.models.place import Place
from notices.models.reuse import Sentence
from notices.models.state import CollectionState
from notices.models.taxonomy import Category, CategoryGroup

__all__ = [
    "CLAIMS",
    "FILED",
    "FILED_YEAR",
    "NEWEST_FIRST",
    "Accountability",
    "Aspect",
    "Category",
    "CategoryGroup",
    "Claim",
    "CodedNotice",
    "CodingSheet",
    "CollectedPage",
    "CollectionState",
    "Decision",
    "DistinctPair",
    "Document",
    "DoubleCoding",
    "Doubt",
    "EarlierText",
    "Figure",
    "Fingerprint",
    "FollowUp",
    "FormerUnit",
    "Fragment",
    "Host",
    "ImportBatch",
    "ImportFile",
    "Labelling",
    "ListedText",
    "Measure",
    "Notice",
    "Original",
    "OutlineCorrection",
    "Part",
    "Place",
    "Problem",
    "Promise",
    "ReaderAnswer",
    "Reprint",
    "SealedFile",
    "Sentence",
    "Settlement",
    "SourceSite",
    "Takedown",
    "TextBand",
    "Worker",
    "filed",
    "lies_in",
]
