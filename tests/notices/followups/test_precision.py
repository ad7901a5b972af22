"""How often the first candidate of a promise answers it, against what a person judged before any was scored."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from notices.followups.followed import followed
from tests.notices.followups.six_notices import judged, promise, take_in

pytestmark = pytest.mark.django_db


def test_the_first_candidate_answers_the_promise_in_four_of_five(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    take_in()
    judgements = judged()
    promises = [promise(judgement) for judgement in judgements]
    outcomes = followed(promises, AnonymousUser(), timezone.localdate())
    right: list[Any] = []
    wrong: list[Any] = []
    silent: list[Any] = []
    for judgement, row in zip(judgements, promises, strict=True):
        candidates = outcomes[row.pk].candidates
        first = candidates[0].measure.text if candidates else ""
        is_right = any(words in first for words in judgement["answers"])
        (right if is_right else wrong if candidates else silent).append(judgement)
    assert len(right) / (len(right) + len(wrong)) >= 0.8
    assert [judgement["words"] for judgement in silent if judgement["answers"]] == []
