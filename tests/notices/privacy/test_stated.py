import pytest

from notices.dissection import dissect
from notices.privacy.stated import stated_spans
from notices.reading import read
from tests.gold_markup import LAYOUTS
from tools.quality.gold import marked_case

CONTACT = {
    "phone": ["0000-5550134"],
    "email": ["linxi@example.org"],
    "address": "临溪区纺纱路19号",
    "postcode": "999134",
}


@pytest.mark.parametrize(
    "printed",
    [
        "0000-5550134",
        "0000 — 5550134",
        "(0000)5550134",
        "００００－５５５０１３４",
        "linxi@example.org",
        "linxi＠example.org",
        "linxi (at) example.org",
        "linxi#example.org",
        "临溪区纺纱路19号",
        "临溪区纺纱路１９号",
        "999134",
    ],
)
def test_a_contact_is_found_however_it_is_printed(printed):
    text = f"联系：{printed}。"
    assert [text[start:end] for start, end in stated_spans(text, CONTACT)] == [printed]


@pytest.mark.parametrize("other", ["追缴99913400元", "0000-55501345", "纺纱路整治", "临溪区"])
def test_numbers_and_words_that_are_no_contact_stay(other):
    assert stated_spans(other, CONTACT) == ()


def test_a_text_whose_notice_states_no_contact_holds_none():
    assert (
        stated_spans("电话0000-5550134", {"phone": [], "email": [], "address": None, "postcode": None}) == ()
    )


@pytest.mark.parametrize("path", sorted(LAYOUTS.rglob("*.marked")), ids=lambda path: path.stem)
def test_no_problem_and_no_measure_holds_a_contact(path):
    """What is searched, listed and exported by itself: headings, measures, and what stands around them."""
    case = marked_case(path)
    outline = dissect(read(case.file, case.data).text).outline
    contact = {"phone": outline.masthead.contact.phone, "email": outline.masthead.contact.email}
    measures = [measure for problem in outline.problems for measure in problem.measures]
    measures += [
        measure for problem in outline.problems for item in problem.items for measure in item.measures
    ]
    spans = [(measure.start, measure.end) for measure in measures]
    spans += [(fragment.start, fragment.end) for fragment in outline.other]
    assert [
        outline.text[start:end] for start, end in spans if stated_spans(outline.text[start:end], contact)
    ] == []
