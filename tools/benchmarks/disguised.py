"""Whether a notice is read the same however it comes: drawn through disguises, held against its own text.

    python -m tools.benchmarks.disguised [FOLDER] [--only WORD] [--drawn 400] [--seed 1] [--differing]

Of the marked notices those that are read whole as text (of FOLDER/*.txt all), as they are seen: in paragraphs, tabs as
a table, &nbsp; as a blank, which a page would else show as it stands. As many of each disguise are drawn; `--drawn 0`
takes every notice through every one. Prints for each how many have the outline of the text, how many of these its facts
too, and who has not; exits with 1 below `LEAST`. `--differing` says the first thing in which those differ.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import cache
from html import unescape
from pathlib import Path

from notices.parsing import ParsedNotice, ParseError, parse
from notices.places.gazetteer import official
from notices.reading import ReadError, read
from tools.disguised import DISGUISES, told
from tools.disguised.documents import NoRoomError
from tools.disguised.outcomes import Outcome, draw, report
from tools.quality.gold import marked_case
from tools.quality.measurement import as_read
from tools.quality.scoring import scored

LEAST = 0.97
_MARKED = Path(__file__).resolve().parents[2] / "tests/data/layouts"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--only", default="", help="only the disguises whose name holds this")
    parser.add_argument("--drawn", type=int, default=400, help="disguises, 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--differing", action="store_true")
    options = parser.parse_args()
    names = [name for name in DISGUISES if options.only in name]
    files = _files(options.folder)
    drawn = draw(
        sorted(files),
        names,
        options.drawn,
        options.seed,
        lambda name, disguise: _takes_part(files[name], disguise),
    )
    outcomes = {name: [_outcome(files[notice], name) for notice in drawn[name]] for name in names}
    print(*report(outcomes, differing=options.differing), sep="\n")
    every = [outcome for rows in outcomes.values() for outcome in rows]
    sys.exit(sum(not outcome.difference for outcome in every) < LEAST * len(every))


def _takes_part(path: Path, disguise: str) -> bool:
    try:
        _dressed(path, disguise)
    except NoRoomError:
        return False
    return _is_whole(path)


@cache
def _is_whole(path: Path) -> bool:
    """Whether a marked notice is read whole as the text it is; of others nobody knows."""
    case = marked_case(path) if path.suffix == ".marked" else None
    return case is None or scored(case, as_read(case)).is_whole


def _files(folder: Path | None) -> dict[str, Path]:
    """By name: texts, and marked notices that are no pages."""
    paths = folder.glob("*.txt") if folder else _MARKED.rglob("*.marked")
    return {path.stem: path for path in paths if "." not in path.stem}


@cache
def _text(path: Path) -> str:
    """In its paragraphs: lines that were cut at a width are no longer."""
    text = marked_case(path).text if path.suffix == ".marked" else path.read_text("utf-8")
    return unescape(read("a.txt", text.encode()).text)


@cache
def _plain(path: Path) -> ParsedNotice:
    return parse(_text(path), official())


@cache
def _dressed(path: Path, disguise: str) -> tuple[str, bytes]:
    """A file's name and what is in it."""
    ending, dress = DISGUISES[disguise]
    return f"a.{ending}", dress(_text(path))


def _outcome(path: Path, disguise: str) -> Outcome:
    plain = _plain(path)
    try:
        outline = parse(read(*_dressed(path, disguise)).text, official())
    except (ReadError, ParseError) as error:
        return Outcome(path.stem, str(error), "")
    facts = "" if outline.masthead == plain.masthead else f"{plain.masthead} / {outline.masthead}"
    return Outcome(path.stem, _difference(told(plain), told(outline)), facts)


def _difference(plain: Sequence[object], disguised: Sequence[object]) -> str:
    """The first thing that is said otherwise; "" where all is the same."""
    pairs = zip(plain, disguised, strict=False)
    first = next((f"{one} / {other}" for one, other in pairs if one != other), "")
    return first or (f"{len(plain)} / {len(disguised)} units" if len(plain) != len(disguised) else "")


if __name__ == "__main__":
    main()
