import pytest
from django.test import RequestFactory

from notices.models import Figure, Promise
from notices.notice_page.claim_marks import EvidenceSwitch, claim_layers
from notices.spans import Mark, html, runs

TEXT = "新增学位2160个，预计年底投用"


def span(type_: str, inner: str) -> str:
    return f'<span class="claimed {type_}">{inner}</span>'


def test_a_claim_is_underlined_as_its_type_is():
    layers = claim_layers([Figure(start=104, end=109)], offset=100)
    assert html(runs(TEXT, layers)) == f"新增学位{span('figure', '2160个')}，预计年底投用"


def test_a_claim_within_another_is_underlined_twice():
    layers = claim_layers([Promise(start=0, end=6), Figure(start=1, end=5)], offset=0)
    inner = f"建{span('figure', '2160')}所"
    assert html(runs("建2160所", layers)) == span("promise", inner)


def test_words_of_a_search_and_claims_overlap_as_they_like():
    layers = [[Mark(2, 8)], *claim_layers([Figure(start=4, end=9)], offset=0)]
    assert html(runs(TEXT, layers)) == (
        f"新增<mark>学位{span('figure', '2160')}</mark>{span('figure', '个')}，预计年底投用"
    )


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
