"""How well notices are read, on the command line."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from notices.about import measured
from tests.tools.quality.gold import TEXT, evidence, outline

SET = """[[set]]
name = "mine"
zh = "我的"
en = "Mine"
about_zh = ""
about_en = ""
tuned = "no"
gold = "{}"
evidence = "{}"
"""


@pytest.fixture
def folders(tmp_path, monkeypatch) -> tuple[str, str]:
    """Gold, with its notice beside it, and gold for its claims; a record that holds a set of these."""
    gold, claims = tmp_path / "gold", tmp_path / "claims"
    for folder, content in ((gold, outline()), (claims, evidence())):
        folder.mkdir()
        (folder / "linxi-2021.json").write_text(json.dumps(content), "utf-8")
    (gold / "linxi-2021.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sets.toml").write_text(SET.format(gold, claims), "utf-8")
    monkeypatch.setattr(measured, "SETS", tmp_path / "sets.toml")
    monkeypatch.setattr(measured, "MEASURED", tmp_path / "measured.json")
    return str(gold), str(claims)


def test_figures_are_printed_with_their_counts(folders, capsys):
    gold, claims = folders
    call_command("measure_quality", gold, "--evidence", claims)
    out = capsys.readouterr().out
    assert out.startswith("—：notices 1，problems 2，items 0，measures 3，claimed 1；")
    assert "measures                    3      3      3  1.000  1.000  1.000\n" in out
    assert "accountability_whole        1      1      1  1.000  1.000  1.000\n" in out
    assert measured.runs() == {}


def test_without_folders_the_published_sets_are_measured_and_written_down(folders):  # noqa: ARG001  # the record
    call_command("measure_quality")
    [(name, run)] = measured.runs().items()
    assert (name, run.measured, run.sizes["claimed"]) == ("mine", timezone.localdate(), 1)


def test_a_first_run_is_written_down_for_good(folders):
    gold, _ = folders
    call_command("measure_quality", gold, record="mine")
    assert measured.runs()["mine"].sizes["claimed"] == 0


def test_a_set_that_nobody_described_is_refused(folders):
    gold, _ = folders
    with pytest.raises(CommandError, match=r"sets.toml 里没有 yours，有：mine"):
        call_command("measure_quality", gold, record="yours")


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"里没有 .json 或 .marked 文件"):
        call_command("measure_quality", str(tmp_path))


def test_gold_of_another_format_is_refused(folders, tmp_path):
    gold, _ = folders
    (tmp_path / "gold/linxi-2021.json").write_text('{"problems": [{}]}', "utf-8")
    with pytest.raises(CommandError, match="标注的格式不对：KeyError"):
        call_command("measure_quality", gold)
