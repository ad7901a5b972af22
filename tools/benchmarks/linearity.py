"""How time grows with the text: texts made to take long, once and four times as long, read in one run.

    python -m tools.benchmarks.linearity [--only WORD]

Prints, for each text, seconds at full size and the ratio to a quarter of it: 4 is linear, 16 is quadratic. Then what
notices take that are not made to take long: all marked ones and 300 generated, in seconds for a million characters;
one of 10,000 characters; the slowest marked one. All of it is processor time of this process. Exit code 1 where a ratio
passes `MOST`, a notice `MOST_OF_TEN_THOUSAND` or `MOST_OF_ONE`. The tests read the same hostile texts, at a small size.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from time import process_time

from tools.hostile_texts import CLAIMS, FOUND, HEADINGS, PAGES, SCRAPS, TITLE, UNITS

MOST = 8.0
MOST_OF_TEN_THOUSAND = 0.15  # seconds
MOST_OF_ONE = 1.0
LEAST_SECONDS = 0.02  # what takes less than this at full size is not measured but noise


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--only", default="", help="only the readings whose name holds this; `notices`: only the last lines"
    )
    only = parser.parse_args().only
    ratios = [_ratio(name, reader, text) for name, reader, text in _readings() if only in name]
    if ratios:
        print(f"worst ratio for four times the text: {max(ratios):.1f}")
    slow = only in ("", "notices") and not _notices_are_fast()
    sys.exit(slow or max(ratios, default=0) > MOST)


def _ratio(name: str, reader: Callable[[str], object], text: Callable[[int], str]) -> float:
    seconds = _seconds(reader, text(4))
    ratio = seconds / _seconds(reader, text(1)) if seconds > LEAST_SECONDS else 0.0
    print(f"{name:<45} {seconds:7.3f} s   {ratio:5.1f}" if ratio else f"{name:<45} {seconds:7.3f} s       -")
    return ratio


def _notices_are_fast() -> bool:
    from tools.layouts.generator import generated
    from tools.quality.record import marked_notices

    marked = [case for cases in marked_notices().values() for case in cases]
    made = [case for case, _ in generated(300, marked, held_out=False)]
    seconds = {case.name: _seconds(_parsed, case.text) for case in marked}
    total = sum(seconds.values()) + sum(_seconds(_parsed, case.text) for case in made)
    characters = sum(len(case.text) for case in (*marked, *made))
    slowest = max(seconds, key=lambda name: seconds[name])
    usual = min((case.text for case in made), key=lambda text: abs(len(text) - 10_000))
    usual_seconds = _seconds(_parsed, usual)
    print(f"notices, {characters:,} characters: {total / characters * 1e6:.2f} s for a million")
    for name, taken, most in (
        (f"a notice of {len(usual):,} characters", usual_seconds, MOST_OF_TEN_THOUSAND),
        (f"the slowest marked notice, {slowest}", seconds[slowest], MOST_OF_ONE),
    ):
        print(f"{name}: {taken * 1000:.0f} ms, {most * 1000:.0f} at most")
    return usual_seconds <= MOST_OF_TEN_THOUSAND and seconds[slowest] <= MOST_OF_ONE


def _parsed(text: str) -> object:
    """As a page is read; what is refused has been read as well."""
    from notices.parsing import ParseError, parse
    from notices.places.gazetteer import official

    try:
        return parse(text, official())
    except ParseError as refused:
        return refused


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
    from notices.parsing.facts.masthead import read_masthead
    from notices.places.gazetteer import official
    from notices.reading import ReadError, read

    def page(text: str) -> object:
        try:
            return read("a.html", text.encode())
        except ReadError as refused:
            return refused

    def masthead(text: str) -> object:
        return read_masthead(text, official())

    def evidence(text: str) -> object:
        return read_evidence(parse(text, official()))

    for scrap in SCRAPS:
        yield f"masthead {scrap!r}", masthead, partial(_repeated, TITLE, scrap, 250_000)
    for heading in HEADINGS:
        for unit in UNITS:
            yield f"outline {heading[:2]}{unit!r}", _parsed, partial(_repeated, heading, unit, 12_000)
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
