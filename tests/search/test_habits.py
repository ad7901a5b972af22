"""What people bring to a search and an import, each with what is expected of it: ../shared/cases/habits."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.test import Client
from lxml import etree

from notices.models import Measure, Notice, Promise
from search import indexing

HABITS = Path(__file__).resolve().parents[3] / "shared/cases/habits"
PAGE_BYTES = 400_000

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.shared,
    pytest.mark.skipif(not HABITS.is_dir(), reason="there is no ../shared/cases/habits"),
]


@pytest.fixture(autouse=True)
def originals(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"


def imported(*paths: Path | str) -> str:
    """What the command says on the way."""
    output, errors = StringIO(), StringIO()
    call_command("import_notices", *(str(HABITS / path) for path in paths), stdout=output, stderr=errors)
    indexing.rebuild()
    return output.getvalue() + errors.getvalue()


def lines(name: str) -> list[str]:
    return [line for line in (HABITS / name).read_text("utf-8").splitlines() if line.strip()]


def answer(client: Client, query: str, unit: str = "problem") -> Any:
    return client.get("/api/v1/search", {"q": query, "unit": unit}).json()


@pytest.mark.parametrize("query", ["学位", "“公办学位”", "黑臭水体", "“清退超标准”"])
def test_words_are_found_as_if_nothing_invisible_stood_in_them(client: Client, query: str) -> None:
    imported("01-invisible-inside-words.txt")

    assert sum(answer(client, query, unit)["total"] for unit in ("problem", "measure")) > 0


@pytest.mark.parametrize("query", ["unit=problem&q=台账", "unit=measure&q=学位", "unit=measure"])
def test_feeds_are_well_formed_whatever_a_text_holds(client: Client, query: str) -> None:
    imported("03-control-characters-feed.txt")

    response = client.get(f"/search/feed/?{query}")

    assert response.status_code == 200
    etree.fromstring(response.content)


def test_a_filter_that_is_not_understood_is_refused_and_one_that_can_be_is_read_as_meant(
    client: Client,
) -> None:
    imported("16-number-separators.txt")
    addresses = [line.split(" ")[0] for line in lines("04-unknown-filter-values.urls")]
    statuses = {address: client.get(quote(address, safe="/?&=:")).status_code for address in addresses}
    meant = {
        address
        for address in addresses
        if "２０２１" in address or "2023-2019" in address or "区:" in address
    }

    assert {address: status for address, status in statuses.items() if address not in meant} == dict.fromkeys(
        [address for address in addresses if address not in meant], 400
    )
    assert {statuses[address] for address in meant} == {200}


def test_what_came_of_a_measure_stands_with_the_row_it_is_in() -> None:
    imported("10-table-progress-column.html")
    rows = Measure.objects.order_by("problem__number", "number")
    states = [(measure.problem.number, measure.status) for measure in rows]
    due = set(Promise.objects.exclude(due=None).values_list("due", flat=True))

    assert states == [(1, "done"), (2, "planned"), (3, "done")]
    assert due == {"2022-12"}


def test_a_figure_is_found_however_it_is_printed(client: Client) -> None:
    imported("16-number-separators.txt")

    answers = {query: answer(client, query) for query in lines("16-number-separators.queries")}
    found_nothing = [query for query, answered in answers.items() if not answered["total"]]
    assert found_nothing == ["“1200万元”"]
    assert answers["“1200万元”"]["reading"]["remarks"] == ["引文逐字查找：原文若写作 1,200，请去掉引号。"]


def test_operators_of_other_engines_are_remarked_on(client: Client) -> None:
    imported("16-number-separators.txt")

    remarks = {
        query: answer(client, query)["reading"]["remarks"]
        for query in lines("17-query-operators-of-others.queries")
    }
    assert [query for query, sentences in remarks.items() if not sentences] == []


def test_a_question_that_is_too_long_makes_no_page_that_is(client: Client) -> None:
    imported("16-number-separators.txt")
    for query in lines("18-long-query-page.queries"):
        for address in ("/search/", "/matrix/", "/figures/"):
            response = client.get(address, {"q": query})
            assert len(response.content) < PAGE_BYTES


def test_the_same_notice_in_four_formats_is_one(tmp_path: Path) -> None:
    paths = [tmp_path / f"{ending}.{ending}" for ending in ("docx", "html", "pdf", "txt")]
    for path in paths:
        path.write_bytes((HABITS / f"19-same-notice-four-formats{path.suffix}").read_bytes())

    report = imported(*paths)

    assert Notice.objects.count() == 1
    assert report.count("没有导入") == 3
