"""A search's export of 100,000 measures, in every kind of file: rows, seconds, first byte, memory over idle, readers.

    python -m tools.benchmarks.exports [--measures 100000] [--dir DIR]

Builds a collection out of the samples in a data folder of its own (kept in DIR, where given, for the next run), asks
for `/search/export/…?unit=measure` through the application in a fresh process each, then opens the files with the
libraries people use. Exit code 1 unless every file has all rows, its first byte within a second, and less than 200 MB
over idle.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SUFFIXES = {"csv": "csv", "plain-csv": "csv", "xlsx": "xlsx", "jsonl": "jsonl"}
MOST_MB, MOST_SECONDS = 200, 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measures", type=int, default=100_000)
    parser.add_argument("--dir", type=Path)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="zhenggai-exports-") as made:
        folder = options.dir or Path(made)
        os.environ |= {
            "DATA_DIR": str(folder),
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        sys.exit(_one(folder, options.one) if options.one else _all(folder, options.measures))


def _all(folder: Path, measures: int) -> int:
    if not (folder / "complete").exists():
        _build(folder, measures)
    wanted = int((folder / "complete").read_text())
    print(
        f"{wanted} measures\n{'file':10} {'rows':>8} {'seconds':>8} {'first':>7} {'MB over idle':>13} {'MB':>6}"
    )
    command = [sys.executable, "-m", "tools.benchmarks.exports", "--dir", str(folder), "--one"]
    good = True
    for ending in SUFFIXES:
        told = subprocess.run([*command, ending], check=True, capture_output=True, text=True).stdout
        seconds, first, over, size = map(float, told.split())
        rows = _rows(folder / f"{ending}.{SUFFIXES[ending]}", ending)
        print(f"{ending:10} {rows:8} {seconds:8.1f} {first:7.3f} {over:13.0f} {size:6.1f}", flush=True)
        good = good and rows == wanted and first <= MOST_SECONDS and over < MOST_MB
    return 0 if good else 1


def _build(folder: Path, measures: int) -> None:
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "migrate", "--verbosity", "0"], check=True)
    subprocess.run([*manage, "import_notices", "--sample", str(ROOT / "samples")], check=True)
    import django

    django.setup()
    from notices.models import Measure
    from tools.benchmarks.copies import copy_until

    copy_until(measures)
    subprocess.run([*manage, "rebuild_index"], check=True)
    (folder / "complete").write_text(str(Measure.objects.count()))


def _one(folder: Path, ending: str) -> int:
    """In a process of its own, warmed as a server's is by a page: seconds, first byte, MB over idle, MB written."""
    import django

    django.setup()
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.get("/search/?q=学位&unit=measure")
    idle = _resident()
    peak = _Peak()
    began = time.perf_counter()
    response = client.get(f"/search/export/{ending}/?unit=measure")
    if response.status_code != 200:
        sys.exit(f"{response.status_code}: {response.content.decode()}")
    stream = iter(response)
    with (folder / f"{ending}.{SUFFIXES[ending]}").open("wb") as file:
        file.write(next(stream))
        first = time.perf_counter() - began
        file.writelines(stream)
    seconds = time.perf_counter() - began
    size = (folder / f"{ending}.{SUFFIXES[ending]}").stat().st_size
    print(seconds, first, (peak.stop() - idle) / 2**20, size / 2**20)
    return 0


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class _Peak:
    """The most memory this process has had resident, looked at a hundred times a second."""

    def __init__(self) -> None:
        self._highest, self._stopped = 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._stopped.wait(0.01):
            self._highest = max(self._highest, _resident())

    def stop(self) -> int:
        self._stopped.set()
        self._thread.join()
        return self._highest


def _rows(path: Path, ending: str) -> int:
    """As pandas reads them; a workbook also as openpyxl does, a CSV as R does where there is one. -1: they differ."""
    import openpyxl
    import pandas as pd

    if ending == "xlsx":
        sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
        rows = sum(1 for _ in sheet.iter_rows(min_row=2))
        frame = pd.read_excel(path)
        return rows if rows == len(frame) else -1
    if ending == "jsonl":
        return len(pd.read_json(path, lines=True))
    rows = len(pd.read_csv(path, encoding="utf-8-sig" if ending == "csv" else "utf-8"))
    return rows if rows == (_rows_in_r(path) or rows) else -1


def _rows_in_r(path: Path) -> int | None:
    r = shutil.which("Rscript")
    if not r:
        return None
    read = 'cat(nrow(read.csv(commandArgs(TRUE)[1], fileEncoding = "UTF-8-BOM")))'
    command = [r, "-e", read, str(path)]
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    return int(subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout)


if __name__ == "__main__":
    main()
