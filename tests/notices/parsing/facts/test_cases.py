"""Heads that were once misread (`../shared/cases/reading`), each with what its `.expected` says."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from notices.parsing.facts.masthead import read_masthead
from notices.parsing.shapes import Masthead
from notices.places.gazetteer import official

FOLDER = Path(__file__).resolve().parents[5] / "shared" / "cases" / "reading"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="there is no ../shared/cases/reading"),
]


def text_of(case: str) -> str:
    return (FOLDER / f"{case}.txt").read_text(encoding="utf-8")


def expected(case: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((FOLDER / f"{case}.expected").read_text(encoding="utf-8"))
    return said


def read(text: str) -> Masthead:
    return read_masthead(text, official())[0]


def facts(masthead: Masthead, *names: str) -> dict[str, str | None]:
    values = {name: getattr(masthead, name) for name in names}
    return {name: str(value) if isinstance(value, date) else value for name, value in values.items()}


def test_a_text_without_a_headline_gives_its_other_facts():
    names = ("title", "published", "source", "city", "feedback_date")  # its .expected is no JSON
    assert facts(read(text_of("01-no-headline")), *names) == {
        "title": "",
        "published": "2022-08-16",
        "source": "临江清风网",
        "city": "临溪市",
        "feedback_date": "2021-11-11",
    }


def test_a_headline_is_read_below_the_sentence_of_an_editor():
    wanted = expected("03-headline-after-lead")
    names = ("title", "issuer", "round")
    assert facts(read(text_of("03-headline-after-lead")), *names) == {name: wanted[name] for name in names}


def test_a_page_in_traditional_script_gives_all_its_facts():
    wanted = expected("05-traditional-script")
    names = ("title", "issuer", "tier", "team", "feedback_date", "source")
    wanted["team"] = wanted["team"].split()[0]
    assert facts(read(text_of("05-traditional-script")), *names, "kind") == {
        **{name: wanted[name] for name in names},
        "kind": wanted["kind_of_inspection"],
    }


def test_a_team_is_read_whole_whoever_sent_it():
    for case, printed in (
        ("09-team-name-cut", "集团党委巡察组"),
        ("10-team-missing", "教育部党组第一巡视组"),
    ):
        wanted = expected(case)
        teams = [wanted["team"], *wanted["the same"]]
        assert [read(text_of(case).replace(printed, team)).team for team in teams] == teams


def test_the_date_of_publication_comes_before_that_of_sending():
    text = text_of("11-two-dates-on-the-card")
    day = date.fromisoformat(expected("11-two-dates-on-the-card")["published"])
    assert [read(text.replace("发文日期", label)).published for label in ("发文日期", "发文时间")] == [
        day,
        day,
    ]


def test_an_area_of_state_level_has_its_province():
    case = "12-zone-without-its-city"
    wanted = expected(case)
    zone = "横琴粤澳深度合作区"
    assert read(text_of(case)).province == wanted["province"]
    zones = [re.sub(r" .*", "", name) for name in wanted["the same (province null)"]]
    notices = [read(text_of(case).replace(zone, name)) for name in zones]
    assert [notice.district for notice in notices] == zones
    assert [notice.province for notice in notices if not notice.province] == []
    places = [read(text_of(case).replace(zone, name)) for name in ("舟山群岛新区", "哈尔滨新区")]
    assert [(place.city, place.district) for place in places] == [
        ("舟山市", "舟山群岛新区"),
        ("哈尔滨市", "哈尔滨新区"),
    ]


def test_a_source_ends_where_another_label_begins():
    case = "13-source-labels"
    wanted = expected(case)
    assert facts(read(text_of(case)), "published", "source") == {
        name: wanted[name] for name in ("published", "source")
    }
    first, _, rest = text_of(case).split("\n", 2)
    lines = list(wanted["the same"])
    notices = [read(f"{first}\n{line}\n{rest}") for line in lines]
    assert [notice.source for notice in notices] == ["临溪清风网"] * 3 + [None]
    assert [notice.published for notice in notices] == [date(2019, 1, 12)] * 3 + [date(2015, 9, 13)]
