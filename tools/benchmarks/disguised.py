"""Whether a notice is read the same however it comes: each through every disguise, held against its own text.

    python -m tools.benchmarks.disguised [FOLDER] [--only WORD] [--differing]

Takes the marked notices (FOLDER/*.txt instead) as they are seen: &nbsp; in a text is a blank, which a page
would else show as it stands. Prints for each disguise how many say what the text says, and exits
with 1 below `LEAST`. `--differing` names those that do not, and the first thing in which they differ.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from notices.dissection import dissect
from notices.parsing import ParseError
from notices.reading import ReadError, read
from tools.disguised import DISGUISES, told
from tools.disguised.sheet import sheet
from tools.quality.marked_notices import read_marked

LEAST = 0.97
_MARKED = Path(__file__).resolve().parents[2] / "tests/data/layouts"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--only", default="", help="only the disguises whose name holds this")
    parser.add_argument("--differing", action="store_true")
    options = parser.parse_args()
    notices = {name: unescape(text) for name, text in _notices(options.folder)}
    plain = {name: found for name, text in notices.items() if (found := _told(_plain(text)))}
    print("not read as text:", *(sorted(set(notices) - set(plain)) or "-"))
    notices = {name: notices[name] for name in plain}
    whole = total = 0
    for disguise in (name for name in DISGUISES if options.only in name):
        differing = [
            (name, other) for name in notices if (other := _difference(disguise, notices[name], plain[name]))
        ]
        whole += len(notices) - len(differing)
        total += len(notices)
        print(f"{disguise:<16} {len(notices) - len(differing):4} of {len(notices)}")
        for name, other in differing if options.differing else ():
            print(f"    {name}: {other}")
    print(f"{'in all':<16} {whole:4} of {total}   {whole / total:.3f}")
    sys.exit(whole < LEAST * total)


def _notices(folder: Path | None) -> Iterator[tuple[str, str]]:
    if folder:
        yield from ((path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.txt")))
    else:
        yield from (
            (path.stem, read_marked(path)[0])
            for path in sorted(_MARKED.rglob("*.marked"))
            if "." not in path.stem
        )


def _told(text: str) -> list[object]:
    try:
        return told(dissect(text))
    except ParseError:
        return []


def _plain(text: str) -> str:
    page = sheet(text)
    return "\n".join((*page.crumbs, *page.title, *page.imprint, *page.paragraphs))


def _difference(disguise: str, text: str, plain: list[object]) -> str:
    """The first thing a disguised notice says otherwise; "" where it says all the same."""
    ending, dress = DISGUISES[disguise]
    try:
        disguised = told(dissect(read(f"a.{ending}", dress(text)).text))
    except (ReadError, ParseError) as error:
        return str(error)
    pairs = zip(plain, disguised, strict=False)
    first = next((f"{one} / {other}" for one, other in pairs if one != other), "")
    return first or (f"{len(plain)} / {len(disguised)} units" if len(plain) != len(disguised) else "")


if __name__ == "__main__":
    main()
