"""Of several machines on one database, which keeps the embedded index: only there what changes may be indexed.

SQLite has its database in the data folder, as the index: there is but one machine. A cluster is everybody's.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from search.models import IndexHome

ELSEWHERE = (
    "这个数据库的检索索引在另一台机器上，改动只写进那一台的索引。几台服务器要一起用 SEARCH_ENGINE=opensearch；"
    "若由这一台取代原来那台，请运行 python manage.py rebuild_index --here"
)
OWN_KEY = "几台服务器要有同一个 SECRET_KEY：请在环境变量中写明，否则在一台登录，另一台不认。"
OWN_COUNTS = "几台服务器要一起计数，否则限制各算各的：请设 CACHE=database（或 redis://…）。"


def refuse_what_is_not_shared() -> None:
    """Before a server begins: raises ImproperlyConfigured where another machine would answer otherwise."""
    if not _is_shared():
        return
    if not is_here():
        raise ImproperlyConfigured(ELSEWHERE)
    if settings.SEARCH_ENGINE != "opensearch":
        return
    if not settings.HAS_GIVEN_KEY:
        raise ImproperlyConfigured(OWN_KEY)
    if settings.CACHES["default"]["BACKEND"].endswith(".LocMemCache"):
        raise ImproperlyConfigured(OWN_COUNTS)


def is_here() -> bool:
    """Whether this machine is one that indexes; the first to ask is the one that has the embedded index."""
    if not _is_shared() or settings.SEARCH_ENGINE != "whoosh":
        return True
    home, _is_new = IndexHome.objects.get_or_create(pk=1, defaults={"token": _token()})
    return home.token == _token()


def move_here() -> None:
    IndexHome.objects.update_or_create(pk=1, defaults={"token": _token()})


def _is_shared() -> bool:
    return connection.vendor != "sqlite"


def _token() -> str:
    """Of this data folder: drawn once, there in whole or not at all."""
    path = settings.DATA_DIR / "index_home"
    if not path.exists():
        with NamedTemporaryFile("w", dir=settings.DATA_DIR, prefix=".") as file:
            file.write(secrets.token_hex(16))
            file.flush()
            with suppress(FileExistsError):
                os.link(file.name, path)
    return str(path.read_text())
