"""What a notice says, without how it is laid out: read off marked notices, or invented (`invented.toml`). Pure."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from tools.quality.gold import Case
from tools.quality.marked_notices import Node

_INVENTED = Path(__file__).with_name("invented.toml")
# What would be taken for a label where a layout prints it inside of a paragraph.
_LABEL_INSIDE = re.compile(
    r"[①-⑳⑴-⒇●◆■▲★•]|[（(][\d一二三四五六七八九十]{1,2}[)）]|(?:^|[，。；：])(?:[一二三四五六七八九十其]+[是，]|第[一二三四五六七八九十]+，)"
    r"|首先|其次|再次|最后，|(?:^|[。；])\s*\d{1,2}[.．、]"
)
_MARKUP = re.compile(r"<[^>]*>|\*\*|&[a-z]+;|\s+")
_FIELD = re.compile(r"^[^，。；]{2,8}[：:]")
_LONGEST = 400  # characters of a paragraph that is printed again


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, with its steps or its items; `kind` is that of items."""

    title: str
    measures: tuple[str, ...]
    items: tuple[Finding, ...] = ()
    kind: str = "problem"
    symptom: str = ""  # a sentence on how it showed


@dataclass(frozen=True, slots=True)
class Content:
    aspects: tuple[str, ...]
    findings: tuple[Finding, ...]
    organisation: tuple[str, ...]
    outlook: tuple[str, ...]
    accountability: tuple[str, ...]
    opening: str
    closing: str
    leads: tuple[str, ...]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_INVENTED.read_text("utf-8"))


def invented(draw: random.Random) -> Content:
    """Numbers are drawn anew each time."""
    table = _table()

    def filled(name: str) -> tuple[str, ...]:
        return tuple(_filled(words, draw) for words in table[name])

    return Content(
        aspects=tuple(draw.sample(table["aspects"], 8)),
        findings=tuple(
            _invented_finding(row, draw) for row in draw.sample(table["finding"], len(table["finding"]))
        ),
        organisation=filled("organisation"),
        outlook=filled("outlook"),
        accountability=filled("accountability"),
        opening=draw.choice(filled("opening")),
        closing=draw.choice(filled("closing")),
        leads=filled("leads"),
    )


def _invented_finding(row: Node, draw: random.Random) -> Finding:
    return Finding(
        row["title"],
        tuple(_filled(words, draw) for words in row.get("measures", ())),
        tuple(_invented_finding(item, draw) for item in row.get("items", ())),
        row.get("kind", "problem"),
        _filled(row.get("symptom", ""), draw),
    )


def _filled(words: str, draw: random.Random) -> str:
    ranges = {"{n}": (2, 48), "{w}": (103, 3900), "{y}": (2017, 2024)}
    return re.sub(r"\{[nwy]\}", lambda match: str(draw.randint(*ranges[match[0]])), words)


def of_notice(case: Case, draw: random.Random) -> Content:
    """The findings, steps and paragraphs of a marked notice; what it lacks is invented."""
    gold, spare = case.structure, invented(draw)
    by_role = {role: tuple(_paragraphs(case, role)) for role in ("organisation", "outlook")}
    findings = tuple(_findings(case.text, gold["problems"]))
    return replace(
        spare,
        aspects=tuple(dict.fromkeys(_plain_aspects(gold))) or spare.aspects,
        findings=findings or spare.findings,
        organisation=by_role["organisation"] or spare.organisation,
        outlook=by_role["outlook"] or spare.outlook,
    )


def _plain_aspects(gold: Node) -> Iterator[str]:
    for aspect in gold["aspects"]:
        name = _clean(aspect["title"])
        name = re.sub(r"^(?:在|关于|聚焦|对照)(?=.{4})|方面(?:存在的|的)?(?:问题)?$|问题$", "", name)
        if 3 < len(name) < 40 and not re.search("[“”：:。]", name):
            yield name


def _findings(text: str, problems: Sequence[Node]) -> Iterator[Finding]:
    for problem in problems:
        items = tuple(_findings_of_items(text, problem["items"]))
        measures = _measures(text, problem)
        title = _title(problem)
        if title and (measures or items):
            yield Finding(title, measures, items)


def _findings_of_items(text: str, items: Iterable[Node]) -> Iterator[Finding]:
    for item in items:
        if (title := _title(item)) and (measures := _measures(text, item)):
            yield Finding(title, measures, kind=item["kind"])


def _title(node: Node) -> str:
    """One sentence: where a finding is cut off, nobody could say where a printed heading ends."""
    title = (
        _clean(node["title"])
        .replace("‘", "“")
        .replace("’", "”")
        .split(";")[0]
        .rstrip("。；，：:.")
        .replace("。", "，")
    )
    return "" if _LABEL_INSIDE.search(title) or not 4 <= len(title) <= 60 else title


def _measures(text: str, node: Node) -> tuple[str, ...]:
    cleaned = (_clean(text[measure["start"] : measure["end"]]) for measure in node["measures"])
    return tuple(
        f"{words.rstrip('。；;，,.')}。"
        for words in cleaned
        if 5 < len(words) < _LONGEST and not _LABEL_INSIDE.search(words) and not _FIELD.match(words)
    )


def _paragraphs(case: Case, role: str) -> Iterator[str]:
    for part in case.structure["parts"]:
        if part["role"] == role:
            lines = case.text[part["start"] : part["end"]].split("\n")[1:]
            yield from (words for words in map(_unlabelled, lines) if 10 < len(words) < _LONGEST)


def _unlabelled(line: str) -> str:
    words = re.sub(
        r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]?(?:是|要)?|第[一二三四五六],)",
        "",
        _clean(line),
    )
    return "" if _LABEL_INSIDE.search(words) else words


def _clean(words: str) -> str:
    return _MARKUP.sub("", words)
