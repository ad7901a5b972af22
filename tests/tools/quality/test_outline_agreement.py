"""What counts as the same outline, and what each slip costs."""

from __future__ import annotations

from notices.about.measured import Figures
from tests.tools.quality.gold import TEXT, outline
from tools.quality.outline_agreement import agreement

WHOLE = {
    "facts": Figures(5, 5, 5),
    "parts": Figures(1, 1, 1),
    "aspects": Figures(0, 0, 0),
    "problems": Figures(2, 2, 2),
    "titles": Figures(2, 2, 2),
    "items": Figures(0, 0, 0),
    "kinds": Figures(0, 0, 0),
    "measures": Figures(3, 3, 3),
    "tree": Figures(5, 5, 5),
    "marks": Figures(5, 5, 5),
}


def test_an_outline_agrees_with_itself():
    assert agreement(outline(), TEXT, outline(), TEXT) == WHOLE


def test_another_reading_of_the_file_may_differ_in_blanks_and_width():
    found, text = outline(), TEXT.replace("（", "(").replace("）", ")")
    assert agreement(outline(), TEXT, found, text) == WHOLE


def test_a_missed_problem_costs_its_place_its_measures_and_their_marks():
    found = outline()
    del found["problems"][1]
    changed = {
        "problems": Figures(2, 1, 1),
        "titles": Figures(2, 1, 1),
        "measures": Figures(3, 2, 2),
        "tree": Figures(5, 3, 3),
        "marks": Figures(5, 3, 3),
    }
    assert agreement(outline(), TEXT, found, TEXT) == WHOLE | changed


def test_a_measure_cut_short_is_missed_and_invented():
    found = outline()
    found["problems"][0]["measures"][0]["end"] -= 3
    changed = {"measures": Figures(3, 3, 2), "tree": Figures(5, 5, 4), "marks": Figures(5, 5, 4)}
    assert agreement(outline(), TEXT, found, TEXT) == WHOLE | changed


def test_a_measure_under_the_wrong_problem_is_found_but_not_in_its_place():
    found = outline()
    found["problems"][1]["measures"].append(found["problems"][0]["measures"].pop())
    assert agreement(outline(), TEXT, found, TEXT) == WHOLE | {"tree": Figures(5, 5, 4)}


def test_an_item_of_the_other_kind_and_a_fact_too_many():
    gold, found = outline(), outline()
    for read, kind in ((gold, "problem"), (found, "action")):
        item = read["problems"].pop()
        read["problems"][0]["items"].append(item | {"kind": kind})
    found["notice"]["team"] = "市委第一巡察组"
    changed = agreement(gold, TEXT, found, TEXT)
    assert (changed["items"], changed["kinds"], changed["facts"]) == (
        Figures(1, 1, 1),
        Figures(1, 1, 0),
        Figures(5, 6, 5),
    )


def test_aspects_are_told_by_their_titles_and_hold_their_problems():
    gold, found = outline(), outline()
    for read, title in ((gold, "民生"), (found, "民生方面")):
        read["aspects"] = [{"label": "", "title": title, "start": 0}]
        read["problems"][0]["aspect"] = 1
    changed = agreement(gold, TEXT, found, TEXT)
    assert (changed["aspects"], changed["tree"]) == (Figures(1, 1, 0), Figures(5, 5, 4))
