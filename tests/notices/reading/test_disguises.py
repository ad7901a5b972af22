"""Each sample, dressed up as a page, a document and a PDF file, reads as the plain text does.

`python -m tools.benchmarks.disguised` counts the same of marked notices.
"""

from pathlib import Path

import pytest

from notices.dissection import dissect
from notices.reading import read
from tools.disguised import DISGUISES, squeezed, told
from tools.disguised.pages import NOISE
from tools.disguised.sheet import sheet

SAMPLES = {
    path.stem: path.read_text("utf-8") for path in (Path(__file__).parents[3] / "samples").glob("*-*.txt")
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_disguised_notice_says_what_the_plain_text_says(name, disguise):
    ending, dress = DISGUISES[disguise]
    page = sheet(SAMPLES[name])
    plain = "\n".join((*page.crumbs, *page.title, *page.imprint, *page.paragraphs))

    outlines = [dissect(text).outline for text in (read(f"a.{ending}", dress(SAMPLES[name])).text, plain)]

    assert told(outlines[0]) == told(outlines[1])
    assert outlines[0].masthead == outlines[1].masthead


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_of_the_site_is_left_and_every_paragraph_is_one_line(name, disguise):
    ending, dress = DISGUISES[disguise]

    lines = [squeezed(line) for line in read(f"a.{ending}", dress(SAMPLES[name])).text.splitlines()]

    assert set(map(squeezed, NOISE)) & set(lines) == set()
    assert [line for line in map(squeezed, sheet(SAMPLES[name]).paragraphs) if line not in lines] == []
