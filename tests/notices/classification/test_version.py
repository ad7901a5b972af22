"""Labels of different words or weights are told apart."""

from __future__ import annotations

import re

from notices.classification import version
from notices.classification.cues import CUES_PATH
from notices.classification.model import load_model


def test_a_version_is_the_number_of_the_model_and_a_digest():
    assert re.fullmatch(rf"{load_model().version}-[0-9a-f]{{8}}", version.classifier_version())


def test_other_cues_are_another_version(tmp_path, monkeypatch):
    before = version.classifier_version()
    cues = tmp_path / "cues.toml"
    cues.write_bytes(CUES_PATH.read_bytes() + b"\n")
    monkeypatch.setattr(version, "CUES_PATH", cues)
    assert version.classifier_version.__wrapped__() != before
