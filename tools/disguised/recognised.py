"""How well scans and photographs are recognised: one page each of ten invented notices, drawn, spoilt and read.

    python -m tools.disguised.recognised [--differing]

Needs the extra (`rapidocr`, `onnxruntime`) and Debian's fonts-noto-cjk. Prints a line a page and the sums, and exits
with 1 below `LEAST_LETTERS` or `LEAST_WHOLE`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from notices.dissection import dissect
from notices.parsing import ParsedNotice
from notices.reading import read
from notices.reading.recognition import is_installed, recognise
from tools.disguised import squeezed
from tools.disguised.scans import FACE, MANNERS, first_page, pictures

LEAST_LETTERS = 0.98
LEAST_WHOLE = 7
_ALIKE = 0.9  # of the letters of a unit
_SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*-*.txt"))


@dataclass(frozen=True, slots=True)
class Page:
    """What became of one; `misread` are printed letters and what was read for them."""

    manner: str
    letters: int
    right: int
    is_whole: bool
    misread: tuple[tuple[str, str], ...]


def missing() -> str:
    """What recognition or drawing lack on this machine; "" where they can be tried."""
    if not is_installed():
        return "needs rapidocr and onnxruntime (the extra ocr)"
    return "" if FACE.exists() else "needs Debian's fonts-noto-cjk"


def recognised_pages() -> Iterator[Page]:
    for number, (path, manner) in enumerate(zip(_SAMPLES, MANNERS, strict=True)):
        printed = first_page(path.read_text("utf-8"))
        (picture,) = pictures(printed, manner, seed=100 * number)
        text = read(f"a.{manner.ending}", picture, recognise(picture, [0])).text
        yield _compared(manner.name, printed, text)


def _compared(manner: str, printed: str, text: str) -> Page:
    first, second = squeezed(printed), squeezed(text)
    codes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    right = sum(j - i for tag, i, j, _, _ in codes if tag == "equal")
    misread = tuple((first[i:j], second[k:m]) for tag, i, j, k, m in codes if tag != "equal")
    return Page(manner, len(first), right, _is_whole(printed, text), misread)


def _is_whole(printed: str, text: str) -> bool:
    """Every part, problem, item and measure of the page, none more, each with its words but for a misread letter."""
    first, second = (list(_units(dissect(words).outline)) for words in (printed, text))
    return len(first) == len(second) and all(map(_alike, first, second))


def _units(outline: ParsedNotice) -> Iterator[tuple[str, str]]:
    yield from (("part", f"{part.role} {part.title}") for part in outline.parts)
    for problem, item in outline.nodes():
        node = item or problem
        yield ("item" if item else "problem", node.title)
        yield from (("measure", outline.text[measure.start : measure.end]) for measure in node.measures)


def _alike(first: tuple[str, str], second: tuple[str, str]) -> bool:
    ratio = SequenceMatcher(None, squeezed(first[1]), squeezed(second[1]), autojunk=False).ratio()
    return first[0] == second[0] and ratio >= _ALIKE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--differing", action="store_true", help="name the letters that were misread")
    options = parser.parse_args()
    if lacking := missing():
        sys.exit(lacking)
    pages = []
    for page in recognised_pages():
        pages.append(page)
        outline = "outline whole" if page.is_whole else "outline differs"
        print(f"{page.manner:<26} {page.right:4} of {page.letters:4} letters   {outline}", flush=True)
        for printed, text in page.misread if options.differing else ():
            print(f"    {printed or '-'} read as {text or '-'}")
    right, letters = (sum(getattr(page, name) for page in pages) for name in ("right", "letters"))
    whole = sum(page.is_whole for page in pages)
    print(
        f"{'in all':<26} {right:4} of {letters:4} letters   {right / letters:.4f}   {whole} of {len(pages)} whole"
    )
    sys.exit(right < LEAST_LETTERS * letters or whole < LEAST_WHOLE)


if __name__ == "__main__":
    main()
