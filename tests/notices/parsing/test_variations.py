"""The same notice printed another way is read the same: every layout of `tests/data/layouts`, varied by rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from notices.classification.classifier import AreaLabel, Labels, ProblemLabels
from notices.dissection import Dissection
from notices.evidence import Evidence
from notices.outline_format import as_json
from notices.parsing import ParseError, parse
from notices.places.gazetteer import official
from notices.reading import ReadError, read
from tests.gold_markup import LAYOUTS, Node
from tools.quality.gold import Case, marked_case
from tools.quality.measurement import as_read, measure
from tools.quality.outline_agreement import COMPARED

NONE = Labels((AreaLabel("none", 0.0, ()),), 0.0)
Variation = Callable[[str], str]

# Hard-wrapped lines, questions and short headings without numbers can't be printed otherwise by rules of lines.
OTHERS = ("eighth", "ninth", "tenth", "eleventh", "twelfth")
# Not steady yet, lost in some printings: parts that are aspects, （一） above 一、, findings in a row, states behind
# findings, stages, a table without a heading above it, torn paragraphs that only their indents tell.
UNSTEADY = (
    *("t3-bureau", "t9-district", "t11-busgroup", "t12-health"),
    *("u2-hezhu-education", "u3-qiji-street", "u8-qinggang-hospital", "u11-lanbei-county"),
    *(
        "v6-jingpu-third-hospital",
        "v8-ninghu-rural-bank",
        "v10-chengyuan-hydropower-central",
        "v11-bailuzhou-street",
    ),
    *(
        "v12-dongjiang-vocational",
        "v14-qingpu-middle-school",
        "w5-subdistrict",
        "w10-partyschool",
        "w12-devzone",
    ),
    *("x6-chuanlan-grain-group", "x13-xichuan-water-group", "y6-chengzhou-transport-group"),
)
PLAIN = [
    path
    for path in sorted(LAYOUTS.rglob("*.marked"))
    if path.name.count(".") == 1 and path.parent.name not in OTHERS and path.stem not in UNSTEADY
]
STRUCTURE = [name for name in COMPARED if name != "facts"]
SPACE = r"[ \u3000\xa0\t]*"
TENS = "一二三四五六七八九十"
NUMBERS = {
    word: number for number, word in enumerate(chain(TENS, (f"十{one}" for one in TENS[:9]), ["二十"]), 1)
}
WORDS = {number: word for word, number in NUMBERS.items()}
CHINESE = "[一二三四五六七八九十]+"
STEP = rf"⟪{CHINESE}是¦"
IN_BRACKETS = r"[（(][0-9]+[)）]"


def by_line(change: Callable[[str], str]) -> Variation:
    return lambda body: "\n".join(change(line) if line.strip() else line for line in body.split("\n"))


def replaced(pattern: str, by: str | Callable[[re.Match[str]], str], unless: str = "(?!)") -> Variation:
    """`unless` is what may not stand in the notice: numbers that would clash with the new ones."""
    return lambda body: body if re.search(unless, body) else re.sub(pattern, by, body, flags=re.MULTILINE)


def without(part: str) -> Variation:
    return replaced(rf"⟦part {part}⊳(?:.|\n)*?(?=⟦part |⟦end)", "")


def without_the_only_part(body: str) -> str:
    body = without("organisation")(without("outlook")(body))
    if body.count("⟦part") > 1 or re.search(r"⟦part[^⊳]*aspect⊳", body):
        return body
    return re.sub(r"⟦part[^⊳]*⊳[^⟧]*⟧.*\n", "", body)


def without_the_second_number(body: str) -> str:
    """A whole line that names its finding, and has lost the number before it."""
    named = r"(?=(?:关于|针对|对|“)[^⟧\n]*问题[^⟧\n]*⟧[ \u3000]*$)"
    findings = list(re.finditer(rf"⟦problem[^⊳]*⊳([^¦⟧\n]+¦){named}", body, re.MULTILINE))
    if len(findings) < 2 or "⟦item" in body:
        return body
    return body[: findings[1].start(1)] + body[findings[1].end(1) :]


def titled(part: str, title: str) -> Variation:
    """Another title where one part has this role, and stands on its line alone."""
    several = rf"(?s)⟦part {part}⊳.*⟦part {part}⊳"
    return replaced(rf"(⟦part {part}⊳[^¦⟧]*¦\s*)[^⟧]*⟧(?={SPACE}$)", rf"\1{title}⟧", several)


def with_quotes(opening: str, closing: str) -> Variation:
    """Straight quotes within straight quotes cannot be told apart: such lines keep theirs."""
    nested = re.compile("“[^”]*“")

    def change(line: str) -> str:
        return line if nested.search(line) else line.replace("“", opening).replace("”", closing)

    return by_line(change)


VARIATIONS: dict[str, Variation] = {
    "corner quotes": with_quotes("「", "」"),
    "straight quotes": with_quotes('"', '"'),
    "no indents": by_line(lambda line: line.lstrip(" \u3000\xa0\t")),
    "indents of &nbsp;": by_line(lambda line: "\xa0" * 4 + line.lstrip(" \u3000\xa0\t")),
    "blank lines between": replaced(r"\n+", "\n\n"),
    "no blank lines": replaced(rf"\n(?:{SPACE}\n)+", "\n"),
    "（ 一 ）": replaced(rf"([（(])({CHINESE})([）)]¦)", r"\1 \2 \3"),
    "1、": replaced(r"(⟦[a-z0-9 -]+⊳[0-9]+)[.．、]¦", r"\1、¦"),
    "1. with a blank": replaced(r"(⟦[a-z0-9 -]+⊳[0-9]+)[.．、]¦(?! )", r"\1. ¦"),
    "一是，": replaced(rf"({STEP})(?![,，])", r"\1，"),
    "headings with a full stop": replaced(rf"(⟦problem[a-z0-9 -]*⊳[^⟧\n]*[^⟧。.:：\n⟩])⟧{SPACE}$", r"\1。⟧"),
    "headings without": replaced(rf"。⟧{SPACE}$", "⟧"),
    "steps run on": replaced(rf"⟫{SPACE}\n+{SPACE}(?=⟪[^一⟪]{{1,2}}是¦)", "⟫"),
    "first step behind the heading": replaced(
        rf"(⟦problem[a-z0-9 -]*⊳[^⟧\n]*?)[。：:]?⟧{SPACE}\n+{SPACE}(?=⟪一是)", r"\1。⟧"
    ),
    "first step below the heading": replaced(r"(⟦problem[a-z0-9 -]*⊳[^⟧\n]*⟧)(?=⟪一是)", r"\1\n"),
    "problems numbered 1.": replaced(
        rf"(⟦problem[^⊳]*⊳)[（(]({CHINESE})[）)]¦",
        lambda found: f"{found[1]}{NUMBERS[found[2]]}.¦",
        r"⟦item|⊳[0-9]+[.、．]¦|⟪[0-9]",
    ),
    "problems numbered （一）": replaced(
        r"(⟦problem[^⊳]*⊳)([0-9]+)[.、．]¦",
        lambda found: f"{found[1]}（{WORDS[int(found[2])]}）¦",
        rf"⟦item|⊳[（(]{CHINESE}[)）]¦|\n{SPACE}[（(]{CHINESE}[)）]|⊳2[1-9]",
    ),
    "problems numbered （1）": replaced(
        r"(⟦problem[^⊳]*⊳)([0-9]+)[.、．]¦", r"\1（\2）¦", rf"⟦item|⊳{IN_BRACKETS}¦|\n{SPACE}⟪?{IN_BRACKETS}"
    ),
    "问题1：": replaced(r"(⟦problem[^⊳]*⊳)([0-9]+)[.、．]¦", r"\1问题\2：¦", "⟦item"),
    "items numbered （1）": replaced(
        r"(⟦item[^⊳]*⊳)([0-9]+)[.、．]¦", r"\1（\2）¦", rf"⊳{IN_BRACKETS}¦|⟪{IN_BRACKETS}"
    ),
    "items numbered ①": replaced(
        r"(⟦item[^⊳]*⊳)[（(]([0-9]+)[）)]¦",
        lambda found: f"{found[1]}{chr(0x245F + int(found[2]))}¦",
        "[①②]|⊳（21",
    ),
    "a finding that lost its number": without_the_second_number,
    "findings in quotes": replaced(
        r"(⟦problem[^⊳]*⊳[^⟧\n⟨“”]*?关于)⟨([^⟧\n⟨⟩“”]+?)⟩(?:方面)?的?(?=问题[。：:]?⟧)", r"\1“⟨\2⟩”"
    ),
    "整改情况：": replaced(rf"(⟦problem[a-z0-9 -]*⊳[^⟧\n]*⟧{SPACE}\n\s*)(?=⟪)", r"\1整改情况："),
    "整改落实情况： above": replaced(
        rf"(⟦problem[a-z0-9 -]*⊳[^⟧\n]*⟧{SPACE}\n\s*)(?=⟪)", r"\1整改落实情况：\n"
    ),
    "a lead-in before the steps": replaced(
        rf"(⟦(?:problem|item)[a-z0-9 -]*⊳[^⟧\n]*⟧{SPACE}\n\s*)(?=⟪一是)", r"\1对照上述情况，逐项研究办法。"
    ),
    "no part on organisation": without("organisation"),
    "no heading of the only part": without_the_only_part,
    "an organisation part that speaks of 整改落实情况": titled(
        "organisation", "党组及主要负责人抓整改落实情况"
    ),
    "a rectification part that does not say so": titled("rectification", "坚持问题导向，从严从实抓好整改"),
    "an outlook that speaks of 成效": titled("outlook", "坚持不懈抓整改，以成效推动发展"),
    "a site's foot": lambda body: (
        f"{body.rstrip()}\n\n上一篇：会议公告\n下一篇：没有了\n【打印本页】 【关闭窗口】\n版权所有 某某网\n"
    ),
}


def outlined(case: Case) -> Node:
    """A notice's structure as it is read, neither classified nor searched for claims: a third of the time."""
    try:
        outline = parse(read(case.file, case.data).text, official())
    except (ReadError, ParseError):
        return as_read(case)
    labels = tuple(ProblemLabels(NONE, (NONE,) * len(problem.items)) for problem in outline.problems)
    return as_json(Dissection(outline, labels, Evidence((), (), (), (), ())))


@cache
def agreement(path: Path) -> dict[str, float]:
    """F1 of each figure of the structure."""
    figures = measure([marked_case(path)], outlined).figures
    return {name: round(figures[name].f1, 2) for name in STRUCTURE}


@pytest.mark.parametrize("name", VARIATIONS)
def test_a_notice_printed_another_way_is_read_the_same(tmp_path: Path, name: str):
    misread, varied = {}, 0
    for path in PLAIN:
        body = path.read_text("utf-8").removeprefix("+++\n")
        header, text = body.split("\n+++\n", 1)
        changed = VARIATIONS[name](text)
        if changed == text:
            continue
        varied += 1
        copy = tmp_path / path.name
        copy.write_text(f"+++\n{header}\n+++\n{changed}", "utf-8")
        before, after = agreement(path), agreement(copy)
        wrong = {each: after[each] for each in STRUCTURE if after[each] < before[each]}
        if wrong:
            misread[path.stem] = wrong
    assert varied
    assert misread == {}
