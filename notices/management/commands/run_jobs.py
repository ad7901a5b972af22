"""`run_jobs`: works off what was handed in for import, and waits for more."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import threading
from argparse import ArgumentParser
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from notices.database import DATABASE_AWAY
from notices.importing import jobs
from notices.importing.batches import LEASE
from notices.models import ImportFile, Worker

MOST_REFUSALS = 5  # of the database, one after the other, before a worker that is to end gives up


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
        self.worker = worker
        self.loud = options["verbosity"] > 1
        self.stopped = threading.Event()
        self.refusals = 0
        self.elsewhere: set[int] = set()
        signal.signal(signal.SIGTERM, lambda *_: self.stopped.set())
        try:
            while not self.stopped.is_set() and self._work(lease, until_done):
                self.stopped.wait(poll)
        finally:
            with suppress(*DATABASE_AWAY):  # it is forgotten for its silence
                Worker.objects.filter(name=worker).delete()

    def _work(self, lease: float, until_done: bool) -> bool:
        """One round; whether there is another."""
        try:
            Worker.objects.beat(self.worker)
            worked = timedelta(seconds=lease), self._said, self.stopped.is_set, self.elsewhere
            jobs.work_off(self.worker, *worked)
            self.refusals = 0
            return not until_done or ImportFile.objects.open().exclude(pk__in=self.elsewhere).exists()
        except DATABASE_AWAY as busy:  # held by another process, or restarted: look again
            self.stderr.write(str(busy))
            close_old_connections()  # one that was cut off does not come back
            self.refusals += 1
            if until_done and self.refusals == MOST_REFUSALS:
                raise CommandError(f"数据库 {MOST_REFUSALS} 次不能读写，没有做完。") from busy
            return True

    def _said(self, file: ImportFile) -> None:
        Worker.objects.beat(self.worker)
        if self.loud:
            file.refresh_from_db()
            self.stdout.write(f"{file.get_status_display()} {file.name} {file.reason}".rstrip())
