"""How well problem areas are told, on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from notices.importing.importer import import_file
from tests.notices.notices_text import TEXT


def heading(title: str, *slugs: str, items: list[Any] | None = None) -> dict[str, Any]:
    return {"title": title, "categories": list(slugs), "items": items or []}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    """A gold file that takes the rivers for transport, and a heading that the notice does not hold."""
    gold = {
        "problems": [
            heading("学位供给不足", "education", items=[heading("城区大班额", "education")]),
            heading("黑臭水体治理缓慢", "transport"),
            heading("没有的标题", "health"),
        ]
    }
    (tmp_path / "gold").mkdir()
    (tmp_path / "notices").mkdir()
    (tmp_path / "gold/linxi-2023.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "notices/linxi-2023.txt").write_text(TEXT, "utf-8")
    return str(tmp_path / "gold"), str(tmp_path / "notices")


def test_figures_by_category_and_confusions_are_printed(folders, capsys) -> None:
    call_command("evaluate_categories", *folders)

    out = capsys.readouterr().out
    assert out.startswith("标题 3，主要领域正确 0.667，全部领域 F1")
    assert "   1 × transport → environment\n" in out
    assert out.endswith("没有对上的标题 1 个，不计入以上各数\n")


def test_a_gold_file_without_its_notice_is_named(folders) -> None:
    gold, _ = folders
    with pytest.raises(CommandError, match="没有名为 linxi-2023 的通报"):
        call_command("evaluate_categories", gold, gold)


def test_something_has_to_be_asked() -> None:
    with pytest.raises(CommandError, match="--low-confidence"):
        call_command("evaluate_categories")


@pytest.mark.django_db
def test_the_least_certain_labels_come_first_with_their_words(settings, tmp_path: Path, capsys) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_text(TEXT, "utf-8")
    import_file(path)

    call_command("evaluate_categories", "--low-confidence", "1")

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert [line[:4] for line in lines] == sorted(line[:4] for line in lines)
    assert any("linxi-2023/p2  黑臭水体治理缓慢  environment（" in line for line in lines)
