"""How well outlines are read that no weight has seen, on the command line."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from notices.about import measured


def test_generated_notices_are_read_and_summed(capsys):
    call_command("measure_outline", only="layouts", generated=4, processes=1)
    out = capsys.readouterr().out
    assert out.startswith("as shipped")
    assert "\nlayouts                 4 " in out
    assert "confidence below .5" in out


def test_figures_are_written_down_for_the_page_if_asked(tmp_path, monkeypatch):
    monkeypatch.setattr(measured, "UNSEEN", tmp_path / "unseen.json")
    call_command("measure_outline", only="layouts", generated=2, processes=1)
    assert measured.unseen() == {}
    call_command("measure_outline", only="layouts", generated=2, processes=1, record=True)
    [(kind, entry)] = measured.unseen().items()
    assert (kind, entry.counts["notices"], entry.measured) == ("layouts", 2, timezone.localdate())


def test_a_fit_that_is_not_there_is_refused():
    with pytest.raises(CommandError, match=r"tools.quality.honest:nothing 不是 MODULE:FUNCTION"):
        call_command("measure_outline", fit="tools.quality.honest:nothing")
