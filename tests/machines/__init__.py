"""Two machines that serve one site: two web servers and two workers with data folders of their own.

They share a PostgreSQL, a cluster and a bucket, which `tests/with_two_servers` starts; a proxy gives each request to
the other of the two.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from shutil import rmtree

from django.test.utils import modify_settings

from tests.cluster import _free_ports as free_ports
from tests.machines.proxy import Proxy

ROOT = Path(__file__).resolve().parents[2]
# What `tests/with_two_servers` has set, and the machines have in common.
SHARED = ("DATABASE_URL", "OPENSEARCH_URLS", "ORIGINALS", "AWS_ENDPOINT_URL_S3", "SECRET_KEY")
GRACE = 40  # seconds that a process may take to end what is in flight
PATIENCE = 120.0  # seconds until a server answers; it loads a dictionary first


class MachineError(Exception):
    """A process ended, or did not answer in time; the end of its log says why."""


class Machine:
    """A web server and a worker over one data folder."""

    def __init__(self, folder: Path, port: int, environment: dict[str, str]) -> None:
        self.folder, self.port = folder, port
        self.data = folder / "data"
        self.data.mkdir(parents=True)
        own = {**os.environ, **environment, "DATA_DIR": str(self.data)}
        self.web = self._started("web", own, "-m", "config.serving", f"--listen=127.0.0.1:{port}")
        self.worker = self._started("worker", own, "manage.py", "run_jobs", "--poll", "0.2")

    def _started(self, name: str, environment: dict[str, str], *command: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,  # an interrupt of the tests is not one of the site
            )

    def wait(self, seconds: float = PATIENCE) -> None:
        until = time.monotonic() + seconds
        while not self._answers():
            if any(process.poll() is not None for process in self.processes) or time.monotonic() > until:
                raise MachineError(f"port {self.port} does not answer\n{self.log()}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            return self.status("/healthz") == 200
        except (OSError, HTTPException):
            return False

    def status(self, address: str) -> int:
        return self.asked("GET", address)[0]

    def asked(self, method: str, address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """What this one answers, past the proxy: status, headers by lower-case names, body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, address, headers=headers)
            response = connection.getresponse()
            return (
                response.status,
                {name.lower(): value for name, value in response.getheaders()},
                response.read(),
            )
        finally:
            connection.close()

    @property
    def processes(self) -> tuple[subprocess.Popen[bytes], ...]:
        return (self.web, self.worker)

    def log(self) -> str:
        return "\n".join(
            f"== {path.parent.name}/{path.name}\n{path.read_text('utf-8', 'replace')[-4000:]}"
            for path in sorted(self.folder.glob("*.log"))
        )

    def stop(self) -> None:
        for process in self.processes:
            process.send_signal(signal.SIGCONT)
            process.terminate()
        for process in self.processes:
            try:
                process.wait(GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class Machines:
    """What pytest-django's live server is, of two machines behind a proxy."""

    def __init__(self, machines: tuple[Machine, Machine], proxy: Proxy) -> None:
        self.machines, self.proxy = machines, proxy
        self.url = proxy.url
        self._live_server_modified_settings = modify_settings(ALLOWED_HOSTS={"append": "127.0.0.1"})

    def __str__(self) -> str:
        return self.url

    @contextmanager
    def workers_paused(self) -> Iterator[None]:
        """What is handed in meanwhile waits."""
        self._tell_workers(signal.SIGSTOP)
        try:
            yield
        finally:
            self._tell_workers(signal.SIGCONT)

    @contextmanager
    def workers_working(self) -> Iterator[None]:
        """For a while, where they are paused."""
        self._tell_workers(signal.SIGCONT)
        try:
            yield
        finally:
            self._tell_workers(signal.SIGSTOP)

    def _tell_workers(self, number: signal.Signals) -> None:
        for machine in self.machines:
            machine.worker.send_signal(number)

    def log(self) -> str:
        return "\n".join(machine.log() for machine in self.machines)


@contextmanager
def two_machines(database: str) -> Iterator[Machines]:
    """`database`: the name of the one that they share, beside that of DATABASE_URL."""
    base, _, _name = os.environ["DATABASE_URL"].rpartition("/")
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="zhenggai-machines-"))
        stack.callback(rmtree, folder, ignore_errors=True)
        ports = free_ports(3)
        proxy = stack.enter_context(Proxy(ports[2], ports[:2]))
        environment = {"DATABASE_URL": f"{base}/{database}", "SITE_URL": proxy.url, "LOG_LEVEL": "WARNING"}
        machines = []
        for number, port in enumerate(ports[:2]):
            machine = Machine(folder / f"machine-{number}", port, environment)
            stack.callback(machine.stop)
            machines.append(machine)
        for machine in machines:
            machine.wait()
        yield Machines((machines[0], machines[1]), proxy)
