"""A PostgreSQL that is restarted under requests, imports and upkeep: who asks waits or is told so, the rest goes on."""

from __future__ import annotations

import argparse
import http.client
import os
import random
import shlex
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from urllib.parse import unquote, urlsplit

from tools.reliability.collection import MANAGE, Line, at_least_some_notices, differences, work_for
from tools.reliability.servers import PATIENCE, VISITS, quoted, running

CLIENTS = 4
AWAY = 5.0  # seconds that it is away between stop and start
ROUNDS: tuple[tuple[str, float], ...] = (("immediate", 0.0), ("immediate", AWAY), ("fast", AWAY))
SETTLED = 60.0  # seconds after which all that was handed in is to be there
SENTENCE = "数据库正忙"


@dataclass(slots=True)
class Seen:
    """Statuses of answers, the slowest, and the addresses of those that were neither a page nor a sentence."""

    statuses: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0


def restarts(_sizes: argparse.Namespace, draw: random.Random) -> Line:
    """`immediate` is as when it is killed: what it had not written is worked off again at its start."""
    control = _control()
    at_least_some_notices()
    seen, over = Seen(), Event()
    worker = [*MANAGE, "run_jobs", "--poll", ".2", "--lease", "5"]
    with running("gunicorn", {"LOG_LEVEL": "CRITICAL"}) as (_process, port), _process_of(worker) as jobs:
        threads = [Thread(target=_ask, args=(port, draw, seen, over)) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        brought = 0
        for how, seconds in ROUNDS:
            time.sleep(3)
            work_for("jobs", brought := brought + 100)
            control("stop", "-m", how)
            time.sleep(seconds)
            control("start")
            _come_back()
        until_imported = _seconds_until(_is_worked_off)
        until_ready = _seconds_until(lambda: _status(port, "/readyz") == 200)
        over.set()
        for thread in threads:
            thread.join()
        went_on = jobs.poll() is None
    figures: dict[str, object] = {
        "restarts": len(ROUNDS),
        "answers": dict(sorted(seen.statuses.items())),
        "without a page or a sentence": seen.faults.total(),
        "slowest s": round(seen.slowest, 1),
        "files imported after s": round(until_imported, 1),
        "ready after s": round(until_ready, 1),
        "differences": (different := differences()),
    }
    for address, count in seen.faults.items():
        print(f"{count} × {address}")
    is_sound = not seen.faults and went_on and not different
    return Line(
        "PostgreSQL restarted under requests", figures, is_sound, max(until_imported, until_ready) < SETTLED
    )


def _control() -> Callable[..., None]:
    """`pg_ctl` for the server that `tests/with_postgresql` has started: its data stand beside its socket."""
    folder = Path(unquote(urlsplit(os.environ.get("DATABASE_URL", "")).netloc.rpartition("@")[2]))
    if not (folder / "data" / "postmaster.opts").exists():
        raise SystemExit(
            "The row needs a PostgreSQL of its own: tests/with_postgresql python -m tools.reliability …"
        )
    program, _data, _folder, *options = shlex.split((folder / "data" / "postmaster.opts").read_text())
    as_owner = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []

    def control(action: str, *more: str) -> None:
        started_as = ["-l", str(folder / "log"), "-o", shlex.join(options)] if action == "start" else []
        command = [
            str(Path(program).with_name("pg_ctl")),
            "-D",
            str(folder / "data"),
            "-w",
            *started_as,
            *more,
        ]
        subprocess.run([*as_owner, *command, action], check=True, stdout=subprocess.DEVNULL, cwd=folder)

    return control


@contextmanager
def _process_of(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _ask(port: int, draw: random.Random, seen: Seen, over: Event) -> None:
    while not over.is_set():
        address, begun = draw.choice(VISITS), time.monotonic()
        status, content = _answer(port, address)
        seen.statuses[status] += 1
        seen.slowest = max(seen.slowest, time.monotonic() - begun)
        has_sentence = SENTENCE in content or "The database is busy" in content
        if status not in ("200", "429") and not (status == "503" and has_sentence):
            seen.faults[f"{status} {address}"] += 1


def _answer(port: int, address: str) -> tuple[str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", quoted(address))
        response = connection.getresponse()
        return str(response.status), response.read().decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__, ""
    finally:
        connection.close()


def _status(port: int, address: str) -> int:
    status, _content = _answer(port, address)
    return int(status) if status.isdigit() else 0


def _come_back() -> None:
    """Of this process, which asks the same database."""
    from django.db import connections

    connections.close_all()


def _is_worked_off() -> bool:
    from notices.models import ImportFile
    from search.models import PendingNotice

    return not ImportFile.objects.open().exists() and not PendingNotice.objects.exists()


def _seconds_until(is_so: Callable[[], bool]) -> float:
    begun = time.monotonic()
    while not is_so() and time.monotonic() < begun + 2 * SETTLED:
        time.sleep(0.5)
    return time.monotonic() - begun
