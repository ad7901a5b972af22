"""Mutated notices and random bytes handed to the importer: prints, as JSON, what it made of them.

    python -m tools.benchmarks.fuzzed_imports [--cases 20000] [--seed 1]

Works in a data folder of its own. Exit code 1 if anything was raised, half-imported, or took over two
seconds (of this process: what else the machine does is not counted).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 2.0

_PIECES = (
    *("一、", "（一）", "1.", "(1)", "①", "一是", "第一，", "问题", "关于", "整改情况：", "联系电话："),
    *("\n", "\r", "　", "\u200b", "\ufeff", "\x00", "\u2028", "“", "”", "《", "：" * 50, "1" * 400),
    *("2021年13月45日", "二〇二一年", "9月5日至2月3日", "鼓楼区", "\ud7ff", "𠮷"),
)
_MAGIC = (
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html><body>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xd0\xcf\x11\xe0",
)
_ENDINGS = (".txt", ".html", ".pdf", ".docx", ".zip", "", ".doc")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="zhenggai-fuzz-") as folder:
        os.environ |= {"DATA_DIR": folder, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "config.settings"}
        subprocess.run([sys.executable, str(ROOT / "manage.py"), "migrate", "--verbosity", "0"], check=True)
        import django

        django.setup()
        report = _run(options.cases, random.Random(options.seed))
    print(json.dumps(report, ensure_ascii=False, indent=1))
    sys.exit(bool(report["raised"] or report["half-imported"] or report["over two seconds"]))


def _run(cases: int, draw: random.Random) -> dict[str, object]:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
    outcomes: Counter[str] = Counter()
    raised: list[str] = []
    half: list[int] = []
    slow: list[str] = []
    slowest = 0.0
    for case in range(cases):
        name, data = _case(case, draw, texts)
        before, began = _rows(), time.process_time()
        try:
            statuses = _imported(name, data)
        except Exception as error:
            raised.append(f"{case} {name}: {error!r}"[:300])
            statuses = ["raised"]
        took = time.process_time() - began
        slowest = max(slowest, took)
        if took > MOST_SECONDS:
            slow.append(f"{case} {name} {statuses[0]}: {took:.1f} s")
        outcomes.update(statuses)
        if not {"created", "updated"} & set(statuses) and _rows() != before:
            half.append(case)
    return {
        "cases": cases,
        "outcomes": dict(outcomes),
        "raised": raised[:20],
        "half-imported": half,
        "over two seconds": slow,
        "slowest": round(slowest, 2),
    }


def _imported(name: str, data: bytes) -> list[str]:
    from notices.importing.importer import import_source
    from notices.importing.sources import unpacked
    from notices.reading import ReadError

    try:
        return [import_source(source).status for source in unpacked(name, data)]
    except ReadError:
        return ["failed"]


def _rows() -> dict[str, int]:
    from django.apps import apps

    return {model.__name__: model.objects.count() for model in apps.get_app_config("notices").get_models()}  # type: ignore[attr-defined]


def _case(case: int, draw: random.Random, texts: list[str]) -> tuple[str, bytes]:
    """Three of four are notices that somebody mangled, the fourth is noise."""
    if case % 4 == 3:
        noise = draw.randbytes(draw.randrange(4000))
        return f"case{draw.choice(_ENDINGS)}", draw.choice(_MAGIC) + noise
    text = draw.choice(texts)
    for _ in range(draw.randrange(1, 12)):
        text = draw.choice(_MUTATIONS)(text, draw)
    data = bytearray(text.encode(draw.choice(("utf-8", "gb18030", "utf-16")), "replace"))
    for _ in range(draw.choice((0, 0, 0, 3))):
        data[draw.randrange(len(data))] = draw.randrange(256)
    return f"case-{draw.randrange(40)}{draw.choice(_ENDINGS)}", bytes(data)


def _place(text: str, draw: random.Random) -> tuple[int, int]:
    start = draw.randrange(len(text) + 1)
    return start, min(len(text), start + draw.randrange(200))


def _cut(text: str, draw: random.Random) -> str:
    start, end = _place(text, draw)
    return (text[:start] + text[end:]) or "一"


def _double(text: str, draw: random.Random) -> str:
    start, end = _place(text, draw)
    return text[:end] + text[start:end] * draw.randrange(1, 4) + text[end:]


def _put(text: str, draw: random.Random) -> str:
    start, _ = _place(text, draw)
    return text[:start] + draw.choice(_PIECES) * draw.randrange(1, 5) + text[start:]


def _swap(text: str, draw: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    draw.shuffle(lines)
    return "".join(lines) or "一"


_MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (_cut, _double, _put, _put, _put, _swap)


if __name__ == "__main__":
    main()
