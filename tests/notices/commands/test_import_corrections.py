"""Corrections of outlines go from one installation to another in a file."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from notices.exporting import corrections_file
from notices.exporting.package import into_folder, pieces
from notices.importing.outline_corrections import corrections_of, keep
from notices.importing.reparsing import reparse
from notices.models import Decision, Notice, Problem
from tests.notices.corrections.bench import correction, rows_in
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(notice: Notice, tmp_path: Path) -> Path:
    """What a data package has of a notice that was corrected, which here it is no longer, under another name."""
    keep(notice, [correction(TEXT, rows_in(TEXT), "2.优化", "is", "problem")])
    reparse(notice)
    into_folder(pieces(), tmp_path / "package")
    keep(notice, [])
    reparse(notice)
    Notice.objects.update(name="qita-2023")
    return tmp_path / "package" / corrections_file.NAME


def test_what_a_package_has_is_taken_over_and_said(file: Path, notice: Notice, capsys) -> None:
    call_command("import_corrections", file)

    assert [row.title for row in Problem.objects.filter(parent=None)] == [
        "学位供给不足",
        "优化招生片区划分",
        "黑臭水体治理缓慢",
    ]
    assert capsys.readouterr().out == "qita-2023：新增 1 条，找不到原文的 0 条\n"
    decision = Decision.objects.get()
    assert (decision.subject, decision.author, decision.reason) == ("outline", None, "取自 corrections.jsonl")

    call_command("import_corrections", file)
    assert capsys.readouterr().out == "qita-2023：新增 0 条，找不到原文的 0 条\n"
    assert len(corrections_of(notice)) == 1


def test_the_package_says_the_hash_of_the_file(file: Path) -> None:
    described = json.loads((file.parent / "datapackage.json").read_text("utf-8"))
    content = file.read_bytes()
    assert described["outline_corrections"] == {
        "path": "corrections.jsonl",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "不是 JSON"),
        ("[]", "所指的通报不在库中"),
        ('{"notice": "x-2020"}', "所指的通报不在库中"),
        ('{"notice": "linxi-2023"}', "corrections 应是"),
        ('{"notice": "linxi-2023", "corrections": [{"act": "frown"}]}', "act 应为"),
    ],
)
@pytest.mark.usefixtures("notice")
def test_a_line_that_cannot_be_taken_is_named_with_the_reason(tmp_path: Path, capsys, line, said) -> None:
    (tmp_path / "c.jsonl").write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(SystemExit):
        call_command("import_corrections", tmp_path / "c.jsonl")
    err = capsys.readouterr().err
    assert err.startswith("第 2 行没有采用：")
    assert said in err


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="读不了"):
        call_command("import_corrections", tmp_path / "none.jsonl")
