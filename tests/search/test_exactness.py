"""A quoted phrase finds, through the page, exactly what a scan of the texts finds; and nothing typed is an error."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notices.models import Measure
from search import indexing
from tests.effort import drawn
from tests.pages_data import make_linxi
from tools.phrase_scan import found, measures, phrases, scanned

SHARED = Path(__file__).resolve().parents[3] / "shared" / "notices"
MARKS = '“”"()（） -与或非排除NOTORAND区:年：领域标题措施问题《》「」学位缺口龙华a1%。\n\t\0𠮷é'


@pytest.mark.shared
@pytest.mark.django_db
@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/notices beside this repository")
def test_a_quoted_phrase_on_the_page_is_a_substring_scan(client):
    call_command("import_notices", str(SHARED), verbosity=0)
    indexing.rebuild()
    texts = measures()
    for phrase in phrases(texts.values(), drawn(16, 200), random.Random(7)):  # noqa: S311
        assert found(client, f"“{phrase}”") == scanned(texts, phrase), phrase


@pytest.mark.django_db(transaction=True)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.sampled_from(MARKS), max_size=30) | st.text(max_size=12),
    name=st.sampled_from(
        ["q", "within", "without", "scope", "field", "year", "not_category", "notice", "sort"]
    ),
    exact=st.booleans(),
)
def test_nothing_that_is_typed_is_an_error(client, text, name, exact):
    if not Measure.objects.exists():
        make_linxi()
        indexing.rebuild()
    answer = client.get("/search/", {"q": "学位", name: text, "exact": int(exact), "scope": "sentence"})
    may_be_unknown = name in ("scope", "field", "year", "not_category", "notice", "sort")
    assert answer.status_code in ((200, 400) if may_be_unknown else (200,))
    assert client.get("/suggest/", {"q": text}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(("length", "status"), [(500, 200), (501, 400)])
@pytest.mark.parametrize("name", ["q", "within", "without"])
def test_every_field_of_words_says_what_is_too_long(client, name, length, status):
    answer = client.get("/search/", {name: "学" * length + (" \n" if name == "q" else "")})
    assert answer.status_code == status
    assert ("检索词太长：最多 500 个字" in answer.content.decode()) == (status == 400)
