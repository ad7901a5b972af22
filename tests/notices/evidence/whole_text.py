"""A text that is read from its first to its last character."""

from __future__ import annotations

from notices.evidence.passages import Passages


def whole_text(text: str) -> Passages:
    return Passages(text, ((0, len(text)),))
