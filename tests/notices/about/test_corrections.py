"""Which unit a correction is about, and the letter that asks for it."""

from __future__ import annotations

from email.message import EmailMessage
from urllib.parse import parse_qs, urlsplit

import pytest

from notices.about.corrections import doubted, letter
from tests.factories import make_measure
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("public_id", "kind", "words"),
    [
        ("linxi-2021", "notice", "中共云泽市临溪区委关于巡察整改进展情况的通报"),
        ("linxi-2021/p1", "problem", "公办学位缺口较大"),
        ("linxi-2021/p2/i1", "problem", "排口封堵不力"),
        ("linxi-2021/p1/m1", "measure", "启用溪南学校，新增学位2160个。"),
    ],
)
def test_a_notice_problem_item_or_measure_is_named_by_its_words(public_id, kind, words):
    notice = make_linxi()
    about = doubted(public_id)
    assert about
    assert (about.row.public_id, about.notice, about.kind, about.words) == (public_id, notice, kind, words)


@pytest.mark.parametrize("public_id", ["", "linxi-2021/p9", "linxi-1999", "../etc", "<b>"])
def test_what_there_is_not_is_nothing(public_id):
    make_linxi()
    assert doubted(public_id) is None


def test_a_curator_corrects_a_measure_on_the_page_of_its_problem():
    make_linxi()
    about = doubted("linxi-2021/p1/m1")
    assert about
    assert about.edit == "/notices/linxi-2021/p1/areas/"


def test_a_long_measure_is_cut():
    notice = make_linxi()
    make_measure(notice.problems.get(number=1, parent=None), "请治理水体。" + "水" * 300)
    about = doubted("linxi-2021/p1/m3")
    assert about
    assert about.words == "请治理水体。" + "水" * 194 + "…"


def test_a_letter_names_the_unit_and_leaves_lines_to_fill_in(settings):
    settings.CONTACT_EMAIL = "data@zhenggai.example"
    make_linxi()
    address = letter(doubted("linxi-2021/p1"), "https://zhenggai.example/notices/linxi-2021/p1/")
    parts = urlsplit(address)
    said = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "data@zhenggai.example")
    assert said["subject"] == ["整改通 · 订正 linxi-2021/p1"]
    lines = ("编号：linxi-2021/p1", "网址：https://zhenggai.example/notices/linxi-2021/p1/")
    to_fill_in = ("哪里有误：", "应该是：", "依据（原文、出处或网址）：", "")
    assert said["body"] == ["\r\n".join((*lines, *to_fill_in))]
    EmailMessage()["Subject"] = said["subject"][0]  # refuses line breaks


def test_a_letter_about_nothing_in_particular_asks_all_the_same(settings):
    settings.CONTACT_EMAIL = "data@zhenggai.example"
    assert "subject=%E6%95%B4%E6%94%B9%E9%80%9A%20%C2%B7%20%E8%AE%A2%E6%AD%A3&body=" in letter(None, "")


def test_without_a_mailbox_there_is_no_letter(settings):
    settings.CONTACT_EMAIL = ""
    assert letter(None, "") == ""
