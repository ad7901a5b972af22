"""What people checked and put right is gold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from notices.about.measured import Figures
from notices.importing.importer import import_file
from notices.importing.outline_corrections import keep
from notices.importing.reparsing import reparse
from notices.models import Notice, Problem
from tests.factories import make_category
from tests.notices.corrections.bench import correction, rows_in
from tests.notices.notices_text import TEXT
from tools.quality.corrected import corrected_cases
from tools.quality.measurement import measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(settings, tmp_path: Path) -> Notice:
    settings.MEDIA_ROOT = tmp_path / "originals"
    (tmp_path / "linxi-2023.txt").write_text(TEXT, "utf-8")
    import_file(tmp_path / "linxi-2023.txt")
    return Notice.objects.get()


def test_an_outline_that_was_put_right_is_held_against_the_programs_own(notice: Notice) -> None:
    keep(notice, [correction(TEXT, rows_in(TEXT), "2.优化", "is", "problem")])
    reparse(notice)
    (case,) = corrected_cases()
    measured = measure([case])
    titles = ["学位供给不足", "优化招生片区划分", "黑臭水体治理缓慢"]
    assert [problem["title"] for problem in case.structure["problems"]] == titles
    assert measured.figures["problems"] == Figures(3, 2, 2)


@pytest.mark.usefixtures("notice")
def test_facts_and_areas_are_a_persons_where_they_were_corrected() -> None:
    Notice.objects.update(
        curated_facts=["team", "feedback_date", "place"], team="甲组", feedback_date=date(2023, 1, 2)
    )
    problem = Problem.objects.get(parent=None, number=2)
    problem.labellings.update(category=make_category("water"))
    Problem.objects.filter(pk=problem.pk).update(curated=True)
    (case,) = corrected_cases()
    facts = case.structure["notice"]
    assert (facts["team"], facts["feedback_date"], facts["province"], facts["district"]) == (
        "甲组",
        "2023-01-02",
        None,
        "临溪区",
    )
    assert case.structure["problems"][1]["categories"] == ["water"]
    assert case.structure["problems"][0]["categories"] != ["water"]


def test_what_nobody_touched_is_no_gold_and_what_was_checked_is(notice: Notice, capsys) -> None:
    with pytest.raises(CommandError, match="没有校对过或订正过的通报"):
        call_command("measure_quality", corrected=True)
    Notice.objects.filter(pk=notice.pk).update(checked=date(2026, 12, 1))
    call_command("measure_quality", corrected=True)
    assert "notices 1，problems 2" in capsys.readouterr().out
