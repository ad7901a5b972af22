"""Corrections in files: written and read, and refused with a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from notices.corrections.shapes import Anchor, Correction, CorrectionError, as_json, from_json

ANCHOR = {"words": "2.优化招生片区划分", "above": "", "below": "重新测算生源"}
WRITTEN = {"act": "is", "value": "problem", "anchor": ANCHOR}


def test_what_is_written_is_read_again() -> None:
    correction = Correction("is", Anchor(**ANCHOR), "problem")
    assert (as_json(correction), from_json(WRITTEN)) == (WRITTEN, correction)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (3, "JSON 对象"),
        ({**WRITTEN, "act": "raise"}, "act 应为 is、alike"),
        ({**WRITTEN, "value": "chapter"}, "value 应为 outside、"),
        ({**WRITTEN, "value": 3}, "value 应为不超过 200 字"),
        ({**WRITTEN, "act": "split", "value": " "}, "拆开处"),
        ({**WRITTEN, "anchor": {"words": ""}}, "anchor 应有 words"),
        ({**WRITTEN, "anchor": {"words": "甲", "above": 1}}, "anchor 应有 words"),
        ({**WRITTEN, "anchor": "甲"}, "anchor 应有 words"),
    ],
)
def test_what_is_none_is_refused_by_field(value: Any, words: str) -> None:
    with pytest.raises(CorrectionError, match=words):
        from_json(value)
