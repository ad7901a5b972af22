"""In place of Haystack's: the new index is written beside the old one and swapped in when it is complete."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from search import homes, indexing
from search.engines.connection import engine
from search.engines.protocol import IndexAwayError, IndexBusyError


class Command(BaseCommand):
    help = "从数据库重建检索索引；完成之前，检索仍使用旧索引。"
    requires_system_checks = ()  # the check of the index would warn of what is being mended

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--noinput", action="store_true", help="Haystack 的选项；这里从不提问。")
        parser.add_argument(
            "--if-stale",
            action="store_true",
            help="仅在没有索引、索引损坏或由另一版本写成时重建，否则不作声。",
        )
        parser.add_argument("--here", action="store_true", help="此后由这台机器保管索引，取代原来那台。")
        parser.add_argument("--processes", type=int, metavar="N", help="分词的进程数；默认与处理器数相同。")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["here"]:
            homes.move_here()
        if not homes.is_here():
            raise CommandError(homes.ELSEWHERE)
        total = indexing.count()
        try:
            if options["if_stale"] and engine().is_current():
                return
            with tqdm(total=total, unit="条", disable=None if options["verbosity"] else True) as bar:
                count = indexing.rebuild(bar.update, options["processes"])
        except (IndexAwayError, IndexBusyError) as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"索引已重建：{count} 条。")
