"""`run_jobs`: works off what was handed in for import, and waits for more."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import threading
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError

from notices.importing import jobs
from notices.importing.batches import LEASE, ImportFile


class Command(BaseCommand):
    help = (
        "Work off the files handed in for import and wait for more; several may run, and any may be killed."
    )
    requires_system_checks = ()  # a stale index is no reason not to import

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--until-done", action="store_true", help="end when no file is left to do")
        parser.add_argument("--poll", type=float, default=2.0, metavar="SECONDS", help="how often to look")
        parser.add_argument(
            "--lease",
            type=float,
            default=LEASE.total_seconds(),
            metavar="SECONDS",
            help="after which a file whose worker has died is taken up again",
        )

    def handle(self, *, until_done: bool, poll: float, lease: float, **options: Any) -> None:
        worker = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"
        self.loud = options["verbosity"] > 1
        self.stopped = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: self.stopped.set())
        while not self.stopped.is_set():
            try:
                jobs.work_off(worker, timedelta(seconds=lease), self._said, self.stopped.is_set)
                if until_done and not ImportFile.objects.open().exists():
                    break
            except OperationalError as busy:  # another process holds the database: look again
                self.stderr.write(str(busy))
            self.stopped.wait(poll)

    def _said(self, file: ImportFile) -> None:
        if self.loud:
            file.refresh_from_db()
            self.stdout.write(f"{file.get_status_display()} {file.name} {file.reason}".rstrip())
