"""How time grows with the text: texts made to take long, once and four times as long, read in one run.

    .venv/bin/python benchmarks/linearity.py [--only WORD]

Prints, for each text, seconds at full size and the ratio to a quarter of it: 4 is linear, 16 is quadratic. Exit code 1
where a ratio passes `MOST`. The same texts are read by the tests, at a small size and without a clock.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
MOST = 8.0
LEAST_SECONDS = 0.02  # what takes less than this at full size is not measured but noise

TITLE = "中共临溪区委关于巡察整改的通报\n"
SCRAPS = (
    *(
        "中共",
        "市",
        "2022年",
        "根据巡察",
        "省委第",
        "（",
        " ",
        "来源：",
        "0198-",
        "第一届",
        "a@",
        "关于巡察整改",
    ),
    *("2022-03-04\n", "中共云泽市委\n", "电话：\n"),
)
UNITS = (
    *("一、\n", "（一）关于问题\n", "1.甲\n", "（1）\n", "啊", "“", "（", "1.", "首先，", "　", "\n"),
    *("第一方面问题，甲\n", "问题1：甲\n", "关于甲\n", "1.关于“甲”问题“乙”\n", "（一）关于甲\n乙的问题\n"),
    *("序号\n", "序号\n反馈问题\n整改措施\n1\n甲\n", "整改措施：\n", "责任单位：甲。", "（责任单位：甲）"),
    *("一是甲。二是乙。", "1.问题：甲\n整改措施：（1）乙\n", "中共甲乙丙丁委\n", "2023年5月2日\n"),
)
FOUND = f"{TITLE}（一）关于“台账不全”问题\n一是"
HEADINGS = ("", "二、整改情况\n（一）关于“甲”的问题\n")
CLAIMS = (
    *("1", "一", "百", "1,", ",123", "1-", "《", "“", "(", "问责对将在", "2022年、"),
    "印发《办法》，问责14人。",
)
PAGES: dict[str, Callable[[int], str]] = {
    "tables": lambda size: "<table><tr><td>序号" * (size // 85),
    "navs": lambda size: "<nav>" * (size // 30) + "<p>a" * size,
    "headings": lambda size: "<title>中共松陂区委关于整改的通报</title>" + "<h1>某某某某某某某某</h1>" * size,
    "formatting": lambda size: "<p>" + "".join(f"<b id={n}>" for n in range(size)) + "<p>x" * size,
    "blanks": lambda size: "<p>" + " \n" * (30 * size) + "字",
    "figures": lambda size: "<p>" + "2019-" * (6 * size),
    "lists": lambda size: "<ol>" * (size // 100) + "<li>a" * size,
    "comments": lambda size: "<!--" * size,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only the readings whose name holds this")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    worst = 0.0
    for name, read, text in _readings():
        if options.only in name:
            whole = _seconds(read, text(4))
            ratio = whole / _seconds(read, text(1)) if whole > LEAST_SECONDS else 0.0
            worst = max(worst, ratio)
            print(
                f"{name:<45} {whole:7.3f} s   {ratio:5.1f}" if ratio else f"{name:<45} {whole:7.3f} s       -"
            )
    print(f"worst ratio for four times the text: {worst:.1f}")
    sys.exit(worst > MOST)


def _seconds(read: Callable[[str], object], text: str) -> float:
    """Of this process, the better of two: what else the machine does is not counted."""
    return min(_once(read, text) for _ in range(2))


def _once(read: Callable[[str], object], text: str) -> float:
    begun = process_time()
    read(text)
    return process_time() - begun


def _readings() -> Iterator[tuple[str, Callable[[str], object], Callable[[int], str]]]:
    """Name, what reads, and the text at so many quarters of the full size."""
    from notices.evidence import read_evidence
    from notices.parsing import parse
    from notices.parsing.lines import fold
    from notices.parsing.masthead import read_masthead
    from notices.parsing.outline import read_outline
    from notices.places.gazetteer import official
    from notices.reading import ReadError, read

    def page(text: str) -> object:
        try:
            return read("a.html", text.encode())
        except ReadError as refused:
            return refused

    def masthead(text: str) -> object:
        return read_masthead(text, official())

    def outline(text: str) -> object:
        return read_outline(text, fold(text))

    def evidence(text: str) -> object:
        return read_evidence(parse(text, official()))

    for scrap in SCRAPS:
        yield f"masthead {scrap!r}", masthead, partial(_repeated, TITLE, scrap, 250_000)
    for heading in HEADINGS:
        for unit in UNITS:
            yield f"outline {heading[:2]}{unit!r}", outline, partial(_repeated, heading, unit, 12_000)
    for claim in CLAIMS:
        yield f"evidence {claim!r}", evidence, partial(_repeated, FOUND, claim, 16_000)
    for name, made in PAGES.items():
        yield f"page {name}", page, partial(_of_size, made)


def _repeated(before: str, unit: str, length: int, quarters: int) -> str:
    return before + unit * (quarters * length // len(unit))


def _of_size(made: Callable[[int], str], quarters: int) -> str:
    return made(quarters * 15_000)


if __name__ == "__main__":
    main()
