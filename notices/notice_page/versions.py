"""What a notice's page said before it was changed, and what was changed, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from notices.models import Notice


@dataclass(frozen=True, slots=True)
class ChangedParagraphs:
    """Paragraphs that went and those that came in their place."""

    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replacement:
    """When a later text took an earlier one's place, and in what they differ."""

    replaced: datetime
    changes: tuple[ChangedParagraphs, ...]


def versions(notice: Notice) -> tuple[Replacement, ...]:
    """The newest first."""
    earlier = list(notice.earlier_texts.exclude(original=None).order_by("-replaced", "-pk"))
    later = [notice.text, *(row.text for row in earlier)]
    return tuple(
        Replacement(row.replaced, tuple(changes(row.text, text)))
        for row, text in zip(earlier, later, strict=False)
    )


def changes(before: str, after: str) -> Iterator[ChangedParagraphs]:
    """In the order of the text."""
    old, new = _paragraphs(before), _paragraphs(after)
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield ChangedParagraphs(tuple(old[i:j]), tuple(new[k:m]))


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
