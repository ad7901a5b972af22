"""Whether the site lives, whether it can serve, and what it has to do, for those that watch it."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Mapping

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from notices.models import Worker
from search.checks import index_is_whole
from search.models import PendingNotice

LEAST_FREE = (
    500_000_000  # bytes on the disk of the data folder: a rebuild of the index stands beside the one in use
)
logger = logging.getLogger(__name__)


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(_request: HttpRequest) -> JsonResponse:
    """All that pages need is there; 503 where something is not. What exactly is wrong stands in the log alone."""
    checks = {name: _passes(name, check) for name, check in CHECKS.items()}
    is_ready = all(checks.values())
    content = {
        "status": "ready" if is_ready else "not ready",
        "checks": {name: "ok" if passed else "failed" for name, passed in checks.items()},
        "waiting": PendingNotice.objects.count() if checks["migrations"] else None,
    }
    return JsonResponse(content, status=200 if is_ready else 503)


def _passes(name: str, check: Callable[[], bool]) -> bool:
    try:
        passed = check()
    except Exception:  # whatever it is, the answer is that it failed
        logger.exception("Not ready: %s", name)
        return False
    if not passed:
        logger.error("Not ready: %s", name)
    return passed


def _database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _index_is_whole() -> bool:
    for message in (messages := index_is_whole(None)):
        logger.error("Not ready: %s", message.msg)
    return not messages


def _has_room() -> bool:
    return shutil.disk_usage(settings.DATA_DIR).free >= LEAST_FREE


def _is_worked_off() -> bool:
    return Worker.objects.are_alive()


CHECKS: Mapping[str, Callable[[], bool]] = {
    "database": _database_answers,
    "migrations": _is_migrated,
    "index": _index_is_whole,
    "disk": _has_room,
    "worker": _is_worked_off,
}


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """For Prometheus, where there is a token and it is shown; nothing is there for anybody else."""
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.METRICS_TOKEN or not constant_time_compare(token, settings.METRICS_TOKEN):
        raise Http404
    from django_prometheus.exports import ExportToDjangoView

    response: HttpResponse = ExportToDjangoView(request)
    return response
