"""Phones and addresses of those who answer are read in the original only: no search finds them, however it is put."""

import pytest
from django.core.management import call_command

from notices.models import Notice
from search.asking.request import UNITS, SearchRequest
from search.query import search
from tests.test_architecture import ROOT

pytestmark = pytest.mark.django_db


@pytest.fixture
def contacts() -> list[str]:
    """Every phone, address and post code of the samples, each whole and in the parts one would try."""
    call_command("import_notices", str(ROOT / "samples"), "--sample", verbosity=0)
    found = []
    for contact in Notice.objects.values_list("contact", flat=True):
        phones, emails = contact["phone"], contact["email"]
        found += [*phones, *emails, contact["address"], contact["postcode"]]
        found += [phone.split("-")[1] for phone in phones] + [email.split("@")[0] for email in emails]
    return found


def test_no_contact_of_a_sample_is_found_word_for_word(contacts):
    assert len(contacts) >= 60
    asked = [SearchRequest(f"“{text}”", unit=unit) for text in contacts for unit in UNITS]
    assert [request for request in asked if search(request, with_facets=False).total] == []


def test_no_snippet_shows_a_contact_to_one_who_types_its_digits(contacts):
    snippets = [
        hit.snippet
        for text in contacts
        for unit in UNITS
        for hit in search(SearchRequest(text, unit=unit), with_facets=False).hits
    ]
    assert [snippet for snippet in snippets if any(text in snippet for text in contacts)] == []
