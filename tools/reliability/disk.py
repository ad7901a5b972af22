"""A disk that fills up under a command, and one that can only be read: sentences, nothing half, all is well after."""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.reliability.collection import MANAGE, ROOT, Line, set_up, work_for

MEGABYTES = 32  # of the disk
FREE = (600, 300, 150, 60, 20)  # kB that are left on it when a command begins
COMMANDS = ("import_notices", "reparse_notices --all", "rebuild_index")
READING_ONLY = (*COMMANDS, "run_jobs --until-done --poll .1")
_MOUNT, _UMOUNT = "/bin/mount", "/bin/umount"


def disks(_sizes: argparse.Namespace, _draw: random.Random) -> Line:
    """In a mount namespace of its own, so that nobody else sees the small disk."""
    as_root = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    command = ["unshare", *as_root, "--mount", sys.executable, "-m", "tools.reliability", "--as", "disk"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        print(run.stderr, file=sys.stderr)
        return Line("disk full, disk read-only", {"not tried": "no small disk could be made"}, is_sound=False)
    *endings, counts = run.stdout.splitlines()
    print("\n".join(endings), file=sys.stderr)
    tracebacks, half = map(int, counts.split())
    figures: dict[str, object] = {
        "sizes": len(FREE),
        "commands": len(endings),
        "without a sentence": tracebacks,
    }
    return Line("disk full, disk read-only", figures | {"half or lost": half}, not (tracebacks or half))


def fill() -> str:
    """Prints how each command ended; gives how many had no sentence, and how many rows or documents were not whole."""
    from django.db import connection

    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([_MOUNT, "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "none", folder], check=True)
        os.environ |= {"DATA_DIR": folder, "DATABASE_URL": "", "LOG_LEVEL": "WARNING"}
        try:
            subprocess.run([*MANAGE, "migrate", "--verbosity", "0"], check=True)
            set_up()
            tracebacks, half = _filled(Path(folder))
            connection.close()  # else the disk is in use
            subprocess.run([_MOUNT, "-o", "remount,ro", folder], check=True)
            tracebacks += sum(
                _ends_in_a_traceback(command, [str(ROOT / "samples")]) for command in READING_ONLY
            )
        finally:
            subprocess.run([_UMOUNT, "--lazy", folder], check=True)
    return f"{tracebacks} {half}"


def _filled(folder: Path) -> tuple[int, int]:
    tracebacks = half = brought = 0
    for free in FREE:
        files = work_for("import", brought)
        brought += 5
        for command in COMMANDS:
            with _Ballast(folder, free):
                tracebacks += _ends_in_a_traceback(command, files)
            half += _is_not_whole(brought, files)
    return tracebacks, half


class _Ballast:
    """Leaves so many kB on the disk, within."""

    def __init__(self, folder: Path, free: int) -> None:
        self.path, self.free = folder / "ballast", free

    def __enter__(self) -> None:
        disk = os.statvfs(self.path.parent)
        self.path.write_bytes(bytes(max(0, disk.f_bavail * disk.f_frsize - self.free * 1024)))

    def __exit__(self, *_error: object) -> None:
        self.path.unlink()


def _ends_in_a_traceback(command: str, files: list[str]) -> bool:
    words = [*command.split(), *(files if command == "import_notices" else [])]
    run = subprocess.run([*MANAGE, *words], capture_output=True, text=True, check=False)
    output = (run.stderr + run.stdout).strip()
    print(f"{command}: {run.returncode} {output.splitlines()[-1] if output else ''}")
    if is_traceback := "Traceback" in output:
        print(output)
    return is_traceback


def _is_not_whole(brought: int, files: list[str]) -> bool:
    """The same import again, now that there is room: every file is a notice, and every notice is found."""
    from notices.models import Measure, Notice, Problem

    again = subprocess.run([*MANAGE, "import_notices", *files], capture_output=True, check=False)
    compared = subprocess.run([*MANAGE, "check_index"], capture_output=True, check=False)
    counts = Notice.objects.count(), Problem.objects.count() / 2, Measure.objects.count() / 4
    return bool(again.returncode or compared.returncode or set(counts) != {brought})
