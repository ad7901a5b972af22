"""What deploy/ says can be done: its server serves and ends in peace, its files name what there is."""

from __future__ import annotations

import configparser
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

from tests.test_architecture import documented

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
ELSEWHERE = {"FORWARDED_ALLOW_IPS"}  # gunicorn's


# The servers

GUNICORN = ["gunicorn", "-c", str(DEPLOY / "gunicorn.conf.py")]
WAITRESS = ["config.serving"]  # of the demo


@pytest.fixture(params=[GUNICORN, WAITRESS], ids=["gunicorn", "waitress"])
def server(request, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A server as it is started, over an empty collection, and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DATABASE_URL": "", "BIND": f"127.0.0.1:{port}"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    listen = [f"--listen=127.0.0.1:{port}"] if request.param is WAITRESS else []
    command = [sys.executable, "-m", *request.param, *listen]
    log = (tmp_path / "log").open("wb")
    with log, subprocess.Popen(command, cwd=ROOT, env=environment, stderr=log) as process:
        yield process, port
        process.kill()


def connected(process: subprocess.Popen[bytes], port: int) -> socket.socket:
    """A connection, as soon as there is somebody to take it."""
    while process.poll() is None:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise AssertionError("the server has ended")


def answer(connection: socket.socket) -> str:
    with connection.makefile("rb") as stream:
        return stream.read().decode()


def go_ahead(connection: socket.socket) -> str:
    """The answer to a request whose body has not been sent yet, and nothing of the next."""
    return b"".join(connection.recv(1) for _ in range(25)).decode()


def test_the_server_serves_and_finishes_what_is_in_flight_when_it_is_told_to_stop(server) -> None:
    process, port = server
    with connected(process, port) as connection:
        connection.sendall(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        head, _, body = answer(connection).partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 200 ")
    assert json.loads(body)["status"] == "ready"

    with connected(process, port) as connection:
        form = b"username=a&password=b"
        lines = ["POST /admin/login/ HTTP/1.1", "Host: localhost", "Connection: close"]
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(form)}"]
        connection.sendall("\r\n".join([*lines, "Expect: 100-continue", "", ""]).encode())
        assert go_ahead(connection) == "HTTP/1.1 100 Continue\r\n\r\n"  # it is at it, and waits for the rest
        connection.sendall(form[:5])
        process.send_signal(signal.SIGTERM)
        time.sleep(1)
        connection.sendall(form[5:])
        assert answer(connection).startswith("HTTP/1.1 403 ")  # without a token
    assert process.wait(40) == 0


# The files


def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((DEPLOY / "compose.yaml").read_text()))


def words(command: object) -> list[str]:
    return " ".join(map(str, command)).split() if isinstance(command, list) else str(command or "").split()


def commands_in(words: list[str]) -> set[str]:
    """The commands of manage.py among the words of a command line."""
    return {after for word, after in pairwise(words) if word.endswith("manage.py")}


def test_compose_names_services_volumes_and_files_that_there_are() -> None:
    content = compose()
    services, volumes = content["services"], content["volumes"]
    assert {"web", "worker", "db", "front", "opensearch"} <= set(services)
    for service in services.values():
        assert set(service.get("depends_on", ())) <= set(services)
        for volume in service.get("volumes", ()):
            source = volume.split(":")[0]
            assert (DEPLOY / source).exists() if source.startswith(".") else source in volumes
        if build := service.get("build"):
            assert (DEPLOY / build["context"] / build["dockerfile"]).is_file()
        assert commands_in(words(service.get("command"))) <= set(get_commands())
    assert services["opensearch"]["profiles"] == ["opensearch"]


def test_containers_of_ours_run_with_a_root_that_nobody_writes() -> None:
    ours = [service for service in compose()["services"].values() if "build" in service]
    assert [(service["read_only"], service["cap_drop"]) for service in ours] == [(True, ["ALL"])] * 3


def test_compose_and_example_set_what_the_reference_lists() -> None:
    example = set(re.findall(r"^(\w+)=", (DEPLOY / "zhenggai.env.example").read_text(), re.MULTILINE))
    asked_for = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text()))
    own = {
        name
        for service in compose()["services"].values()
        if "build" in service
        for name in service["environment"]
    }
    assert own - ELSEWHERE <= documented("Settings")
    assert example - {"POSTGRES_PASSWORD"} <= documented("Settings")
    assert asked_for - {"PORT"} <= example


def test_the_image_copies_what_there_is_and_runs_as_nobody_in_particular() -> None:
    lines = [line.split() for line in (DEPLOY / "Dockerfile").read_text().splitlines() if line.strip()]
    copied = [word for line in lines if line[0] == "COPY" and "--from" not in line[1] for word in line[1:-1]]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    users = [line[1] for line in lines if line[0] == "USER"]
    assert users == ["zhenggai"]
    assert lines[-1] == ["CMD", '["gunicorn",', '"-c",', '"deploy/gunicorn.conf.py"]']


def test_no_secret_gets_into_the_image() -> None:
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert {".git", "var", "deploy/*.env"} <= set(ignored)


@pytest.mark.parametrize("name", ["zhenggai.service", "zhenggai-worker.service"])
def test_a_unit_starts_what_there_is_and_waits_longer_than_a_server_takes_to_end(name: str) -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string((DEPLOY / name).read_text())
    service = unit["Service"]
    start = service["ExecStart"].split()
    assert commands_in(start) <= set(get_commands())
    assert [word for word in start[1:] if "/" in word and not (ROOT / word).exists()] == []
    assert int(service["TimeoutStopSec"]) > 30
    assert (service["NoNewPrivileges"], service["ProtectSystem"]) == ("true", "strict")


def test_systemd_understands_the_units(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        pytest.skip("no systemd on this machine")
    for name in ("zhenggai.service", "zhenggai-worker.service"):
        content = (DEPLOY / name).read_text()
        (tmp_path / name).write_text(re.sub(r"/opt/zhenggai/\.venv/bin/\w+", "/bin/true", content))
    run = subprocess.run(
        [analyze, "verify", *map(str, tmp_path.iterdir())],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_the_front_server_understands_its_file(tmp_path: Path) -> None:
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not nginx:
        pytest.skip("no nginx on this machine")
    content = (DEPLOY / "nginx.conf").read_text().replace("server web:8000;", "server 127.0.0.1:8000;")
    (tmp_path / "nginx.conf").write_text(re.sub(r"\B/tmp", str(tmp_path), content))
    run = subprocess.run(
        [nginx, "-t", "-c", str(tmp_path / "nginx.conf")], capture_output=True, text=True, check=False
    )
    assert "syntax is ok" in run.stderr, run.stderr


def test_the_front_server_lets_through_what_the_bounds_allow(settings) -> None:
    content = (DEPLOY / "nginx.conf").read_text()
    sizes = [
        int(size) << (10 if unit == "k" else 20)
        for size, unit in re.findall(r"body_size (\d+)([km])", content)
    ]
    assert sizes[0] >= settings.BOUNDS["body"]
    assert sizes[1] >= settings.BOUNDS["upload"]
    lines = [int(size) << 10 for size in re.findall(r"large_client_header_buffers 4 (\d+)k", content)]
    assert lines[0] > settings.BOUNDS["address"]


EXTRAS = {
    "requirements.txt": (),
    "requirements-dev.txt": ("dev", "metrics", "opensearch", "postgresql", "rjieba", "s3", "server"),
    "requirements-server.txt": ("server", "postgresql", "opensearch", "s3", "metrics", "redis"),
}


def test_pinned_requirements_name_all_that_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    missing = {
        file: asked - _names((ROOT / file).read_text("utf-8").splitlines())
        for file, extras in EXTRAS.items()
        if (
            asked := _names(project["dependencies"]).union(
                *(_names(project["optional-dependencies"][extra]) for extra in extras)
            )
            - {"zhenggai"}
        )
    }
    assert missing == {file: set() for file in EXTRAS}


def _names(lines: list[str]) -> set[str]:
    return {name[0].lower() for line in lines if (name := re.match(r"[A-Za-z][\w.-]*", line))}
