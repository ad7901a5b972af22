"""How fast we find, beside stock Haystack + Whoosh, SQLite FTS5, Xapian and tantivy: prints figures and ratios.

    python -m tools.benchmarks.search [--sizes 20000,200000] [--engines ours,tantivy] [--queries 40] [--dir DIR]

Each engine is built once a size (kept in DIR) and asked in a process of its own; what is missing is said. See README.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

STOCK_MOST = 20_000  # larger, it takes half an hour to index
ENGINES = ("ours", "through", "stock", "fts5", "xapian", "tantivy")
RUNS = 5
MODES = {"facets": (None, True), "filter": (3, True), "plain": (None, False)}  # province, facets


def main() -> None:
    asked = _arguments()
    asked.dir.mkdir(parents=True, exist_ok=True)
    os.environ["DATA_DIR"] = str(asked.dir / "data")
    if asked.one:
        print(json.dumps(_measure(asked.one, asked)))
        return
    environment = _install_peers(asked.dir)
    failed = False
    for size in map(int, asked.sizes.split(",")):
        reports = {}
        for name in asked.engines.split(","):
            if name == "stock" and size > STOCK_MOST:
                continue
            report = _in_own_process(name, size, environment)
            if report is not None:
                reports[name] = report
        _print(size, reports)
        failed |= not _agree(reports)
    sys.exit(failed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    shared = ROOT.parent / "shared" / "notices"
    parser.add_argument("--sizes", default="20000,200000")
    parser.add_argument("--engines", default=",".join(ENGINES), help="of " + ", ".join(ENGINES))
    parser.add_argument("--queries", type=int, default=40, help="ask only the first so many")
    parser.add_argument("--notices", type=Path, default=shared if shared.is_dir() else ROOT / "samples")
    parser.add_argument("--dir", type=Path, default=Path("/tmp/zhenggai-benchmark"))  # noqa: S108  # scratch
    parser.add_argument("--fresh", action="store_true", help="build again what was built before")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    return parser.parse_args()


# Peers


def _install_peers(folder: Path) -> dict[str, str]:
    """tantivy from PyPI, Xapian from Debian, unpacked in the scratch folder; the environment that finds them."""
    peers, xapian = folder / "peers", folder / "xapian-debian"
    if not peers.exists():
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "-q", "--target", peers, "tantivy"], check=False
        )
    if not xapian.exists() and shutil.which("apt-get"):
        xapian.mkdir()
        subprocess.run(
            ["apt-get", "download", "-q", "python3-xapian", "libxapian30"],  # noqa: S607
            cwd=xapian,
            check=False,
        )
        for package in xapian.glob("*.deb"):
            subprocess.run(["dpkg", "-x", package, xapian], check=False)  # noqa: S607
    libraries = f"{xapian}/usr/lib/{platform.machine()}-linux-gnu"
    modules = f"{peers}:{xapian}/usr/lib/python3/dist-packages"
    return {**os.environ, "PYTHONPATH": modules, "LD_LIBRARY_PATH": libraries}


def _in_own_process(name: str, size: int, environment: dict[str, str]) -> dict[str, Any] | None:
    print(f"… {name}, {size:,}", file=sys.stderr)
    command = [sys.executable, "-m", "tools.benchmarks.search", *sys.argv[1:]]
    again = [*command, "--one", name, "--sizes", str(size)]
    done = subprocess.run(again, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print(f"  {name} is missing: see above", file=sys.stderr)
        return None
    report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return report


# One engine


def _measure(name: str, asked: argparse.Namespace) -> dict[str, Any]:
    from tools.benchmarks.passages import passages, queries

    size = int(asked.sizes)
    folder = asked.dir / f"{name.replace('through', 'ours')}-{size}"
    if asked.fresh and name != "through":
        shutil.rmtree(folder, ignore_errors=True)
    if not (folder / "built.json").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        # In a process of its own: what building takes in memory is not what searching takes.
        if os.fork() == 0:
            _build(name, folder, passages(asked.notices, size))
            os._exit(0)
        if os.wait()[1]:
            sys.exit(f"{name} could not be built")
    built = json.loads((folder / "built.json").read_text())
    wanted = _queries(asked, queries)
    began = time.perf_counter()
    contender = _contender(name, folder)
    contender.open()
    opened = time.perf_counter()
    contender.ask(wanted[0], None, True)
    first = time.perf_counter()
    report: dict[str, Any] = {mode: _ask_all(contender, wanted, *options) for mode, options in MODES.items()}
    report |= {"built": built, "open": opened - began, "first": first - opened, "memory": _memory()}
    report["kinds"] = [query.kind for query in wanted]
    report["same"] = contender.same
    if name == "ours":
        report["save"] = _saves(folder)
    return report


def _queries(asked: argparse.Namespace, queries: Any) -> list[Any]:
    """Chosen once and kept: choosing them cuts 20,000 passages."""
    from tools.benchmarks.passages import Query

    kept = asked.dir / "queries.json"
    if not kept.exists():
        kept.write_text(json.dumps([(query.kind, query.terms) for query in queries(asked.notices)]))
    return [Query(kind, tuple(terms)) for kind, terms in json.loads(kept.read_text())][: asked.queries]


def _contender(name: str, folder: Path) -> Any:
    from tools.benchmarks import contenders

    if name in contenders.PEERS:
        return contenders.PEERS[name](folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from tools.benchmarks import backends

    return {"ours": backends.Ours, "through": backends.Through, "stock": backends.Stock}[name](folder)


def _build(name: str, folder: Path, rows: Any) -> None:
    contender = _contender(name, folder)
    if name in ("fts5", "xapian", "tantivy"):
        rows = list(rows)
        for row in rows:
            _ = row.words  # cut before the clock starts: these are given their tokens
    began = time.perf_counter()
    contender.build(rows)
    seconds = time.perf_counter() - began
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    (folder / "built.json").write_text(
        json.dumps({"seconds": seconds, "bytes": size, "memory": _memory("VmHWM")})
    )


def _ask_all(contender: Any, queries: list[Any], province: int | None, facets: bool) -> dict[str, Any]:
    """Milliseconds of each query, the median of the runs, and of the first run; its total and counts."""
    rows = []
    for query in queries:
        times = []
        for _ in range(RUNS):
            began = time.perf_counter()
            answer = contender.ask(query, province, facets)
            times.append((time.perf_counter() - began) * 1000)
        rows.append((sorted(times)[RUNS // 2], times[0], answer.total, answer.counts))
    medians, firsts, totals, counts = map(list, zip(*rows, strict=True))
    return {"ms": medians, "first": firsts, "totals": totals, "counts": counts}


def _saves(folder: Path) -> dict[str, float]:
    """Milliseconds of a save, and of the first search after it; each the median of some. In a copy, by links."""
    from tools.benchmarks.backends import UNIT, segmented
    from tools.benchmarks.passages import Passage, Query

    copy = folder / "saves"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder / "ours", copy / "ours", copy_function=os.link)
    contender = _contender("ours", copy)
    contender.open()
    saves, searches = [], []
    for number in range(RUNS * 3):
        passage = Passage(number + 1, "督促有关单位加快建设公办学校，缓解学位缺口。" * 10, (), 1, 2020, (1,))
        began = time.perf_counter()
        (made,) = segmented([passage])
        with contender.backend.store.writing() as writing:
            writing.delete([f"{UNIT}.{number + 1}"])
            writing.add(made)
        saved = time.perf_counter()
        contender.ask(Query("low", ("学位",)), None, True)
        saves.append((saved - began) * 1000)
        searches.append((time.perf_counter() - saved) * 1000)
    return {
        "save": sorted(saves)[len(saves) // 2],
        "worst": max(saves),
        "search after": sorted(searches)[len(searches) // 2],
    }


def _memory(kind: str = "VmRSS") -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.split(f"{kind}:")[1].split()[0]) * 1024


# Reports


def _share(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _print(size: int, reports: dict[str, Any]) -> None:
    print(f"\n{size:,} passages; p50 / p95 in ms over the queries, each the median of {RUNS} runs")
    print(
        "engine    4 facets        filter + 4      top 20 only     low word  1st run p95"
        "  passages/s   MB disk   MB RSS  open+1st ms"
    )
    for name, report in reports.items():
        times = [
            f"{_share(report[mode]['ms'], 0.5):6.2f} /{_share(report[mode]['ms'], 0.95):7.2f}"
            for mode in MODES
        ]
        low = [
            ms for ms, kind in zip(report["facets"]["ms"], report["kinds"], strict=True) if kind == "low"
        ] or [0.0]
        built = report["built"]
        print(
            f"{name:9} {'  '.join(times)}  {_share(low, 0.5):6.2f}  {_share(report['facets']['first'], 0.95):9.1f}"
            f"  {size / built['seconds']:10,.0f}  {built['bytes'] / 1e6:8.1f}  {report['memory'] / 1e6:7.0f}"
            f"  {report['open'] * 1000:6.0f} + {report['first'] * 1000:.0f}"
        )
    _print_ratios(reports)


def _print_ratios(reports: dict[str, Any]) -> None:
    if "ours" not in reports:
        return
    ours = reports["ours"]
    for name, report in reports.items():
        if name != "ours":
            ratios = [
                _share(report["facets"]["ms"], at) / _share(ours["facets"]["ms"], at) for at in (0.5, 0.95)
            ]
            rate = report["built"]["seconds"] / ours["built"]["seconds"]
            print(
                f"{name} takes {ratios[0]:.2f} (p50), {ratios[1]:.2f} (p95) times ours with four facets;"
                f" {rate:.2f} to build"
            )
    print("one save: " + ", ".join(f"{name} {ms:.1f} ms" for name, ms in ours["save"].items()))


def _agree(reports: dict[str, Any]) -> bool:
    """Whether engines of the same meaning give the same totals and counts."""
    same = {name: report for name, report in reports.items() if report["same"]}
    if len(same) < 2:
        return True
    reference, *others = same
    differing = [
        f"{name} {mode} {number} {what}: {theirs} for {ours}"
        for name in others
        for mode in MODES
        for what in ("totals", "counts")
        for number, (ours, theirs) in enumerate(
            zip(same[reference][mode][what], same[name][mode][what], strict=True)
        )
        if ours != theirs
    ]
    print(
        f"{', '.join(same)}: "
        + (
            f"{len(differing)} differences, as {differing[0][:300]}"
            if differing
            else "all totals and counts equal"
        )
    )
    return not differing


if __name__ == "__main__":
    main()
