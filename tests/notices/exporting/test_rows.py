"""Rows of an export: what stands in them, in which order, and what they cost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notices.exporting import rows as module
from notices.exporting.rows import loaded, rows
from notices.exporting.variables import WIDE, Table
from notices.models import CLAIMS, Accountability, Document, Figure, Measure, Notice, Place, Problem, Promise
from tests.factories import make_claim, make_measure, make_notice, make_problem
from tests.pages_data import TEXT, make_linxi

pytestmark = pytest.mark.django_db


def table(unit: Table, keys: Iterable[int], site: str = "") -> list[dict[str, Any]]:
    names = [column.name for column in WIDE[unit]]
    return [dict(zip(names, row, strict=True)) for row in rows(unit, keys, site)]


NOTICE = {
    "title": "中共云泽市临溪区委关于巡察整改进展情况的通报",
    "issuer": "",
    "province": "青岚省",
    "city": "云泽市",
    "district": "临溪区",
    "kind": "巡察",
    "tier": "市",
    "team": "",
    "round": "",
    "inspection_start": None,
    "inspection_end": None,
    "feedback_date": date(2021, 1, 27),
    "published": date(2021, 11, 23),
    "signed": None,
    "year": 2021,
    "publication_lag": 300,
    "source": "",
    "url": "",
    "sample": True,
    "reader_version": "1",
    "parser_version": "1",
    "confidence": None,
    "checked": None,
    "page": "https://zhenggai.example/notices/linxi-2021/",
}


def test_a_notice_is_its_facts_its_numbers_and_its_text():
    notice = make_linxi()
    [row] = table("notice", [notice.pk], "https://zhenggai.example")
    assert row == NOTICE | {
        "id": "linxi-2021",
        "place_code": Place.objects.get(name="临溪区").code,
        "fetched": None,
        "file": "linxi-2021.txt",
        "sha256": "ab" * 32,
        "length": len(TEXT),
        "aspects": 1,
        "problems": 2,
        "items": 2,
        "measures": 4,
        "text": TEXT,
    }


def test_a_problem_stands_with_its_areas_its_measures_and_its_notice():
    make_linxi()
    item = Problem.objects.get(title="强化日常巡查")
    [row] = table("problem", [item.pk], "https://zhenggai.example")
    assert row == {
        "id": "linxi-2021/p2/i2",
        "notice_id": "linxi-2021",
        "parent_id": "linxi-2021/p2",
        "order": 2,
        "aspect": None,
        "label": "2.",
        "title": "强化日常巡查",
        "heading": "2.强化日常巡查。",
        "heading_start": TEXT.index("2.强化"),
        "heading_end": TEXT.index("2.强化") + 9,
        "kind": "action",
        "category": "environment",
        "category_name": item.labels()[0].name,
        "category_group": item.labels()[0].group.name,
        "categories": ("environment", "education"),
        "confidence": 0.0,
        "curated": False,
        "lead_in": "",
        "text": "一是请居民担任河长52名。",
        "measures": 1,
        "measures_done": 0,
        "measures_underway": 0,
        "measures_planned": 0,
        "measures_unstated": 0,
        "earliest_due": None,
        "latest_due": None,
        "page": "https://zhenggai.example/notices/linxi-2021/p2/i2/",
        **{f"notice_{name}": value for name, value in NOTICE.items()},
        "notice_place_code": Place.objects.get(name="临溪区").code,
    }


def test_a_measure_stands_with_its_problem_and_its_notice():
    make_linxi()
    measure = Measure.objects.get(text__startswith="封堵")
    [row] = table("measure", [measure.pk], "https://zhenggai.example")
    assert row == {
        "id": "linxi-2021/p2/i1/m1",
        "problem_id": "linxi-2021/p2/i1",
        "notice_id": "linxi-2021",
        "order": 1,
        "label": "一是",
        "text": "封堵混排口59个。",
        "start": TEXT.index("封堵混"),
        "end": TEXT.index("封堵混") + 9,
        "length": 9,
        "status": "",
        "status_words": "",
        "curated": False,
        "promises": 0,
        "figures": 0,
        "documents": 0,
        "accountability": 0,
        "page": "https://zhenggai.example/notices/linxi-2021/p2/i1/m1/",
        "problem_parent_id": "linxi-2021/p2",
        "problem_aspect": None,
        "problem_label": "1.",
        "problem_title": "排口封堵不力",
        "problem_heading": "1.关于排口封堵不力问题。",
        "problem_kind": "problem",
        "problem_category": "environment",
        "problem_category_name": measure.problem.labels()[0].name,
        "problem_category_group": measure.problem.labels()[0].group.name,
        "problem_categories": ("environment",),
        **{f"notice_{name}": value for name, value in NOTICE.items()},
        "notice_place_code": Place.objects.get(name="临溪区").code,
    }


def test_a_measure_says_its_status_on_which_words_and_how_much_it_claims():
    measure = make_measure(text="印发《办法》，问责2人，问责3人。")
    Measure.objects.update(status="done", status_start=0, status_end=6)
    make_claim(Document, measure, "《办法》")
    for words in ("问责2人", "问责3人"):
        make_claim(Accountability, measure, words)
    make_claim(Figure, measure, "3人", rejected=True)
    [row] = table("measure", [measure.pk])
    assert {name: row[name] for name in list(row)[9:16]} == {
        "status": "done",
        "status_words": "印发《办法》",
        "curated": False,
        "promises": 0,
        "figures": 0,
        "documents": 1,
        "accountability": 2,
    }


def test_a_problem_counts_its_measures_by_status_and_has_the_ends_of_what_it_promises():
    problem = make_problem(measures=["年底前完成。", "三年内完成。", "五年内完成。", "完成。"])
    for measure, status in zip(
        problem.measures.all(), ("done", "planned", "planned", "planned"), strict=True
    ):
        Measure.objects.filter(pk=measure.pk).update(status=status)
        make_claim(Promise, measure, "完成", due_by=date(2020 + measure.number, 12, 31))
    Promise.objects.filter(due_by__year=2024).update(rejected=True)
    [row] = table("problem", [problem.pk])
    assert [row[f"measures_{status}"] for status in Measure.Status.values] == [1, 0, 3, 0]
    assert (row["earliest_due"], row["latest_due"]) == (date(2021, 12, 31), date(2023, 12, 31))


def test_a_figure_stands_with_its_words_its_sentence_its_problem_and_its_notice():
    make_linxi()
    measure = Measure.objects.get(text__startswith="启用")
    figure = make_claim(Figure, measure, "2160个", value=2160.0, unit_name="个")
    [row] = table("figure", [figure.pk], "https://zhenggai.example")
    assert {name: cell for name, cell in row.items() if not name.startswith("notice_")} == {
        "problem_id": "linxi-2021/p1",
        "measure_id": "linxi-2021/p1/m1",
        "value": 2160,
        "unit": "个",
        "bound": "equal",
        "sense": "change",
        "words": "2160个",
        "sentence": "启用溪南学校，新增学位2160个。",
        "start": TEXT.index("2160个"),
        "end": TEXT.index("2160个") + 5,
        "sentence_start": TEXT.index("启用溪南"),
        "page": "https://zhenggai.example/notices/linxi-2021/p1/m1/",
        "problem_parent_id": None,
        "problem_aspect": "回应群众期盼不够及时",
        "problem_label": "（一）",
        "problem_title": "公办学位缺口较大",
        "problem_heading": "（一）关于公办学位缺口较大的问题。",
        "problem_kind": "problem",
        "problem_category": "education",
        "problem_category_name": measure.problem.labels()[0].name,
        "problem_category_group": measure.problem.labels()[0].group.name,
        "problem_categories": ("education",),
    }
    assert (row["notice_id"], row["notice_district"], row["notice_year"]) == ("linxi-2021", "临溪区", 2021)


def test_other_claims_say_what_is_theirs():
    measure = make_measure(text="印发《办法》，问责2人，年底前完成。")
    promise = make_claim(Promise, measure, "年底前完成", due="2022", due_by=date(2022, 12, 31))
    document = make_claim(Document, measure, "《办法》", title="办法", role="cited")
    act = make_claim(Accountability, measure, "问责2人", count=None, who="")
    [promised], [cited] = table("promise", [promise.pk]), table("document", [document.pk])
    [acted] = table("accountability", [act.pk])
    assert (promised["due"], promised["due_by"]) == ("2022", date(2022, 12, 31))
    assert (cited["title"], cited["role"]) == ("办法", "cited")
    assert [acted[name] for name in ("kind", "count", "unit", "who")] == ["discipline", None, "人", ""]


def test_a_claim_outside_of_problems_has_empty_cells():
    notice = make_notice(text="来电2021年收到3000件。")
    claim = make_claim(Figure, notice, "3000件", value=0.5)
    [row] = table("figure", [claim.pk])
    assert [row[name] for name in ("problem_id", "measure_id", "problem_title", "problem_categories")] == [
        None
    ] * 4
    assert (row["words"], row["sentence"], row["value"], row["page"]) == (
        "3000件",
        "来电2021年收到3000件。",
        0.5,
        f"/notices/{notice.name}/",
    )


def test_a_bare_notice_and_its_problem_have_empty_cells():
    problem = make_problem(make_notice(published=None))
    [notice_row], [problem_row] = table("notice", [problem.notice.pk]), table("problem", [problem.pk])
    empty = ("province", "city", "district", "place_code", "year", "publication_lag", "file", "sha256")
    assert {notice_row[name] for name in empty} == {None}
    assert (problem_row["category"], problem_row["categories"], problem_row["parent_id"]) == (None, (), None)


def test_rows_come_in_the_order_of_the_keys_and_those_deleted_are_left_out(monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 3)
    notice = make_notice()
    keys = [make_problem(notice, f"{number}.问题").pk for number in range(8)]
    Problem.objects.filter(pk=keys[4]).delete()
    wanted = [keys[number] for number in (7, 0, 4, 5, 2, 1)]
    assert [row.pk for row in loaded("problem", wanted)] == [key for key in wanted if key != keys[4]]


@pytest.mark.parametrize("unit", ["notice", "problem", "measure"])
def test_sql_queries_grow_with_the_chunks_only(monkeypatch, unit):
    monkeypatch.setattr(module, "CHUNK", 20)
    every = {"notice": Notice.objects, "problem": Problem.objects, "measure": Measure.objects}[unit]

    def asked() -> int:
        keys = list(every.values_list("pk", flat=True)[:20])
        with CaptureQueriesContext(connection) as queries:
            assert len(list(rows(unit, keys))) == len(keys)
        return len(queries)

    make_linxi()
    few = asked()
    for number in range(8):
        make_linxi(f"linxi-{number}")
    assert asked() == few


@pytest.mark.parametrize("kind", CLAIMS)
def test_sql_queries_of_claims_grow_with_the_chunks_only(kind):
    def asked() -> int:
        keys = list(kind.objects.values_list("pk", flat=True))
        with CaptureQueriesContext(connection) as queries:
            assert len(list(rows(kind.__name__.lower(), keys))) == len(keys)
        return len(queries)

    def claimed(name: str) -> None:
        make_linxi(name)
        for measure in Measure.objects.filter(problem__notice__name=name):
            make_claim(kind, measure, measure.text[:4])
            make_claim(kind, measure.problem, measure.problem.heading[:4])

    claimed("linxi-1")
    few = asked()
    for number in range(2, 9):
        claimed(f"linxi-{number}")
    assert asked() == few


@pytest.mark.parametrize("unit", ["problem", "measure"])
def test_texts_of_notices_are_not_read_for_what_stands_in_them(unit):
    notice = make_linxi()
    keys = {
        "problem": notice.problems.values_list("pk", flat=True),
        "measure": Measure.objects.values_list("pk", flat=True),
    }[unit]
    with CaptureQueriesContext(connection) as queries:
        list(rows(unit, list(keys)))
    assert [query["sql"] for query in queries if '"notices_notice"."text"' in query["sql"]] == []
