"""Gold from folders: what is read, and what is refused with a sentence."""

from __future__ import annotations

import json

import pytest

from tests.tools.quality.gold import TEXT, evidence, outline
from tools.quality.gold import Case, GoldError, cases

MARKED = """+++
layout = "K5"
[notice]
kind = "巡察"
+++
⟦part rectification⊳一、¦逐条整改⟧
⟦problem education⊳（一）¦关于⟨学位缺口⟩的问题。⟧⟪一是¦启用学校2所。⟫⟦end⊳⟧"""


def dumped(path, content) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def test_gold_and_notices_meet_by_their_names(tmp_path):
    dumped(tmp_path / "gold/linxi-2021.json", outline())
    dumped(tmp_path / "claims/linxi-2021.json", evidence())
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices/linxi-2021.txt").write_text(TEXT, "utf-8")
    whole = Case("linxi-2021", "linxi-2021.txt", TEXT.encode(), TEXT, outline(), evidence())
    assert list(cases(tmp_path / "gold", tmp_path / "notices", tmp_path / "claims")) == [whole]


def test_marked_notices_hold_their_own_text_and_have_their_claims_beside_them(tmp_path):
    (tmp_path / "a.marked").write_text(MARKED, "utf-8")
    dumped(tmp_path / "a.evidence.json", evidence())
    [case] = cases(tmp_path)
    assert (case.name, case.file, case.text, case.evidence) == (
        "a",
        "a.txt",
        "一、逐条整改\n（一）关于学位缺口的问题。一是启用学校2所。",
        evidence(),
    )
    assert case.structure["problems"][0]["title"] == "学位缺口"
    assert case.data.decode() == case.text


def test_without_gold_for_claims_there_is_none(tmp_path):
    (tmp_path / "a.marked").write_text(MARKED, "utf-8")
    assert [case.evidence for case in cases(tmp_path)] == [None]


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(GoldError, match=r"里没有 .json 或 .marked 文件"):
        list(cases(tmp_path))


def test_gold_without_its_notice_is_named(tmp_path):
    dumped(tmp_path / "linxi-2021.json", outline())
    with pytest.raises(GoldError, match="里没有名为 linxi-2021 的通报"):
        list(cases(tmp_path))


@pytest.mark.parametrize(("content", "reason"), [("{", "不是 JSON"), ("[]", "应当是一个对象")])
def test_what_is_no_gold_is_named(tmp_path, content, reason):
    (tmp_path / "a.json").write_text(content, "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with pytest.raises(GoldError, match=f"a.json {reason}"):
        list(cases(tmp_path))


def test_a_notice_whose_places_cannot_be_counted_is_refused(tmp_path):
    dumped(tmp_path / "a.json", outline())
    (tmp_path / "a.txt").write_bytes("通报".encode("gb18030"))
    with pytest.raises(GoldError, match="不是 UTF-8 文本"):
        list(cases(tmp_path))
