"""Mutated notices and random bytes through the reader, the parser and, each 40th, the import: nothing may break.

    .venv/bin/python benchmarks/fuzz.py [--files 20000] [--seed 1] [--notices DIR]

Prints what became of the files and the slowest; exit code 1 if anything but the reader's and parser's own errors came
out, a file took over two seconds of processor time, or a failed import left rows behind.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import django
from tqdm import tqdm

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 2.0  # seconds of processor time for one file
IMPORTED = 40  # each so many-th file is imported too
_SWAPS = "。，“”、（）一二1是关于问题整改：\n　"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--notices", type=Path, default=ROOT / "samples")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATA_DIR"] = folder
        sys.path.insert(0, str(ROOT))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        sys.exit(_run(args, Path(folder)))


def _run(args: argparse.Namespace, folder: Path) -> int:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    rng = random.Random(args.seed)
    sources = [path.read_bytes() for path in sorted(args.notices.glob("*.txt"))]
    counts: Counter[str] = Counter()
    slowest, faults = 0.0, []
    for number in tqdm(range(args.files), disable=not sys.stderr.isatty()):
        data = mutated(rng, sources)
        start = time.process_time()
        outcome = _taken_apart(data) if number % IMPORTED else _imported(folder, number, data)
        slowest = max(slowest, taken := time.process_time() - start)
        counts[outcome] += 1
        if outcome.startswith("BROKEN") or taken > LONGEST:
            faults.append((number, outcome, round(taken, 2)))
    print(dict(counts), f"slowest {slowest:.2f} s")
    print(*(f"file {number}: {outcome}, {taken} s" for number, outcome, taken in faults[:20]), sep="\n")
    return 1 if faults else 0


def mutated(rng: random.Random, sources: list[bytes]) -> bytes:
    """One notice in ten is random bytes, one in five broken in its bytes, the rest in their lines and signs."""
    kind = rng.random()
    if kind < 0.1:
        return rng.randbytes(rng.randrange(4000))
    data = rng.choice(sources)
    if kind < 0.3:
        return bytes(_broken_bytes(rng, data))
    lines = data.decode().split("\n")
    for _ in range(rng.randint(1, 12)):
        _break_lines(rng, lines, sources)
    return "\n".join(lines).encode()


def _broken_bytes(rng: random.Random, data: bytes) -> bytearray:
    broken = bytearray(data)
    for _ in range(rng.randint(1, 30)):
        broken[rng.randrange(len(broken))] = rng.randrange(256)
    return broken[: rng.randrange(len(broken)) + 1] if rng.random() < 0.3 else broken


def _break_lines(rng: random.Random, lines: list[str], sources: list[bytes]) -> None:
    place = rng.randrange(len(lines))
    line = lines[place]
    match rng.randrange(6):
        case 0:
            del lines[place : place + rng.randint(1, 3)]
            lines.append("")
        case 1:
            lines.insert(place, rng.choice(rng.choice(sources).decode().split("\n")))
        case 2:
            lines[place] = line[: rng.randrange(len(line) + 1)]
        case 3:
            lines[place] = line.replace(rng.choice(_SWAPS), rng.choice(_SWAPS))
        case 4 if place + 1 < len(lines):
            lines[place] += lines.pop(place + 1)
        case _:
            cut = rng.randrange(len(line) + 1)
            lines[place] = line[:cut] + rng.choice(_SWAPS) * rng.randint(1, 50) + line[cut:]


def _taken_apart(data: bytes) -> str:
    from notices.dissection import dissect
    from notices.parsing import ParseError
    from notices.reading import ReadError, read

    try:
        dissect(read("notice.txt", data).text)
    except (ReadError, ParseError) as error:
        return type(error).__name__
    except Exception as error:  # whatever comes out here is what is looked for
        return f"BROKEN {type(error).__name__}: {error}"[:120]
    return "read"


def _imported(folder: Path, number: int, data: bytes) -> str:
    from notices.importing import import_file
    from notices.models import Notice, Original, Place

    path = folder / f"fuzz-{number}.txt"
    path.write_bytes(data)
    tables = (Notice, Original, Place)
    before = [table.objects.count() for table in tables]
    try:
        outcome = import_file(path)
    except Exception as error:  # as above
        return f"BROKEN {type(error).__name__}: {error}"[:120]
    left = [table.objects.count() for table in tables] != before
    return "BROKEN half-imported" if outcome.status == "failed" and left else f"import {outcome.status}"


if __name__ == "__main__":
    main()
