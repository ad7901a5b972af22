from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command

from notices.models import Measure, Notice
from search import indexing
from search.engines.connection import engine
from search.engines.protocol import Document
from search.language import analysis
from tests.conftest import index_in
from tests.factories import make_category, make_measure, make_notice, make_place, make_problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rows")]


@pytest.fixture(name="rows")
def _rows() -> None:
    category = make_category("schools", "学校事务", "people", "民生事务")
    notice = make_notice(place=make_place("甲省", "乙市"))
    make_measure(make_problem(notice, "1.学位缺口", categories=[category]), "新建学校")
    indexing.rebuild()


def printed(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    call_command("search_notices", *args)
    return capsys.readouterr().out


def test_hits_are_printed_as_json(capsys):
    [hit] = json.loads(printed(capsys, "--json", "--", "学位"))
    assert hit.pop("score") > 0
    assert hit == {
        "id": "jia-2021/p1",
        "notice": "jia-2021",
        "problem": 1,
        "item": None,
        "measure": None,
        "title": "1.学位缺口",
        "snippet": "1.<mark>学位</mark>缺口",
    }


def test_with_facets_an_object_is_printed(capsys):
    arguments = ["--facets", "--district", "乙市", "--year", "2021", "--category", "people", "--limit", "0"]
    shown = json.loads(printed(capsys, *arguments, "--json", "--", "学位"))
    [province, city] = shown["facets"].pop("district")
    assert (province["label"], province["parent"], province["count"]) == ("甲省", None, 1)
    assert (city["label"], city["parent"], city["selected"]) == ("乙市", province["value"], True)
    assert shown == {
        "total": 1,
        "holding_all": 1,
        "facets": {
            "year": [{"value": "2021", "label": "2021 年", "parent": None, "count": 1, "selected": True}],
            "category": [
                {"value": "people", "label": "民生事务", "parent": None, "count": 1, "selected": True},
                {"value": "schools", "label": "学校事务", "parent": "people", "count": 1, "selected": False},
            ],
            "status": [
                {"value": "none", "label": "未判定", "parent": None, "count": 1, "selected": False},
            ],
            "checked": [
                {"value": "none", "label": "未校对", "parent": None, "count": 1, "selected": False},
            ],
        },
        "hits": [],
    }


def test_measures_are_found_by_their_status(capsys):
    Measure.objects.update(status="planned")
    indexing.rebuild()
    asked = ("--unit", "measure", "--json", "--status")
    assert [hit["id"] for hit in json.loads(printed(capsys, *asked, "planned", "--", "新建"))] == [
        "jia-2021/p1/m1"
    ]
    assert json.loads(printed(capsys, *asked, "done", "--", "新建")) == []


def test_without_json_a_list_is_printed(capsys):
    shown = printed(capsys, "--unit", "measure", "--facets", "“新建")
    assert "1 条" in shown
    assert "缺少“””" in shown
    assert "jia-2021/p1/m1" in shown


def test_a_query_may_begin_with_a_minus(capsys):
    assert json.loads(printed(capsys, "--json", "--", "-学位")) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["学" * 3000], "检索词太长"), (["--district", "没有", "学位"], "没有名为“没有”的地区")],
)
def test_what_cannot_be_asked_is_said(arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command("search_notices", *arguments)


def test_the_index_is_rebuilt_by_ours_in_place_of_haystacks_command(capsys):
    call_command("rebuild_index", "--noinput")
    assert capsys.readouterr().out == "索引已重建：3 条。\n"


def test_a_rebuild_that_cannot_have_the_lock_says_so():
    def rebuild() -> Iterator[Document]:
        with pytest.raises(CommandError, match="正被其他进程写入"):
            call_command("rebuild_index")
        yield from ()

    engine().timeout = 0.05  # type: ignore[attr-defined]  # Haystack's
    engine().replace([], rebuild())


def test_if_stale_says_and_does_nothing_while_the_index_is_current(capsys, monkeypatch):
    before = engine().generation()
    call_command("rebuild_index", "--if-stale")
    assert (engine().generation(), *capsys.readouterr()) == (before, "", "")
    monkeypatch.setattr(analysis, "version", lambda: "next")
    call_command("rebuild_index", "--if-stale")
    assert engine().generation() != before


def test_an_index_that_holds_what_the_rows_say_is_said_to(capsys):
    call_command("check_index")
    assert capsys.readouterr().out == "索引与数据库一致。\n"


def test_notices_that_differ_are_named_and_mended_and_no_others(capsys, monkeypatch):
    make_problem(make_notice("a", digest="1"), measures=["移送纪委"])
    make_problem(make_notice("b", digest="1"))
    make_problem(make_notice("c", digest="1"))
    indexing.rebuild()
    Notice.objects.filter(name="a").update(digest="2")
    Measure.objects.filter(problem__notice__name="a").delete()
    Notice.objects.filter(name="b").update(digest="2")
    Notice.objects.filter(name="c").update(name="d")
    with pytest.raises(CommandError, match="4 份通报"):
        call_command("check_index")
    assert capsys.readouterr().out.splitlines() == [
        "a：条数不同：库中 通报 1、问题 1、措施 0，索引中 通报 1、问题 1、措施 1",
        "b：内容不同：索引早于库中的改动",
        "c：库中已无这份通报",
        "d：索引中没有这份通报",
    ]
    taken: list[list[str]] = []
    take_in = indexing._take_in

    def counted(names: list[str]) -> None:
        taken.append(names)
        take_in(names)

    monkeypatch.setattr(indexing, "_take_in", counted)
    call_command("check_index", "--repair")
    assert taken == [["a", "b", "c", "d"]]
    assert capsys.readouterr().out.splitlines()[-1] == "索引与数据库一致。"


def test_an_index_that_cannot_be_looked_at_has_to_be_made_anew(settings, tmp_path):
    with (
        index_in(settings, tmp_path / "none", settings.SEARCH_ENGINE),
        pytest.raises(CommandError, match=r"没有索引。运行 python manage.py rebuild_index"),
    ):
        call_command("check_index")
