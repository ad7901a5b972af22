import re

import pytest
from django.test import RequestFactory
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from notices.notice_page.claim_marks import TYPES, EvidenceSwitch, Place, underlined
from search.highlighting import mark

TEXT = "新增学位2160个，预计年底投用"


def span(type_: str, inner: str) -> str:
    return f'<span class="claimed {type_}">{inner}</span>'


def test_a_claim_is_underlined_as_its_type_is():
    assert underlined(TEXT, [Place(4, 9, "figure")]) == f"新增学位{span('figure', '2160个')}，预计年底投用"


def test_a_claim_within_another_is_underlined_twice():
    both = span("promise", span("figure", "2160"))
    assert underlined("建2160所", [Place(0, 6, "promise"), Place(1, 5, "figure")]) == (
        f"{span('promise', '建')}{both}{span('promise', '所')}"
    )


def test_words_of_a_search_and_claims_overlap_as_they_like():
    shown = mark(TEXT, ["学位2160"])
    assert underlined(shown, [Place(4, 9, "figure")]) == (
        f"新增<mark>学位{span('figure', '2160')}</mark>{span('figure', '个')}，预计年底投用"
    )


def test_an_escaped_character_is_one_character():
    assert underlined("<3&4", [Place(3, 4, "figure")]) == f"&lt;3&amp;{span('figure', '4')}"


def test_without_claims_a_text_is_only_escaped():
    assert underlined("<b>", []) == "&lt;b&gt;"


@given(
    st.text(alphabet="甲乙<&>\"' \n"),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(TYPES))),
    st.text(alphabet="甲乙<&", min_size=1, max_size=2),
)
def test_whatever_is_marked_the_text_stays_and_tags_nest(text, places, term):
    html = underlined(mark(text, [term]), [Place(*place) for place in places])
    assert re.sub(r"<[^>]*>", "", html) == escape(text)
    opened = []
    for closing, name in re.findall(r"<(/?)(\w+)", html):
        if not closing:
            opened.append(name)
        else:
            assert opened.pop() == name
    assert opened == []


@pytest.mark.parametrize(
    ("asked", "usual", "on", "other"),
    [
        ("", False, False, "1"),
        ("1", False, True, None),
        ("", True, True, "0"),
        ("0", True, False, None),
        ("什么", True, True, "0"),
    ],
)
def test_the_address_turns_evidence_on_and_off_against_what_is_usual(asked, usual, on, other):
    request = RequestFactory().get("/", {"evidence": asked})
    assert EvidenceSwitch.read(request, usual=usual) == EvidenceSwitch(on, other)
