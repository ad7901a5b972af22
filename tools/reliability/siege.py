"""Many clients at once, some of them hostile, before the site as it is deployed: nginx in front of gunicorn."""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from types import MappingProxyType

from tools.reliability.collection import ROOT, Line, at_least_some_notices
from tools.reliability.servers import VISITS, free_port, get, quoted, running

MOST_SECONDS = 2.0  # that 95 of 100 answers may take
HOSTILE = 8  # of the clients
PAUSE = (5.0, 11.0)  # seconds between two pages of somebody who reads
LONG = "学位清淤排口台账" * 62  # as long a question as may be asked
REFUSALS = frozenset({"400", "403", "408", "413", "414", "429", "closed"})


@dataclass(slots=True)
class Seen:
    """What clients met: statuses by kind of client, and the seconds of those who mean no harm."""

    statuses: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    seconds: list[float] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def add(self, kind: str, status: object, seconds: float | None = None) -> None:
        with self.lock:
            self.statuses[kind][str(status)] += 1
            if seconds is not None:
                self.seconds.append(seconds)


@dataclass(frozen=True, slots=True)
class Client:
    """`address` is a loopback address of its own: clients are counted by theirs."""

    port: int
    address: str
    end: float
    draw: random.Random
    seen: Seen


def clients(sizes: argparse.Namespace, draw: random.Random) -> Line:
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None:
        return Line("many clients", {"not tried": "no nginx on this machine"}, is_sound=False)
    at_least_some_notices()
    seen, good = Seen(), sizes.clients - HOSTILE
    settings = {"BEHIND_PROXY": "True", "RATES": "", "API_RATE": "120/min"}
    with running("gunicorn", settings) as (_process, server), _front(nginx, server) as port:
        end = time.monotonic() + sizes.siege
        threads = [
            Thread(target=work, args=(Client(port, address, end, random.Random(draw.random()), seen),))
            for work, address in _cast(good)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return _line(sizes, good, seen)


def _line(sizes: argparse.Namespace, good: int, seen: Seen) -> Line:
    statuses = {kind: dict(counts) for kind, counts in sorted(seen.statuses.items())}
    errors = sum(count for status, count in statuses.pop("good").items() if status != "200")
    p95 = statistics.quantiles(seen.seconds, n=20)[-1]
    figures: dict[str, object] = {"clients": good, "hostile": HOSTILE, "seconds": sizes.siege}
    figures |= {"answers": len(seen.seconds), "errors": errors}
    figures |= {"median, s": round(statistics.median(seen.seconds), 2), "p95, s": round(p95, 2), **statuses}
    are_refused = all(set(counts) & REFUSALS for counts in statuses.values())
    return Line("many clients", figures, not errors and are_refused, p95 < MOST_SECONDS)


def _cast(good: int) -> Iterator[tuple[Callable[[Client], None], str]]:
    for number in range(good):
        yield _read, f"127.1.0.{number + 1}"
    for number in range(HOSTILE):
        yield list(_HARM.values())[number % len(_HARM)], f"127.2.0.{number + 1}"


@contextmanager
def _front(nginx: str, server: int) -> Iterator[int]:
    """deploy/nginx.conf with ports and a folder of its own; gives its port."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="zhenggai-front-") as folder:
        content = (ROOT / "deploy" / "nginx.conf").read_text()
        content = content.replace("server web:8000;", f"server 127.0.0.1:{server};")
        content = re.sub(r"\B/tmp", folder, content).replace("listen 8080;", f"listen 127.0.0.1:{port};")
        content = content.replace("/dev/stdout", f"{folder}/access").replace(
            "/dev/stderr", f"{folder}/errors"
        )
        as_root = "user root;\n" if os.geteuid() == 0 else ""
        (Path(folder) / "nginx.conf").write_text(as_root + content)
        command = [nginx, "-c", f"{folder}/nginx.conf", "-e", f"{folder}/errors", "-g", "daemon off;"]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            try:
                while process.poll() is None:
                    with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
                        break
                    time.sleep(0.1)
                yield port
            finally:
                process.terminate()


# Those who mean no harm


def _read(client: Client) -> None:
    time.sleep(client.draw.uniform(0, PAUSE[1]))
    while time.monotonic() < client.end:
        start = time.monotonic()
        try:
            status: object = get(client.port, client.draw.choice(VISITS), client.address)
        except OSError as error:
            status = type(error).__name__
        client.seen.add("good", status, time.monotonic() - start)
        time.sleep(client.draw.uniform(*PAUSE))


# Those who do


def _insist(client: Client, kind: str, addresses: tuple[str, ...]) -> None:
    """Asks again as soon as it has been answered."""
    while time.monotonic() < client.end:
        try:
            client.seen.add(kind, get(client.port, client.draw.choice(addresses), client.address))
        except OSError:
            client.seen.add(kind, "closed")


def _export(client: Client) -> None:
    _insist(
        client, "exports", ("/search/export/xlsx/?unit=measure", "/matrix/file/csv/", "/trends/areas.svg")
    )


def _ask_much(client: Client) -> None:
    _insist(client, "costly", (f"/matrix/?table=district-category&q={LONG}", f"/concordance/?q={LONG[:60]}"))


def _ask_too_long(client: Client) -> None:
    _insist(client, "too long", (f"/search/?q=a&open={'x' * 7_999}", f"/search/?q={'长' * 3_000}"))


def _guess(client: Client) -> None:
    form = b"username=admin&password=guess"
    _post(client, "log-in", "/admin/login/", len(form), form)


def _bring_much(client: Client) -> None:
    _post(client, "huge", "/search/", 200_000_000, b"x" * 65_536)


def _post(client: Client, kind: str, path: str, length: int, part: bytes) -> None:
    lines = (f"POST {path} HTTP/1.1", "Host: localhost", f"Content-Length: {length}", "Connection: close")
    while time.monotonic() < client.end:
        _converse(client, kind, "\r\n".join([*lines, "", ""]).encode(), part, length // len(part), pause=0)


def _drip_head(client: Client) -> None:
    while time.monotonic() < client.end:
        _converse(client, "slow head", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ", b"a", 10_000, pause=1)


def _drip_body(client: Client) -> None:
    head = b"POST /search/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\n"
    while time.monotonic() < client.end:
        _converse(client, "slow body", head, b"", 1, pause=0)


def _not_read(client: Client) -> None:
    """Asks, and takes nothing of the answer."""
    address = quoted(VISITS[1])
    while time.monotonic() < client.end:
        with suppress(OSError), _connected(client) as connection:
            connection.sendall(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode() * 30)
            time.sleep(20)
        client.seen.add("not reading", "closed")


def _connected(client: Client) -> socket.socket:
    return socket.create_connection(("127.0.0.1", client.port), 60, (client.address, 0))


def _converse(client: Client, kind: str, head: bytes, part: bytes, parts: int, *, pause: float) -> None:
    """Sends a head and then part after part, until there is an answer or nobody on the other side."""
    answer = b""
    with suppress(OSError), _connected(client) as connection:
        with suppress(OSError):  # nobody takes it any more; what was answered may still be read
            connection.sendall(head)
            for _ in range(parts):
                if time.monotonic() > client.end:
                    return
                connection.sendall(part)
                time.sleep(pause)
        answer = connection.recv(100)
    client.seen.add(kind, answer.decode("latin-1").split()[1] if answer.startswith(b"HTTP/") else "closed")


_HARM: Mapping[str, Callable[[Client], None]] = MappingProxyType(
    {
        "exports": _export,
        "costly": _ask_much,
        "too long": _ask_too_long,
        "log-in": _guess,
        "huge": _bring_much,
        "slow head": _drip_head,
        "slow body": _drip_body,
        "not reading": _not_read,
    }
)
