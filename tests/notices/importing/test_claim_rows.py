"""What a notice claims, as rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from notices.importing.importer import import_file
from notices.models import CLAIMS, Accountability, Claim, Document, Figure, Measure, Promise
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def imported(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_bytes(TEXT.encode())
    import_file(path)
    return path


def again(path: Path, old: str = "", new: str = "") -> None:
    """The file read again, with other words in it."""
    path.write_bytes((TEXT.replace(old, new) if old else TEXT + "\n").encode())
    import_file(path)


def columns(row: Claim, *names: str) -> tuple[Any, ...]:
    return (row.unit.public_id, row.words, *(getattr(row, name) for name in names))


def test_a_measure_says_how_far_it_is_and_where_it_says_so() -> None:
    rows = Measure.objects.filter(problem__parent__number=1).order_by("start")

    assert [(m.public_id, m.status, m.status_words) for m in rows] == [
        ("linxi-2023/p1/i1/m1", "done", "新增学位1800个"),
        ("linxi-2023/p1/i1/m2", "planned", "预计2024年8月前投用"),
        ("linxi-2023/p1/i2/m1", "done", "调整招生片区7个"),
    ]


def test_a_promise_has_the_last_day_it_allows() -> None:
    assert [columns(row, "due", "due_by") for row in Promise.objects.all()] == [
        ("linxi-2023/p1/i1/m2", "预计2024年8月前投用", "2024-08", date(2024, 8, 31)),
    ]


def test_a_figure_has_its_value_in_plain_units_and_the_sentence_it_stands_in() -> None:
    rows = Figure.objects.all()

    assert [columns(row, "value", "unit_name", "bound", "sense") for row in rows][:3] == [
        ("linxi-2023/p1/i1/m1", "2所", 2.0, "所", "=", "change"),
        ("linxi-2023/p1/i1/m1", "1800个", 1800.0, "个", "=", "change"),
        ("linxi-2023/p1/i2/m1", "7个", 7.0, "个", "=", "level"),
    ]
    assert (rows[1].sentence, rows[1].around) == (
        "新建小学2所，新增学位1800个。",
        ("新建小学2所，新增学位", "。"),
    )


def test_every_claim_is_in_the_text_where_it_says(imported: Path) -> None:
    again(imported, "整治排口31个。", "整治排口31个，印发《临溪区河道管理办法》，问责干部2人。")

    for kind in CLAIMS:
        for row in kind.objects.all():
            text = row.notice.text
            before, after = row.around
            assert text[row.start : row.end] == row.words
            assert before + row.words + after == row.sentence
    assert [columns(row, "title", "role") for row in Document.objects.all()] == [
        ("linxi-2023/p2/m3", "《临溪区河道管理办法》", "临溪区河道管理办法", "made"),
    ]
    assert [columns(row, "kind", "count", "unit_name", "who") for row in Accountability.objects.all()] == [
        ("linxi-2023/p2/m3", "问责干部2人", "discipline", 2.0, "人", "officials"),
    ]


def test_what_a_curator_rejected_stays_rejected_and_is_counted_no_more(imported: Path) -> None:
    Figure.objects.filter(words="1800个").update(rejected=True)

    again(imported)

    rejected = Figure.objects.filter(rejected=True)
    assert [row.words for row in rejected] == ["1800个"]
    assert rejected[0] not in Figure.objects.standing()


def test_a_claim_outside_of_measures_belongs_to_the_problem_it_stands_in(imported: Path) -> None:
    again(imported, "关于黑臭水体治理缓慢", "关于12处黑臭水体治理缓慢")

    row = Figure.objects.get(words="12处")
    assert (row.measure, row.problem and row.problem.public_id) == (None, "linxi-2023/p2")
