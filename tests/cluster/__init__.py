"""OpenSearch nodes on loopback, for tests: built by Maven from a pinned pom, started, killed, started again, gone.

Needs a JDK (17 or later) and Maven (Debian: `default-jdk-headless maven`). What Maven brings is kept in `BUILT`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import ExitStack, closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType

HERE = Path(__file__).parent
BUILT = HERE.parent.parent / ".venv" / "opensearch"
HEAP = "512m"
PATIENCE = 180.0  # seconds until all nodes have met; a busy machine needs a minute
_JAVA = (
    *(f"-Xms{HEAP}", f"-Xmx{HEAP}", "-XX:+UseG1GC", "-XX:MaxDirectMemorySize=256m", "-Dfile.encoding=UTF-8"),
    *("-Dio.netty.noUnsafe=true", "-Dio.netty.allocator.numDirectArenas=0", "-Dlog4j2.disable.jmx=true"),
    "-Dopensearch.set.netty.runtime.available.processors=false",
)


class NodeError(Exception):
    """A node ended, or they did not meet in time; the end of its log says why."""


def classes() -> str:
    """The class path of a node; built first where pom or launcher are other than when it was."""
    sources = [HERE / name for name in ("pom.xml", "OneNode.java", "log4j2.properties")]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
    folder = BUILT / digest
    if not folder.exists():
        shutil.rmtree(BUILT, ignore_errors=True)
        unfinished = BUILT / "unfinished"
        copied = ("dependency:copy-dependencies", f"-DoutputDirectory={unfinished / 'lib'}")
        subprocess.run(["mvn", "-q", "-B", "-f", HERE / "pom.xml", *copied], check=True)
        subprocess.run(
            ["javac", "-cp", f"{unfinished / 'lib'}/*", "-d", unfinished, HERE / "OneNode.java"], check=True
        )
        shutil.copy(HERE / "log4j2.properties", unfinished)
        unfinished.rename(folder)
    return f"{folder}:{folder / 'lib'}/*"


class Cluster:
    """`with Cluster(3) as cluster:` so many nodes that have met, gone afterwards with all they hold."""

    def __init__(self, nodes: int = 3) -> None:
        self.classes = classes()
        self.folder = Path(tempfile.mkdtemp(prefix="zhenggai-opensearch-"))
        ports = _free_ports(2 * nodes)
        self.http, self.transport = ports[:nodes], ports[nodes:]
        self.processes: dict[int, subprocess.Popen[bytes]] = {}

    @property
    def urls(self) -> list[str]:
        return [f"http://127.0.0.1:{port}" for port in self.http]

    def __enter__(self) -> Cluster:
        with ExitStack() as stack:
            stack.callback(self.close)
            for number in range(len(self.http)):
                self.start(number)
            self.wait()
            stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self, number: int) -> None:
        settings = {
            "cluster.name": self.folder.name,
            "node.name": f"n{number}",
            "http.port": self.http[number],
            "transport.port": self.transport[number],
            # A full disk of the machine is no matter of these tests.
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            **self._meeting(),
        }
        command = ["java", *_JAVA, "-cp", self.classes, "OneNode", str(self.folder / f"n{number}")]
        with self._log(number).open("ab") as log:
            self.processes[number] = subprocess.Popen(
                [*command, *(f"{name}={value}" for name, value in settings.items())],
                stdout=log,
                stderr=log,
                start_new_session=True,  # an interrupt of the command is not one of its nodes
            )

    def _meeting(self) -> dict[str, str]:
        if len(self.http) == 1:
            return {"discovery.type": "single-node"}
        return {
            "discovery.seed_hosts": ",".join(f"127.0.0.1:{port}" for port in self.transport),
            "cluster.initial_cluster_manager_nodes": ",".join(f"n{n}" for n in range(len(self.http))),
        }

    def _log(self, number: int) -> Path:
        return self.folder / f"n{number}.log"

    def kill(self, number: int) -> None:
        """Without a word, as when a machine goes."""
        process = self.processes.pop(number)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def wait(self, seconds: float = PATIENCE) -> None:
        """Until all nodes that were started have met."""
        until = time.monotonic() + seconds
        while (met := self.met()) != len(self.http):
            for number, process in self.processes.items():
                if process.poll() is not None or time.monotonic() > until:
                    tail = self._log(number).read_text("utf-8", "replace")[-2000:]
                    raise NodeError(
                        f"{met} of {len(self.http)} nodes have met; the log of n{number}:\n{tail}"
                    )
            time.sleep(0.25)

    def met(self) -> int:
        try:
            with closing(HTTPConnection("127.0.0.1", self.http[0], timeout=5)) as connection:
                connection.request("GET", "/_cluster/health")
                return int(json.load(connection.getresponse())["number_of_nodes"])
        except (OSError, HTTPException, ValueError, KeyError):
            return 0

    def close(self) -> None:
        for number in list(self.processes):
            self.kill(number)
        shutil.rmtree(self.folder, ignore_errors=True)


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
