"""Lists of short measures: what they mark beside what is read."""

from __future__ import annotations

from notices.about.measured import Figures
from tools.quality import measure_lists
from tools.quality.measure_lists import agreement, claims, names

LIST = """
[[measure]]
text = "已印发《管水办法》，对3名站长进行约谈。"
cells = ["责任单位：水务局"]
status = "done"
acts = ["talk 3 名 officials"]
figures = ["3 名 = level"]
documents = ["管水办法 cited"]
[[measure]]
text = "加强巡查，2024年12月底前补装水表2.5万只。"
status = "done"
due = ["2024-12"]
figures = ["25000 只 = level"]
"""


def test_a_measure_is_read_with_all_that_it_claims():
    assert claims({"text": "已印发《管水办法》，对3名站长进行约谈。", "cells": ["责任单位：水务局"]}) == {
        "status": ["done"],
        "due": [],
        "acts": ["talk 3 名 officials"],
        "figures": ["3 名 = level"],
        "documents": ["管水办法 made"],
    }


def test_what_is_read_is_counted_against_what_is_marked(tmp_path, monkeypatch):
    (tmp_path / "measures_own.toml").write_text(LIST, "utf-8")
    monkeypatch.setattr(measure_lists, "FOLDER", tmp_path)
    assert names() == ["own"]
    assert agreement(names()) == {
        "status": Figures(2, 2, 1),
        "due": Figures(1, 1, 1),
        "acts": Figures(1, 1, 1),
        "figures": Figures(2, 2, 2),
        "documents": Figures(1, 1, 0),
    }


def test_a_list_that_marks_no_figures_does_not_count_them(tmp_path, monkeypatch):
    (tmp_path / "measures_own.toml").write_text('[[measure]]\ntext = "巡查3次。"\nstatus = "done"\n', "utf-8")
    monkeypatch.setattr(measure_lists, "FOLDER", tmp_path)
    assert agreement(["own"]) == {
        "status": Figures(1, 1, 1),
        "due": Figures(),
        "acts": Figures(),
    }
