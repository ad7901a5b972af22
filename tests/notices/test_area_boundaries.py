"""What each area is, as readers are told: in two languages, with examples that the classifier files there."""

from __future__ import annotations

import re

import pytest

from notices.area_boundaries import Boundary, BoundaryError, Example, boundaries
from notices.classification.classifier import ProblemText, classify_notice
from notices.taxonomy import load_taxonomy

SLUGS = [category.slug for category in load_taxonomy().categories]
HAN = re.compile(r"[一-鿿]")
ROW = """
[[area]]
slug = "land"
definition_zh = "地怎么用。"
definition_en = "How land is used."
belongs_zh = "耕地。"
belongs_en = "Farmland."
elsewhere_zh = "规划。"
elsewhere_en = "Plans."
examples_zh = ["甲", "乙", "丙"]
examples_en = ["A", "B", "C"]
"""


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "area_boundaries.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_every_area_has_boundaries_in_both_languages_and_in_the_order_of_the_taxonomy():
    assert list(boundaries("zh")) == SLUGS
    assert list(boundaries("en")) == SLUGS


def test_the_classifier_files_each_example_under_its_area():
    examples = [(slug, example.zh) for slug, area in boundaries("zh").items() for example in area.examples]
    labelled = classify_notice([ProblemText(heading) for _slug, heading in examples])
    assert [
        (label.own.slugs[0], heading) for label, (_slug, heading) in zip(labelled, examples, strict=True)
    ] == examples


def test_what_is_said_in_english_is_english():
    texts = [
        text
        for area in boundaries("en").values()
        for text in (
            area.definition,
            area.belongs,
            area.elsewhere,
            *(example.en for example in area.examples),
        )
    ]
    assert [text for text in texts if HAN.search(text) or not text.strip()] == []


def test_a_row_is_read_in_the_language_asked_for(file):
    examples = (Example("甲", "A"), Example("乙", "B"), Example("丙", "C"))
    assert boundaries("en", file(ROW)) == {
        "land": Boundary("How land is used.", "Farmland.", "Plans.", examples)
    }


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('belongs_zh = "耕地。"\n', "", "area land: belongs_zh is missing; the fields are belongs_en"),
        ('slug = "land"\n', 'slug = "land"\nsize = 1\n', "area land: size is unknown"),
        ('["A", "B", "C"]', '["A"]', "area land: there are 3 examples in each language"),
    ],
)
def test_a_file_that_does_not_describe_areas_is_refused(file, before, after, message):
    with pytest.raises(BoundaryError, match=message):
        boundaries("zh", file(ROW.replace(before, after)))
