"""The marked notices are sound: their marks say what the gold format allows."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.gold_markup import FACTS, LAYOUTS, TOKEN, Node, main, read_marked

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TAXONOMY = next((f for f in (ROOT / "notices/taxonomy.toml", SHARED / "taxonomy.toml") if f.exists()), None)
FILES = sorted(LAYOUTS.glob("*.marked"))
TIERS = {"省": "省", "市": "市", "县": "区县", "区": "区县", "中": "中央"}
SENTENCE = re.compile(r"[^。！？!?\n]{9,}[。！？!?]")

SERIES = [
    [f"{digit}是" for digit in "一二三四五"],
    [f"第{digit}" for digit in "一二三四"],
    ["首先", "其次", "最后"],
    *([shape.format(n) for n in range(1, 6)] for shape in ("{}.", "({})", "（{}）")),
    [*"①②③④⑤"],
    [*"⑴⑵⑶⑷⑸"],
]


def of_each_notice(check: Callable[[Path], None]) -> Callable[[pytest.Subtests], None]:
    """One test that looks at every marked notice, and names all those that fail."""

    def test(subtests: pytest.Subtests) -> None:
        for path in FILES:
            with subtests.test(path.stem):
                check(path)

    test.__name__ = test.__qualname__ = check.__name__
    return test


def nodes(gold: Node) -> list[Node]:
    return [node for problem in gold["problems"] for node in (problem, *problem["items"])]


def spans(gold: Node) -> list[tuple[int, int]]:
    """Headings and measures in the order in which they are read."""
    return [
        (start, end)
        for node in nodes(gold)
        for start, end in (node["heading"], *((m["start"], m["end"]) for m in node["measures"]))
    ]


def write(path: Path, body: str, header: str = 'kind = "巡察"') -> Path:
    path.write_text(f'+++\nlayout = "K1"\ntraps = ""\n[notice]\n{header}\n+++\n{body}', "utf-8")
    return path


def test_every_layout_has_a_notice():
    layouts = {tomllib.loads(path.read_text("utf-8").split("+++")[1])["layout"] for path in FILES}
    assert layouts >= {*(f"K{n}" for n in range(1, 6)), *(f"L{n}" for n in range(1, 17))}


def test_marks_become_spans_of_the_clean_text(tmp_path):
    body = (
        "⟦part organisation⊳一、¦学。⟧略。\n⟦part rectification aspect⊳二、¦改⟧\n"
        "⟦problem land⊳1.¦关于“⟨甲⟩”“⟨乙⟩”等问题。⟧\n"
        "⟦item action land⊳(1)¦清理。⟧⟪一是¦查。⟫⟪第二¦，改。⟫\n⟪丙。⟫\n⟦end⊳⟧\n丁"
    )
    text, gold = read_marked(write(tmp_path / "a.marked", body, "published = 2023-01-02"))
    assert text == "一、学。略。\n二、改\n1.关于“甲”“乙”等问题。\n(1)清理。一是查。第二，改。\n丙。\n\n丁"
    assert gold["notice"]["published"] == "2023-01-02"
    assert gold["notice"]["contact"] == {"phone": [], "email": [], "address": None, "postcode": None}
    assert gold["parts"] == [
        {"label": "一、", "title": "学", "role": "organisation", "start": 0, "end": 6},
        {"label": "二、", "title": "改", "role": "rectification", "start": 7, "end": 44},
    ]
    assert gold["aspects"] == [{"label": "二、", "title": "改", "start": 7}]
    measures = [
        {"label": "一是", "start": 34, "end": 36},
        {"label": "第二", "start": 39, "end": 41},
        {"label": "", "start": 42, "end": 44},
    ]
    item = {"label": "(1)", "kind": "action", "title": "清理", "heading": [26, 32], "categories": ["land"]}
    problem = {
        "n": 1,
        "aspect": 1,
        "label": "1.",
        "title": "甲;乙",
        "heading": [11, 25],
        "categories": ["land"],
    }
    assert gold["problems"] == [problem | {"measures": [], "items": [item | {"measures": measures}]}]


@pytest.mark.parametrize(
    "body", ["⟦problem land⊳甲⟪乙⟫⟧", "⟪乙¦丙¦丁⟫", "⟧", "⟦item action⊳⟨⟧", "甲⊳乙", "⟪⟨甲⟩⟫"]
)
def test_a_mark_out_of_place_is_refused(tmp_path, body):
    with pytest.raises(ValueError, match="instead of"):
        read_marked(write(tmp_path / "a.marked", body))


@pytest.mark.parametrize("header", ['publishd = "x"', "[notice.contact]\nfax = 1"])
def test_an_unknown_fact_is_refused(tmp_path, header):
    with pytest.raises(ValueError, match=r"a\.marked says what no gold says"):
        read_marked(write(tmp_path / "a.marked", "甲", header))


@of_each_notice
def test_text_is_of_notice_size_and_free_of_marks(path):
    text, gold = read_marked(path)
    assert 600 <= len(text) <= 1800
    assert 4 <= len(gold["problems"]) <= 12
    assert not TOKEN.search(text)


@of_each_notice
def test_facts_are_printed_in_the_text(path):
    text, gold = read_marked(path)
    notice, flat = gold["notice"], re.sub(r"\s", "", text)
    assert list(notice) == [*FACTS, "contact"]
    printed = [notice["title"], notice["issuer"], notice["team"], notice["round"], notice["source"]]
    contact = notice["contact"]
    printed += [*contact["phone"], *contact["email"], contact["address"], contact["postcode"]]
    assert [fact for fact in printed if fact and re.sub(r"\s", "", fact) not in flat] == []
    assert notice["kind"] in notice["team"]
    assert notice["tier"] == TIERS[notice["team"][0]]
    assert not notice["district"] or notice["district"] in notice["issuer"]
    assert not notice["city"] or notice["city"] in notice["issuer"] or notice["province"]


@of_each_notice
def test_dates_run_forward(path):
    notice = read_marked(path)[1]["notice"]
    order = ("inspection_start", "inspection_end", "feedback_date", "signed", "published")
    dates = [notice[fact] for fact in order if notice[fact]]
    assert dates == sorted(dates)
    assert notice["published"]


@of_each_notice
def test_parts_follow_each_other_and_hold_what_they_may(path):
    text, gold = read_marked(path)
    parts = gold["parts"]
    for part in parts:
        body = text[part["start"] : part["end"]]
        assert body == body.strip()
        assert body.startswith(part["label"] + part["title"])
        assert part["role"] in ("organisation", "rectification", "outlook")
    assert all(one["end"] < other["start"] for one, other in pairwise(parts))
    ground = [p for p in parts if p["role"] == "rectification"] or [{"start": 0, "end": len(text)}]
    for start, end in spans(gold):
        assert any(part["start"] <= start and end <= part["end"] for part in ground)
    assert "⟦end⊳⟧" in path.read_text("utf-8")


@of_each_notice
def test_spans_are_in_order_do_not_overlap_and_are_not_blank(path):
    text, gold = read_marked(path)
    assert all(start < end for start, end in spans(gold))
    assert all(one[1] <= other[0] for one, other in pairwise(spans(gold)))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans(gold))


@of_each_notice
def test_labels_stand_right_before_what_they_label(path):
    text, gold = read_marked(path)
    for node in nodes(gold):
        start, end = node["heading"]
        assert text[start:end].startswith(node["label"])
        for measure in node["measures"]:
            before = text[: measure["start"]].removesuffix("，")
            assert before.endswith(measure["label"])
    assert [problem["n"] for problem in gold["problems"]] == [*range(1, len(gold["problems"]) + 1)]


@of_each_notice
def test_titles_are_words_of_their_headings_less_what_the_title_rule_takes_off(path):
    text, gold = read_marked(path)
    for node in nodes(gold):
        heading = text[slice(*node["heading"])]
        assert all(piece in heading for piece in node["title"].split(";"))
        assert not re.match(r"关于|针对|问题[：:]", node["title"])
        assert not re.search(r"[。；，：\s]$|方面存在的问题$", node["title"])
        assert node.get("kind") == "action" or not re.search(r"的?问题$", node["title"])
        assert node["title"] or node.get("kind") == "problem"
        if node.get("kind") == "action":
            assert heading.removeprefix(node["label"]).rstrip("。") == node["title"]
    for aspect in gold["aspects"]:
        assert text.startswith(aspect["label"], aspect["start"])
        assert aspect["title"] in text[aspect["start"] :].split("\n")[0]


@of_each_notice
def test_problems_point_into_the_aspect_before_them(path):
    gold = read_marked(path)[1]
    starts = [aspect["start"] for aspect in gold["aspects"]]
    for problem in gold["problems"]:
        before = sum(start < problem["heading"][0] for start in starts)
        assert problem["aspect"] == (before or None)


@pytest.mark.skipif(TAXONOMY is None, reason="there is no taxonomy here")
@of_each_notice
def test_categories_are_of_the_taxonomy(path):
    assert TAXONOMY
    groups = tomllib.loads(TAXONOMY.read_text("utf-8"))["group"]
    slugs = {category["slug"] for group in groups for category in group["categories"]}
    for node in nodes(read_marked(path)[1]):
        assert 1 <= len(node["categories"]) <= 3
        assert len({*node["categories"]}) == len(node["categories"])
        assert slugs >= {*node["categories"]}


@of_each_notice
def test_measures_are_numbered_from_the_first_without_a_gap(path):
    for node in nodes(read_marked(path)[1]):
        labels = [measure["label"] for measure in node["measures"] if measure["label"]]
        assert labels in [list(series[: len(labels)]) for series in SERIES]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="there is no ../shared")
def test_no_sentence_is_taken_from_a_real_notice():
    def sentences(text: str) -> set[str]:
        fold = str.maketrans("，：；（）？！", ",:;()?!")
        return {re.sub(r"\s", "", found) for found in SENTENCE.findall(text.translate(fold))}

    real = {s for file in (SHARED / "notices").glob("*.txt") for s in sentences(file.read_text("utf-8"))}
    assert {s for path in FILES for s in sentences(read_marked(path)[0])} & real == set()


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="there is no ../shared")
def test_the_scorer_finds_the_gold_equal_to_itself(tmp_path):
    main(str(tmp_path))
    show = "sh -c 'cat \"${0%.txt}.json\"'"
    score = [sys.executable, SHARED / "bin/score_parse.py", tmp_path, tmp_path, "--cmd", show]
    run = subprocess.run(score, capture_output=True, text=True, check=True)
    rows = [line.split() for line in run.stdout.splitlines()[1:]]
    assert len(rows) == len(FILES) + 1
    assert {figure for _, *figures in rows for figure in figures} == {"1.000"}


def test_the_command_writes_text_and_gold_of_the_named_files(tmp_path):
    main(str(tmp_path / "out"), str(FILES[0]))
    text, gold = read_marked(FILES[0])
    written = {file.name: file.read_text("utf-8") for file in (tmp_path / "out").iterdir()}
    assert written.keys() == {f"{FILES[0].stem}.txt", f"{FILES[0].stem}.json"}
    assert written[f"{FILES[0].stem}.txt"] == text
    assert json.loads(written[f"{FILES[0].stem}.json"]) == gold
