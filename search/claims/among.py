"""A condition on a column: its number is one of these, however many. One parameter carries them all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func
from django.db.models.sql.compiler import SQLCompiler


class Among(Func):
    """`Figure.objects.filter(Among("problem_id", keys))`: `__in` has a parameter a key, and SQLite an end of those."""

    arity = 1
    output_field = BooleanField()

    def __init__(self, column: str, keys: Iterable[int], **extra: Any) -> None:
        super().__init__(F(column), **extra)
        self.keys = list(keys)

    def as_sqlite(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,  # noqa: ARG002  # Django's
        **_context: Any,
    ) -> tuple[str, tuple[Any, ...]]:
        column, params = compiler.compile(self.source_expressions[0])
        return f"{column} IN (SELECT value FROM json_each(%s))", (*params, json.dumps(self.keys))  # noqa: S608

    def as_postgresql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,  # noqa: ARG002
        **_context: Any,
    ) -> tuple[str, tuple[Any, ...]]:
        column, params = compiler.compile(self.source_expressions[0])
        return f"{column} = ANY(%s)", (*params, self.keys)
