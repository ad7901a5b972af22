"""What a correction of an outline is, and how it is written in files. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

Kind = Literal[
    "outside", "furniture", "organisation", "rectification", "outlook", "part-aspect", "aspect", "problem", "item",
    "text", "measure",
]  # fmt: skip
Act = Literal["is", "alike", "join", "split", "begin", "end"]
Fate = Literal["applied", "agrees", "lost"]

KINDS: tuple[Kind, ...] = get_args(Kind)
ACTS: tuple[Act, ...] = get_args(Act)
MOST_WORDS = 200  # characters of an anchor's words
MOST = 500  # corrections of one notice


class CorrectionError(ValueError):
    """A correction cannot be read or carried out; the message is fit for the person who gave it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row by its first words, the last of the row above and the first of that below; blanks left out."""

    words: str
    above: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be done at a row.

    `is`: it is of this kind; `alike`: so is every row with the same form of label or, without one, taken for the same
    and begun alike; `join`: it goes on with the row above;
    `split`: a row begins at these words of it; `begin`, `end`: the notice's body begins here, has ended here.
    """

    act: Act
    anchor: Anchor
    value: str = ""  # a kind, or the words at which a row is split


def as_json(correction: Correction) -> dict[str, Any]:
    return {"act": correction.act, "value": correction.value, "anchor": asdict(correction.anchor)}


def from_json(value: Any) -> Correction:
    """Raises CorrectionError with a sentence that names the field and what is allowed."""
    if not isinstance(value, Mapping):
        raise CorrectionError("每条订正应是一个 JSON 对象")
    act, anchor, words = value.get("act"), value.get("anchor"), value.get("value", "")
    if act not in ACTS:
        raise CorrectionError(f"act 应为 {'、'.join(ACTS)} 之一")
    if not isinstance(words, str) or len(words) > MOST_WORDS:
        raise CorrectionError(f"value 应为不超过 {MOST_WORDS} 字的文字")
    if act in ("is", "alike") and words not in KINDS:
        raise CorrectionError(f"value 应为 {'、'.join(KINDS)} 之一")
    if act == "split" and not words.strip():
        raise CorrectionError("value 应为拆开处的文字")
    return Correction(act, _anchor(anchor), words)


def _anchor(value: Any) -> Anchor:
    texts = (
        [value.get(name, "") for name in ("words", "above", "below")] if isinstance(value, Mapping) else []
    )
    if (
        not texts
        or not all(isinstance(text, str) and len(text) <= MOST_WORDS for text in texts)
        or not texts[0]
    ):
        raise CorrectionError(f"anchor 应有 words（这一行的文字）、above、below，各不超过 {MOST_WORDS} 字")
    return Anchor(*texts)
