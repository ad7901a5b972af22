"""Which classifier gave a label: the number of its model, and a digest of its weights and cues. Pure."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from notices.classification.cues import CUES_PATH
from notices.classification.model import MODEL_PATH, load_model


@cache
def classifier_version() -> str:
    """As it stands in every label, like 1-0a1b2c3d: labels that differ in it were given by other words or weights."""
    digest = sha256(MODEL_PATH.read_bytes() + CUES_PATH.read_bytes()).hexdigest()
    return f"{load_model().version}-{digest[:8]}"
