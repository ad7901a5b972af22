"""`collect`: walks the sources that editors named, hands in what looks like a notice, and imports it."""

from __future__ import annotations

import fcntl
import os
import signal
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from notices.collecting import source_file
from notices.collecting.manners import is_within
from notices.collecting.walk import Walk
from notices.database import DATABASE_AWAY
from notices.importing import jobs
from notices.models import CollectedPage, SourceSite

_ANOTHER = "另一个 collect 正在运行。"
_LOCK = 0x636F6C6C656374  # a number that nobody else locks: "collect" in letters
_NO_CONTACT = "请先设置 CONTACT_EMAIL：网站的管理者要能找到是谁在访问。"


class Command(BaseCommand):
    help = (
        "Walk the active sources, politely, and hand in what looks like a notice. "
        "May be killed: the next start goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sources", nargs="*", metavar="NAME", help="only these sources")
        parser.add_argument(
            "--load", type=Path, metavar="FILE", help="take over sources from a TOML file first"
        )

    def handle(self, *, sources: list[str], load: Path | None, **_: Any) -> None:
        if load:
            self._load(load)
        sites = list(SourceSite.objects.filter(active=True))
        if unknown := set(sources) - {site.name for site in sites}:
            raise CommandError(f"没有这样的来源：{'、'.join(sorted(unknown))}")
        if not settings.CONTACT_EMAIL:
            raise CommandError(_NO_CONTACT)
        ended = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: ended.set())
        folder = Path(settings.DATA_DIR) / "collecting"
        with _alone(folder):
            chosen = [site for site in sites if not sources or site.name in sources]
            walk = Walk(folder, self._report)
            walk.run(chosen, lambda: ended.is_set() or not is_within(settings.COLLECT_HOURS))
            jobs.work_off(f"collect:{os.getpid()}", stopped=ended.is_set)
        for site in chosen:
            self._conclude(site)

    def _load(self, path: Path) -> None:
        try:
            count = source_file.load(path)
        except (OSError, ValueError, ValidationError) as error:
            raise CommandError(f"{path}：{error}") from error
        self.stdout.write(f"{path}：{count} 个来源")

    def _report(self, page: CollectedPage) -> None:
        words = " ".join(filter(None, (page.get_status_display(), page.address, page.words, page.reason)))
        self.stdout.write(f"{timezone.localtime():%H:%M:%S} {words}")

    def _conclude(self, site: SourceSite) -> None:
        counts = site.counts()
        words = "，".join(f"{label} {counts[status]}" for status, label in CollectedPage.Status.choices)
        self.stdout.write(f"{site.name}：{words}{'；没有走完，下次接着走' if site.is_open else ''}")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One collector at a time: a host is asked one thing at a time. Locks die with their process."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock, _alone_among_machines():
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CommandError(_ANOTHER) from None
        yield


@contextmanager
def _alone_among_machines() -> Iterator[None]:
    """Those that share a database have a lock in it, until its connection ends; SQLite is on one machine."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if cursor.fetchone() != (True,):
            raise CommandError(_ANOTHER)
    try:
        yield
    finally:
        # Where the connection has gone, so has the lock: what ended the walk is what is told.
        with suppress(*DATABASE_AWAY), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
