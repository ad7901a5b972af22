from datetime import datetime

import pytest
from django.utils import timezone

from notices.collecting.hours import within


@pytest.mark.parametrize(
    ("hours", "hour", "is_within"),
    [
        ("", 12, True),
        ("22-6", 23, True),
        ("22-6", 3, True),
        ("22-6", 6, False),
        ("22-6", 12, False),
        ("1-5", 1, True),
        ("1-5", 5, False),
        ("20-24", 23, True),
        ("20-24", 0, False),
    ],
)
def test_hours_of_the_night_go_past_midnight(hours: str, hour: int, is_within: bool) -> None:
    now = timezone.make_aware(datetime(2026, 3, 1, hour, 30))

    assert within(hours, now) == is_within
