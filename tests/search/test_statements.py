"""However many units a search finds, no statement carries them all: pages of evidence, files and concordances."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from notices.models import Accountability, Document, Figure, Measure, Promise
from search import indexing
from tests.factories import make_claim, make_notice, make_problem

pytestmark = pytest.mark.django_db
MEASURES = 1_200
MOST = 600  # parameters of a statement: rows are read by 500
ADDRESSES = tuple(
    f"/{path}?q=学校&unit=measure"
    for path in (
        *("figures/", "promises/", "documents/", "accountability/", "concordance/", "search/"),
        *(
            "figures/export/csv/",
            "promises/export/csv/",
            "documents/export/csv/",
            "accountability/export/csv/",
        ),
        *("concordance/csv/", "search/export/csv/", "search/cite.bib"),
    )
)


@pytest.fixture(name="many")
def _many() -> None:
    problem = make_problem(make_notice("jia-2021"), "关于学校的问题")
    text = "加快建设学校。"
    Measure.objects.bulk_create(
        Measure(problem=problem, number=number, label="一是", text=text, start=0, end=len(text))
        for number in range(1, MEASURES + 1)
    )
    for measure in problem.measures.all()[:700]:
        for kind in (Figure, Promise, Document, Accountability):
            make_claim(kind, measure, "学校")
    indexing.rebuild()


@pytest.fixture(name="carried")
def _carried() -> Iterator[list[tuple[int, str]]]:
    """How many parameters each statement has, but for those that fill a table of keys, which takes one for all."""
    statements: list[tuple[int, str]] = []

    def noted(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not many:
            statements.append((len(params or ()), sql[:200]))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(noted):
        yield statements


@pytest.mark.usefixtures("many")
def test_no_statement_carries_all_that_a_search_finds(client, carried: list[tuple[int, str]]) -> None:
    for address in ADDRESSES:
        response = client.get(address)
        assert response.status_code == 200, address
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert len(content) > 1_000, address
    assert [statement for statement in carried if statement[0] > MOST] == []
    assert len(carried) > 100
