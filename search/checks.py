"""A system check that says when the index is not what this version of the code would write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Warning  # noqa: A004  # Django's name
from django.db import DatabaseError
from haystack import connections

_HINT = "运行 python manage.py rebuild_index"


def index_is_current(app_configs: Sequence[Any] | None, **_options: Any) -> list[CheckMessage]:  # noqa: ARG001
    store = connections["default"].get_backend().store
    if store.fingerprint is None:
        missing = Warning("还没有检索索引，检索不会有结果。", hint=_HINT, id="search.W001")
        return [missing] if _has_notices() else []
    if store.fingerprint != store.layout.fingerprint:
        return [Warning("检索索引由另一版本的程序写成，结果可能不全。", hint=_HINT, id="search.W002")]
    return []


def _has_notices() -> bool:
    """Before the first import, and before the first migration, a missing index is as it should be."""
    from notices.models import Notice

    try:
        return Notice.objects.exists()
    except DatabaseError:
        return False
