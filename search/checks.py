"""A system check that says what is wrong where the index is not whole, or not what this version of the code writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Warning  # noqa: A004  # Django's name
from django.db import DatabaseError

from search.engines.connection import engine
from search.engines.protocol import IndexAwayError, IndexMissingError, IndexUnfitError

_HINT = "运行 python manage.py rebuild_index"


def index_is_whole(app_configs: Sequence[Any] | None, **_options: Any) -> list[CheckMessage]:  # noqa: ARG001
    try:
        engine().warm()
    except IndexMissingError:
        missing = Warning("还没有检索索引，不能检索。", hint=_HINT, id="search.W001")
        return [missing] if _has_notices() else []
    except IndexUnfitError as error:
        return [Warning(str(error), hint=_HINT, id="search.W002")]
    except IndexAwayError as error:
        return [Warning(str(error), hint="检查 OPENSEARCH_URLS 与集群的状态", id="search.W003")]
    return []


def _has_notices() -> bool:
    """Before the first import, and before the first migration, a missing index is as it should be."""
    from notices.models import Notice

    try:
        return Notice.objects.exists()
    except DatabaseError:
        return False
