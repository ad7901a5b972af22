"""A fault is put in place of its module, without a change on disk; what no test could notice is none."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from tools.mutants import InPlace, Mutant, running


def test_a_mutant_is_imported_in_place_of_its_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "mutants_of" / "sums.py"
    source.parent.mkdir()
    source.write_text("def total(a, b):\n    return a + b\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    mutant = Mutant("mutants_of/sums.py", "Add_Sub", 0, "def total(a, b):\n    return a - b\n")
    finder = InPlace(mutant)
    monkeypatch.setattr(sys, "meta_path", [finder, *sys.meta_path])

    module = importlib.import_module("mutants_of.sums")

    assert module.total(3, 2) == 1
    assert " ".join(mutant.change().split()) == "@@ -2 +2 @@ - return a + b + return a - b"
    assert source.read_text().endswith("a + b\n")


def test_annotations_caches_and_storage_are_not_noticed() -> None:
    assert running("def f(a: int | None) -> int: return 1") == running(
        "def f(a: int & None) -> str: return 1"
    )
    assert running("def f(a): return 1") != running("def f(a): return 2")
    assert running("@cache\ndef f(a): return 1") == running("def f(a): return 1")
    assert running("@property\ndef f(a): return 1") != running("def f(a): return 1")
    assert running("@dataclass(frozen=True)\nclass A: ...") == running("@dataclass(slots=True)\nclass A: ...")
    assert running("@dataclass(eq=True)\nclass A: ...") != running("@dataclass(eq=False)\nclass A: ...")
    assert running("def f(a) return 1") is None
