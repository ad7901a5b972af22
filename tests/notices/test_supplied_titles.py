"""A notice whose page has no headline has a name a person can read, wherever it is linked, listed or cited."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from django.core.management import call_command

from notices.importing.importer import import_file
from notices.importing.reparsing import reparse
from notices.models import Notice

pytestmark = pytest.mark.django_db

TEXT = """来源：云汀清风网 发布时间：2022-08-16 16:45:22
根据省委部署，2021年9月1日至9月30日，省委第十一巡视组对云汀市进行了巡视。11月11日反馈了巡视意见。现予以公布。
一、整改落实情况
（一）关于“窗口排队时间偏长”问题。一是增开窗口4个。二是推行错峰预约。
（二）关于“旧台账核对不细”问题。一是重新核对台账216册。
"""
TITLE = "[云汀市巡视整改通报，2022年8月16日]"
NAME = "yunting-2022"


@pytest.fixture
def notice(tmp_path: Path) -> Notice:
    path = tmp_path / f"{NAME}.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert import_file(path).status == "created"
    call_command("rebuild_index", "--noinput", verbosity=0)
    return Notice.objects.get()


def test_it_is_made_of_the_facts_and_stands_in_brackets(notice):
    assert (notice.title, notice.has_supplied_title) == (TITLE, True)


@pytest.mark.usefixtures("notice")
@pytest.mark.parametrize(
    ("address", "printed"),
    [
        (f"/notices/{NAME}/", f'<h1 lang="zh-Hans">{TITLE}</h1>'),
        (f"/notices/{NAME}/", f"<title>{TITLE} · "),
        (f"/notices/{NAME}/p1/", f'<a href="/notices/{NAME}/">{TITLE}</a>'),
        ("/search/?unit=notice", f">{TITLE}</a>"),
        ("/coverage/", f">{TITLE}</a>"),
        (f"/notices/{NAME}/cite.bib", f"title = {{{{{TITLE}}}}}"),
        (f"/notices/{NAME}/cite.ris", f"TI  - {TITLE}\r\n"),
        (f"/notices/{NAME}/cite.json", f'"title": "{TITLE}"'),
        (f"/notices/{NAME}/cite.txt", f"{TITLE}[EB/OL]"),
        (f"/notices/{NAME}/cite.enw", f"%T {TITLE}\n"),
    ],
)
def test_it_stands_wherever_the_notice_is_named(client, address, printed):
    assert printed in unescape(client.get(address).content.decode())


@pytest.mark.usefixtures("notice")
def test_a_notice_from_before_gets_its_title_when_it_is_read_again():
    Notice.objects.update(title="")
    change = reparse(Notice.objects.get())
    assert [line for line in change.diff if "整改通报" in line] == [f"+title             {TITLE}"]
    assert Notice.objects.get().title == TITLE


def test_a_headline_that_is_found_later_takes_its_place(notice, tmp_path):
    path = tmp_path / f"{NAME}.txt"
    path.write_text(f"中共云汀市委关于巡视整改情况的通报\n{TEXT}", encoding="utf-8")
    import_file(path)
    notice = Notice.objects.latest("pk")
    assert (notice.title, notice.has_supplied_title) == ("中共云汀市委关于巡视整改情况的通报", False)


@pytest.mark.usefixtures("notice")
def test_the_same_page_again_is_the_same_notice(tmp_path):
    path = tmp_path / f"{NAME}.txt"
    path.write_text(TEXT.replace("216册", "217册"), encoding="utf-8")
    assert (import_file(path).status, Notice.objects.count()) == ("updated", 1)
