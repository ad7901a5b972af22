from __future__ import annotations

from dataclasses import replace

from notices.about.measured import Figures
from tests.tools.quality.gold import TEXT, evidence, outline
from tools.quality.gold import Case
from tools.quality.measurement import COMPARED, as_read, measure

CASE = Case("linxi-2021", "linxi-2021.txt", TEXT.encode(), TEXT, outline(), evidence())


def test_a_set_is_counted_and_its_figures_added_up():
    read = outline() | {"text": TEXT, "evidence": evidence()}
    found = measure([CASE, CASE], lambda _case: read)
    assert (found.notices, found.problems, found.items, found.measures, found.claimed) == (2, 4, 0, 6, 2)
    assert tuple(found.figures) == COMPARED
    assert found.figures["measures"] == Figures(6, 6, 6)
    assert found.figures["primary"] == Figures(4, 4, 4)
    assert found.figures["status"] == Figures(6, 6, 6)


def test_claims_are_compared_where_they_have_gold():
    read = outline() | {"text": TEXT, "evidence": evidence()}
    found = measure([CASE, replace(CASE, evidence=None)], lambda _case: read)
    assert (found.claimed, found.figures["status"]) == (1, Figures(3, 3, 3))


def test_areas_are_compared_on_headings_that_both_have():
    read = outline() | {"text": TEXT, "evidence": evidence()}
    read["problems"] = [read["problems"][0] | {"categories": ["education", "land"]}]
    found = measure([CASE], lambda _case: read)
    assert (found.figures["primary"], found.figures["categories"]) == (Figures(1, 1, 1), Figures(1, 2, 1))


def test_the_program_itself_reads_it_whole():
    found = measure([CASE])
    assert {name: figures for name, figures in found.figures.items() if figures.f1 < 1} == {}


def test_what_cannot_be_read_is_missed_whole():
    scan = replace(CASE, data=b"%PDF-1.4 nothing", file="linxi-2021.pdf")
    assert as_read(scan)["problems"] == []
    found = measure([scan])
    assert (found.figures["measures"], found.figures["status"]) == (Figures(3, 0, 0), Figures(3, 0, 0))
