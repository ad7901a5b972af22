"""What measures claim, as JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from notices.models import Accountability, Document, Figure, Measure, Notice, Promise
from tests.factories import make_claim, make_measure, make_notice, make_problem

pytestmark = pytest.mark.django_db

TEXT = "印发《办法》，问责2人，新增学位约2160个，年底前完成。"


@pytest.fixture(autouse=True)
def notice() -> Notice:
    """One measure with a claim of each kind, a figure in its problem, a document in neither."""
    notice = make_notice("jia-2021", text=f"{TEXT}\n依据《条例》")
    problem = make_problem(notice, "1.关于3所学校的问题")
    measure = make_measure(problem, TEXT)
    Measure.objects.update(status="done", status_start=7, status_end=11)
    make_claim(Document, measure, "《办法》", title="办法", role="made")
    make_claim(Accountability, measure, "问责2人")
    make_claim(Figure, measure, "约2160个", bound="~")
    make_claim(Promise, measure, "年底前完成", due="2022", due_by=date(2022, 12, 31))
    make_claim(Figure, problem, "3所", value=3.0, unit_name="所", sense="level")
    make_claim(Document, notice, "《条例》", title="条例", role="cited")
    make_claim(Figure, measure, "2人", rejected=True)
    return notice


def ask(client: Client, address: str) -> Any:
    return client.get(f"/api/v1/notices/{address}").json()


def words(unit: Any) -> list[tuple[str, str]]:
    return [(claim["type"], claim["words"]) for claim in unit["evidence"]]


def test_a_measure_says_how_far_it_is_and_what_it_claims(client: Client) -> None:
    def said(words: str, **facts: Any) -> dict[str, Any]:
        start = TEXT.index(words)
        span = {"start": start, "end": start + len(words)}
        return {"words": words, "span": span, "sentence": TEXT, "sentence_start": 0, **facts}

    answer = ask(client, "jia-2021/p1/m1")
    assert (answer["status"], answer["status_words"]) == ("done", "问责2人")
    assert answer["evidence"] == [
        said("《办法》", type="document", title="办法", role="made"),
        said("问责2人", type="accountability", kind="discipline", count=2, unit="人", who="officials"),
        said("约2160个", type="figure", value=2160, unit="个", bound="about", sense="change"),
        said("年底前完成", type="promise", due="2022", due_by="2022-12-31"),
    ]


def test_every_claim_of_a_notice_stands_once_with_what_it_stands_in(client: Client) -> None:
    answer = ask(client, "jia-2021")
    [problem] = answer["problems"]
    assert words(answer) == [("document", "《条例》")]
    assert words(problem) == [("figure", "3所")]
    assert [kind for kind, _ in words(problem["measures"][0])] == [
        "document",
        "accountability",
        "figure",
        "promise",
    ]


def test_a_problem_holds_the_claims_of_its_measures(client: Client) -> None:
    answer = ask(client, "jia-2021/p1")
    assert words(answer) == [("figure", "3所")]
    assert len(words(answer["measures"][0])) == 4
