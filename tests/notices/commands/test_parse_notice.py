from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.notices.notices_text import TEXT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "linxi-2023.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_json_is_one_object_whose_spans_index_its_text(file: Path, capsys) -> None:
    call_command("parse_notice", file, json=True)

    parsed = json.loads(capsys.readouterr().out)
    text = parsed["text"]
    assert text == TEXT
    assert [part["role"] for part in parsed["parts"]] == ["organisation", "rectification", "outlook"]
    assert [text[slice(*problem["heading"])] for problem in parsed["problems"]] == [
        "（一）关于学位供给不足的问题",
        "（二）关于黑臭水体治理缓慢的问题。",
    ]
    assert parsed["problems"][0]["items"][0]["measures"] == [
        {"label": "一是", "start": text.index("新建小学"), "end": text.index("二是改造")},
        {"label": "二是", "start": text.index("改造闲置"), "end": text.index("投用。") + 3},
    ]
    assert parsed["notice"]["feedback_date"] == "2022-12-30"


def test_without_json_it_prints_a_tree(file: Path, capsys) -> None:
    call_command("parse_notice", file)

    lines = capsys.readouterr().out.splitlines()
    assert "  p1 （一）学位供给不足  [education]" in lines
    assert "    i1 1.城区大班额  <problem> [education]" in lines
    assert "      m1 一是新建小学2所，新增学位1800个。" in lines


def test_a_bad_file_is_named_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("没有问题的一句话。")

    with pytest.raises(CommandError, match=r"bad\.txt: 没有找到任何问题"):
        call_command("parse_notice", path)
