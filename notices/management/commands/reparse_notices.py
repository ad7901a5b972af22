"""`reparse_notices [NAME…]`: stored originals read and parsed anew, with a diff by notice."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from tqdm import tqdm

from notices.database import DATABASE_AWAY
from notices.importing.reparsing import NoticeChange, outdated, reparse
from notices.models import Notice
from notices.versioning.changes import run_of_changes


class Command(BaseCommand):
    help = (
        "Read and parse stored originals anew where the reader or parser has a newer version, and show what changes. "
        "Addresses and curators' corrections stay. Exit code 1 if a notice could not be read."
    )
    requires_system_checks = ()  # the index follows the rows

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "names", nargs="*", metavar="NAME", help="public names; by default all that are outdated"
        )
        parser.add_argument("--dry-run", action="store_true", help="show what would change, change nothing")
        parser.add_argument("--all", action="store_true", help="also what the present versions have read")

    def handle(self, *, names: list[str], dry_run: bool, **options: Any) -> None:
        wanted = self._wanted(names, every=options["all"]).order_by("name")
        bar = tqdm(
            wanted.iterator(chunk_size=100), total=wanted.count(), unit="份", disable=not sys.stderr.isatty()
        )
        changes = []
        with run_of_changes():
            for notice in bar:
                changes.append(change := _reparsed(notice, dry_run=dry_run))
                self._show(change)
        self._sum_up(changes, dry_run=dry_run)
        if any(change.reason for change in changes):
            sys.exit(1)

    def _wanted(self, names: list[str], *, every: bool) -> QuerySet[Notice]:
        if not names:
            return Notice.objects.all() if every else outdated()
        notices = Notice.objects.filter(name__in=names)
        if missing := sorted({*names} - set(notices.values_list("name", flat=True))):
            raise CommandError(f"没有这样的通报：{'、'.join(missing)}")
        return notices

    def _show(self, change: NoticeChange) -> None:
        if change.reason:
            self.stderr.write(f"失败 {change.name}: {change.reason}")
        elif change.diff:
            self.stdout.write("\n".join((change.name, *change.diff, "")))

    def _sum_up(self, changes: list[NoticeChange], *, dry_run: bool) -> None:
        failed = sum(bool(change.reason) for change in changes)
        changed = sum(bool(change.diff) for change in changes)
        prefix = "试运行，未写入：" if dry_run else ""
        same = len(changes) - changed - failed
        self.stdout.write(f"{prefix}{len(changes)} 份通报：有变化 {changed}，无变化 {same}，失败 {failed}")


def _reparsed(notice: Notice, *, dry_run: bool) -> NoticeChange:
    try:
        return reparse(notice, dry_run=dry_run)
    except DATABASE_AWAY:
        return NoticeChange(notice.name, reason="数据库正忙或不能写入；请再运行一次")
