"""Keys in a table that only this connection sees: filled in batches, joined by the database, dropped after a page.

However many units a search finds, no statement carries them all, and no list holds them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, QuerySet
from django.db.models.sql.compiler import SQLCompiler


@dataclass(frozen=True, slots=True)
class _Dialect:
    """The type of a key, and how a parameter that lists keys is read."""

    type: str
    listed: str
    parameter: Callable[[list[int]], Any]


_DIALECTS: Mapping[str, _Dialect] = MappingProxyType(
    {
        "sqlite": _Dialect("integer", "value FROM json_each(%s)", json.dumps),
        "postgresql": _Dialect("bigint", "unnest(%s::bigint[])", list),
    }
)
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class KeyTable:
    name: str

    def add(self, batches: Iterable[Sequence[int]]) -> None:
        dialect = _DIALECTS[connection.vendor]
        for batch in batches:
            self._insert(f"SELECT {dialect.listed}", [dialect.parameter(list(batch))])

    def add_rows(self, rows: QuerySet[Any, Any]) -> None:
        """Of one column: they don't leave the database."""
        sql, parameters = rows.order_by().query.sql_with_params()
        self._insert(f"SELECT * FROM ({sql}) AS keys", parameters)  # noqa: S608  # Django's own statement

    def _insert(self, sql: str, parameters: Sequence[Any]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f'INSERT INTO "{self.name}" {sql} WHERE true ON CONFLICT DO NOTHING', parameters)


@contextmanager
def key_table() -> Iterator[KeyTable]:
    """An empty one, gone afterwards."""
    table = KeyTable(f"keys_{next(_numbers)}")
    with connection.cursor() as cursor:
        key_type = _DIALECTS[connection.vendor].type
        cursor.execute(f'CREATE TEMPORARY TABLE "{table.name}" ("key" {key_type} PRIMARY KEY)')
    try:
        yield table
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP TABLE "{table.name}"')


class Among(Func):
    """`Figure.objects.filter(Among("problem_id", table))`: rows whose number stands in the table."""

    arity = 1
    output_field = BooleanField()

    def __init__(self, column: str, table: KeyTable, **extra: Any) -> None:
        super().__init__(F(column), **extra)
        self.table = table

    def as_sql(  # type: ignore[override]  # Django's has more that may be handed in
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,  # noqa: ARG002  # Django's
        **_context: Any,
    ) -> tuple[str, Any]:
        column, parameters = compiler.compile(self.source_expressions[0])
        return f'{column} IN (SELECT "key" FROM "{self.table.name}")', parameters  # noqa: S608  # a name of ours
