"""Heads and feet of notices in all the orders that sites print them: tests/data/mastheads.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from notices.parsing.facts.masthead import read_masthead
from notices.parsing.shapes import Contact, Masthead
from notices.places.gazetteer import official
from tools.hostile_texts import SCRAPS
from tools.hostile_texts import TITLE as TITLE_LINE

DATA = Path(__file__).parents[3] / "data"
CASES: dict[str, Any] = {
    **tomllib.loads((DATA / "mastheads.toml").read_text(encoding="utf-8")),
    **tomllib.loads((DATA / "masthead_kinds.toml").read_text(encoding="utf-8")),
    **tomllib.loads((DATA / "masthead_pages.toml").read_text(encoding="utf-8")),
}
FRAME: dict[str, Any] = CASES["frame"]
TITLE, ISSUER = FRAME["facts"]["title"], FRAME["facts"]["issuer"]
OPENING, BODY = FRAME["opening"], FRAME["body"]


def read(text: str) -> Masthead:
    return read_masthead(text, official())[0]


def framed(case: dict[str, Any]) -> Masthead:
    """The facts of the frame and those that a head or a foot adds."""
    return Masthead(**FRAME["facts"] | {fact: value for fact, value in case.items() if fact != "text"})


def contact(printed: dict[str, Any]) -> Contact:
    lists = {fact: tuple(printed.get(fact, ())) for fact in ("phone", "email")}
    return Contact(**lists, address=printed.get("address"), postcode=printed.get("postcode"))


def named(section: str) -> Any:
    """The cases of a section, each called by its own name."""
    return pytest.mark.parametrize("case", CASES[section].values(), ids=CASES[section].keys())


def listed(section: str) -> Any:
    return pytest.mark.parametrize(
        "case", CASES[section], ids=lambda case: str(CASES[section].index(case) + 1)
    )


@named("heads")
def test_a_head_is_read_whatever_stands_beside_the_title(case):
    assert read(f"{case['text']}\n　　{OPENING}{BODY}") == framed(case)


@named("feet")
def test_a_signature_is_read_in_any_form(case):
    assert read(f"{TITLE}\n\n{OPENING}{BODY}\n{case['text']}") == framed(case)


@named("notices")
def test_a_whole_notice_gives_all_its_facts(case):
    facts = {fact: value for fact, value in case.items() if fact not in ("text", "contact")}
    assert read(case["text"]) == Masthead(**facts, contact=contact(case.get("contact", {})))


@named("kinds")
def test_a_notice_of_any_body_gives_all_its_facts(case):
    assert read(case["text"]) == Masthead(**{fact: value for fact, value in case.items() if fact != "text"})


@named("pages")
def test_a_page_of_any_publisher_gives_all_its_facts(case):
    facts = {fact: value for fact, value in case.items() if fact != "text"}
    assert replace(read(case["text"]), contact=Contact()) == Masthead(**facts)


# Where blanks part the signs of a label, or sentences of an editor come first, a line is not cut rightly.
CUT = {name: case for name, case in CASES["kinds"].items() if not re.search("名　|编者按", case["text"])}


@pytest.mark.parametrize("case", CUT.values(), ids=CUT.keys())
@pytest.mark.parametrize("seam", ["　　", " ", "\t", "\u00a0" * 4, ""])
def test_a_notice_that_lost_its_line_breaks_gives_all_its_facts_too(case, seam):
    facts = {fact: value for fact, value in case.items() if fact != "text"}
    assert read(seam.join(case["text"].strip().splitlines())) == Masthead(**facts)


@pytest.mark.parametrize(
    "opening",
    [
        "2021年9月6日至11月12日，省委第八巡视组根据统一部署，对临溪区进行了巡视。",
        "省委第八巡视组根据统一部署于2021年9月6日至11月12日对临溪区进行了巡视，现予公布。",
    ],
)
def test_an_opening_is_not_cut_at_its_own_words(opening):
    text = f"{TITLE}\n{opening}按照巡视工作有关要求，现将整改进展情况通报如下，请社会各界和广大干部群众予以监督。{BODY}"
    notice = read(text)
    assert (notice.title, notice.team, notice.published) == (TITLE, "省委第八巡视组", None)
    assert notice.inspection_start == date(2021, 9, 6)


@pytest.mark.parametrize(("issuer", "place"), CASES["issuers"].items())
@pytest.mark.parametrize(
    "rest", ["关于巡察整改进展情况的通报", "落实省委巡视反馈意见整改情况的公告", "巡视整改情况通报"]
)
def test_an_issuer_of_any_kind_is_read_from_the_title(issuer, place, rest):
    notice = read(f"{issuer}{rest}\n\n根据统一部署，现将情况予以公布。{BODY}")
    kind = "巡视" if "巡视" in rest else "巡察"
    tier = "省" if "省委" in rest else None
    assert notice == Masthead(title=issuer + rest, issuer=issuer, kind=kind, tier=tier, **place)


@pytest.mark.parametrize(("issuer", "place"), CASES["issuers"].items())
def test_an_issuer_of_any_kind_is_read_from_the_signature_where_there_is_no_title(issuer, place):
    notice = read(f"首页 > 正文\n\n　　根据统一部署，现将情况予以公布。{BODY}\n　　{issuer}\n")
    assert notice == Masthead(issuer=issuer, **place)


def test_a_title_quoted_in_the_opening_serves_where_none_is_printed():
    title = "中共临溪县委关于巡察整改情况的通报"
    notice = read(f"首页 > 正文\n按照规定，现将《{title}》予以公布。{BODY}")
    assert notice == Masthead(title=title, issuer="中共临溪县委", district="临溪县", kind="巡察")


@listed("openings")
def test_an_opening_tells_whose_inspection_it_was_and_when(case):
    title = "关于整改进展情况的通报"
    notice = asdict(read(f"{title}\n\n　　{case['text'].strip()}现将整改情况公布如下。{BODY}"))
    told = ["kind", "tier", "team", "round", "inspection_start", "inspection_end", "feedback_date"]
    assert {fact: notice[fact] for fact in told} == {fact: case.get(fact) for fact in told}


@listed("rounds")
def test_a_round_is_taken_from_title_path_opening_or_text_of_the_same_tier(case):
    assert read(case["text"]).round == case.get("round")


@named("contacts")
def test_a_contact_is_read_above_the_signature_and_never_from_a_footer(case):
    footer = "主办：临溪区政府　地址：南街2号　电话：0198-5550000　邮箱：tg@example.org"
    notice = read(f"{TITLE}\n\n{OPENING}{BODY}\n{case['text']}\n{ISSUER}\n2022年12月19日\n\n{footer}")
    assert notice.contact == contact(case)


def test_the_width_of_punctuation_changes_nothing():
    full = f"{TITLE}\n来源：本站　发布时间：2022-12-20\n\n　　{OPENING}{BODY}\n{ISSUER}\n2022年12月19日"
    ascii_ = full.translate(str.maketrans("，：；（）　", ",:;() "))
    assert read(full) == read(ascii_)


@named("doubts")
def test_weak_evidence_is_a_doubt(case):
    assert [doubt.reason for doubt in read_masthead(case["text"], official())[1]] == case["reasons"]


def test_a_doubt_about_a_date_points_at_it():
    text = "中共临溪区委关于巡察整改情况的通报\n2022-12-20\n2022-12-21\n\n市委第一巡察组对临溪区进行了巡察。"
    doubt = read_masthead(text, official())[1][0]
    assert text[doubt.start : doubt.end] == "2022-12-20"


@pytest.mark.parametrize("team", ["区委第三巡察组", "集团党委第三巡察组"])
def test_a_plain_notice_raises_no_doubt(team):
    text = f"{TITLE}\n\n{OPENING}{BODY}".replace("区委第三巡察组", team)
    assert read_masthead(text, official())[1] == ()


@pytest.mark.parametrize("text", ["", "\n \n", "。", ">" * 50, "一、\n二、"])
def test_scraps_are_read_without_complaint(text):
    assert read(text) == Masthead()


@pytest.mark.parametrize("scrap", SCRAPS)
def test_one_scrap_repeated_is_no_headline(scrap):
    assert read(TITLE_LINE + scrap * (20_000 // len(scrap))).title == TITLE_LINE.strip()
