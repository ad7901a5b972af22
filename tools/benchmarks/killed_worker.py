"""500 files imported while the worker is killed with -9 twice: prints, as JSON, what became of every file.

    python -m tools.benchmarks.killed_worker [--files 500]

Works in a data folder of its own. Exit code 1 unless every file was imported exactly once.
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
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MANAGE = [sys.executable, str(ROOT / "manage.py")]
LEASE = 3  # seconds; short, so that what a dead worker held is soon taken up

_NOTICE = """中共云泽市{place}区委关于巡察整改进展情况的通报

发布日期：2023-05-08　来源：示例数据（虚构）

2022年9月5日至11月4日，市委第二巡察组对{place}区委进行了巡察。12月30日，反馈了意见。现将整改进展情况公布如下。

一、反馈问题整改情况

（一）关于{first}的问题。一是{words}。二是建立台账{number}项。

（二）关于黑臭水体治理缓慢的问题。一是清淤河道{number}公里。二是整治排口{number}个。
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=500)
    count = parser.parse_args().files
    with tempfile.TemporaryDirectory(prefix="zhenggai-killed-") as folder:
        os.environ |= {"DATA_DIR": folder, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "config.settings"}
        subprocess.run([*MANAGE, "migrate", "--verbosity", "0"], check=True)
        import django

        django.setup()
        report = _run(count)
    print(json.dumps(report, ensure_ascii=False, indent=1))
    sys.exit(report["imported exactly once"] != count)


def _run(count: int) -> dict[str, object]:
    from notices.importing.batches import add
    from notices.models import ImportBatch

    batch = ImportBatch.objects.create(title="kill -9")
    for number in range(count):
        add(batch, f"file-{number}.txt", notice_text(number).encode())
    began = time.monotonic()
    killed = [_killed_after(batch, count * share // 3) for share in (1, 2)]
    subprocess.run([*_worker(), "--until-done"], check=True)
    return _report(batch) | {"done at each kill": killed, "seconds": round(time.monotonic() - began, 1)}


def _worker() -> list[str]:
    return [*MANAGE, "run_jobs", "--poll", ".1", "--lease", str(LEASE)]


def _killed_after(batch: object, done: int) -> int:
    """A worker that is killed as soon as so many files are done, most likely in the middle of one."""
    worker = subprocess.Popen(_worker())
    while worker.poll() is None and _done(batch) < done:
        time.sleep(0.01)
    time.sleep(random.uniform(0, 0.2))
    worker.kill()
    worker.wait()
    return _done(batch)


def _done(batch: object) -> int:
    return batch.files.exclude(status__in=("waiting", "working")).count()  # type: ignore[attr-defined,no-any-return]


def _report(batch: object) -> dict[str, object]:
    from notices.models import Notice, Original, Problem
    from search.models import PendingNotice

    rows = batch.files.select_related("notice")  # type: ignore[attr-defined]
    once = {row.notice.name for row in rows if row.notice and row.status == "created"}
    return {
        "files": batch.counts(),  # type: ignore[attr-defined]
        "imported exactly once": len(once),
        "notices": Notice.objects.count(),
        "originals": Original.objects.count(),
        "problems": Problem.objects.count(),
        "taken up again": sum(row.attempts > 1 for row in rows),
        "not in the index": PendingNotice.objects.count(),
        "left undone": [row.name for row in rows if row.status in ("waiting", "working")],
    }


def notice_text(number: int) -> str:
    """A small notice that is like no other: its words are drawn by its number."""
    letters = "临溪望麓柏桥青岚云泽元贝竹坞通津余湾芦汀真和听潮远山长河石门白水红枫金沙玉泉"
    draw = random.Random(number)
    place = "".join(draw.sample(letters, 2)) + letters[number % len(letters)]
    words = "，".join("".join(draw.sample(letters, 8)) for _ in range(12))
    return _NOTICE.format(place=place, first=f"{place}学位供给不足", words=words, number=number)


if __name__ == "__main__":
    main()
