"""A notice as corrected: areas and claims follow its outline, doubts that a person settled are gone."""

from __future__ import annotations

from notices.corrections.corrected_notice import corrected
from notices.dissection import dissect
from tests.notices.corrections.bench import correction, rows_in
from tests.notices.notices_text import TEXT


def test_areas_and_evidence_are_those_of_the_corrected_outline() -> None:
    dissection, fates = corrected(dissect(TEXT), [correction(TEXT, rows_in(TEXT), "2.优化", "is", "problem")])
    assert fates == ("applied",)
    assert [labels.own.slugs[0] for labels in dissection.labels] == ["education", "education", "environment"]
    assert len(dissection.evidence.statuses) == sum(
        len((item or problem).measures) for problem, item in dissection.outline.nodes()
    )


def test_doubts_about_a_line_are_settled_by_what_a_person_says_of_it() -> None:
    text = TEXT.replace("一是清淤河道12公里。二是整治排口31个。", "\n")
    read = dissect(text)
    assert [doubt.reason for doubt in read.outline.doubts] == ["标题下面没有读到措施"]
    rows = rows_in(text)
    settled, _ = corrected(read, [correction(text, rows, "（二）", "is", "item")])
    assert settled.outline.doubts == ()


def test_without_corrections_and_where_they_leave_no_problem_it_stays_as_it_was_read() -> None:
    read = dissect(TEXT)
    ended = correction(TEXT, rows_in(TEXT), "中共云泽市临溪区委关于", "end")
    assert corrected(read, []) == (read, ())
    assert corrected(read, [ended]) == (read, ("lost",))
