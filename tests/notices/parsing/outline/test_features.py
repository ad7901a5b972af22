"""What speaks for an outline: each feature has a weight and tells some outlines of marked notices from others."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from notices.parsing import outline
from notices.parsing.outline import DEFAULT
from notices.parsing.outline.confidence import CONFIDENCE
from notices.parsing.outline.features import FEATURES, ROWS
from notices.parsing.outline.likelihood import FEATURES as OF_LEVELS
from notices.parsing.outline.likelihood import LEVELS
from notices.parsing.outline.reading import weighed
from tests.gold_markup import LAYOUTS, read_marked

FOLDER = Path(outline.__file__).parent


@pytest.mark.parametrize(
    ("table", "names"),
    [("weights", FEATURES), ("likelihood", OF_LEVELS), ("confidence", CONFIDENCE)],
)
def test_the_tables_have_a_row_for_each_feature_and_no_other(table, names):
    assert sorted(json.loads((FOLDER / f"{table}.json").read_text("utf-8"))) == sorted(names)


def test_each_row_of_levels_has_a_number_a_level():
    assert {len(row) for row in DEFAULT.levels.values()} == {len(LEVELS)}


def test_names_and_examples_of_features_are_said_once():
    assert len({name for name, _, _ in ROWS}) == len(ROWS)
    assert all(example for _, example, _ in ROWS)


def test_every_feature_tells_outlines_apart():
    texts = [read_marked(path)[0] for path in sorted(LAYOUTS.rglob("*.marked"))]
    texts.append("一、关于甲的问题\n" + "乙丙丁戊" * 100 + "。\n二、关于己的问题\n庚。")
    rows = np.array([choice.values for text in texts for choice in weighed(text)])
    still = [name for name, column in zip(FEATURES, rows.T, strict=True) if np.ptp(column) == 0]
    assert still == []
