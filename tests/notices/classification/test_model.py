"""Weights of terms: what they add up to, and that they come back from their file as they were."""

from dataclasses import fields

import numpy as np
import pytest

from notices.classification.model import NONE, Model, load_model, log_shares
from notices.classification.pooling import FEATURES, FURTHER, SLUGS

MODEL = Model(
    version="0",
    slugs=("land", "rural", NONE),
    terms=("h地", "h耕地", "m村"),
    weights=np.array([[1, 0, 0], [4, 0, -1], [0, 2, 0]], np.int8),
    scale=0.5,
    bias=np.array([0.0, 0.0, 1.0]),
    pool={},
    further={},
    temperature=1.0,
)


def test_known_terms_add_up_by_their_share_of_the_text_and_unknown_ones_say_nothing():
    reading = MODEL.read({"h地": 1.0, "h耕地": 1.0, "h天": 1.0})
    assert reading.terms == ("h地", "h耕地")
    assert reading.shares == pytest.approx(log_shares(np.array([2.5 / 2**0.5, 0, 1 - 0.5 / 2**0.5])))


def test_a_text_without_known_terms_has_the_shares_of_the_bias():
    assert MODEL.read({}).shares == pytest.approx(log_shares(MODEL.bias))
    assert MODEL.read({}).words(0) == {}


def test_the_words_are_terms_of_two_characters_and_more_that_speak_for_a_slug():
    reading = MODEL.read({"h地": 1.0, "h耕地": 1.0, "m村": 1.0})
    assert list(reading.words(0)) == ["耕地"]
    assert list(reading.words(1)) == []


def test_shares_add_up_to_one():
    assert np.exp(log_shares(np.array([700.0, -3.0, 0.0]))).sum() == pytest.approx(1)


def test_a_model_comes_back_from_its_file_as_it_was_and_is_written_alike_each_time(tmp_path):
    first, second = tmp_path / "a.npz", tmp_path / "b.npz"
    MODEL.save(first)
    MODEL.save(second)
    stored = Model.load(first)
    assert [np.array_equal(getattr(stored, f.name), getattr(MODEL, f.name)) for f in fields(Model)] == [
        True
    ] * 9
    assert first.read_bytes() == second.read_bytes()


def test_the_model_that_is_shipped_has_a_column_for_each_area_and_a_weight_for_each_feature():
    model = load_model()
    assert (model.slugs, tuple(model.pool), tuple(model.further)) == (SLUGS, FEATURES, FURTHER)
    assert model.weights.shape == (len(model.terms), len(SLUGS))
    assert model is load_model()
