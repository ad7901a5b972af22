"""Servers that are told to stop in the middle of answers, and that are left on for long."""

from __future__ import annotations

import argparse
import http.client
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from tools.reliability.collection import ROOT, Line, at_least_some_notices

PATIENCE = 60  # seconds that a client waits
IN_FLIGHT = 10  # requests when a server is told to stop
COMMANDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "gunicorn": ("gunicorn", "-c", str(ROOT / "deploy" / "gunicorn.conf.py")),
        "waitress": ("config.serving", "--listen=127.0.0.1:{port}"),
    }
)
FORM = b"username=a&password=b"
EXPORTS = ("/search/export/xlsx/?unit=measure", "/search/export/csv/?unit=problem", "/matrix/", "/trends/")
VISITS = (
    *(
        "/",
        "/search/?q=学位&unit=notice",
        "/search/?q=“清淤”&unit=measure",
        "/matrix/",
        "/trends/",
        "/categories/",
    ),
    *("/api/v1/search?q=排口", "/search/export/csv/?unit=measure", "/concordance/?q=台账", "/figures/"),
    *("/en/search/?q=学位", "/coverage/"),
)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(
    kind: str, settings: Mapping[str, str] = MappingProxyType({})
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A server of the collection at hand, once it answers."""
    port = free_port()
    command = [sys.executable, "-m", *(word.format(port=port) for word in COMMANDS[kind])]
    environment = os.environ | {"BIND": f"127.0.0.1:{port}"} | dict(settings)
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(process, port)
            yield process, port
        finally:
            process.terminate()  # its processes with it
            process.wait(PATIENCE)


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    """Until the first page is there: what is loaded at the start is no part of what is measured."""
    while process.poll() is None:
        try:
            if get(port, VISITS[1]) == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("The server has ended.")


def get(port: int, address: str, client: str = "127.0.0.1", host: str = "127.0.0.1") -> int:
    """The status of an answer that came whole. Raises OSError."""
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE, source_address=(client, 0))
    try:
        connection.request("GET", quoted(address))
        answer = connection.getresponse()
        answer.read()
    except http.client.HTTPException as error:
        raise OSError(str(error)) from error
    finally:
        connection.close()
    return answer.status


def quoted(address: str) -> str:
    from django.utils.encoding import iri_to_uri

    return str(iri_to_uri(address))


# Told to stop


def stops(_sizes: argparse.Namespace, _draw: random.Random) -> Line:
    """SIGTERM, while forms are half sent and files half made: each gets its answer, whole, and the server goes."""
    at_least_some_notices()
    figures: dict[str, object] = {}
    is_sound = True
    for kind in COMMANDS:
        whole, seconds, code = _stopped(kind)
        figures[kind] = f"{whole} of {IN_FLIGHT} whole in {seconds:.1f} s, exit code {code}"
        is_sound &= whole == IN_FLIGHT and code == 0
    return Line("SIGTERM with requests in flight", figures, is_sound)


def _stopped(kind: str) -> tuple[int, float, int]:
    """How many answers came whole, the seconds until the server was gone, and its exit code."""
    with running(kind) as (process, port):
        connections = [_begun(port, number) for number in range(IN_FLIGHT)]
        time.sleep(0.3)  # they are in
        start = time.monotonic()
        process.send_signal(signal.SIGTERM)
        time.sleep(1)
        whole = sum(_is_whole(connection, number) for number, connection in enumerate(connections))
        return whole, time.monotonic() - start, process.wait(PATIENCE)


def _begun(port: int, number: int) -> socket.socket:
    """Every other sends a form and keeps back its end."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    lines = ["Host: localhost", "Connection: close"]
    if number % 2:
        length = f"Content-Length: {len(FORM)}"
        lines = [
            "POST /admin/login/ HTTP/1.1",
            *lines,
            "Content-Type: application/x-www-form-urlencoded",
            length,
        ]
    else:
        lines = [f"GET {EXPORTS[number // 2 % len(EXPORTS)]} HTTP/1.1", *lines]
    connection.sendall("\r\n".join([*lines, "", ""]).encode() + FORM[:5] * (number % 2))
    return connection


def _is_whole(connection: socket.socket, number: int) -> bool:
    with connection:
        try:
            connection.sendall(FORM[5:] * (number % 2))
            answer = http.client.HTTPResponse(connection)
            answer.begin()
            answer.read()
        except (OSError, http.client.HTTPException):
            return False
        return answer.status == (403 if number % 2 else 200)  # a form without a token


# Left on


@dataclass(slots=True)
class Looks:
    """What a server and its data folder were seen to take up, look after look."""

    megabytes: list[float] = field(default_factory=list)
    open_files: list[float] = field(default_factory=list)
    kept_files: list[float] = field(default_factory=list)

    def add(self, pid: int) -> None:
        pids = [pid, *_children(pid)]
        self.megabytes.append(sum(map(_resident, pids)))
        self.open_files.append(sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in pids))
        folder = Path(os.environ["DATA_DIR"])
        self.kept_files.append(sum(1 for path in folder.rglob("*") if "originals" not in path.parts))


def _thirds(values: list[float]) -> list[float]:
    size = max(1, len(values) // 3)
    return [
        round(statistics.median(values[start : start + size] or values), 1) for start in (0, size, 2 * size)
    ]


def soak(sizes: argparse.Namespace, draw: random.Random) -> Line:
    """Readers and an import now and then, for long: what the server takes up does not grow."""
    at_least_some_notices()
    looks, statuses, end = Looks(), Counter[int](), time.monotonic() + sizes.minutes * 60
    with running("gunicorn") as (process, port):
        number = 5_000_000
        while time.monotonic() < end:
            for _ in range(10):
                statuses[get(port, draw.choice(VISITS))] += 1
                time.sleep(0.2)
            number += 1
            _exchange(number)
            looks.add(process.pid)
    memory, opened, kept = map(_thirds, (looks.megabytes, looks.open_files, looks.kept_files))
    figures = {"minutes": sizes.minutes, "requests": statuses.total(), "statuses": dict(statuses)}
    figures |= {"MB by thirds": memory, "open files": opened, "files kept": kept}
    is_flat = memory[2] <= 1.05 * memory[1] and opened[2] <= opened[1] + 2 and kept[2] <= kept[1] + 2
    return Line("left on", figures, is_flat and set(statuses) <= {200, 429})


def _exchange(number: int) -> None:
    """A notice comes in for the one before it, so that the collection does not grow."""
    from notices.importing.importer import import_source
    from notices.importing.sources import Source
    from notices.models import Notice
    from tools.benchmarks.killed_worker import notice_text

    outcome = import_source(Source(f"w-{number}.txt", notice_text(number).encode()))
    Notice.objects.filter(originals__name__startswith="w-").exclude(name=outcome.name).delete()


def _children(pid: int) -> list[int]:
    words = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [child for word in words for child in (int(word), *_children(int(word)))]


def _resident(pid: int) -> float:
    """Megabytes that are its own, shared ones by their share."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
