"""Doubts where they are: in the margin of the original, and at the unit they concern."""

from __future__ import annotations

import pytest

from notices.notice_page import entries, rows
from notices.notice_page.doubt_notes import at_units, in_margin, notes_of
from tests.notices.doubts.notice import doubt_at, make_doubtful

pytestmark = pytest.mark.django_db


def test_a_doubt_stands_beside_the_paragraph_it_begins_in() -> None:
    notice = make_doubtful()
    paragraphs = in_margin(entries.original(notice, ()), notes_of(notice.doubts.all()))
    assert [(paragraph.text, [note.reason for note in paragraph.notes]) for paragraph in paragraphs] == [
        ("甲区委的通报", []),
        ("1.关于学位缺口的问题", ["编号跳过了2"]),
        ("一是新建学校。", []),
        ("二是扩建学校。", ["此级编号是措施还是小标题"]),
        ("乙路不在其中。", []),
    ]


def test_a_doubt_stands_at_the_unit_that_begins_last_before_it() -> None:
    make_doubtful()
    notice = rows.whole_notice("jia-2021").get()
    sections = entries.outline(notice.problems.all())
    ((section,),) = (at_units(sections, sections, notes_of(notice.doubts.all())),)
    (problem,) = section.entries
    assert [note.reason for note in problem.notes] == ["编号跳过了2"]
    assert [[note.reason for note in entry.notes] for entry in problem.entries] == [
        [],
        ["此级编号是措施还是小标题"],
    ]


def test_only_the_first_of_two_alike_has_the_anchor() -> None:
    notice = make_doubtful()
    doubt = doubt_at(notice, "扩建学校。")
    doubt.pk = None
    doubt.save()
    anchors = [note.anchor for _, note in notes_of(notice.doubts.filter(reason=doubt.reason))]
    assert anchors == [f"doubt-{doubt.key}", ""]


def test_every_reader_sees_the_doubts_and_how_sure_the_reading_is(client) -> None:
    notice = make_doubtful()
    notice.doubts.filter(words="扩建学校。").update(closed=True)
    page = client.get("/notices/jia-2021/").content.decode()
    assert ("编号跳过了2" in page, "此级编号是措施还是小标题" in page, "全篇读法把握 0.42" in page) == (
        True,
        False,
        True,
    )
