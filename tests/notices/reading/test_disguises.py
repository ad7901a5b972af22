"""Each sample, dressed up as a page, a document and a PDF file, reads as the plain text does."""

from pathlib import Path

import pytest

from notices.dissection import Dissection, dissect
from notices.reading import read
from tests.gold_markup import LAYOUTS, read_marked
from tests.notices.reading.disguises import DISGUISES, NOISE, sheet

SAMPLES = {
    path.stem: path.read_text("utf-8") for path in (Path(__file__).parents[3] / "samples").glob("*-*.txt")
}
NOTICES = {**SAMPLES, **{path.stem: read_marked(path)[0] for path in LAYOUTS.glob("*.marked")}}


def squeezed(text: str) -> str:
    return "".join(text.split())


def outline(dissection: Dissection) -> list[object]:
    """Everything a notice says, as words instead of places."""
    notice = dissection.outline
    said: list[object] = [notice.masthead, *((part.role, squeezed(part.title)) for part in notice.parts)]
    for problem, item in notice.nodes():
        node = item or problem
        measures = [squeezed(notice.text[measure.start : measure.end]) for measure in node.measures]
        said.append((squeezed(node.title), measures))
    return said


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("name", NOTICES)
def test_a_disguised_notice_says_what_the_plain_text_says(name, disguise):
    ending, dress = DISGUISES[disguise]
    page = sheet(NOTICES[name])
    plain = "\n".join((*page.crumbs, *page.title, *page.imprint, *page.paragraphs))

    text = read(f"a.{ending}", dress(NOTICES[name])).text

    assert outline(dissect(text)) == outline(dissect(plain))


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_of_the_site_is_left_and_every_paragraph_is_one_line(name, disguise):
    ending, dress = DISGUISES[disguise]

    lines = [squeezed(line) for line in read(f"a.{ending}", dress(SAMPLES[name])).text.splitlines()]

    assert set(map(squeezed, NOISE)) & set(lines) == set()
    assert [line for line in map(squeezed, sheet(SAMPLES[name]).paragraphs) if line not in lines] == []
