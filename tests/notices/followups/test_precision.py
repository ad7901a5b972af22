"""How often the first candidate of a promise answers it, against what a person judged before any was scored.

After the first set a rule was mended (a measure that only promises again counts half). None was for `fresh`; one word
(建设 of 违法建设 says something) came after it and changed no count. Sets and rules have the same author.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import prefetch_related_objects
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from notices.followups.followed import followed
from tests.notices.followups.invented_notices import judged, promise, take_in

pytestmark = pytest.mark.django_db


def counts(name: str) -> dict[str, int]:
    """Of all promises: the first candidate answers or does not; none was named where one was, or was not, to be had."""
    judgements = judged(name)
    promises = [promise(judgement) for judgement in judgements]
    outcomes = followed(promises, AnonymousUser(), timezone.localdate())
    fates = [
        _fate(judgement, outcomes[row.pk].candidates)
        for judgement, row in zip(judgements, promises, strict=True)
    ]
    return {fate: fates.count(fate) for fate in ("right", "wrong", "missed", "rightly none")}


def _fate(judgement: dict[str, Any], candidates: Any) -> str:
    if not candidates:
        return "missed" if judgement["answers"] else "rightly none"
    return "right" if any(words in candidates[0].measure.text for words in judgement["answers"]) else "wrong"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("first", {"right": 16, "wrong": 0, "missed": 0, "rightly none": 5}),
        ("fresh", {"right": 13, "wrong": 1, "missed": 1, "rightly none": 5}),
    ],
)
def test_the_first_candidate_is_right_for_four_of_five(
    settings: Any, tmp_path: Any, name: str, expected: dict[str, int]
) -> None:
    settings.MEDIA_ROOT = tmp_path
    take_in(name)
    assert counts(name) == expected


def test_the_database_is_asked_as_often_for_many_promises_as_for_one(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    take_in()
    promises = [promise(judgement) for judgement in judged()]
    today = timezone.localdate()
    for listed in (promises[:1], promises):
        prefetch_related_objects(listed, "problem__labellings")
        with CaptureQueriesContext(connection) as queries:
            followed(listed, AnonymousUser(), today)
        assert len(queries) == 6
