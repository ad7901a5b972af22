"""Whether the index holds what the rows say: names, digests, numbers of documents; and mends what differs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import indexing
from search.engines.protocol import IndexAwayError, IndexUnfitError


class Command(BaseCommand):
    help = "核对检索索引与数据库：哪些通报不同；--repair 只重新索引这些。"
    requires_system_checks = ()  # the check of the index says the same, with less

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="把不同的通报重新索引；其余不动。")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            differences = indexing.differences()
        except IndexUnfitError as error:
            raise CommandError(f"{error}运行 python manage.py rebuild_index") from error
        except IndexAwayError as error:
            raise CommandError(str(error)) from error
        for difference in differences:
            self.stdout.write(f"{difference.name}：{difference.reason}")
        if options["repair"]:
            indexing.repair(difference.name for difference in differences)
            differences = indexing.differences()
        if differences:
            raise CommandError(f"{len(differences)} 份通报的索引与数据库不同。")
        self.stdout.write("索引与数据库一致。")
