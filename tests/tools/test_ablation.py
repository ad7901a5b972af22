"""Rows of the tables of words are switched off one at a time, and what changes is counted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from notices import words
from notices.parsing.outline import DEFAULT
from tools.ablation import NOTHING, Effect, FeatureSwitch, RowSwitch, _tables_without, features, rows

ROOT = Path(__file__).resolve().parents[2]
ADDRESSES = RowSwitch("parsing/facts/contact", "addresses", 0)


def test_rows_of_all_tables_of_words_are_switched() -> None:
    switches = rows()
    assert ADDRESSES in switches
    assert {switch.file.split("/")[0] for switch in switches} >= {"evidence", "parsing"}
    assert [switch.file for switch in switches if switch.file in ("about/sets", "taxonomy")] == []


def test_features_are_those_that_have_a_weight() -> None:
    switches = features()
    assert FeatureSwitch("likelihood") in switches
    assert {switch.name for switch in switches} == set(DEFAULT.features)


def test_a_row_that_is_off_fits_nothing_and_the_others_stay() -> None:
    usual, without = words.tables(ADDRESSES.file), _tables_without(ADDRESSES)
    assert without(ADDRESSES.file)["addresses"][0].words == NOTHING
    assert without(ADDRESSES.file)["addresses"][1:] == usual["addresses"][1:]
    assert {name: entries for name, entries in without(ADDRESSES.file).items() if name != "addresses"} == {
        name: entries for name, entries in usual.items() if name != "addresses"
    }
    assert without("evidence/status") == words.tables("evidence/status")


def test_an_effect_says_what_is_read_otherwise() -> None:
    counted = Effect(ADDRESSES, {"outline": 0, "facts": 7, "claims": 1})
    assert (str(counted).split(": ")[-1], counted.is_none) == ("facts of 7, claims of 1", False)
    idle = Effect(ADDRESSES, {"outline": 0, "facts": 0, "claims": 0})
    assert (str(idle).split(": ")[-1], idle.is_none) == ("no effect", True)
    assert not Effect(ADDRESSES, None).is_none


def test_a_feature_that_is_off_counts_nothing() -> None:
    code = (
        "from tools.ablation import FeatureSwitch; FeatureSwitch('likelihood').off();"
        "from notices.parsing.outline import DEFAULT; print(DEFAULT.features['likelihood'], any(DEFAULT.row))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert printed.split() == ["0.0", "True"]


def test_rows_are_switched_off_in_processes_of_their_own() -> None:
    command = [
        sys.executable,
        "-m",
        "tools.ablation",
        "--only",
        "contact.toml addresses 1",
        "--sets",
        "seventh",
        "--processes",
        "1",
    ]
    printed = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300
    ).stdout
    lines = printed.splitlines()
    assert any(
        line.startswith("parsing/facts/contact.toml addresses 1: ") and "facts of" in line for line in lines
    )
    assert any(line.endswith("change no notice:") for line in lines)
